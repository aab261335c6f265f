import type { AnalysisPhase } from '../../../../lib/gates/argo/assess';
import type { ArgoMetric, ArgoRunSpec } from '../../../../lib/gates/argo/metric';

/** Prometheus as the controller reaches it. */
export const ADDRESS = 'http://127.0.0.1:9090';

/** Spec of an AnalysisRun. */
export interface RunSpec extends ArgoRunSpec {
  readonly terminate?: boolean;
}

/** What the controller is asked, and what it has to say to that, written by hand. */
export interface GateCase {
  readonly name: string;
  /** The spec of a run that begins at a moment, in seconds since 1970. */
  readonly spec: (begin: number) => RunSpec;
  readonly run: AnalysisPhase;
  /** The phases of its metrics, in order. @default - one, with the run's phase */
  readonly metrics?: readonly AnalysisPhase[];
  /** Words in the run's message. @default - none are looked for */
  readonly because?: string;
}

/** A metric that asks Prometheus, with limits of its own. */
export function asking(query: string, metric: Partial<ArgoMetric> = {}, address = ADDRESS): ArgoMetric {
  return { name: 'gate', ...metric, provider: { prometheus: { address, query } } };
}

/** A query whose value changes: each expression counts from so many seconds after the begin on. */
export function stepwise(
  begin: number,
  first: string,
  ...steps: readonly (readonly [seconds: number, query: string])[]
): string {
  return steps.reduce((before, [seconds, query]) => {
    const isBefore = `(vector(time()) < ${begin + seconds})`;
    return `((${before}) and on () ${isBefore}) or ((${query}) unless on () ${isBefore})`;
  }, first);
}
