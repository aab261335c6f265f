import type { KubeObject } from '../core/kube';
import { objectLabels, type Labels } from '../core/labels';

/** The service that is monitored, and what the Prometheus of its platform is told. */
export interface MonitoredService {
  readonly service: string;
  readonly namespace: string;
  /** Seconds between two scrapes. */
  readonly scrapeInterval: number;
  /** Labels by which the Prometheus Operator selects monitors and probes; it ignores those without, silently. */
  readonly monitorLabels: Labels;
}

/** Metadata of an object of the Prometheus Operator. */
export function monitorMetadata(
  { service, namespace, monitorLabels }: MonitoredService,
  name = service,
): KubeObject['metadata'] {
  return { name, namespace, labels: { ...monitorLabels, ...objectLabels(service) } };
}
