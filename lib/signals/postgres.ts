import type { Labels } from '../core/labels';
import type { Database } from '../database/database';
import { rate } from '../promql/rates';
import { duration, is, selector, type Matcher } from '../promql/text';
import { ourSignal, type Need, type Signal } from './signal';

const CONNECTIONS = 'pg_stat_activity_count';
const MAX_CONNECTIONS = 'pg_settings_max_connections';

/**
 * Share of the database's usable connections that are in use. Connections in every state count: idle ones of a pool
 * hold their places too. Where the server has fewer connections than the database was said to have, its own number
 * counts: a share of too many never reaches its bounds. The number that was said counts where the server has more, as
 * behind a pooler, and where its exporter does not say.
 */
export function connectionShare(database: Database): Signal {
  const usable = database.maxConnections - database.reserved;
  return ourSignal({
    id: `connections-${database.name}`,
    title: `share of ${database.name}'s usable connections in use`,
    unit: 'ratio',
    series: 'gauge',
    scope: 'database',
    needs: exported(database, CONNECTIONS, MAX_CONNECTIONS),
    read: (_version, { window }) => {
      const [inUse, most] = [CONNECTIONS, MAX_CONNECTIONS].map((metric) => selector(metric, exporterOf(database)));
      // One scrape that is lost is no blindness, and no other server: half of a window is two of them.
      const lately = (series = '') => `last_over_time(${series}[${duration(Math.floor(window / 2))}])`;
      // A server that keeps all of its connections for itself has none to give: one of one is full.
      const real = `clamp_min(min(${lately(most)}) - ${database.reserved}, 1)`;
      return `(sum(${inUse}) or sum(${lately(inUse)})) / (${real} < ${usable} or vector(${usable}))`;
    },
  });
}

/**
 * Connections of a version's slot. The database knows them by `application_name`, which has to be the name of the
 * slot's Deployment in the connection string; it does not know versions. 0 where the exporter sees others alone.
 */
export function slotConnections(database: Database): Signal {
  return ourSignal({
    id: `slot-connections-${database.name}`,
    title: `connections to ${database.name}`,
    unit: 'connections',
    series: 'gauge',
    range: { least: 0, most: database.maxConnections },
    needs: exported(database, CONNECTIONS),
    read: ({ workload }) => {
      const all = exporterOf(database);
      const own = selector(CONNECTIONS, [...all, is('application_name', workload)]);
      return `sum(${own}) or sum(${selector(CONNECTIONS, all)}) * 0`;
    },
  });
}

/** Seconds that the longest transaction of a version's slot has run: a missing index and a lock are seen here first. */
export function longestTransaction(database: Database): Signal {
  const metric = 'pg_stat_activity_max_tx_duration';
  return ourSignal({
    id: `longest-transaction-${database.name}`,
    title: `longest transaction in ${database.name}`,
    unit: 'seconds',
    series: 'gauge',
    needs: exported(database, metric),
    read: ({ workload }) => {
      const all = exporterOf(database);
      const own = selector(metric, [...all, is('application_name', workload)]);
      return `max(${own}) or max(${selector(metric, all)}) * 0`;
    },
  });
}

/** Whether the exporter reaches the database: 1, or 0. It loses its own connection when there are none left. */
export function exporterUp(database: Database): Signal {
  return ourSignal({
    id: `exporter-up-${database.name}`,
    title: `whether the exporter of ${database.name} reaches it`,
    unit: 'count',
    series: 'gauge',
    scope: 'database',
    worse: 'lower',
    range: { least: 0, most: 1 },
    needs: exported(database, 'pg_up'),
    read: () => `min(${selector('pg_up', exporterOf(database))})`,
  });
}

/** Where the CPU of a database's server is measured. */
export interface DatabaseServer {
  /** Who measures it: `node_exporter` on a machine of its own, or cAdvisor where it is a container. */
  readonly measuredBy: 'node_exporter' | 'cadvisor';
  /** Labels of the server's series, and of no other's: `instance`, or `namespace`, `pod` and `container`. */
  readonly labels: Labels;
}

/**
 * Share of the server's CPU that is in use: of all its processors as node_exporter sees them, or of the container's
 * CPU limit as cAdvisor does. A managed database has numbers of its own, which take a signal of yours.
 */
export function databaseCpu(database: Database, { measuredBy, labels }: DatabaseServer): Signal {
  const matchers = Object.entries(labels).map(([label, value]) => is(label, value));
  const [metric, ...more] = CPU_METRICS[measuredBy];
  return ourSignal({
    id: `${measuredBy === 'cadvisor' ? 'container-' : ''}cpu-${database.name}`,
    title: `share of the CPU of ${database.name} in use`,
    unit: 'ratio',
    series: 'counter',
    scope: 'database',
    needs: [{ kind: 'metrics', of: measuredBy, metrics: [metric, ...more], labels }],
    read: (_, { window }) => {
      if (measuredBy === 'node_exporter') {
        return `1 - avg(${rate({ metric, matchers: [...matchers, is('mode', 'idle')] }, window)})`;
      }
      const [quota, period] = more.map((name) => `sum(${selector(name, matchers)})`);
      return `sum(${rate({ metric, matchers }, window)}) / (${quota} / ${period})`;
    },
  });
}

const CPU_METRICS = {
  node_exporter: ['node_cpu_seconds_total'],
  cadvisor: ['container_cpu_usage_seconds_total', 'container_spec_cpu_quota', 'container_spec_cpu_period'],
} as const;

/** What picks the series of a database's exporter. */
export function exporterOf(database: Database): Matcher[] {
  return Object.entries(database.exporter).map(([label, value]) => is(label, value));
}

function exported({ exporter }: Database, ...metrics: readonly string[]): readonly Need[] {
  return [{ kind: 'metrics', of: 'postgres_exporter', metrics, labels: exporter }];
}
