import { CutoverError } from '../core/error';
import { promqlRule } from './rule';

/** A name of a metric as every Prometheus reads it; later ones take any text, in quotes. Throws a CutoverError. */
export function metricName(text: string): string {
  return named(
    text,
    /^[a-zA-Z_:][a-zA-Z0-9_:]*$/,
    'metric',
    'letters, digits, colons and underscores',
    'http_requests_total',
  );
}

/** The same of a label. */
export function labelName(text: string): string {
  return named(text, /^[a-zA-Z_][a-zA-Z0-9_]*$/, 'label', 'letters, digits and underscores', 'status_code');
}

function named(text: string, form: RegExp, what: string, letters: string, example: string): string {
  if (form.test(text)) return text;
  const given = `${what} ${JSON.stringify(text)}`;
  const allowed = `${letters}, and no digit first`;
  throw new CutoverError([promqlRule.problem({ at: {}, given, allowed, fix: `such as '${example}'` })]);
}
