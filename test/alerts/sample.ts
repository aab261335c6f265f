import type { AlertInput } from '../../lib/alerts/input';
import type { AlertingRule, RecordingRule, RuleGroup } from '../../lib/alerts/rule';
import { Database } from '../../lib/database/database';
import type { Objective } from '../../lib/objectives/objective';
import { istioTelemetry } from '../../lib/signals/istio';
import type { WatchedVersion } from '../../lib/signals/signal';

export const database = Database.postgres({ maxConnections: 100, poolPerPod: 10, exporter: { server: 'main' } });

/** A version of a service in a slot. */
export function versionIn(slot: 'blue' | 'green', version: string): WatchedVersion {
  const of = { service: 'checkout', namespace: 'shop', slot, workload: `checkout-${slot}`, version };
  return { ...of, container: 'app', poolPerPod: 10, latencyBounds: [] };
}

export const live = versionIn('blue', '1.0.0');
export const candidate = versionIn('green', '1.1.0');

/** What alerts are made from, with other objectives or other facts. */
export function inputOf(objectives: readonly Objective[], more: Partial<AlertInput> = {}): AlertInput {
  return {
    subject: { service: 'checkout', namespace: 'shop' },
    versions: [live, candidate].map((version) => ({ version, expectsTraffic: true })),
    objectives,
    look: ({ facts }) => ({ telemetry: istioTelemetry(), window: facts.window, minimumRate: 2.5 }),
    telemetry: istioTelemetry(),
    interval: 15,
    ...more,
  };
}

/** All alerts of groups, in order. */
export function alertsIn(groups: readonly RuleGroup[]): AlertingRule[] {
  return groups.flatMap(({ rules }) => rules).filter((rule): rule is AlertingRule => 'alert' in rule);
}

/** All recorded series of groups, in order. */
export function recordsIn(groups: readonly RuleGroup[]): RecordingRule[] {
  return groups.flatMap(({ rules }) => rules).filter((rule): rule is RecordingRule => 'record' in rule);
}

/** The alerts of a name. */
export function named(groups: readonly RuleGroup[], name: string): AlertingRule[] {
  return alertsIn(groups).filter(({ alert }) => alert === name);
}
