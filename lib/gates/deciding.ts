import { candidateWeight } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import { holdOf, type Stage } from '../release/stage';
import type { Wald } from '../signals/sequential';

/** A stage that is over before a sequential test has decided, and the requests that it has counted by then. */
export interface UndecidedStage {
  readonly stage: Stage;
  readonly counted: number;
}

/** A sequential test and the seconds that it looks back at the most. */
export interface CountedTest {
  readonly wald: Wald;
  readonly window: number;
}

/** Requests of a good version until a sequential test accepts it: on the average, and without a failure at the least. */
export function requestsToDecide({ accept, successWeight, expectedRequests }: Wald): number {
  return Math.ceil(Math.max(expectedRequests.good, -accept / successWeight));
}

/** Held steps of a plan that are over before the test has decided of a good version, as a rule. */
export function undecided(plan: ReleasePlan, { wald, window }: CountedTest, requestRate: number): UndecidedStage[] {
  const needed = requestsToDecide(wald);
  return plan.stages
    .filter((stage) => stage.kind === 'shift' && stage.hold > 0)
    .map((stage) => ({ stage, counted: whole(requestsCounted(plan, stage, window, requestRate)) }))
    .filter(({ counted }) => counted < needed);
}

/** Requests that the candidate has had when a stage is over, in so many seconds at the most; steps that may be passed by have none. */
export function requestsCounted(plan: ReleasePlan, last: Stage, window: number, requestRate: number): number {
  const until = plan.stages.slice(0, plan.stages.indexOf(last) + 1);
  let left = window;
  let counted = 0;
  for (const stage of until.reverse()) {
    if (stage !== last && stage.kind === 'shift' && stage.optional) continue;
    const seconds = candidateWeight(stage) > 0 ? Math.min(left, holdOf(stage)) : 0;
    counted += (requestRate * candidateWeight(stage) * seconds) / 100;
    left -= seconds;
  }
  return counted;
}

/** 0.1 * 2960 is 296.00000000000006 to a machine, and as many others are a little less than whole. */
function whole(requests: number): number {
  return Math.floor(requests * (1 + 1e-9));
}
