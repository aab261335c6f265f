import type { Place, Problem } from '../../core/problem';
import { lookBackProblem } from '../../gates/look-back';
import { reachOf } from '../../gates/reach';
import { lookOf } from '../../gates/watch';
import { signalsOf } from '../../objectives/readable';
import type { ReleasePlan } from '../../release/plan';
import { runningVersions } from './versions';
import type { WatchInput } from './watching';

/** Signals that look back to before the candidate: ours say how far, and PromQL of users is read. */
export function lookBackProblems(input: WatchInput, plan: ReleasePlan, at: Place): Problem[] {
  const { watching } = input;
  const version = runningVersions(input).at(-1);
  if (!version) return [];
  return watching.objectives.flatMap(({ facts }) => {
    const look = lookOf(facts, watching.telemetry);
    return signalsOf(facts).flatMap((signal) =>
      lookBackProblem(plan, { objective: facts, signal, lookBack: reachOf(signal, version, look) }, at),
    );
  });
}
