/** What an expression is, in Prometheus' words. */
export type ValueType = 'scalar' | 'string' | 'instant vector' | 'range vector';

/** What a function or an aggregation takes, and what comes of it. */
export interface Signature {
  /** Types of its arguments; the last one is that of all further ones. */
  readonly takes: readonly ValueType[];
  /** How many there are at the least and at the most. */
  readonly count: readonly [least: number, most: number];
  readonly returns: ValueType;
}

const TYPES: Readonly<Record<string, ValueType>> = {
  number: 'scalar',
  text: 'string',
  series: 'instant vector',
  range: 'range vector',
};

/**
 * Functions by what they take. The last argument may be left out with a question mark; with a star there may be any
 * number of it. All but three return series.
 *
 * After `Functions` in Prometheus' `promql/parser/functions.go`, v3.14. Those that it takes only with
 * `--enable-feature=promql-experimental-functions` are left out.
 */
const FUNCTIONS: readonly (readonly [takes: string, names: string])[] = [
  ['', 'pi time'],
  ['number', 'vector'],
  [
    'series',
    `abs absent acos acosh asin asinh atan atanh ceil cos cosh deg exp floor histogram_avg histogram_count
     histogram_stddev histogram_stdvar histogram_sum ln log10 log2 rad scalar sgn sin sinh sort sort_desc sqrt tan tanh
     timestamp`,
  ],
  ['series?', 'day_of_month day_of_week day_of_year days_in_month hour minute month year'],
  ['series number', 'clamp_max clamp_min'],
  ['series number?', 'round'],
  ['series number number', 'clamp'],
  ['series text text text*', 'label_join'],
  ['series text text text text', 'label_replace'],
  ['number series', 'histogram_quantile'],
  ['number number series', 'histogram_fraction'],
  ['number range', 'quantile_over_time'],
  ['range number', 'predict_linear'],
  [
    'range',
    `absent_over_time avg_over_time changes count_over_time delta deriv first_over_time idelta increase irate
     last_over_time max_over_time min_over_time present_over_time rate resets stddev_over_time stdvar_over_time
     sum_over_time`,
  ],
];

const SCALARS: readonly string[] = ['pi', 'scalar', 'time'];

/** Aggregations; `limitk` and `limit_ratio` are experimental too. */
const AGGREGATIONS: readonly (readonly [takes: string, names: string])[] = [
  ['series', 'avg count group max min stddev stdvar sum'],
  ['number series', 'bottomk quantile topk'],
  ['text series', 'count_values'],
];

/** What every function takes that Prometheus has without being asked for it. */
export const functions: ReadonlyMap<string, Signature> = signatures(FUNCTIONS);

/** The same of the aggregations. */
export const aggregations: ReadonlyMap<string, Signature> = signatures(AGGREGATIONS);

function signatures(table: typeof FUNCTIONS): ReadonlyMap<string, Signature> {
  return new Map(
    table.flatMap(([text, names]) => {
      const takes = (text.match(/\w+/g) ?? []).map((word) => TYPES[word] ?? 'scalar');
      const least = takes.length - (/[?*]$/.test(text) ? 1 : 0);
      const most = text.endsWith('*') ? Infinity : takes.length;
      return names.split(/\s+/).map((name) => {
        const returns = SCALARS.includes(name) ? 'scalar' : 'instant vector';
        return [name, { takes, count: [least, most], returns }] as const;
      });
    }),
  );
}
