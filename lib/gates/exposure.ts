/** A stage as a bad version goes through it. */
export interface ExposedStage {
  readonly name: string;
  /** Share of the requests that the candidate has, from 0 to 1. */
  readonly weight: number;
  /** Seconds that it is held. */
  readonly hold: number;
  /**
   * Seconds from the begin of the stage, or from an onset within the release before it, until its gates tell; nothing
   * where none of them does.
   */
  readonly detection?: number;
}

/** What a bad version got before it was rolled back. */
export interface Exposure {
  /** Stage in which it began to fail. */
  readonly onset: string;
  /** Stage whose gates told; nothing where none did. */
  readonly caught?: string;
  /** Seconds from the onset until the old version has all requests again, or until the last stage has ended. */
  readonly seconds: number;
  /** Seconds in which all requests together would have been as many. */
  readonly weightedSeconds: number;
  /** Share of the service's requests in that time that the bad version got. */
  readonly share: number;
}

/**
 * What a version that fails from the begin of one stage on gets before it is rolled back. Every stage's gates start anew,
 * as runs of their own; the weight stays where it is from the verdict until the rollback has arrived.
 */
export function exposureFrom(stages: readonly ExposedStage[], onset: number, rollback: number): Exposure {
  const passed: ExposedStage[] = [];
  for (const stage of stages.slice(onset)) {
    if (stage.detection !== undefined && stage.detection <= stage.hold) {
      const last = { ...stage, hold: stage.detection + rollback };
      return exposed([...passed, last], stage.name);
    }
    passed.push(stage);
  }
  return exposed(passed);
}

function exposed(stages: readonly ExposedStage[], caught?: string): Exposure {
  const seconds = stages.reduce((total, { hold }) => total + hold, 0);
  const weightedSeconds = stages.reduce((total, { hold, weight }) => total + hold * weight, 0);
  const share = seconds > 0 ? weightedSeconds / seconds : 0;
  return { onset: stages[0]?.name ?? '', caught, seconds, weightedSeconds, share };
}

/** The same for each stage in which a version could begin to fail; the first is the release's begin. */
export function exposures(stages: readonly ExposedStage[], rollback: number): readonly Exposure[] {
  return stages.map((_, onset) => exposureFrom(stages, onset, rollback));
}

/** What an exposure costs. */
export interface Cost {
  /** Requests that the bad version got. */
  readonly requests: number;
  /** Requests that failed in it. */
  readonly failed: number;
}

/** Requests that a bad version got, and that failed, at so many requests per second of the service. */
export function costOf({ weightedSeconds }: Exposure, requestsPerSecond: number, errorRatio: number): Cost {
  const requests = weightedSeconds * requestsPerSecond;
  return { requests, failed: requests * errorRatio };
}

/** Seconds of the 30 days that an error budget is for. */
const BUDGET_PERIOD = 30 * 24 * 3600;

/**
 * Share of a 30-day error budget that an exposure costs: weight × share of failing requests × seconds, divided by the
 * seconds that the objective, such as 0.999, lets the service fail.
 */
export function budgetShare({ weightedSeconds }: Exposure, errorRatio: number, objective: number): number {
  return (weightedSeconds * errorRatio) / (BUDGET_PERIOD * (1 - objective));
}
