import type { Database } from '../database/database';
import { logErrors } from '../signals/logs';
import { overflowRate } from '../signals/mesh';
import { errorRatio } from '../signals/requests';
import { cpuPerRequest, memoryOfLimit } from '../signals/saturation';
import { Objective, type Milliseconds } from './objective';

/** What guide 000's objectives are told. */
export interface Guide000Props {
  /** The database that both versions share. @default - none: connections are not watched */
  readonly database?: Database;
}

/** What guide 001's objectives are told. */
export interface Guide001Props {
  /** Whether the application counts its log messages by level in `app_log_messages_total`. @default false */
  readonly countsLogs?: boolean;
}

/** What guide 002's objectives are told. */
export interface Guide002Props extends Guide000Props {
  /** The "acceptable threshold" of its p99, which the guide leaves open. @default 500 ms, as guide 000 */
  readonly latency?: Milliseconds;
}

/** What guide 003's objectives are told. */
export interface Guide003Props {
  /** What p99 usually is: buckets around it have to be fine enough to tell 20 %. */
  readonly expectedP99: Milliseconds;
}

/** Objectives of deployment guides. They disagree, so each is a profile of its own, and none is a default. */
export const Objectives = {
  /**
   * Guide 000: errors held at 0.5 % and rolled back at 1 %; p99 held at 500 ms, rolled back after 2 minutes; connections
   * held at 80 % and rolled back at 90 %; CPU and memory stable, for which the guide has no numbers: CPU per request held
   * at 1.5 times the stable version's and rolled back at 3 times, memory held at 90 % of its limit and rolled back at 98 %.
   */
  guide000({ database }: Guide000Props = {}): readonly Objective[] {
    return [
      Objective.errorRatio({ hold: 0.005, rollback: 0.01 }),
      Objective.latency({ hold: 500, rollback: 500, rollbackAfter: 120 }),
      ...(database ? [Objective.connections(database, { hold: 0.8, rollback: 0.9 })] : []),
      ...stableUse(),
    ];
  },

  /**
   * Guide 001: errors held at 0.5 %, rolled back at 5 % for 2 minutes; p99 held at 800 ms, rolled back at 2 s for 3
   * minutes; no open circuit breakers, seen as requests that they refuse: held at one in 100 s and rolled back at one a
   * second, which are our numbers; log errors held at 2 a second, and rolled back at 20, which is ours.
   */
  guide001({ countsLogs = false }: Guide001Props = {}): readonly Objective[] {
    return [
      Objective.errorRatio({ hold: 0.005, rollback: 0.05, rollbackAfter: 120 }),
      Objective.latency({ hold: 800, rollback: 2000, rollbackAfter: 180 }),
      Objective.of(overflowRate, { name: 'circuit-breakers', hold: 0.01, rollback: 1, noData: 'pass' }),
      ...(countsLogs ? [Objective.of(logErrors, { hold: 2, rollback: 20 })] : []),
    ];
  },

  /** Guide 002: errors rolled back at 5 %, and held at 1 %, which is ours; p99 at a threshold that the guide leaves open. */
  guide002({ database, latency = 500 }: Guide002Props = {}): readonly Objective[] {
    return [
      Objective.errorRatio({ hold: 0.01, rollback: 0.05 }),
      Objective.latency({ hold: latency, rollback: latency, rollbackAfter: 120 }),
      ...(database ? [Objective.connections(database)] : []),
    ];
  },

  /**
   * Guide 003: at least 99 % of requests succeed; errors at most 0.5 points above the stable version's; p99 at most 20 %
   * above it for 3 minutes. Held at half of each, which is ours.
   */
  guide003({ expectedP99 }: Guide003Props): readonly Objective[] {
    return [
      Objective.errorRatio({ hold: 0.005, rollback: 0.01 }),
      Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 }),
      Objective.latencyAgainstStable({ expected: expectedP99, hold: 1.1, rollback: 1.2, rollbackAfter: 180 }),
    ];
  },
} as const;

/** What the cluster measures of pods. A cluster that does not is no reason to hold a release. */
function stableUse(): Objective[] {
  return [
    Objective.timesStable(cpuPerRequest, { hold: 1.5, rollback: 3, noData: 'pass' }),
    Objective.of(memoryOfLimit, { hold: 0.9, rollback: 0.98, noData: 'pass' }),
  ];
}
