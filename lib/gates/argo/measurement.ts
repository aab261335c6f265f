import type { MeasurementPhase } from './assess';
import { ConditionError, holds, type Reading } from './condition';
import type { ArgoMetric } from './metric';
import { parseCondition } from './syntax';

/** What came of one measurement. */
export interface Outcome {
  readonly phase: MeasurementPhase;
  /** What was wrong; only with an error. */
  readonly message?: string;
}

/** How a metric judges what it measures. */
export type Judge = (reading: Reading) => Outcome;

/**
 * Argo's `EvaluateResult`. Without conditions everything succeeds; with one of them the other is its opposite; with
 * both, what fulfils neither is inconclusive, and what fulfils both fails. Throws where a condition is not simulated.
 */
export function judgeOf({ successCondition, failureCondition }: ArgoMetric): Judge {
  const [success, failure] = [successCondition, failureCondition].map((text) =>
    text ? parseCondition(text) : undefined,
  );
  return (reading) => {
    if (reading === 'error') return { phase: 'Error', message: 'the query gave an error' };
    try {
      const succeeded = success && holds(success, reading);
      const failed = failure && holds(failure, reading);
      return { phase: phaseOf(succeeded, failed) };
    } catch (error) {
      if (error instanceof ConditionError) return { phase: 'Error', message: error.message };
      throw error;
    }
  };
}

function phaseOf(succeeded: boolean | undefined, failed: boolean | undefined): MeasurementPhase {
  const bad = failed ?? succeeded === false;
  const good = succeeded ?? !bad;
  if (bad) return 'Failed';
  return good ? 'Successful' : 'Inconclusive';
}
