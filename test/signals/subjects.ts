import { Database, Slo } from 'cutover';
import { catalogue, Telemetries } from '../../lib/signals/catalogue';
import { ENVOY_BOUNDS } from '../../lib/signals/istio';
import type { Look, Signal, WatchedVersion } from '../../lib/signals/signal';
import type { Telemetry } from '../../lib/signals/telemetry';
import type { LintContext } from '../../lib/promql/lint-context';

/** The version that is released, in the slot where another one failed shortly before. */
export const candidate: WatchedVersion = {
  service: 'checkout',
  namespace: 'shop',
  slot: 'green',
  workload: 'checkout-green',
  version: 'v2.5.0',
  container: 'app',
  poolPerPod: 10,
  latencyBounds: [],
};

export const database = Database.postgres({
  name: 'orders',
  maxConnections: 100,
  poolPerPod: 10,
  exporter: { job: 'postgres', server: 'orders' },
});

export const signals: readonly Signal[] = catalogue({
  database,
  server: { node: { instance: 'db-1:9100' }, container: { namespace: 'data', pod: 'orders-0', container: 'postgres' } },
  pool: { database: 'orders', exporter: { namespace: 'shop', job: 'pgbouncer' } },
  slo: Slo.availability(),
  latency: 500,
});

/** Every dialect, with each of its forms. */
export const telemetries: readonly (readonly [name: string, telemetry: Telemetry])[] = [
  ['istio', Telemetries.istio()],
  ['istio, gRPC', Telemetries.istio({ protocol: 'grpc' })],
  ['istio, native', Telemetries.istio({ nativeHistograms: true })],
  ['http', Telemetries.http()],
  ['micrometer', Telemetries.micrometer({ bounds: [500, 800] })],
  ['grpc', Telemetries.grpc()],
  ['otel', Telemetries.otel()],
  ['otel, promoted', Telemetries.otel({ promoted: true })],
];

/** How the tests look, with scrapes of 15 s. */
export function lookBy(telemetry: Telemetry): Look {
  return { telemetry, window: 120, minimumRate: 0.1 };
}

/** What a query of a signal is held to in a dialect. */
export function contextOf(signal: Signal, telemetry: Telemetry): LintContext {
  const { durations } = telemetry;
  const inItsUnit = durations.bounds(candidate).map((bound) => (durations.unit === 'seconds' ? bound / 1000 : bound));
  return {
    scrape: 15,
    kind: 'gate',
    scope: signal.scope,
    bounds: { [durations.of(candidate).metric]: inItsUnit, istio_request_duration_milliseconds: ENVOY_BOUNDS },
    at: { field: signal.id },
  };
}
