import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { dirname, join } from 'node:path';
import type { PrivateNamespace } from './namespace';

/** The one user of the API server, who may do everything. */
export const TOKEN = 'cutover-engines';
/** The API server as those inside see it. */
export const API_ADDRESS = 'https://127.0.0.1:6443';

/** What something inside answered over HTTP. */
export interface Answer {
  readonly status: number;
  readonly body: string;
}

/** Where engines run: a folder of files that both sides of the wall see, and ways to reach what listens inside. */
export class Setting {
  constructor(
    readonly folder: string,
    readonly space: PrivateNamespace,
  ) {}

  /** The path of a file or folder of the run. */
  path(...parts: readonly string[]): string {
    return join(this.folder, ...parts);
  }

  /**
   * Writes a file and gives its path. Objects are written as JSON, which every engine reads as YAML too. A file that is
   * written again is replaced and never empty in between: an engine may be reading it, as all of them do the kubeconfig.
   */
  write(name: string, content: string | object): string {
    const path = this.path(name);
    mkdirSync(dirname(path), { recursive: true });
    const draft = `${path}.draft`;
    writeFileSync(draft, typeof content === 'string' ? content : JSON.stringify(content));
    renameSync(draft, path);
    return path;
  }

  /** The API server's own certificate, which it writes when it starts. */
  certificate(): string {
    return readFileSync(this.path('pki', 'apiserver.crt'), 'utf8');
  }

  /** The file by which programs inside reach the API server. */
  kubeconfig(): string {
    return this.write('kubeconfig', {
      apiVersion: 'v1',
      kind: 'Config',
      'current-context': 'engines',
      clusters: [
        {
          name: 'engines',
          cluster: { server: API_ADDRESS, 'certificate-authority': this.path('pki', 'apiserver.crt') },
        },
      ],
      users: [{ name: 'admin', user: { token: TOKEN } }],
      contexts: [{ name: 'engines', context: { cluster: 'engines', user: 'admin' } }],
    });
  }

  /** Asks what listens on a port of 127.0.0.1 inside. Certificates are not looked at: nobody else is in there. */
  async get(port: number, path: string, scheme: 'http' | 'https' = 'http'): Promise<Answer> {
    return this.ask({ port, path, scheme });
  }

  /** The same with a method and a body. */
  async ask(question: {
    readonly port: number;
    readonly path: string;
    readonly scheme?: 'http' | 'https';
    readonly method?: string;
    readonly body?: string;
  }): Promise<Answer> {
    const { port, path, scheme = 'http', method = 'GET', body } = question;
    const socketPath = await this.space.socket(port);
    const headers = { host: `127.0.0.1:${port}`, authorization: `Bearer ${TOKEN}` };
    const options = { socketPath, path, method, headers, rejectUnauthorized: false, timeout: 5000 };
    return new Promise((resolve, reject) => {
      const asked = (scheme === 'https' ? httpsRequest : httpRequest)(options, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString('utf8') });
        });
        response.on('error', reject);
      });
      asked.on('timeout', () => asked.destroy(new Error(`no answer from port ${port} in 5 s`)));
      asked.on('error', reject);
      asked.end(body);
    });
  }

  /** Whether a port answers a path with 200. */
  async answers(port: number, path: string, scheme: 'http' | 'https' = 'http'): Promise<boolean> {
    const { status } = await this.get(port, path, scheme);
    return status === 200;
  }
}
