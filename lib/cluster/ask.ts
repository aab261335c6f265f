import { request as httpRequest, type RequestOptions } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { ClusterApi } from './api';

/** A question to the API server that names no object: discovery, reviews of access, the proxy of a Service. */
export interface Question {
  /** With its query, such as `/version`. */
  readonly path: string;
  /** Sent with POST. @default - none: it is a GET */
  readonly body?: object;
  /** Sent besides those that say who asks. @default {} */
  readonly headers?: Readonly<Record<string, string>>;
}

/** What was answered, and when. */
export interface Reply {
  readonly status: number;
  readonly text: string;
  /** The server's clock as it has it in `Date`, in seconds since 1970. */
  readonly date?: number;
  /** Our clock when it was asked and when the answer began, in seconds since 1970. */
  readonly asked: number;
  readonly answered: number;
}

/** Milliseconds: what takes longer is no answer. */
const ANSWERS_WITHIN = 15_000;

/** Asks the API server as the client of the cluster does: its certificates, its user, its proxy. */
export async function askServer({ config }: ClusterApi, { path, body, headers = {} }: Question): Promise<Reply> {
  const server = config.getCurrentCluster()?.server ?? '';
  const options: RequestOptions = { method: body === undefined ? 'GET' : 'POST' };
  await config.applyToHTTPSOptions(options);
  // Only the path is ours: the address and whoever asks are the configuration's.
  const type = body === undefined ? {} : { 'content-type': 'application/json' };
  const all = { accept: 'application/json', ...type, ...headers, ...(options.headers as Record<string, string>) };
  return send(`${server.replace(/\/$/, '')}${path}`, { ...options, headers: all }, body);
}

/** Asks an address that needs no API server. */
export function askAddress(address: string, headers: Readonly<Record<string, string>>): Promise<Reply> {
  return send(address, { method: 'GET', headers: { accept: 'application/json', ...headers } }, undefined);
}

function send(address: string, options: RequestOptions, body: object | undefined): Promise<Reply> {
  return new Promise((resolve, reject) => {
    const asked = Date.now() / 1000;
    const request = address.startsWith('https:') ? httpsRequest : httpRequest;
    const sent = request(address, { ...options, timeout: ANSWERS_WITHIN }, (response) => {
      const answered = Date.now() / 1000;
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => {
        const date = Date.parse(response.headers.date ?? '') / 1000;
        resolve({
          status: response.statusCode ?? 0,
          text: Buffer.concat(chunks).toString('utf8'),
          ...(Number.isNaN(date) ? {} : { date }),
          asked,
          answered,
        });
      });
    });
    sent.on('timeout', () => sent.destroy(new Error(`no answer within ${ANSWERS_WITHIN / 1000} s`)));
    sent.on('error', reject);
    sent.end(body === undefined ? undefined : JSON.stringify(body));
  });
}
