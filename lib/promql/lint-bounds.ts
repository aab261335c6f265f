import { boundTexts } from './bounds';
import type { Finding } from './lint-context';
import { takes } from './matchers';
import type { Matcher } from './text';

/** What is wrong with a condition on the bound of a bucket; nothing is known of the buckets where there are no bounds. */
export function boundFindings({ label, operator, value }: Matcher, bounds: readonly number[] | undefined): Finding[] {
  if (label !== 'le' || operator.startsWith('!')) return [];
  const given = `le${operator}${JSON.stringify(value)}`;
  if (operator === '=') return literalFindings(value, given, bounds);
  const matched = (text: string) => takes({ label, operator, value }, text);
  const all = bounds ?? boundsNamed(value);
  const met = all.filter((bound) => boundTexts(bound).some(matched));
  const half = met.filter((bound) => !boundTexts(bound).every(matched));
  if (half.length > 0) return half.map((bound) => unstable(given, bound));
  return met.length > 0 || matched('+Inf') || bounds === undefined ? [] : [noBound(given, bounds)];
}

function literalFindings(value: string, given: string, bounds: readonly number[] | undefined): Finding[] {
  if (value === '+Inf') return [];
  const bound = value === '' ? NaN : Number(value);
  if (bounds && !bounds.includes(bound)) return [noBound(given, bounds)];
  if (!Number.isFinite(bound)) {
    return value === '' ? [] : [{ given, allowed: 'a number, or +Inf', fix: 'take a bound of its buckets' }];
  }
  const texts = boundTexts(bound);
  return texts.length === 1 && texts[0] === value ? [] : [unstable(given, bound)];
}

/** Whole numbers that an expression may mean. */
function boundsNamed(value: string): readonly number[] {
  return [...value.matchAll(/(?<![\d.])\d+(?!\d*\\?\.\d)/g)]
    .map(([digits]) => Number(digits))
    .filter((bound) => bound > 0);
}

function unstable(given: string, bound: number): Finding {
  const fix = `le=~"${boundTexts(bound)
    .map((text) => text.replace('.', '\\\\.').replace('+', '\\\\+'))
    .join('|')}"`;
  return { given, allowed: 'the bound as Prometheus writes it, in the ways of 2 and 3', fix };
}

function noBound(given: string, bounds: readonly number[]): Finding {
  return {
    given,
    allowed: `a bound of its buckets: ${bounds.join(', ')}`,
    fix: 'take one of them, or declare the bucket',
  };
}
