import type { Problem } from '../core/problem';
import { approvalProblems } from './approval';
import { contentProblems } from './contents';
import { holdProblems } from './hold';
import { orderProblems, roleProblems } from './order';
import { moveOf, type Step } from './step';

/**
 * Everything that keeps a step of a release from being legal; each problem says what would make it legal, and when.
 * Taking a release back is never refused for its stage, time or approval: only for what it changes besides.
 */
export function transitionProblems(step: Step): Problem[] {
  if (moveOf(step) === 'begin') return orderProblems(step);
  return [
    ...orderProblems(step),
    ...roleProblems(step),
    ...holdProblems(step),
    ...contentProblems(step),
    ...approvalProblems(step),
  ];
}
