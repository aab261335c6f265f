import { serviceDashboard } from '../../dashboard/dashboard';
import { dashboardObject } from '../../dashboard/target';
import { lookOf } from '../../gates/watch';
import { cpuOfLimit, memoryOfLimit } from '../../signals/saturation';
import type { Manifest } from '../manifest';
import { runningVersions } from './versions';
import type { WatchInput } from './watching';

/** Id of the dashboard's construct, whatever its kind. */
export const DASHBOARD = 'Dashboard';

/** The dashboard of the service, where Grafana is to get one. */
export function dashboardManifests(input: WatchInput): Manifest[] {
  const { model, namespace, watching } = input;
  const { objectives, telemetry, monitoring, slos } = watching;
  const target = monitoring.dashboard;
  if (!target) return [];
  const rates = objectives.map(({ facts }) => lookOf(facts, telemetry).minimumRate);
  const databases = objectives.flatMap(({ facts }) => facts.database ?? []);
  const versions = runningVersions(input);
  const dashboard = serviceDashboard({
    service: model.service,
    namespace,
    ...(target.facts.uid === undefined ? {} : { uid: target.facts.uid }),
    versions,
    live: model.live,
    telemetry,
    minimumRate: rates.length > 0 ? Math.min(...rates) : 0,
    objectives,
    look: (facts) => lookOf(facts, telemetry),
    saturation: [cpuOfLimit, memoryOfLimit],
    databases: [...new Set(databases)],
    budgets: slos.map((slo) => ({
      name: slo.name,
      remaining: slo.remainingBudget({ service: model.service, namespace }),
    })),
  });
  return [{ id: DASHBOARD, object: dashboardObject(target, { service: model.service, namespace }, dashboard) }];
}
