/**
 * Wald's sequential probability ratio test: each request moves a score up when it failed and down when it did not;
 * the release is good below one bound, bad above the other, and undecided between them. Looking often costs nothing.
 */
export interface Wald {
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

/** What the test decides between, and how often it may err. */
export interface SequentialHypotheses {
  /** Share of failures of a good version. */
  readonly base: number;
  /** Share of failures of a bad one. */
  readonly bad: number;
  /** Probability of rejecting a good one. @default 0.05 */
  readonly falseAlarm?: number;
  /** Probability of accepting a bad one. @default 0.1 */
  readonly miss?: number;
}

/** The test that tells a bad share of failing requests from the base one, with these probabilities of being wrong. */
export function sequentialTest({ base, bad, falseAlarm = 0.05, miss = 0.1 }: SequentialHypotheses): Wald {
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
export function score({ errorWeight, successWeight }: Wald, errors: number, successes: number): number {
  return errorWeight * errors - successWeight * successes;
}

/** What the score says of the version. */
export type Decision = 'accept' | 'reject' | 'undecided';

/** What the score says of the version. */
export function decide({ accept, reject }: Wald, value: number): Decision {
  if (value <= accept) return 'accept';
  return value >= reject ? 'reject' : 'undecided';
}
