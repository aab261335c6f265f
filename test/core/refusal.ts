import { CutoverError } from '../../lib/core/error';
import type { Problem } from '../../lib/core/problem';

/** The problems that some work is refused with; none when it is not. Any other error goes on. */
export function refusal(work: () => unknown): readonly Problem[] {
  try {
    work();
  } catch (error) {
    if (error instanceof CutoverError) return error.problems;
    throw error;
  }
  return [];
}

/** Ids of problems, in order. */
export function idsOf(problems: readonly Problem[]): string[] {
  return problems.map(({ id }) => id);
}
