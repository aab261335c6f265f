import type { MonitoredService } from '../../monitoring/subject';
import type { WatchInput } from './watching';

/** The service as Prometheus is told of it. */
export function monitoredService({ model, namespace, platform }: WatchInput): MonitoredService {
  const { scrapeInterval } = platform.prometheus;
  return { service: model.service, namespace, scrapeInterval, monitorLabels: platform.ruleLabels };
}
