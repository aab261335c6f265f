import { shareQueries, type ShareFacts } from '../actor/share';
import type { BranchFacts } from './world';

/** Milliseconds until Prometheus is taken for one that does not answer. */
const ANSWERS_WITHIN = 10_000;

interface Reply {
  readonly status?: string;
  readonly error?: string;
  readonly data?: { readonly result?: readonly { readonly value?: readonly [number, string] }[] };
}

/** Asks Prometheus where the requests of the last seconds went. Throws where it does not answer; headers are never shown. */
export async function askShare(
  { platform, revision, namespace }: BranchFacts,
  window: number,
  address = platform.prometheus.address,
): Promise<ShareFacts> {
  const queries = shareQueries(revision.release, namespace, window);
  const ask = (query: string) => perSecond(address, platform.prometheus.headers, query);
  const [candidate, all] = await Promise.all([ask(queries.candidate), ask(queries.all)]);
  return { window, candidate: candidate * window, all: all * window };
}

/** The one value of a query; 0 where there is no series. */
async function perSecond(address: string, headers: Readonly<Record<string, string>>, query: string): Promise<number> {
  const url = new URL(`${address.replace(/\/+$/, '')}/api/v1/query`);
  url.searchParams.set('query', query);
  const sent = { ...headers, ...takeCredentials(url) };
  const response = await fetch(url, { headers: sent, signal: AbortSignal.timeout(ANSWERS_WITHIN) }).catch(
    (error: unknown) => {
      throw new Error(`${url.origin}: ${reasonOf(error)}`);
    },
  );
  const text = await response.text();
  if (!response.ok) throw new Error(`${url.origin} answered ${response.status}`);
  const { status, error, data } = JSON.parse(text) as Reply;
  if (status !== 'success') throw new Error(`${url.origin}: ${error ?? 'no success'}`);
  const value = Number(data?.result?.[0]?.value?.[1] ?? 0);
  return Number.isFinite(value) ? value : 0;
}

/** Takes a user and a password out of an address: `fetch` refuses one that has them, and names it. */
function takeCredentials(url: URL): Readonly<Record<string, string>> {
  const { username, password } = url;
  if (username === '' && password === '') return {};
  url.username = url.password = '';
  const text = `${decodeURIComponent(username)}:${decodeURIComponent(password)}`;
  return { Authorization: `Basic ${Buffer.from(text).toString('base64')}` };
}

/** What fetch says is in its cause. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  return cause instanceof Error && cause.message !== '' ? cause.message : error.message;
}
