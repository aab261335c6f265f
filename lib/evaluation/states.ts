import type { Check, CheckedObject } from '../checks/check';
import { runChecks } from '../checks/registry';
import { ON_THE_WAY_BACK, Synthesis } from '../checks/synthesis';
import type { Problem } from '../core/problem';
import { afterRollback, type ReleaseOutput } from './output';

/** Runs checks on the state of this stage, and on the one that the way back leads to where that is another. */
export function checkStates(
  objects: readonly CheckedObject[],
  releases: readonly ReleaseOutput[],
  checks: readonly Check[],
): Problem[] {
  const facts = releases.map(({ checked }) => checked);
  const back = afterRollback(objects, releases);
  return [
    ...runChecks(new Synthesis(objects, facts), checks),
    ...(back ? runChecks(new Synthesis(back, facts, 'rollback'), checks) : []),
  ];
}

/** Each problem once: several releases may share what is wrong, and a fault of the stage is one of the way back too. */
export function distinctProblems(problems: readonly Problem[]): Problem[] {
  const byText = new Map(problems.map((problem) => [problemKey(problem), problem] as const).reverse());
  return [...byText.values()].reverse();
}

function problemKey({ at, ...problem }: Problem): string {
  return JSON.stringify({ ...problem, at: { ...at, object: at.object?.replace(ON_THE_WAY_BACK, '') } });
}
