import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { ObjectiveFacts } from '../objectives/objective';
import { candidateWeight } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import { holdOf, stageName } from '../release/stage';
import { measuredAt } from './stage-gates';
import { requestsPerLook } from './watch';

export const lowTrafficRule = new Rule({
  id: 'low-traffic',
  title: 'A stage sees enough requests for its gates to tell a good version from a bad one',
  why: 'With fewer requests one failure more or less decides: a gate that spoke would roll healthy versions back, so it stays silent and the release is held.',
  severity: 'warning',
});

/** Stages whose share of the declared requests is too small for their gates. */
export function lowTrafficProblems(
  plan: ReleasePlan,
  objectives: readonly ObjectiveFacts[],
  requestRate: number | undefined,
  at: Place,
): Problem[] {
  if (requestRate === undefined) return [];
  if (!(Number.isFinite(requestRate) && requestRate > 0)) return [notARate(requestRate, at)];
  const stages = plan.stages.filter(
    (stage) => holdOf(stage) > 0 && candidateWeight(stage) > 0 && stage.kind === 'shift',
  );
  return objectives.flatMap((objective) => {
    const needed = requestsPerLook(objective);
    if (needed === undefined) return [];
    const { name, window } = objective;
    const quiet = stages.filter(
      (stage) =>
        measuredAt(stage, [objective]).length > 0 && (requestRate * candidateWeight(stage) * window) / 100 < needed,
    );
    if (quiet.length === 0) return [];
    const seen = quiet.map(
      (stage) => `${stageName(stage)} ${Math.floor((requestRate * candidateWeight(stage) * window) / 100)}`,
    );
    const least = Math.min(...quiet.map(candidateWeight));
    const problem = lowTrafficRule.problem({
      at: { ...at, field: 'requestRate' },
      given: `${name} sees too few requests in ${window} s at ${requestRate} requests/s: ${seen.join(', ')}`,
      allowed: `at least ${needed} in a look, so that fewer than one look in a thousand is a false alarm`,
      fix: `look back further (window ${Math.ceil((needed * 100) / (requestRate * least))} s, with holds as long), begin with a larger step, or use Objective.sequential, which counts on until it can decide`,
    });
    return [problem];
  });
}

function notARate(given: number, at: Place): Problem {
  return lowTrafficRule.problem({
    at: { ...at, field: 'requestRate' },
    severity: 'error',
    given: String(given),
    allowed: 'requests per second of the whole service, above 0',
    fix: 'such as 100, or leave it out while nobody knows',
  });
}
