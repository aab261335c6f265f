import { isOneOf, matches, type Matcher } from '../promql/text';
import { applicationOf } from './application';
import type { WatchedVersion } from './signal';
import { declaredBounds, ourTelemetry, type Telemetry } from './telemetry';

/** Upper bounds in milliseconds of the buckets that Prometheus' own client libraries keep unless they are told otherwise. */
export const CLIENT_BOUNDS: readonly number[] = [5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000];

/** Codes of gRPC, as its server metrics name them, that are the server's fault. */
const GRPC_FAILURE_NAMES = ['Unknown', 'DeadlineExceeded', 'Unimplemented', 'Internal', 'Unavailable', 'DataLoss'];

/** How an application counts its requests. */
export interface HttpTelemetryProps {
  /** Counter of requests. @default 'http_requests_total' */
  readonly requests?: string;
  /** Histogram of durations in seconds, by the name without `_bucket`. @default 'http_request_duration_seconds' */
  readonly durations?: string;
  /** Label with the status; libraries call it `status`, `code` or `status_code`. @default 'status' */
  readonly statusLabel?: string;
  /** Upper bounds in milliseconds of the buckets of durations. @default - those of Prometheus' client libraries */
  readonly bounds?: readonly number[];
  /** Whether durations are a native histogram. @default false */
  readonly nativeHistograms?: boolean;
}

/** Requests as the application counts them. Those that never reached it are not among them. */
export function httpTelemetry(props: HttpTelemetryProps = {}): Telemetry {
  const { statusLabel = 'status', ...rest } = props;
  const telemetry = countedByApplication('http', matches(statusLabel, '5..'), rest);
  const isNamedByUser = props.requests !== undefined || props.durations !== undefined;
  return isNamedByUser ? telemetry : ourTelemetry(telemetry);
}

/** What Micrometer can be told. */
export interface MicrometerTelemetryProps {
  /**
   * Upper bounds in milliseconds that `management.metrics.distribution.slo.http.server.requests` sets. Micrometer has
   * no buckets without it.
   * @default [], so that every bound on a latency is refused
   */
  readonly bounds?: readonly number[];
}

/** Requests as Micrometer counts them in Spring Boot: one timer, which is counter and histogram. */
export function micrometerTelemetry({ bounds = [] }: MicrometerTelemetryProps = {}): Telemetry {
  const durations = 'http_server_requests_seconds';
  const names = { requests: `${durations}_count`, durations, bounds };
  return ourTelemetry(countedByApplication('micrometer', matches('status', '5..'), names));
}

/** Calls as gRPC's server metrics count them (go-grpc-middleware, java-grpc-prometheus). */
export function grpcTelemetry({ bounds = CLIENT_BOUNDS }: MicrometerTelemetryProps = {}): Telemetry {
  const names = { requests: 'grpc_server_handled_total', durations: 'grpc_server_handling_seconds', bounds };
  return ourTelemetry(countedByApplication('grpc', isOneOf('grpc_code', ...GRPC_FAILURE_NAMES), names));
}

function countedByApplication(id: string, failed: Matcher, props: Omit<HttpTelemetryProps, 'statusLabel'>): Telemetry {
  const { requests = 'http_requests_total', durations = 'http_request_duration_seconds' } = props;
  const { bounds = CLIENT_BOUNDS, nativeHistograms = false } = props;
  const kept = declaredBounds(bounds);
  const series = (metric: string, version: WatchedVersion, ...more: readonly Matcher[]) => ({
    metric,
    matchers: [...applicationOf(version), ...more],
  });
  return {
    id,
    requests: (version) => series(requests, version),
    failures: (version) => series(requests, version, failed),
    durations: {
      of: (version) => series(durations, version),
      unit: 'seconds',
      bounds: () => kept,
      native: nativeHistograms,
    },
  };
}
