import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { utc } from '../core/time';
import { holdOf } from '../release/stage';
import { moveOf, type Step } from './step';

export const stageHoldRule = new Rule({
  id: 'stage-hold',
  title: 'A stage is held as long as the plan says before the next one',
  why: 'The gates have not looked yet, or the old version is taken away while its connections are open.',
});

/** A step forward that comes before the hold of the stage is over. */
export function holdProblems(step: Step): Problem[] {
  const { plan, before, after, reached, now, locate } = step;
  const stage = before && plan.stage(before.release.stage);
  if (!stage || moveOf(step) !== 'forward' || holdOf(stage) === 0) return [];
  const hold = holdOf(stage);
  const from = before.release.stage;
  const say = (given: string, fix: string) => [
    stageHoldRule.problem({
      at: locate('stage'),
      given: `${from} → ${after.release.stage} ${given}`,
      allowed: `${from} held for ${hold} s`,
      fix: `${fix}; rollback is always open`,
    }),
  ];
  if (!reached) return say('with nothing that says since when', 'ask where Git or the cluster can be reached');
  if ('lacks' in reached) {
    return say(`before the cluster has it: ${reached.lacks}`, 'see why it is not applied: cutover status --cluster');
  }
  const legalAt = reached.at + hold;
  if (now >= legalAt) return [];
  const since = `since ${utc(reached.at)}, as the ${reached.by} says`;
  if (now < reached.at) {
    return say(`at ${utc(now)}, before it was reached: ${since}`, 'correct the clocks, which do not agree');
  }
  return say(`after ${now - reached.at} s, ${since}`, `wait until ${utc(legalAt)}`);
}
