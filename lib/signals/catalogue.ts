import type { Database } from '../database/database';
import { connectionErrors, logRate, logbackErrors, logErrors } from './logs';
import { conversion, successShare } from './business';
import { breakerOverflow, circuitBreakersOpen, ejectedPods } from './envoy';
import { crashLoops, outOfMemory, restarts } from './health';
import { grpcTelemetry, httpTelemetry, micrometerTelemetry } from './http';
import { istioTelemetry } from './istio';
import { downstreamErrorRatio, observedShare, overflowRate, unattributedFailures } from './mesh';
import { scrapedShare, telemetryAge } from './meta';
import { otelTelemetry } from './otel';
import { pgbouncerLongestWait, pgbouncerUse, pgbouncerWaiting, type PgbouncerPool } from './pgbouncer';
import { hikariPending, hikariTimeouts, hikariUse, nodePoolWaiting, otelPoolPending, otelPoolUse } from './pools';
import { connectionShare, databaseCpu, exporterUp, longestTransaction, slotConnections } from './postgres';
import { errorRatio, latencyQuantile, requestsPerSecond, slowFraction } from './requests';
import { applicationBreakersOpen } from './resilience4j';
import {
  cpuOfLimit,
  cpuPerRequest,
  cpuThrottled,
  eventLoopLag,
  executorQueue,
  memoryOfLimit,
  memoryTrend,
  tomcatThreads,
} from './saturation';
import { Signal } from './signal';
import { remainingBudget, type BudgetOwner } from './slo';
import { sequentialScore } from './sprt';

/** Every way in which requests are counted. */
export const Telemetries = {
  istio: istioTelemetry,
  http: httpTelemetry,
  micrometer: micrometerTelemetry,
  grpc: grpcTelemetry,
  otel: otelTelemetry,
} as const;

/** Every signal of this library: those that are the same for everybody, and makers of those that are about something. */
export const Signals = {
  requestsPerSecond,
  errorRatio,
  slowFraction,
  latencyQuantile,
  unattributedFailures,
  overflowRate,
  observedShare,
  downstreamErrorRatio,
  connectionShare,
  slotConnections,
  longestTransaction,
  exporterUp,
  databaseCpu,
  pgbouncerWaiting,
  pgbouncerLongestWait,
  pgbouncerUse,
  hikariUse,
  hikariPending,
  hikariTimeouts,
  nodePoolWaiting,
  otelPoolUse,
  otelPoolPending,
  circuitBreakersOpen,
  breakerOverflow,
  ejectedPods,
  applicationBreakersOpen,
  logRate,
  logErrors,
  logbackErrors,
  connectionErrors,
  cpuOfLimit,
  cpuThrottled,
  cpuPerRequest,
  memoryOfLimit,
  memoryTrend,
  tomcatThreads,
  executorQueue,
  eventLoopLag,
  restarts,
  crashLoops,
  outOfMemory,
  scrapedShare,
  telemetryAge,
  successShare,
  conversion,
  remainingBudget,
  sequentialScore,
} as const;

/** Signals that are the same for everybody. */
export const FIXED_SIGNALS: readonly Signal[] = Object.values(Signals).filter((signal) => signal instanceof Signal);

/** What signals of databases, business and SLOs are about. */
export interface CatalogueSubjects {
  readonly database: Database;
  /** Labels of the database server's own series. */
  readonly server: {
    readonly node: Readonly<Record<string, string>>;
    readonly container: Readonly<Record<string, string>>;
  };
  readonly pool: PgbouncerPool;
  readonly slo: BudgetOwner;
  /** Milliseconds that requests should not take longer than. */
  readonly latency: number;
}

/** Every signal of this library, those that are about something with what they are about. */
export function catalogue({ database, server, pool, slo, latency }: CatalogueSubjects): readonly Signal[] {
  const { node, container } = server;
  return [
    ...FIXED_SIGNALS,
    slowFraction(latency),
    ...[0.5, 0.95, 0.99].map((quantile) => latencyQuantile(quantile)),
    otelPoolUse(),
    otelPoolPending(),
    connectionShare(database),
    slotConnections(database),
    longestTransaction(database),
    exporterUp(database),
    databaseCpu(database, { measuredBy: 'node_exporter', labels: node }),
    databaseCpu(database, { measuredBy: 'cadvisor', labels: container }),
    pgbouncerWaiting(pool),
    pgbouncerLongestWait(pool),
    pgbouncerUse(pool),
    successShare(),
    conversion({ begun: { metric: 'visits_total' }, done: { metric: 'orders_total' } }),
    remainingBudget(slo),
    sequentialScore(),
  ];
}
