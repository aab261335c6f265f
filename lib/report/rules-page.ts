import type { Severity } from '../core/problem';

/** What the page of checks says of one rule. */
export interface RuleSection {
  readonly id: string;
  /** The rule as one sentence. */
  readonly title: string;
  readonly severity: Severity;
  /** What happens in production when it is broken. */
  readonly why: string;
  readonly fix: string;
}

const SECTION =
  /^(?<id>\S+)\n\n(?<title>.+)\. \((?<severity>error|warning)\)\n\n\*\*Why\.\*\* (?<why>.+)\n\n\*\*How to fix\.\*\* (?<fix>.+)$/s;

/** The sections of the page of checks, in its order. */
export function ruleSections(page: string): readonly RuleSection[] {
  return page
    .replaceAll('\r\n', '\n')
    .split(/^## /m)
    .flatMap((text) => {
      const parts = SECTION.exec(text.trim())?.groups;
      if (!parts) return [];
      const { id = '', title = '', severity, why = '', fix = '' } = parts;
      return [{ id, title, severity: severity === 'warning' ? 'warning' : 'error', why, fix }];
    });
}
