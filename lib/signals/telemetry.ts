import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';
import type { Series } from '../promql/rates';
import type { WatchedVersion } from './watched-version';

export const telemetryRule = new Rule({
  id: 'telemetry',
  title: 'The telemetry is one of `Telemetries`, or makes what they make',
  why: 'By it every gate and alert asks for requests: without one nothing is watched.',
});

/** A histogram of durations. */
export interface DurationSeries {
  /** The histogram of a version, by the name without `_bucket` and `_count`. */
  of(version: WatchedVersion): Series;
  /** Unit of its values. */
  readonly unit: 'milliseconds' | 'seconds';
  /** Upper bounds of its buckets in milliseconds, rising, without infinity. */
  bounds(version: WatchedVersion): readonly number[];
  /** Whether it is a native histogram, which needs no bounds. */
  readonly native: boolean;
}

/** Requests of a version as one kind of telemetry counts them. A new kind is one file that makes one of these. */
export interface Telemetry {
  /** Lower case word, such as `istio`. */
  readonly id: string;
  /** Requests of the version. */
  requests(version: WatchedVersion): Series;
  /** Those of them that failed and were not the client's fault. */
  failures(version: WatchedVersion): Series;
  readonly durations: DurationSeries;
}

/** Upper bounds of buckets as they were declared; a CutoverError where they are none. */
export function declaredBounds(bounds: readonly number[]): readonly number[] {
  const rise = bounds.every((bound, index) => bound > (bounds[index - 1] ?? 0));
  if (rise && bounds.every(Number.isFinite)) return bounds;
  throw new CutoverError([
    telemetryRule.problem({
      at: { field: 'bounds' },
      given: bounds.join(', '),
      allowed: 'milliseconds above 0 that rise, without infinity',
      fix: 'such as [50, 100, 250, 500, 1000]',
    }),
  ]);
}

const OURS = new WeakSet<Telemetry>();

/** A telemetry of this library: its PromQL is held against the rules by our tests, and not at each synthesis. */
export function ourTelemetry(telemetry: Telemetry): Telemetry {
  OURS.add(telemetry);
  return telemetry;
}

/** Whether a telemetry is one of this library as it is: a copy with a part of one's own is none. */
export function isOurTelemetry(telemetry: Telemetry): boolean {
  return OURS.has(telemetry);
}
