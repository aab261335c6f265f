import { quote } from '../../../../lib/promql/text';
import { STEP, type InputSeries } from './run';

/** Labels of a series. */
export type SeriesLabels = Readonly<Record<string, string>>;

/** A series over time: its value at a second, or nothing where it is not there. */
export interface TimeSeries {
  readonly metric: string;
  readonly labels: SeriesLabels;
  readonly at: (second: number) => number | undefined;
}

/** A value that may go up and down; values are whole, because promtool reads noise in fractions as resets. */
export function gauge(metric: string, labels: SeriesLabels, at: TimeSeries['at']): TimeSeries {
  return { metric, labels, at: (second) => whole(at(second)) };
}

/** What happens to a counter besides counting. */
export interface CounterLife {
  /** The second of its first value. @default - it was always there */
  readonly born?: number;
  /** Seconds at which it starts at 0 again. @default [] */
  readonly resets?: readonly number[];
  /** The second from which on it is gone. @default - it stays */
  readonly gone?: number;
}

/** A counter that rises by whole numbers: what has come in by each scrape at a rate per second. */
export function counter(
  metric: string,
  labels: SeriesLabels,
  perSecond: (second: number) => number,
  { born = 0, resets = [], gone = Infinity }: CounterLife = {},
): TimeSeries {
  return {
    metric,
    labels,
    at: (second) => {
      if (second < born || second >= gone) return undefined;
      const since = Math.max(0, ...resets.filter((reset) => reset <= second));
      return whole(total(perSecond, second) - total(perSecond, since));
    },
  };
}

/** As promtool reads it, from a second on: the shift of a release is a time of its own. */
export function inputSeries(
  series: readonly TimeSeries[],
  from: number,
  to: number,
  step = STEP,
): readonly InputSeries[] {
  return series.map(({ metric, labels, at }) => ({
    series: `${metric}{${Object.entries(labels)
      .map(([label, value]) => `${label}=${quote(value)}`)
      .join(',')}}`,
    values: values(at, from, to, step).join(' '),
  }));
}

function values(at: TimeSeries['at'], from: number, to: number, step: number): readonly string[] {
  const result: string[] = [];
  let there = false;
  for (let second = from; second <= to; second += step) {
    const value = at(second);
    // A series that ends has a last mark of its own, as when its target is gone.
    result.push(value === undefined ? (there ? 'stale' : '_') : String(value));
    there = value !== undefined;
  }
  return result;
}

/** What has come in since the begin, at the scrape of this second: the rate of each second before it. */
function total(perSecond: (second: number) => number, second: number): number {
  const scrapes = sums.get(perSecond) ?? [0];
  sums.set(perSecond, scrapes);
  for (let index = scrapes.length; index * STEP <= second; index += 1) {
    scrapes.push((scrapes[index - 1] ?? 0) + STEP * perSecond((index - 1) * STEP));
  }
  // The rates of a release are no whole numbers for a machine: 0.1 + 0.2.
  return Math.floor((scrapes[Math.floor(second / STEP)] ?? 0) + 1e-6);
}

const sums = new WeakMap<(second: number) => number, number[]>();

function whole(value: number | undefined): number | undefined {
  if (value !== undefined && !Number.isInteger(value)) throw new Error(`${value} is no whole number`);
  return value;
}
