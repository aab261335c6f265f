/** How bad a problem is: an error stops synthesis, a warning is printed and synthesis goes on. */
export type Severity = 'error' | 'warning';

/** Where a problem is. A problem of an object names the construct, one of a file names file and line. */
export interface Place {
  /** Path of the construct in the tree, such as `checkout/checkout/VirtualService`. */
  readonly construct?: string;
  /** The file, as it was given to the library. */
  readonly file?: string;
  /** Line in the file, from 1. */
  readonly line?: number;
  /** Column in the line, from 1. */
  readonly column?: number;
  /** The object, as `Kind namespace/name`. */
  readonly object?: string;
  /** The field within the object, the props or the file, such as `spec.template.spec.containers[0].image`. */
  readonly field?: string;
}

/** One thing that is wrong, with everything needed to mend it. */
export interface Problem {
  /** Id of the rule that was broken; the documentation has a section for each. */
  readonly id: string;
  readonly severity: Severity;
  readonly at: Place;
  /** What was given. */
  readonly given: string;
  /** What is allowed. */
  readonly allowed: string;
  /** What happens in production when this is let through. */
  readonly why: string;
  /** How to mend it. */
  readonly fix: string;
}

/** Where the documentation of every rule is, relative to the package. */
export const CHECKS_PAGE = 'docs/reference/checks.md';

/** `error drain-grace at shop/checkout …`, then what was given, allowed, why, the fix and the page. */
export function formatProblem(problem: Problem): string {
  return [
    `${problem.severity} ${problem.id} at ${formatPlace(problem.at)}`,
    `  given    ${problem.given}`,
    `  allowed  ${problem.allowed}`,
    `  why      ${problem.why}`,
    `  fix      ${problem.fix}`,
    `  page     ${CHECKS_PAGE}#${problem.id}`,
  ]
    .map(onOneLine)
    .join('\n');
}

/** Several problems as one report: errors first, each group in the order it was found. */
export function formatReport(problems: readonly Problem[]): string {
  const errors = problems.filter((problem) => problem.severity === 'error');
  const warnings = problems.filter((problem) => problem.severity === 'warning');
  const count = [plural(errors.length, 'error'), ...(warnings.length > 0 ? [plural(warnings.length, 'warning')] : [])];
  return [count.join(', '), ...[...errors, ...warnings].map(formatProblem)].join('\n\n');
}

/** What was given may have line ends of its own; a report that is read by line must not get any from it. */
function onOneLine(text: string): string {
  return text.replaceAll('\r', '\\r').replaceAll('\n', '\\n');
}

function formatPlace(at: Place): string {
  const position = at.file && [at.file, at.line, at.column].filter((part) => part !== undefined).join(':');
  const parts = [at.construct, position, at.object, at.field].filter((part) => part !== undefined);
  return parts.length > 0 ? parts.join(' · ') : 'this app';
}

function plural(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
