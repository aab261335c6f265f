import type { DashboardInput } from '../../lib/dashboard/input';
import { Database } from '../../lib/database/database';
import { Objective } from '../../lib/objectives/objective';
import type { SlotName } from '../../lib/core/labels';
import { istioTelemetry } from '../../lib/signals/istio';
import { errorRatio, latencyQuantile, requestsPerSecond } from '../../lib/signals/requests';
import type { WatchedVersion } from '../../lib/signals/signal';

export const postgres = Database.postgres({
  maxConnections: 100,
  poolPerPod: 10,
  exporter: { job: 'postgres', instance: 'shop' },
});

export function watched(slot: SlotName, version: string, latencyBounds: readonly number[] = []): WatchedVersion {
  const [service, namespace] = ['checkout', 'shop'];
  return {
    service,
    namespace,
    slot,
    workload: `${service}-${slot}`,
    version,
    container: service,
    poolPerPod: 10,
    latencyBounds,
  };
}

export function input(props: Partial<DashboardInput> = {}): DashboardInput {
  return {
    service: 'checkout',
    namespace: 'shop',
    versions: [watched('blue', 'v2.4.0'), watched('green', 'v2.5.0')],
    live: 'blue',
    telemetry: istioTelemetry(),
    minimumRate: 4,
    objectives: objectives(),
    saturation: [requestsPerSecond],
    databases: [postgres],
    budgets: [
      {
        name: 'checkout-availability',
        remaining: 'max(slo:period_error_budget_remaining:ratio{slo="checkout-availability"})',
      },
    ],
    ...props,
  };
}

/** One of each kind. */
export function objectives(): Objective[] {
  return [
    Objective.errorRatio(),
    Objective.latency({ hold: 500, rollback: 1000 }),
    Objective.connections(postgres),
    Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 }),
    Objective.timesStable(latencyQuantile(0.99), { hold: 1.1, rollback: 1.2 }),
    Objective.of(requestsPerSecond, { hold: 10, rollback: 5 }),
  ];
}
