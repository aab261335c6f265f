import type { ObservedRun } from './runs';
import { simulated } from './simulated';

/** What was said of a run or of one of its gates, and after how many seconds, as the report prints it. */
export interface VerdictLine {
  /** The gate; of a whole run, that it is. */
  readonly gate: string;
  readonly simulator: string;
  readonly controller: string;
}

interface Judged {
  readonly phase: string;
  readonly measurements: readonly { readonly at: number }[];
}

/** What both say of a whole run. `pace` is how many seconds of a release pass in one second of the engines. */
export function runVerdict(observed: ObservedRun, pace = 1): VerdictLine {
  const of = ({ phase, metrics }: { readonly phase: string; readonly metrics: readonly Judged[] }) =>
    verdict({ phase, measurements: metrics.flatMap(({ measurements }) => measurements) }, pace);
  return { gate: 'all together', simulator: of(simulated(observed)), controller: of(observed) };
}

/** What both say of each gate of a run. */
export function gateVerdicts(observed: ObservedRun, pace = 1): readonly VerdictLine[] {
  const played = simulated(observed);
  return observed.metrics.map((metric) => ({
    gate: metric.name,
    simulator: verdict(
      played.metrics.find(({ name }) => name === metric.name)!,
      pace,
    ),
    controller: verdict(metric, pace),
  }));
}

function verdict({ phase, measurements }: Judged, pace: number): string {
  return `${phase} after ${Math.max(0, ...measurements.map(({ at }) => at)) * pace} s`;
}
