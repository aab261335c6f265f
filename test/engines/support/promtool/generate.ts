import { asRegExp } from '../../../../lib/promql/expression';
import { parsePromql } from '../../../../lib/promql/parse';
import { partsOfKind, type SelectorNode } from '../../../../lib/promql/syntax';
import type { Matcher } from '../../../../lib/promql/text';
import type { Files } from '../admission/tools';
import { answers, STEP, type InputSeries } from './run';
import { inputSeries, type SeriesLabels } from './series';

/** Series that an expression is made from, and what it is worth on them. */
export interface Valued {
  readonly series: readonly InputSeries[];
  readonly value: number;
}

/** Seconds that generated series are long: a window, what must last, and some more. */
export const LENGTH = 900;

/** What a series may be worth: of a gauge the value, of a counter the rise from scrape to scrape. */
const LEVELS = [0, 1, 40, 3000];
/** Expressions of more series than this have too many worlds to try. */
const MOST_SELECTORS = 4;

/**
 * Series for any expression, with all the values that it takes on them. Nothing is known of the expression: its
 * selectors say which series there must be, and Prometheus what it is worth in each of the worlds that they make.
 */
export async function worlds(files: Files, expr: string): Promise<readonly Valued[]> {
  const selectors = selectorsOf(expr);
  if (selectors.length > MOST_SELECTORS) throw new Error(`${selectors.length} selectors are too many: ${expr}`);
  const all = combinations(selectors.length).map((levels) =>
    selectors.flatMap((selector, index) => seriesOf(selector, levels[index] ?? 0)),
  );
  const questions = [{ expr, at: LENGTH }];
  const given = await answers(
    files,
    [],
    all.map((series) => ({ series, questions })),
  );
  return all.flatMap((series, index) => (given[index]?.[0] ?? []).map(({ value }) => ({ series, value })));
}

function selectorsOf(expr: string): readonly SelectorNode[] {
  const { expression } = parsePromql(expr);
  if (!expression) throw new Error(`no PromQL: ${expr}`);
  const found = partsOfKind(expression, 'selector').map(({ node }) => node);
  return [...new Map(found.map((node) => [node.text, node])).values()];
}

function combinations(length: number): readonly (readonly number[])[] {
  return length === 0 ? [[]] : combinations(length - 1).flatMap((rest) => LEVELS.map((level) => [...rest, level]));
}

function seriesOf({ metric = '', matchers, range }: SelectorNode, level: number): readonly InputSeries[] {
  const found = Object.fromEntries(matchers.flatMap(labelFor));
  const labels: SeriesLabels = { job: 'job', instance: 'instance', ...found };
  const at = (second: number) => (range === undefined ? level : (second / STEP) * level);
  const buckets = metric.endsWith('_bucket') && !('le' in found) ? ['500.0', '+Inf'].map((le) => ({ le })) : [{}];
  return inputSeries(
    buckets.map((bucket) => ({ metric, labels: { ...labels, ...bucket }, at })),
    0,
    LENGTH,
  );
}

function labelFor({ label, operator, value }: Matcher): readonly (readonly [string, string])[] {
  if (operator === '=') return [[label, value]];
  return operator === '=~' ? [[label, anyOf(value)]] : [];
}

/** A text that an expression matches: of each choice the first, of each repetition one. */
export function anyOf(expression: string): string {
  let at = 0;
  const text = choice();
  if (!asRegExp(expression).test(text)) throw new Error(`${text} does not match ${expression}`);
  return text;

  function choice(): string {
    const first = sequence();
    while (expression[at] === '|') {
      at += 1;
      sequence();
    }
    return first;
  }

  function sequence(): string {
    let result = '';
    while (at < expression.length && !'|)'.includes(expression[at] ?? '')) {
      result += atom();
      while ('*+?'.includes(expression[at] ?? ' ')) at += 1;
    }
    return result;
  }

  function atom(): string {
    const character = expression[at] ?? '';
    at += 1;
    if (character === '\\') return expression[at++] ?? '';
    if (character === '.') return '0';
    if (character === '[') {
      const first = expression[at] ?? '';
      at = expression.indexOf(']', at) + 1;
      return first;
    }
    if (character !== '(') return character;
    if (expression.startsWith('?:', at)) at += 2;
    const inner = choice();
    at += 1;
    return inner;
  }
}
