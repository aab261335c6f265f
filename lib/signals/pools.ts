import { current, sumOfRates } from '../promql/rates';
import { is, number, selector } from '../promql/text';
import { applicationOf } from './application';
import { otelSeries, type OtelTelemetryProps } from './otel';
import { ourSignal, type Need, type Signal, type SignalProps, type WatchedVersion } from './signal';

/** Share of HikariCP's connections that are in use, in the worst pod: a mean hides one that is exhausted. */
export const hikariUse = gauge({
  id: 'hikari-use',
  title: "share of the pool's connections in use, in the worst pod",
  unit: 'ratio',
  metrics: ['hikaricp_connections_active', 'hikaricp_connections_max'],
  read: (version) =>
    `max(${exported('hikaricp_connections_active', version)} / ${exported('hikaricp_connections_max', version)})`,
});

/** Threads that wait for a connection of HikariCP. */
export const hikariPending = gauge({
  id: 'hikari-pending',
  title: 'threads that wait for a connection',
  unit: 'count',
  metrics: ['hikaricp_connections_pending'],
  read: (version) => `sum(${exported('hikaricp_connections_pending', version)})`,
});

/** Waits for a connection of HikariCP that ended without one. */
export const hikariTimeouts = ourSignal({
  id: 'hikari-timeouts',
  title: 'waits for a connection that end without one',
  unit: '1/s',
  series: 'counter',
  needs: exportedBy('the application (Micrometer)', 'hikaricp_connections_timeout_total'),
  read: (version, look) => {
    const series = { metric: 'hikaricp_connections_timeout_total', matchers: applicationOf(version) };
    return sumOfRates(series, look.window);
  },
});

/**
 * Share of the pool's connections in use, in the worst pod, as OpenTelemetry counts them. Its instrumentation does not
 * say how large a pool is; the version's definition does.
 */
export function otelPoolUse({ promoted = false }: Pick<OtelTelemetryProps, 'promoted'> = {}): Signal {
  const metric = 'db_client_connection_count';
  return gauge({
    id: 'otel-pool-use',
    title: "share of the pool's connections in use, in the worst pod",
    unit: 'ratio',
    metrics: [metric],
    read: (version) => {
      const used = otelSeries(metric, version, promoted, is('db_client_connection_state', 'used'));
      return `max(sum by (instance) (${current(used)})) / ${number(version.poolPerPod)}`;
    },
  });
}

/** Requests that wait for a connection, as OpenTelemetry counts them. */
export function otelPoolPending({ promoted = false }: Pick<OtelTelemetryProps, 'promoted'> = {}): Signal {
  const metric = 'db_client_connection_pending_requests';
  return gauge({
    id: 'otel-pool-pending',
    title: 'requests that wait for a connection',
    unit: 'count',
    metrics: [metric],
    read: (version) => `sum(${current(otelSeries(metric, version, promoted))})`,
  });
}

/** Requests that wait for a connection of node-postgres: a gauge of one's own, made from `pool.waitingCount`. */
export const nodePoolWaiting = gauge({
  id: 'node-pool-waiting',
  title: 'requests that wait for a connection',
  unit: 'count',
  metrics: ['pg_pool_waiting_count'],
  read: (version) => `sum(${exported('pg_pool_waiting_count', version)})`,
});

function gauge({
  metrics,
  ...props
}: Pick<SignalProps, 'id' | 'title' | 'unit' | 'read'> & { readonly metrics: readonly string[] }): Signal {
  return ourSignal({ ...props, series: 'gauge', needs: exportedBy('the application', ...metrics) });
}

function exported(metric: string, version: WatchedVersion): string {
  return selector(metric, applicationOf(version));
}

function exportedBy(of: string, ...metrics: readonly string[]): readonly Need[] {
  return [{ kind: 'metrics', of, metrics }];
}
