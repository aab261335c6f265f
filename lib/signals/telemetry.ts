import type { Series } from '../promql/rates';
import type { WatchedVersion } from './watched-version';

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
