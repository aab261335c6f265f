import { labelName, metricName } from './name';

/** How a label is compared. */
export type MatchOperator = '=' | '!=' | '=~' | '!~';

/** A condition on a label. */
export interface Matcher {
  readonly label: string;
  readonly operator: MatchOperator;
  /** The value itself, or with `=~` and `!~` a regular expression that has to match all of it. */
  readonly value: string;
}

/** The label has this value. */
export function is(label: string, value: string): Matcher {
  return { label, operator: '=', value };
}

/** The label has another value, or is not there. */
export function isNot(label: string, value: string): Matcher {
  return { label, operator: '!=', value };
}

/** The label has one of these values: the values themselves, which are quoted for the expression. None match none. */
export function isOneOf(label: string, ...values: readonly string[]): Matcher {
  return { label, operator: '=~', value: values.length > 0 ? values.map(pattern).join('|') : String.raw`[^\s\S]` };
}

/** The whole of the label matches an expression (RE2). */
export function matches(label: string, expression: string): Matcher {
  return { label, operator: '=~', value: expression };
}

/** A text as an expression that matches just this text. */
export function pattern(text: string): string {
  return text.replace(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
}

/**
 * A text as a PromQL string. Two braces in a row are written as escapes: Argo Rollouts would take them for one of its
 * arguments, and the Prometheus Operator's rules for a template.
 */
export function quote(text: string): string {
  // Nearly all texts are plain, and there are a thousand of them in the rules of one service.
  if (/^[\w .,:;/*+?()|-]*$/.test(text)) return `"${text}"`;
  const escaped = text
    .replaceAll('\\', String.raw`\\`)
    .replaceAll('"', String.raw`\"`)
    .replaceAll('\n', String.raw`\n`)
    // eslint-disable-next-line no-control-regex -- just these have to be escaped
    .replace(/[\u0000-\u001f\u007f]/g, (character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`)
    .replaceAll('{{', String.raw`\x7b\x7b`)
    .replaceAll('}}', String.raw`\x7d\x7d`);
  return `"${escaped}"`;
}

/**
 * The series of a metric that fulfil all conditions: `http_requests_total{service="checkout"}`. Throws a CutoverError for a
 * name that is none.
 */
export function selector(metric: string, matchers: readonly Matcher[]): string {
  const conditions = matchers.map(({ label, operator, value }) => `${labelName(label)}${operator}${quote(value)}`);
  return conditions.length === 0 ? metricName(metric) : `${metricName(metric)}{${conditions.join(',')}}`;
}

/** Whole seconds as PromQL and Argo Rollouts both read them: `90s`, `2m`, `1h`. */
export function duration(seconds: number): string {
  if (seconds > 0 && seconds % 3600 === 0) return `${seconds / 3600}h`;
  return seconds > 0 && seconds % 60 === 0 ? `${seconds / 60}m` : `${seconds}s`;
}

/** A number as PromQL reads it; never in a form that only JavaScript has. */
export function number(value: number): string {
  if (Number.isNaN(value)) return 'NaN';
  if (!Number.isFinite(value)) return value > 0 ? '+Inf' : '-Inf';
  return String(value);
}

/** The expression where it has a value, otherwise NaN: always one sample, as long as it has no labels. */
export function orUnknown(expression: string): string {
  return `(${expression}) or vector(NaN)`;
}

/** The expression where it has a value, otherwise 0. */
export function orZero(expression: string): string {
  return `(${expression}) or vector(0)`;
}
