import type { Place, Problem, Severity } from './problem';

/** What a rule says of one violation; id, severity and reason come from the rule. */
export interface Violation {
  readonly at?: Place;
  readonly given: string;
  readonly allowed: string;
  readonly fix: string;
  /** @default - the rule's own severity */
  readonly severity?: Severity;
}

/** What a rule is, for the report and for the documentation. */
export interface RuleProps {
  /** Lower case words joined by dashes; ids are contract and never change. */
  readonly id: string;
  /** The rule as one sentence. */
  readonly title: string;
  /** What happens in production when the rule is broken. */
  readonly why: string;
  /** How bad it is to break it. @default 'error' */
  readonly severity?: Severity;
}

/** A rule with its id: the one place from which its problems are made. */
export class Rule {
  /** Lower case words joined by dashes. */
  readonly id: string;
  /** The rule as one sentence. */
  readonly title: string;
  /** What happens in production when it is broken. */
  readonly why: string;
  /** How bad it is to break it, unless a violation says otherwise. */
  readonly severity: Severity;

  constructor(props: RuleProps) {
    this.id = props.id;
    this.title = props.title;
    this.why = props.why;
    this.severity = props.severity ?? 'error';
  }

  /** The problem of one violation. */
  problem(violation: Violation): Problem {
    const { at = {}, given, allowed, fix, severity = this.severity } = violation;
    return { id: this.id, severity, at, given, allowed, why: this.why, fix };
  }
}
