import { Rule } from './rule';
import { formatReport, type Place, type Problem } from './problem';

/**
 * The one error of this library: a report of all problems that were found.
 *
 * Its stack is the report itself. Who reads it in a terminal wants the construct or the line of his file, and both
 * are in the report; frames of this library would only push them off the screen.
 */
export class CutoverError extends Error {
  /** Everything that is wrong, warnings included. */
  declare readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(formatReport(problems));
    // Not enumerable: a terminal shows the report, and not the same again as an object.
    Object.defineProperty(this, 'problems', { value: problems });
    this.stack = this.message;
  }

  override get name(): string {
    return 'CutoverError';
  }
}

/** Throws one error with all problems when one of them is an error; otherwise does nothing. */
export function refuse(problems: readonly Problem[]): void {
  if (hasError(problems)) throw new CutoverError(problems);
}

/**
 * The problems that some work returns, or those that it was refused with. Values refuse what they cannot be wherever
 * they are looked at; this is where such a refusal joins the report of everything that is wrong.
 */
export function collectProblems(at: Place, work: () => readonly Problem[]): readonly Problem[] {
  try {
    return work();
  } catch (error) {
    if (error instanceof TypeError) return [wrongType(at, error)];
    if (!(error instanceof CutoverError)) throw error;
    return error.problems.map((problem) => ({ ...problem, at: { ...at, ...problem.at } }));
  }
}

export const typeRule = new Rule({
  id: 'type',
  title: 'What is given is of the type that is asked for',
  why: 'Runners such as tsx do not look at types, and a part that is missing is found by accident, if at all.',
});

/** TypeScript says so before anything runs; this is for those who run without it. */
function wrongType(at: Place, error: TypeError): Problem {
  const allowed = 'props of the types that are documented, with all that are required';
  return typeRule.problem({ at, given: error.message, allowed, fix: 'run `tsc --noEmit`: it names the line' });
}

/** What looking at a value is refused with; nothing where it is as it should be. */
export function refusalOf(at: Place, look: () => unknown): readonly Problem[] {
  return collectProblems(at, () => {
    look();
    return [];
  });
}

/** Whether one of the problems is an error. */
export function hasError(problems: readonly Problem[]): boolean {
  return problems.some(({ severity }) => severity === 'error');
}

/** What something that was thrown says. */
export function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
