import type { Hypotheses } from './power';

/**
 * Wald's sequential probability ratio test: each request moves a score up when it failed and down when it did not;
 * the release is good below one bound, bad above the other, and undecided between them. Looking often costs nothing.
 */
export interface SequentialTest {
  /** What a failed request adds to the score. */
  readonly errorWeight: number;
  /** What another request takes from it. */
  readonly successWeight: number;
  /** From here down the version is as good as the base. */
  readonly accept: number;
  /** From here up it is as bad as the bad one. */
  readonly reject: number;
  /** Requests that it takes on average. */
  readonly expectedRequests: { readonly good: number; readonly bad: number };
}

/** The test that tells a bad share of failing requests from the base one, with these probabilities of being wrong. */
export function sequentialTest({ base, bad, falseAlarm = 0.05, miss = 0.1 }: Hypotheses): SequentialTest {
  const errorWeight = Math.log(bad / base);
  const successWeight = Math.log1p(-base) - Math.log1p(-bad);
  const accept = Math.log(miss / (1 - falseAlarm));
  const reject = Math.log((1 - miss) / falseAlarm);
  const drift = (share: number) => share * errorWeight - (1 - share) * successWeight;
  return {
    errorWeight,
    successWeight,
    accept,
    reject,
    expectedRequests: {
      good: ((1 - falseAlarm) * accept + falseAlarm * reject) / drift(base),
      bad: (miss * accept + (1 - miss) * reject) / drift(bad),
    },
  };
}

/** The score of so many requests. */
export function score({ errorWeight, successWeight }: SequentialTest, errors: number, successes: number): number {
  return errorWeight * errors - successWeight * successes;
}

/** What the score says of the version. */
export type Decision = 'accept' | 'reject' | 'undecided';

/** What the score says of the version. */
export function decide({ accept, reject }: SequentialTest, value: number): Decision {
  if (value <= accept) return 'accept';
  return value >= reject ? 'reject' : 'undecided';
}

/** Limits of an Argo metric that play the test. */
export interface SequentialLimits {
  readonly failureLimit: number;
  readonly inconclusiveLimit: number;
  readonly consecutiveSuccessLimit: number;
}

/**
 * The test as limits of an Argo metric with so many looks: the first success or failure ends it, undecided looks only
 * when there are no more. Their limit is one less than the looks, because one that is equal can never be passed.
 */
export function sequentialLimits(count: number): SequentialLimits {
  return { failureLimit: 0, inconclusiveLimit: Math.max(0, count - 1), consecutiveSuccessLimit: 1 };
}
