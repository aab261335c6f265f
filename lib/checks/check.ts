import type { Problem } from '../core/problem';
import type { Rule } from '../core/rule';
import type { Synthesis } from './synthesis';

export type { CheckedObject, CheckedRelease } from './checked';

/** A rule over everything that was synthesized. Pure: the same synthesis gives the same problems. */
export interface Check {
  readonly rule: Rule;
  run(synthesis: Synthesis): Iterable<Problem>;
}
