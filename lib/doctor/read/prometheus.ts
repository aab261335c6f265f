import { askAddress, askServer, type Reply } from '../../cluster/ask';
import type { ClusterApi } from '../../cluster/api';
import type { ResolvedPlatform } from '../../platform/platform';
import { jsonOf, messageOf } from './cluster';

/** A sample: the labels of its series, and its value. */
export interface Sample {
  readonly labels: Readonly<Record<string, string>>;
  readonly value: number;
}

/** Prometheus at the address of the platform. */
export interface Prometheus {
  /** The way to it, for people. */
  readonly way: string;
  /** Evaluates a query, now. Throws what keeps it from being answered. */
  readonly query: (query: string) => Promise<{ readonly samples: readonly Sample[]; readonly reply: Reply }>;
}

/** A name that only pods of a cluster resolve. */
const IN_CLUSTER = /^([a-z0-9-]+)\.([a-z0-9-]+)\.svc(?:\.|$)/;

/** The way to Prometheus: from outside of the cluster to a name of the cluster by the API server's proxy of its Service. */
export function prometheusAt(api: ClusterApi, { prometheus }: ResolvedPlatform, isInside: boolean): Prometheus {
  const { address, headers } = prometheus;
  const url = new URL(address);
  const [, service, namespace] = IN_CLUSTER.exec(url.hostname) ?? [];
  const base = url.pathname.replace(/\/$/, '');
  if (isInside || service === undefined || namespace === undefined) {
    return { way: address, query: queryBy((path) => askAddress(`${url.origin}${base}${path}`, headers)) };
  }
  const scheme = url.protocol === 'https:' ? 'https:' : '';
  const port = url.port || (scheme === '' ? '80' : '443');
  const proxy = `/api/v1/namespaces/${namespace}/services/${scheme}${service}:${port}/proxy${base}`;
  return {
    way: `${address}, through the API server`,
    query: queryBy((path) => askServer(api, { path: `${proxy}${path}`, headers })),
  };
}

interface QueryAnswer {
  readonly status?: string;
  readonly data?: {
    readonly resultType: string;
    readonly result: readonly unknown[];
  };
}

function queryBy(ask: (path: string) => Promise<Reply>): Prometheus['query'] {
  return async (query) => {
    const reply = await ask(`/api/v1/query?query=${encodeURIComponent(query)}`);
    const { status, data } = jsonOf(reply) as QueryAnswer;
    if (reply.status !== 200 || status !== 'success' || !data) throw new Error(messageOf(reply));
    return { samples: samplesOf(data), reply };
  };
}

type Value = readonly [time: number, value: string];

function samplesOf({ resultType, result }: NonNullable<QueryAnswer['data']>): readonly Sample[] {
  if (resultType === 'scalar') return [{ labels: {}, value: Number(result[1]) }];
  const series = result as readonly { readonly metric: Readonly<Record<string, string>>; readonly value: Value }[];
  return series.map(({ metric, value }) => ({ labels: metric, value: Number(value[1]) }));
}
