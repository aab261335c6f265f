import type { GateSite } from '../../lib/gates/pre-release';
import type { Watch } from '../../lib/gates/watch';
import { Slo } from '../../lib/objectives/slo';
import { catalogue } from '../../lib/signals/catalogue';
import { istioTelemetry } from '../../lib/signals/istio';
import type { WatchedVersion } from '../../lib/signals/signal';
import { candidate, database } from '../signals/subjects';

/** The version that has the traffic while the candidate comes. */
export const stable: WatchedVersion = { ...candidate, slot: 'blue', workload: 'checkout-blue', version: 'v2.4.0' };

/** Both of them in the mesh. */
export const watch: Required<Watch> = { candidate, stable, telemetry: istioTelemetry() };

/** Where the gates of the tests are asked. */
export const site: GateSite = {
  candidate,
  stable,
  prometheus: { address: 'http://prometheus.monitoring.svc:9090', headers: {} },
  sidecar: 'native',
  clusterDomain: 'cluster.local',
  port: 80,
  readyWithin: 60,
  images: {},
  look: { telemetry: watch.telemetry, window: 120, minimumRate: 0 },
};

/** An image by digest. */
export const image = `registry.test/tool@sha256:${'0'.repeat(64)}`;

/** Every signal of the library. */
export const everySignal = catalogue({
  database,
  server: { node: { instance: 'db-1:9100' }, container: { namespace: 'data', pod: 'orders-0', container: 'postgres' } },
  pool: { database: 'orders', exporter: { namespace: 'shop', job: 'pgbouncer' } },
  slo: Slo.availability(),
  latency: 500,
});
