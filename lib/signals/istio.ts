import { is, isOneOf, matches, type Matcher } from '../promql/text';
import type { WatchedVersion } from './signal';
import { ourTelemetry, type Telemetry } from './telemetry';

/** Upper bounds in milliseconds of the latency buckets that Envoy keeps unless it is told otherwise. */
export const ENVOY_BOUNDS: readonly number[] = [
  0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10_000, 30_000, 60_000, 300_000, 600_000, 1_800_000,
  3_600_000,
];

/** gRPC codes that are the server's fault; their HTTP code is 200. */
const GRPC_FAILURES = ['2', '4', '12', '13', '14', '15'];

/** How requests are counted. */
export interface IstioTelemetryProps {
  /** What counts as a failure: HTTP 5xx, or the gRPC codes that are the server's fault. @default 'http' */
  readonly protocol?: 'http' | 'grpc';
  /** Native histograms, which need no bounds; Istio's merged metrics do not carry them. @default false */
  readonly nativeHistograms?: boolean;
}

/** Requests as the mesh counts them: at the callers' proxies, where those are counted too that reached no pod. */
export function istioTelemetry({ protocol = 'http', nativeHistograms = false }: IstioTelemetryProps = {}): Telemetry {
  const ofProtocol = protocol === 'grpc' ? [is('request_protocol', 'grpc')] : [];
  const failed =
    protocol === 'grpc' ? isOneOf('grpc_response_status', ...GRPC_FAILURES) : matches('response_code', '5..');
  const requests = (version: WatchedVersion, ...more: readonly Matcher[]) => ({
    metric: 'istio_requests_total',
    matchers: [...toVersion(version, 'caller'), ...ofProtocol, ...more],
  });
  return ourTelemetry({
    id: 'istio',
    requests: (version) => requests(version),
    failures: (version) => requests(version, failed),
    durations: {
      // Bounds of its own are those of the service's proxies: the callers' cannot be set from here.
      of: (version) => ({
        metric: 'istio_request_duration_milliseconds',
        matchers: [...toVersion(version, version.latencyBounds.length > 0 ? 'service' : 'caller'), ...ofProtocol],
      }),
      unit: 'milliseconds',
      bounds: ({ latencyBounds }) => (latencyBounds.length > 0 ? latencyBounds : ENVOY_BOUNDS),
      native: nativeHistograms,
    },
  });
}

/** Requests to the service by whatever version, counted at the callers' proxies; a waypoint stands for them in ambient. */
export function toService({ service, namespace }: WatchedVersion): Matcher[] {
  return [
    isOneOf('reporter', 'source', 'waypoint'),
    is('destination_service_namespace', namespace),
    is('destination_service_name', service),
  ];
}

/**
 * Requests to one version. The workload is known even where the caller's proxy has no metadata of the pod, and the
 * version is `unknown` then; another version that ran in the same slot before never counts, but for requests of a range
 * from before this one that such a proxy made.
 */
export function toVersion(version: WatchedVersion, countedBy: 'caller' | 'service'): Matcher[] {
  const [, ...service] = toService(version);
  return [
    ...(countedBy === 'caller' ? toService(version) : [is('reporter', 'destination'), ...service]),
    is('destination_workload', version.workload),
    isOneOf('destination_version', version.version, 'unknown'),
  ];
}

/** Requests that one version makes of others. */
export function fromVersion({ namespace, workload, version }: WatchedVersion): Matcher[] {
  return [
    is('reporter', 'source'),
    is('source_workload_namespace', namespace),
    is('source_workload', workload),
    is('source_version', version),
  ];
}
