import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { ObjectiveFacts } from '../objectives/objective';
import { candidateWeight } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import { holdOf, stageName, type Stage } from '../release/stage';
import { errorRatio } from '../signals/requests';
import { SEQUENTIAL_WINDOW, waldOf } from '../signals/sprt';
import { requestsCounted, requestsToDecide, undecided } from './deciding';
import { measuredAt } from './stage-gates';
import { healthyShare, requestsPerLook } from './watch';

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
  const place: Place = { ...at, field: 'requestRate' };
  return objectives.flatMap((objective) =>
    objective.sequential
      ? undecidedStages(plan, objective, requestRate, place)
      : quietStages(plan, objective, requestRate, place),
  );
}

function quietStages(plan: ReleasePlan, objective: ObjectiveFacts, requestRate: number, at: Place): Problem[] {
  const needed = requestsPerLook(objective);
  if (needed === undefined) return [];
  const { name, window } = objective;
  const seenAt = (stage: Stage) => (requestRate * candidateWeight(stage) * window) / 100;
  const quiet = plan.stages.filter(
    (stage) =>
      stage.kind === 'shift' && stage.hold > 0 && measuredAt(stage, [objective]).length > 0 && seenAt(stage) < needed,
  );
  if (quiet.length === 0) return [];
  const seen = quiet.map((stage) => `${stageName(stage)} ${Math.floor(seenAt(stage))}`);
  const least = Math.min(...quiet.map(candidateWeight));
  const problem = lowTrafficRule.problem({
    at,
    given: `${name} sees too few requests in ${window} s at ${requestRate} requests/s: ${seen.join(', ')}`,
    allowed: `at least ${needed} in a look, so that fewer than one look in a thousand is a false alarm`,
    fix: [
      `look back further (window ${Math.ceil((needed * 100) / (requestRate * least))} s, with holds as long), or begin with a larger step`,
      ...instead(plan, objective, requestRate),
    ].join('; '),
  });
  return [problem];
}

/** What a sequential test of the same two shares would make of the plan, for a bound on failures that it can stand for. */
function instead(plan: ReleasePlan, objective: ObjectiveFacts, requestRate: number): string[] {
  const { rollback, comparison } = objective;
  if (rollback.signal.id !== errorRatio.id || comparison !== 'absolute' || rollback.limit >= 1) return [];
  // 0.005 * 0.2 is 0.001, and 0.003 * 0.2 is 0.0006000000000000001 to a machine.
  const test = { good: Number(healthyShare(objective).toPrecision(6)), bad: rollback.limit };
  const wald = waldOf(test);
  const [first] = undecided(plan, { wald, window: SEQUENTIAL_WINDOW }, requestRate);
  const average = `some ${requestsToDecide(wald)} requests of a good version`;
  if (first === undefined)
    return [
      `or use Objective.sequential({ good: ${test.good}, bad: ${test.bad} }), which has ${average} at every stage`,
    ];
  const { stage, counted } = first;
  return [`a sequential test needs ${average}, and has ${counted} when ${stageName(stage)} is over`];
}

/** Stages that are over before a sequential test has decided of a good version, as a rule: each of them is held. */
function undecidedStages(plan: ReleasePlan, objective: ObjectiveFacts, requestRate: number, at: Place): Problem[] {
  const { name, sequential: wald, window } = objective;
  if (!wald) return [];
  const stages = undecided(plan, { wald, window }, requestRate);
  const [first] = stages;
  if (!first) return [];
  const needed = requestsToDecide(wald);
  const { stage } = first;
  const perSecond = (requestRate * candidateWeight(stage)) / 100;
  const before = requestsCounted(plan, stage, Infinity, requestRate) - perSecond * holdOf(stage);
  const hold = Math.ceil((needed - before) / perSecond);
  const problem = lowTrafficRule.problem({
    at,
    given: `${name} has too few requests at ${requestRate} requests/s when a stage is over: ${stages.map((each) => `${stageName(each.stage)} ${each.counted}`).join(', ')}`,
    allowed: `at least ${needed}, which a good version takes on the average`,
    fix: `hold ${stageName(stage)} for ${hold} s${hold > window ? `, and count for as long (window ${hold} s)` : ''}, or begin with a larger step`,
  });
  return [problem];
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
