import type { Series } from '../promql/rates';
import { is, matches, selector, type Matcher } from '../promql/text';
import type { WatchedVersion } from './signal';
import { declaredBounds, ourTelemetry, type Telemetry } from './telemetry';

/** Upper bounds in milliseconds that OpenTelemetry's conventions name for the duration of a request. */
export const OTEL_BOUNDS: readonly number[] = [5, 10, 25, 50, 75, 100, 250, 500, 750, 1000, 2500, 5000, 7500, 10_000];

/** How OpenTelemetry's metrics reach Prometheus. */
export interface OtelTelemetryProps {
  /**
   * Whether Prometheus has `promote_resource_attributes: [service.version]`, so that every series says its version.
   * Otherwise only `target_info` does, and series are joined with it.
   * @default false
   */
  readonly promoted?: boolean;
  /** Upper bounds in milliseconds of the buckets of durations. @default - those of the conventions */
  readonly bounds?: readonly number[];
  /** Whether durations are native (exponential) histograms; their count is not a series of its own. @default false */
  readonly nativeHistograms?: boolean;
}

const DURATIONS = 'http_server_request_duration_seconds';

/** Requests as OpenTelemetry's HTTP server instrumentation counts them; `job` is `<namespace>/<service>`. */
export function otelTelemetry(props: OtelTelemetryProps = {}): Telemetry {
  const { promoted = false, bounds = OTEL_BOUNDS, nativeHistograms = false } = props;
  const kept = declaredBounds(bounds);
  const count = `${DURATIONS}_count`;
  return ourTelemetry({
    id: promoted ? 'otel-promoted' : 'otel',
    requests: (version) => otelSeries(count, version, promoted),
    failures: (version) => otelSeries(count, version, promoted, matches('http_response_status_code', '5..')),
    durations: {
      of: (version) => otelSeries(DURATIONS, version, promoted),
      unit: 'seconds',
      bounds: () => kept,
      native: nativeHistograms,
    },
  });
}

/** Series of a version that OpenTelemetry exports. */
export function otelSeries(
  metric: string,
  { namespace, service, version }: WatchedVersion,
  promoted: boolean,
  ...more: readonly Matcher[]
): Series {
  const job = is('job', `${namespace}/${service}`);
  const ofVersion = is('service_version', version);
  if (promoted) return { metric, matchers: [job, ofVersion, ...more] };
  return { metric, matchers: [job, ...more], joined: selector('target_info', [job, ofVersion]) };
}
