import type { Labels } from '../core/labels';
import { duration } from '../promql/text';
import type { Unit } from '../signals/signal';
import type { AlertingRule } from './rule';

/** What an alert says about a release: it is to be taken back, it must not go on, or somebody should know. */
export type Consequence = 'rollback' | 'hold' | 'notice';

/** The one place where a consequence becomes a severity: receivers are chosen by it. */
export const SEVERITIES = { rollback: 'critical', hold: 'warning', notice: 'info' } as const;

/** An alert before it has its severity, its link and its texts. */
export interface Alert {
  readonly name: string;
  readonly expr: string;
  /** Seconds that it must be true without a break. @default 0: it fires at once */
  readonly for?: number;
  readonly consequence: Consequence;
  readonly labels: Labels;
  /** One line, as `template` makes it. */
  readonly summary: string;
  /** What it means and what to do, as `template` makes it. */
  readonly description: string;
}

/** The alert with its severity, the link to its runbook where there are runbooks, its summary and its description. */
export function annotate(alert: Alert, runbooks?: string): AlertingRule {
  const labels = Object.entries({ ...alert.labels, severity: SEVERITIES[alert.consequence] });
  return {
    alert: alert.name,
    expr: alert.expr,
    ...(alert.for ? { for: duration(alert.for) } : {}),
    labels: Object.fromEntries(labels.map(([label, value]) => [label, literal(value)])),
    annotations: {
      summary: alert.summary,
      description: alert.description,
      ...(runbooks === undefined ? {} : { runbook_url: literal(`${runbooks.replace(/\/+$/, '')}/${alert.name}`) }),
    },
  };
}

/** A text with Go template actions in it; what is put into it is text, whatever it holds. */
export function template(texts: TemplateStringsArray, ...values: readonly (string | number)[]): string {
  return String.raw({ raw: texts }, ...values.map((value) => literal(String(value))));
}

/**
 * Text that a Go template prints as it is. Labels and annotations of alerts are templates: two braces would begin an
 * action, and one at the end would begin it together with the next text.
 */
export function literal(text: string): string {
  return text.replace(/\{{2,}|\{$/g, (braces) => `{{ "${braces}" }}`);
}

/** Template actions that print the value of an alert in a unit. */
export function valueIn(unit: Unit): string {
  switch (unit) {
    case 'ratio':
      return '{{ $value | humanizePercentage }}';
    case 'milliseconds':
      return '{{ $value | humanize }} ms';
    case 'seconds':
      return '{{ $value | humanizeDuration }}';
    case 'bytes':
      return '{{ $value | humanize1024 }}B';
    case 'count':
    case 'score':
      return '{{ $value | humanize }}';
    default:
      return `{{ $value | humanize }} ${unit}`;
  }
}

/** `error-ratio` as `ErrorRatio`. */
export function pascalCase(name: string): string {
  return name.replace(/(^|-)([a-z0-9])/g, (_, _dash, first: string) => first.toUpperCase());
}
