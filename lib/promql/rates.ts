import { duration, selector, type Matcher } from './text';

/** Series of one version: a metric with the conditions that pick it, and a join where the version is said elsewhere. */
export interface Series {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
  /** Selector of an info metric that says the version, joined by `job` and `instance`. @default - none */
  readonly joined?: string;
}

/** Rate of counters over a window, joined with where their version is said. */
export function rate(series: Series, window: number): string {
  return over('rate', series, window);
}

/** Rise of counters over a window, joined with where their version is said. */
export function increase(series: Series, window: number): string {
  return over('increase', series, window);
}

/** Their sum, one series without labels. */
export function sumOfRates(series: Series, window: number): string {
  return `sum(${rate(series, window)})`;
}

/** The sum of their rises, one series without labels. */
export function sumOfIncreases(series: Series, window: number): string {
  return `sum(${increase(series, window)})`;
}

/**
 * The sum of the first values of series that were not there a window ago, which no rate and no increase ever sees. Only
 * those at known targets, which is an expression.
 */
export function sumOfFirstValues({ metric, matchers, joined }: Series, known: string, window: number): string {
  const [series, span] = [selector(metric, matchers), duration(window)];
  const born = `(min_over_time(${series}[${span}]) unless (${series} offset ${span}))`;
  const ofIts = joined === undefined ? '' : ` and on (job, instance) ${joined}`;
  return `sum(${born} and on (job, instance) (${known})${ofIts})`;
}

/** The series as they are now, joined with where their version is said. */
export function current({ metric, matchers, joined }: Series): string {
  return joinedBy(selector(metric, matchers), joined);
}

/** The same series under more conditions. */
export function narrowed(series: Series, ...more: readonly Matcher[]): Series {
  return { ...series, matchers: [...series.matchers, ...more] };
}

function over(call: string, { metric, matchers, joined }: Series, window: number): string {
  return joinedBy(`${call}(${selector(metric, matchers)}[${duration(window)}])`, joined);
}

/** By `and`: two facts about one target, as there are for minutes after it changes, are an error to a product. */
function joinedBy(expression: string, joined: string | undefined): string {
  return joined === undefined ? expression : `(${expression} and on (job, instance) ${joined})`;
}
