import type { ObjectiveFacts } from '../objectives/objective';
import { gateLook } from './look';
import { prometheusMetric, type GateMetric, type PrometheusSite } from './metric';
import { once } from './schedule';
import type { Watch } from './watch';

/** A stage as a test that counts on sees it. */
export interface CountedStage {
  /** Seconds that the stage is held. */
  readonly hold: number;
  /** Seconds that the candidate has had traffic when it begins. */
  readonly trafficBefore: number;
  /** Seconds that a look must cover at the least. */
  readonly least: number;
}

/**
 * Looks of a test that counts on from stage to stage. The one at the end of the hold decides; those at a half of it, a
 * quarter and so on can only take the release back, so that a bad version is told of in twice the time that it takes.
 *
 * Each look counts back to the candidate's first request and no further. What was before is a load, an earlier attempt
 * of the same version, or its predecessor in the slot, and good and bad requests of these count for nothing. A metric
 * has one query for all of its looks, so each of these looks is a metric of its own.
 */
export function countingMetrics(
  objective: ObjectiveFacts,
  watch: Watch,
  { hold, trafficBefore, least }: CountedStage,
  prometheus: PrometheusSite,
): GateMetric[] {
  const { name, dryRun, noData } = objective;
  const early: ObjectiveFacts = { ...objective, concern: 'business', noData: noData === 'hold' ? 'pass' : noData };
  return halvings(hold, least).map((at) => {
    const look = gateLook(countedFor(at === hold ? objective : early, trafficBefore + at), watch);
    return prometheusMetric(at === hold ? name : `${name}-after-${at}s`, look, once(at), prometheus, { dryRun });
  });
}

/** What the names of looks end with that can only take the release back. */
export const EARLY_LOOK = /-after-\d+s$/;

/** The objective as it counts when the candidate has had traffic for so many seconds. */
export function countedFor(objective: ObjectiveFacts, traffic: number): ObjectiveFacts {
  return { ...objective, window: Math.min(objective.window, traffic) };
}

/** A number, its half, a quarter and so on in whole numbers, as long as they are at least so much; the least first. */
export function halvings(whole: number, least: number): number[] {
  return whole < Math.max(1, least) ? [] : [...halvings(Math.floor(whole / 2), least), whole];
}
