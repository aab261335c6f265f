import type { Limits } from './metric';

/** How a measurement can end. */
export type MeasurementPhase = 'Successful' | 'Failed' | 'Inconclusive' | 'Error';

/** Where a metric or a run stands. */
export type AnalysisPhase = MeasurementPhase | 'Pending' | 'Running';

/** What Argo counts of a metric. */
export interface Counters {
  /** Measurements that were no error: only these bring the metric to its count. */
  readonly count: number;
  readonly successful: number;
  readonly failed: number;
  readonly inconclusive: number;
  readonly error: number;
  readonly consecutiveError: number;
  readonly consecutiveSuccess: number;
}

/** The counters of a metric that was not measured yet. */
export const NOTHING_COUNTED: Counters = {
  count: 0,
  successful: 0,
  failed: 0,
  inconclusive: 0,
  error: 0,
  consecutiveError: 0,
  consecutiveSuccess: 0,
};

/** The counters after one more measurement. */
export function counted(before: Counters, phase: MeasurementPhase): Counters {
  const { count, successful, failed, inconclusive, error, consecutiveError, consecutiveSuccess } = before;
  return {
    count: count + (phase === 'Error' ? 0 : 1),
    successful: successful + (phase === 'Successful' ? 1 : 0),
    failed: failed + (phase === 'Failed' ? 1 : 0),
    inconclusive: inconclusive + (phase === 'Inconclusive' ? 1 : 0),
    error: error + (phase === 'Error' ? 1 : 0),
    consecutiveError: phase === 'Error' ? consecutiveError + 1 : 0,
    consecutiveSuccess: phase === 'Successful' ? consecutiveSuccess + 1 : 0,
  };
}

/** The phase of a metric, and why it ended where a limit or its count did it. */
export interface Assessment {
  readonly phase: AnalysisPhase;
  readonly reason?: string;
}

/** The phase of a metric that has been measured: a limit that was passed, enough successes, or the count. */
export function assess(counters: Counters, limits: Limits, terminating: boolean): Assessment {
  const passed = limitPassed(counters, limits);
  if (passed) return passed;
  const { count, failureLimit, consecutiveSuccessLimit: enough } = limits;
  if (enough > 0 && counters.consecutiveSuccess >= enough) {
    return { phase: 'Successful', reason: `consecutiveSuccessLimit (${enough}) reached` };
  }
  if (count !== undefined && counters.count >= count) {
    if (enough <= 0) return { phase: 'Successful', reason: `count (${count}) reached` };
    const reason = `consecutiveSuccessLimit (${enough}) not reached`;
    return failureLimit < 0
      ? { phase: 'Failed', reason }
      : { phase: 'Inconclusive', reason: `${reason} and failureLimit (${failureLimit}) not violated` };
  }
  return terminating ? { phase: 'Successful', reason: 'run terminated' } : { phase: 'Running' };
}

/** The last of the three wins, as in Argo. */
function limitPassed(counters: Counters, limits: Limits): Assessment | undefined {
  const { failed, inconclusive, consecutiveError } = counters;
  const { failureLimit, inconclusiveLimit, consecutiveErrorLimit } = limits;
  if (consecutiveError > consecutiveErrorLimit) {
    const reason = `consecutiveErrors (${consecutiveError}) > consecutiveErrorLimit (${consecutiveErrorLimit})`;
    return { phase: 'Error', reason };
  }
  if (inconclusive > inconclusiveLimit) {
    return {
      phase: 'Inconclusive',
      reason: `inconclusive (${inconclusive}) > inconclusiveLimit (${inconclusiveLimit})`,
    };
  }
  if (failureLimit >= 0 && failed > failureLimit) {
    return { phase: 'Failed', reason: `failed (${failed}) > failureLimit (${failureLimit})` };
  }
  return undefined;
}

/** Best to worst; a run is as bad as its worst metric. */
const ORDER: readonly AnalysisPhase[] = ['Successful', 'Running', 'Pending', 'Inconclusive', 'Error', 'Failed'];

/** Whether one phase is worse than another. */
export function isWorse(phase: AnalysisPhase, than: AnalysisPhase): boolean {
  return ORDER.indexOf(phase) > ORDER.indexOf(than);
}

/** Whether something has ended in this phase. */
export function isCompleted(phase: AnalysisPhase): phase is MeasurementPhase {
  return phase !== 'Running' && phase !== 'Pending';
}
