import type { KubeObject } from '../../core/kube';
import { monitoringObjects } from '../../monitoring/monitoring';
import type { MonitoredService } from '../../monitoring/subject';
import type { Manifest } from '../manifest';
import { dashboardManifests } from './dashboard';
import { gateManifests } from './gates';
import { ruleManifests } from './rules';
import type { WatchInput } from './watching';

/** Everything that watches a release at a stage. */
export function watchManifests(input: WatchInput): Manifest[] {
  return [
    ...monitoringObjects(input.watching.monitoring, monitoredService(input)).map(ofItsKind),
    ...ruleManifests(input, monitoredService(input)),
    ...dashboardManifests(input),
    ...gateManifests(input),
  ];
}

/** The service as Prometheus is told of it. */
export function monitoredService({ model, namespace, platform }: WatchInput): MonitoredService {
  const { scrapeInterval } = platform.prometheus;
  return { service: model.service, namespace, scrapeInterval, monitorLabels: platform.ruleLabels };
}

function ofItsKind(object: KubeObject): Manifest {
  return { id: object.kind, object };
}
