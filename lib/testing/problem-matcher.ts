import { CutoverError } from '../core/error';
import { formatProblem, formatReport, type Problem } from '../core/problem';
import { didYouMean } from '../core/suggest';
import { answer, cannotLookAt, hasField, type MatcherResult } from './matcher';

/** Whether a problem of a rule is there, and its report says that. */
export function toHaveProblem(received: unknown, id: string, text?: string | RegExp): MatcherResult {
  const problems = problemsOf(received);
  const ofRule = problems.filter((problem) => problem.id === id);
  const fitting = ofRule.filter((problem) => says(problem, text));
  const expected = `problem ${id}${text === undefined ? '' : ` that says ${String(text)}`}`;
  return answer(
    fitting.length > 0,
    () => {
      if (problems.length === 0) return `Expected ${expected}, but there is no problem at all`;
      const near = didYouMean(id, [...new Set(problems.map((problem) => problem.id))]);
      const hint = ofRule.length > 0 ? '' : near;
      const shown = ofRule.length > 0 ? ofRule : problems;
      return `Expected ${expected}${hint}\nThere is:\n\n${formatReport(shown)}`;
    },
    () => `Expected no ${expected}, but there is:\n\n${formatReport(fitting)}`,
  );
}

function says(problem: Problem, text: string | RegExp | undefined): boolean {
  if (text === undefined) return true;
  const report = formatProblem(problem);
  return typeof text === 'string' ? report.includes(text) : report.search(text) >= 0;
}

function problemsOf(received: unknown): readonly Problem[] {
  if (typeof received === 'function') return thrownBy(received as () => unknown);
  const problems = hasField(received, 'problems') ? received.problems : undefined;
  if (Array.isArray(problems)) return problems as readonly Problem[];
  throw cannotLookAt(
    'toHaveProblem',
    'a stage, a result of CutoverApp.result(), a CutoverError or a function that throws one',
    received,
  );
}

/** The problems of the report that a function throws; none when it returns. Another error is none of ours. */
function thrownBy(work: () => unknown): readonly Problem[] {
  try {
    work();
    return [];
  } catch (error) {
    if (error instanceof CutoverError) return error.problems;
    throw error;
  }
}
