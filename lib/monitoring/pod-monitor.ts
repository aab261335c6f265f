import type {
  PodMonitorSpec,
  PodMonitorSpecPodMetricsEndpoints,
  PodMonitorSpecPodMetricsEndpointsRelabelings as Relabeling,
} from '../../imports/monitoring.coreos.com';
import type { KubeObject } from '../core/kube';
import { SLOT_LABEL, VERSION_LABEL, serviceSelector } from '../core/labels';
import { duration } from '../promql/text';
import type { Scrape } from './scrape';
import { monitorMetadata, type MonitoredService } from './subject';

/** Port of the proxy that Istio's injector declares; the agent's own is declared nowhere. */
const PROXY_PORT = 'http-envoy-prom';

/** Where Istio's agent serves the merged metrics. */
const AGENT = { port: 15020, path: '/stats/prometheus' };

/**
 * Lets Prometheus scrape every pod of a service, of both slots. Series get the labels `service`, `version` and
 * `cutover_dev_slot`, and the service's name as `job`.
 *
 * It is no ServiceMonitor: three Services select the same pods, so each would be scraped three times, and a rate over
 * them would count every request three times.
 */
export function podMonitorObject(scrape: Scrape, subject: MonitoredService): KubeObject {
  const { service, namespace, scrapeInterval } = subject;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: monitorMetadata(subject),
    spec: {
      selector: { matchLabels: serviceSelector(service) },
      namespaceSelector: { matchNames: [namespace] },
      podTargetLabels: [VERSION_LABEL, SLOT_LABEL],
      podMetricsEndpoints: [endpoint(scrape, service, duration(scrapeInterval))],
    } satisfies PodMonitorSpec,
  };
}

function endpoint({ facts }: Scrape, service: string, interval: string): PodMonitorSpecPodMetricsEndpoints {
  const named = [relabel('service', service), relabel('job', service)];
  if (facts.kind === 'port') return { port: facts.port, path: facts.path, interval, relabelings: named };
  // A target is found by a port that the pod declares, so the declared one is taken and the agent's put in its place.
  const atAgent = { ...relabel('__address__', `$1:${AGENT.port}`), sourceLabels: ['__address__'], regex: '(.+):\\d+' };
  return { port: PROXY_PORT, path: AGENT.path, interval, relabelings: [atAgent, ...named] };
}

function relabel(targetLabel: string, replacement: string): Relabeling {
  return { action: 'replace', targetLabel, replacement };
}
