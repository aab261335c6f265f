import type { AlertInput } from '../../../../lib/alerts/input';
import { Database } from '../../../../lib/database/database';
import { lookOf } from '../../../../lib/gates/watch';
import { Objective } from '../../../../lib/objectives/objective';
import { istioTelemetry } from '../../../../lib/signals/istio';
import { CANDIDATE, EXPORTER, LIVE, MAX_CONNECTIONS } from './scenarios';
import { STEP } from './run';

/** The database of the scenarios. */
export const DATABASE = Database.postgres({ maxConnections: MAX_CONNECTIONS, poolPerPod: 10, exporter: EXPORTER });

/** Guide 000's objectives, and guide 001's bound on errors that must last for two minutes. */
export const OBJECTIVES: readonly Objective[] = [
  Objective.errorRatio(),
  Objective.latency(),
  Objective.connections(DATABASE),
  Objective.errorRatio({ name: 'errors-sustained', hold: 0.01, rollback: 0.05, rollbackAfter: 120 }),
];

/** What the alerts of the scenarios are made from. */
export function alertInput(objectives: readonly Objective[] = OBJECTIVES, more: Partial<AlertInput> = {}): AlertInput {
  const { telemetry = istioTelemetry() } = more;
  return {
    subject: { service: LIVE.service, namespace: LIVE.namespace },
    versions: [LIVE, CANDIDATE].map((version) => ({ version, expectsTraffic: true })),
    objectives,
    look: ({ facts }) => lookOf(facts, telemetry),
    telemetry,
    interval: STEP,
    ...more,
  };
}
