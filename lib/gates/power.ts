import { atLeast } from './binomial';
import { normalQuantile } from './normal';

/**
 * How bad looks become a verdict: more than `failureLimit` of them anywhere in the run, as Argo Rollouts counts, or so
 * many one after the other. The first bad look is `{ inARow: 1 }`.
 */
export type VerdictRule = { readonly failureLimit: number } | { readonly inARow: number };

/** 0.29 * 100 is 28.999999999999996 for a machine. */
const ROUNDING = 1e-9;

/**
 * Probability that one look is bad: that more than `limit` of its requests fail when `share` of all do. With the share
 * of a healthy version it is the probability of a false alarm, with a bad one's that of being seen.
 */
export function badLookProbability(requests: number, share: number, limit: number): number {
  const whole = Math.floor(requests + ROUNDING);
  return atLeast(Math.floor(whole * limit + ROUNDING) + 1, whole, share);
}

/** Probability of a verdict after so many independent looks, each of which is bad with probability `bad`. */
export function verdictProbability(rule: VerdictRule, looks: number, bad: number): number {
  const whole = Math.floor(looks + ROUNDING);
  return 'inARow' in rule ? 1 - noRun(rule.inARow, whole, bad) : atLeast(rule.failureLimit + 1, whole, bad);
}

/**
 * Probability that no `run` of bad looks follows without a break: r(m) = r(m-1) - (1-a) a^c r(m-c-1). The alternating
 * sum that says the same loses its digits with many looks.
 */
function noRun(run: number, looks: number, bad: number): number {
  if (run <= 0) return 0;
  const whole = bad ** run;
  const none: number[] = [];
  for (let m = 0; m <= looks; m++) {
    const before = none[m - 1] ?? 1;
    none.push(m < run ? 1 : m === run ? 1 - whole : before - (1 - bad) * whole * (none[m - run - 1] ?? 1));
  }
  return none[looks] ?? 1;
}

/** When a stage is looked at. */
export interface Looks {
  /** Seconds that the stage is held. */
  readonly hold: number;
  /** Seconds that one look covers; the hold itself for one look at the whole stage. */
  readonly window: number;
  /** Seconds between two looks. */
  readonly interval: number;
}

/**
 * How many independent looks the looks of a stage are worth. Looks that overlap share their requests: a look every 30 s
 * at two minutes is worth about one look every two minutes.
 */
export function effectiveLooks({ hold, window, interval }: Looks): number {
  return hold < window ? 0 : 1 + (hold - window) / Math.max(window, interval);
}

/** A stage as a gate sees it. */
export interface GatedStage extends Looks {
  /** Share of the requests that the candidate has, from 0 to 1. */
  readonly weight: number;
  /** Requests per second of the whole service. */
  readonly requestsPerSecond: number;
  readonly rule: VerdictRule;
  /** Share of requests above which a look is bad. */
  readonly limit: number;
  /** Share of requests that fail in a healthy version. */
  readonly base: number;
  /** Share of requests that fail in the bad version that is to be seen. */
  readonly bad: number;
}

/** How often a gate is wrong. */
export interface Risk {
  /** Probability that a healthy version is rolled back. */
  readonly falseRollback: number;
  /** Probability that the bad version passes. */
  readonly missed: number;
}

/** How often the gate of a stage is wrong, and how many of the candidate's requests each of its looks sees. */
export interface StageRisk extends Risk {
  readonly requestsPerLook: number;
}

/**
 * How often the gate of a stage is wrong, if requests fail independently: real failures come in crowds, so take it for
 * the best case. Where looks overlap, both numbers are rounded to the careful side.
 */
export function stageRisk(stage: GatedStage): StageRisk {
  const { weight, requestsPerSecond, window, limit, base, bad, rule } = stage;
  const requestsPerLook = requestsPerSecond * weight * window;
  const looks = effectiveLooks(stage);
  const verdict = (share: number, round: Rounding, opposite: Rounding) =>
    verdictProbability(
      independent(rule, stage, opposite),
      round(looks),
      badLookProbability(requestsPerLook, share, limit),
    );
  return {
    requestsPerLook,
    falseRollback: verdict(base, up, down),
    missed: 1 - verdict(bad, down, up),
  };
}

type Rounding = (value: number) => number;
const up: Rounding = (value) => Math.ceil(value - ROUNDING);
const down: Rounding = (value) => Math.floor(value + ROUNDING);

/** Looks in a row that overlap are worth fewer: as many windows as they cover together. */
function independent(rule: VerdictRule, { window, interval }: Looks, round: Rounding): VerdictRule {
  if (!('inARow' in rule)) return rule;
  return { inARow: round(1 + (rule.inARow - 1) * Math.min(1, interval / window)) };
}

/** How often the gates of a whole release are wrong: rolled back by any stage, or missed by every one. */
export function releaseRisk(stages: readonly GatedStage[]): Risk {
  const risks = stages.map(stageRisk);
  return {
    falseRollback: 1 - risks.reduce((passed, { falseRollback }) => passed * (1 - falseRollback), 1),
    missed: risks.reduce((missed, risk) => missed * risk.missed, 1),
  };
}

/** A share of failing requests that is normal, and the limit that it is told from. */
export interface Distinction {
  /** Share of requests that fail in a healthy version. */
  readonly base: number;
  /** Share of requests above which a look is bad. */
  readonly limit: number;
  /** Probability of a false alarm that one look may have. @default 0.001 */
  readonly falseAlarm?: number;
}

/**
 * Least number of requests that a look must be made of: from there on, with any number above it, a healthy version's
 * look is bad no more often than `falseAlarm`. No number is enough where the limit is not above the base.
 */
export function requestsNeeded({ base, limit, falseAlarm = 0.001 }: Distinction): number {
  if (!(base < limit)) return Number.POSITIVE_INFINITY;
  // Up to (k + 1) / limit requests, k + 1 failures make a look bad: the most requests are the worst case.
  const most = (allowed: number) => Math.ceil((allowed + 1) / limit - ROUNDING) - 1;
  const enough = (allowed: number) => atLeast(allowed + 1, most(allowed), base) <= falseAlarm;
  let above = 0;
  while (!enough(above)) above = 2 * above + 1;
  let below = Math.ceil(above / 2) - 1;
  while (above - below > 1) {
    const middle = Math.floor((above + below) / 2);
    if (enough(middle)) above = middle;
    else below = middle;
  }
  return Math.max(1, most(above - 1) + 1);
}

/** Requests per second that a version must have for a look to say something. */
export function minimumRate(distinction: Distinction, window: number): number {
  return requestsNeeded(distinction) / window;
}

/** A healthy and a bad version that a test tells apart, and how often it may be wrong. */
export interface Hypotheses {
  /** Share of requests that fail in a healthy version. */
  readonly base: number;
  /** Share of requests that fail in a bad one. */
  readonly bad: number;
  /** Probability that a healthy version is taken for a bad one. @default 0.05 */
  readonly falseAlarm?: number;
  /** Probability that a bad version is taken for a healthy one. @default 0.1 */
  readonly miss?: number;
}

/** Requests that one look, decided once at its end, needs to tell the two apart; by the normal approximation. */
export function fixedSampleSize({ base, bad, falseAlarm = 0.05, miss = 0.1 }: Hypotheses): number {
  const spread = (share: number) => Math.sqrt(share * (1 - share));
  const reach = normalQuantile(1 - falseAlarm) * spread(base) + normalQuantile(1 - miss) * spread(bad);
  return Math.ceil((reach / (bad - base)) ** 2);
}
