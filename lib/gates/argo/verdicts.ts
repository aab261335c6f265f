import { assess, counted, isCompleted, NOTHING_COUNTED, type AnalysisPhase, type MeasurementPhase } from './assess';
import { ERROR_RETRY, limitsOf, refusalOfRun, type ArgoMetric } from './metric';

/** How a metric can end. */
export interface Verdict {
  readonly phase: AnalysisPhase;
  /** Seconds from the begin of its run, if queries take no time. */
  readonly seconds: number;
}

/** More measurements of one kind than any limit that a run of a day could have. */
const MOST = 10_000;

/**
 * How a metric ends, and when at the earliest, if every one of its measurements comes out the same. Nothing where it
 * goes on for ever. A gate that ends Successful when all of its measurements fail is none.
 */
export function verdictOfAll(metric: ArgoMetric, outcome: MeasurementPhase): Verdict | undefined {
  if (refusalOfRun({ metrics: [metric] })) return { phase: 'Error', seconds: 0 };
  const limits = limitsOf(metric);
  const step = outcome === 'Error' ? ERROR_RETRY : (limits.interval ?? ERROR_RETRY);
  let counters = NOTHING_COUNTED;
  for (let taken = 0; taken < MOST; taken++) {
    counters = counted(counters, outcome);
    const { phase } = assess(counters, limits, false);
    if (isCompleted(phase)) return { phase, seconds: limits.initialDelay + taken * step };
  }
  return undefined;
}
