import { proxyStatistics } from '../../monitoring/proxy';
import { scrapeAnnotations } from '../../monitoring/scrape';
import { signalsOf } from '../../objectives/readable';
import { portsOf } from '../../service/render-container';
import type { ProxySettings } from '../../service/render';
import type { Need, Signal } from '../../signals/signal';
import type { ReleaseDefinition } from '../definition';
import type { Watching } from './watching';

/** What the proxies of a version must be told for everything that is watched to have values. */
export function podStatistics({ watching, container, podAnnotations }: ReleaseDefinition): ProxySettings {
  const { scrape } = watching.monitoring;
  const ports = portsOf(container).map(({ name, number }) => ({
    name,
    containerPort: number,
    protocol: 'TCP' as const,
  }));
  const { annotations, config } = proxyStatistics(needsOf(watching), podAnnotations);
  return { annotations: { ...(scrape ? scrapeAnnotations(scrape, ports) : {}), ...annotations }, config };
}

/** What the proxies are to keep: application metrics have their bounds from the application. */
function needsOf({ objectives, slos, telemetry }: Watching): Need[] {
  const needs = watchedSignals(objectives, slos).flatMap((signal) => signal.needs);
  return telemetry.id === 'istio' ? needs : needs.filter(({ kind }) => kind === 'proxy-statistics');
}

/** Every signal that gates, alerts and rules read; panels show what there is. */
export function watchedSignals(objectives: Watching['objectives'], slos: Watching['slos']): Signal[] {
  const ofObjectives = objectives.flatMap(({ facts }) => signalsOf(facts));
  return [...new Set([...ofObjectives, ...slos.map(({ signal }) => signal)])];
}
