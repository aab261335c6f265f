import { boundPattern } from '../promql/bounds';
import { narrowed, rate, sumOfRates, type Series } from '../promql/rates';
import { matches, number, orZero } from '../promql/text';
import { ourSignal, type Look, type Need, type Signal, type WatchedVersion } from './signal';

/** Share of requests that fail through the service's fault. */
export const errorRatio = ourSignal({
  id: 'error-ratio',
  title: 'share of requests that fail',
  unit: 'ratio',
  series: 'counter',
  read: (version, look) => {
    const failed = sumOfRates(look.telemetry.failures(version), look.window);
    return `(${orZero(failed)}) / ${enoughRequests(version, look)}`;
  },
  traffic: requestRate,
});

/**
 * Share of requests that take longer than a number of milliseconds, which has to be a bound of the latency buckets:
 * then it is exact. "p99 above 500 ms" is "more than 1 % take longer than 500 ms".
 */
export function slowFraction(milliseconds: number): Signal {
  return ourSignal({
    id: `slower-than-${String(milliseconds).replace('.', '-')}ms`,
    title: `share of requests that take longer than ${milliseconds} ms`,
    unit: 'ratio',
    series: 'histogram',
    needs: [{ kind: 'latency-bound', milliseconds }],
    read: (version, look) => {
      const { durations } = look.telemetry;
      const series = durations.of(version);
      const bound = durations.unit === 'seconds' ? toSeconds(milliseconds) : milliseconds;
      if (durations.native) {
        const fast = `histogram_fraction(0, ${number(bound)}, sum(${rate(series, look.window)}))`;
        return `(1 - ${fast}) and on () ${enoughRequests(version, look)}`;
      }
      const within = part(series, '_bucket', [matches('le', boundPattern(bound))]);
      const all = sumOfRates(part(series, '_count'), look.window);
      return `1 - ${sumOfRates(within, look.window)} / (${all} > ${number(look.minimumRate)})`;
    },
    traffic: requestRate,
  });
}

/**
 * A quantile of the duration in milliseconds, as far as buckets tell: for people to look at. Bounds on it are refused
 * where it is an estimate: `Objective.latency` is exact, and `Objective.latencyAgainstStable` asks for finer buckets.
 */
export function latencyQuantile(quantile: number, needs?: readonly Need[]): Signal {
  // 0.57 * 100 is 56.99999999999999 to a machine.
  const percent = Number((quantile * 100).toFixed(6));
  return ourSignal({
    id: `latency-p${String(percent).replace('.', '-')}`,
    title: `p${percent} of the duration`,
    unit: 'milliseconds',
    series: 'histogram',
    ...(needs ? { needs } : {}),
    read: (version, look) => {
      const { durations } = look.telemetry;
      const series = durations.of(version);
      const buckets = durations.native
        ? `sum(${rate(series, look.window)})`
        : `sum by (le) (${rate(part(series, '_bucket'), look.window)})`;
      const scale = durations.unit === 'seconds' ? ' * 1000' : '';
      const value = `histogram_quantile(${number(quantile)}, ${buckets})${scale}`;
      return `${value} and on () ${enoughRequests(version, look)}`;
    },
    traffic: requestRate,
  });
}

/** Requests per second of a version. */
export const requestsPerSecond = ourSignal({
  id: 'requests',
  title: 'requests per second',
  unit: 'requests/s',
  series: 'counter',
  worse: 'lower',
  read: (version, look) => requestRate(version, look),
});

function requestRate(version: WatchedVersion, look: Look): string {
  return sumOfRates(look.telemetry.requests(version), look.window);
}

/** The requests per second where they are enough to say anything, otherwise nothing. */
export function enoughRequests(version: WatchedVersion, look: Look): string {
  return `(${requestRate(version, look)} > ${number(look.minimumRate)})`;
}

/** Without what a machine adds: 1.1 / 1000 is 0.0011000000000000001 to it. */
function toSeconds(milliseconds: number): number {
  return Number((milliseconds / 1000).toPrecision(12));
}

function part(series: Series, suffix: string, more: Series['matchers'] = []): Series {
  return narrowed({ ...series, metric: `${series.metric}${suffix}` }, ...more);
}
