import type { Labels } from '../core/labels';
import { is, selector, type Matcher } from '../promql/text';
import { ourSignal, type Signal, type SignalProps } from './signal';

/** A pool of pgbouncer. */
export interface PgbouncerPool {
  /** The database, as pgbouncer calls it. */
  readonly database: string;
  /** Labels of its exporter's series, and of no other's. */
  readonly exporter: Labels;
}

/** Clients that wait for a connection to the server. */
export function pgbouncerWaiting(pool: PgbouncerPool): Signal {
  const metric = 'pgbouncer_pools_client_waiting_connections';
  return gauge(pool, {
    id: 'waiting',
    title: 'clients that wait for a connection',
    unit: 'connections',
    metrics: [metric],
    read: () => `sum(${selector(metric, poolOf(pool))})`,
  });
}

/** How long the client has waited that waits longest. */
export function pgbouncerLongestWait(pool: PgbouncerPool): Signal {
  const metric = 'pgbouncer_pools_client_maxwait_seconds';
  return gauge(pool, {
    id: 'longest-wait',
    title: 'longest wait for a connection',
    unit: 'seconds',
    metrics: [metric],
    read: () => `max(${selector(metric, poolOf(pool))})`,
  });
}

/** Share of the pool's connections to the server that are in use. */
export function pgbouncerUse(pool: PgbouncerPool): Signal {
  const metrics = ['pgbouncer_pools_server_active_connections', 'pgbouncer_databases_pool_size'] as const;
  return gauge(pool, {
    id: 'use',
    title: "share of the pool's connections in use",
    unit: 'ratio',
    // The size is that of one user's pool, and without the reserve: all users together may have more.
    range: { least: 0, most: Infinity },
    metrics,
    read: () => {
      const size = selector(metrics[1], [...exporterOf(pool), is('name', pool.database)]);
      return `sum(${selector(metrics[0], poolOf(pool))}) / (sum(${size}) > 0)`;
    },
  });
}

function gauge(
  { database, exporter }: PgbouncerPool,
  {
    id,
    metrics,
    ...props
  }: Pick<SignalProps, 'id' | 'title' | 'unit' | 'range' | 'read'> & { readonly metrics: readonly string[] },
): Signal {
  const needs = [{ kind: 'metrics', of: 'pgbouncer_exporter', metrics, labels: exporter } as const];
  return ourSignal({ ...props, id: `pgbouncer-${id}-${database}`, series: 'gauge', scope: 'database', needs });
}

function poolOf(pool: PgbouncerPool): Matcher[] {
  return [...exporterOf(pool), is('database', pool.database)];
}

function exporterOf({ exporter }: PgbouncerPool): Matcher[] {
  return Object.entries(exporter).map(([label, value]) => is(label, value));
}
