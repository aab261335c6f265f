import type { Problem } from '../core/problem';
import type { RuleSection } from './rules-page';

/** A problem, and the line of the repository that it is shown at. */
export interface Finding {
  readonly problem: Problem;
  /** What was looked at: an environment, or the app where it has none. */
  readonly subject: string;
  /** The file, from the root of the repository. */
  readonly file: string;
  /** From 1. */
  readonly line: number;
  /** From 1. */
  readonly column: number;
}

/** What a check of a project came to. */
export interface Checked {
  readonly findings: readonly Finding[];
  /** What was looked at, whether anything was found or not. */
  readonly subjects: readonly string[];
  /** The commit whose releases the steps were compared with; none where there was none. */
  readonly base?: string;
  /** Every rule that was asked. */
  readonly rules: readonly RuleSection[];
}

/** The rules that were asked, and those that only the project's own checks know. */
export function rulesOf({ findings, rules }: Checked): readonly RuleSection[] {
  const known = new Set(rules.map(({ id }) => id));
  const own = new Map(
    findings
      .filter(({ problem }) => !known.has(problem.id))
      .map(({ problem: { id, severity, why } }): [string, RuleSection] => [
        id,
        { id, title: id, severity, why, fix: 'See what the check itself says.' },
      ]),
  );
  return [...rules, ...own.values()];
}

/** What a problem says, one sentence a line. */
export function messageOf({ given, allowed, why, fix }: Problem): string {
  return [`given ${given}`, `allowed ${allowed}`, `why ${why}`, `fix ${fix}`].join('\n');
}
