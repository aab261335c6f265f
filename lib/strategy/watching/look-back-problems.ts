import type { Place, Problem } from '../../core/problem';
import { lookBackProblem } from '../../gates/look-back';
import { lookOf } from '../../gates/watch';
import { lookBackOf } from '../../promql/look-back';
import type { ReleasePlan } from '../../release/plan';
import type { Signal } from '../../signals/signal';
import { runningVersions } from './versions';
import type { WatchInput } from './watching';

/** Signals that look back to before the candidate: ours say how far, and PromQL of users is read. */
export function lookBackProblems(input: WatchInput, plan: ReleasePlan, at: Place): Problem[] {
  const { watching } = input;
  const version = runningVersions(input).at(-1);
  return watching.objectives.flatMap(({ facts }) => {
    const look = lookOf(facts, watching.telemetry);
    const lookBack = (signal: Signal) =>
      signal.lookBack ?? (signal.isOurs || !version ? look.window : lookBackOf(signal.read(version, look)));
    return [...new Set([facts.hold.signal, facts.rollback.signal])].flatMap((signal) =>
      lookBackProblem(plan, { objective: facts, signal, lookBack: lookBack(signal) }, at),
    );
  });
}
