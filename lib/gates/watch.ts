import type { Telemetry } from '../signals/telemetry';
import type { Look, WatchedVersion } from '../signals/signal';
import type { ObjectiveFacts } from '../objectives/objective';
import { requestsNeeded } from './power';

/** Seconds between two looks of a gate; a sustained bound is looked at in the same steps. */
export const LOOK_INTERVAL = 30;

/** Who is watched, and by which telemetry. */
export interface Watch {
  readonly candidate: WatchedVersion;
  /** The version that the candidate is compared with; none where there is none. */
  readonly stable?: WatchedVersion;
  readonly telemetry: Telemetry;
}

/** The least rate that a signal without a statistic needs: it only keeps 0/0 out. */
const ANY_TRAFFIC = 0.1;

/**
 * How an objective looks at its signals. Below the minimum rate a look has no value: with fewer requests a healthy
 * version would pass the rollback bound by chance more often than once in a thousand looks.
 */
export function lookOf(objective: ObjectiveFacts, telemetry: Telemetry): Look {
  return { telemetry, window: objective.window, minimumRate: minimumRate(objective) };
}

function minimumRate(objective: ObjectiveFacts): number {
  const needed = requestsPerLook(objective);
  return needed === undefined ? ANY_TRAFFIC : Math.max(ANY_TRAFFIC, Number((needed / objective.window).toPrecision(2)));
}

/** How healthy a version is taken to be: a fifth of what holds it, as 0.1 % is of guide 000's 0.5 %. */
const HEALTHY_SHARE = 0.2;

/** Share of requests that fail, or are too slow, in a healthy version. */
export function healthyShare({ hold }: ObjectiveFacts): number {
  return hold.limit * HEALTHY_SHARE;
}

/** A value at the limit is a bad look already; the statistics count those above it. */
const AT_THE_LIMIT = 1 - 1e-6;

/** Requests that one look must be made of; nothing for a signal that is no share of requests. */
export function requestsPerLook(objective: ObjectiveFacts): number | undefined {
  const { rollback, comparison, panel } = objective;
  const { signal, limit } = rollback;
  if (signal.unit !== 'ratio' || signal.scope !== 'version') {
    // A quantile of fewer requests than this is the duration of one or two of them.
    return panel.signal.series === 'histogram' ? requestsNeeded({ base: 0.001, limit: 0.01 }) : undefined;
  }
  if (signal.series !== 'counter' && signal.series !== 'histogram') return undefined;
  if (signal.worse === 'lower') return undefined;
  const base = healthyShare(objective);
  const bound = comparison === 'difference' ? base + limit : limit;
  return requestsNeeded({ base, limit: bound * AT_THE_LIMIT });
}
