import { nameProblems } from '../core/names';
import type { Place, Problem } from '../core/problem';
import { Rule, type Violation } from '../core/rule';
import type { SidecarMode } from '../platform/platform';
import type { Blackbox } from './blackbox';
import type { Monitoring } from './monitoring';
import type { Scrape } from './scrape';
import type { MonitoredService } from './subject';
import type { Tracing } from './tracing';

export const monitoringRule = new Rule({
  id: 'monitoring',
  title: 'What Prometheus and the proxies are told names what is there and can be done',
  why: 'A monitor that selects nothing is no error anywhere: gates and alerts that live from its series stay silent.',
});

/** What monitoring is checked against. */
export interface MonitoringContext extends MonitoredService {
  /** Names of the ports of the pod's containers. */
  readonly ports: readonly string[];
  readonly sidecar: SidecarMode;
  /** Whether only declared callers are let in, by their identity in the mesh. */
  readonly guarded: boolean;
  /** Seconds of the windows that rates are taken over. */
  readonly windows: readonly number[];
}

/** Prometheus loses samples, and proxies time, below this many seconds. */
const SHORTEST_INTERVAL = 5;

/** A rate needs two samples, and one or two scrapes may be lost. */
const SCRAPES_PER_WINDOW = 4;

/** What is wrong with the monitoring of a service. */
export function monitoringProblems(monitoring: Monitoring, context: MonitoringContext, at: Place): Problem[] {
  const { scrape, tracing, probe } = monitoring;
  const say: Say = (field, violation) =>
    monitoringRule.problem({ ...violation, at: { ...at, field: `monitoring.${field}` } });
  return [
    ...(scrape ? [...scrapeProblems(scrape, context, say), ...intervalProblems(context, say)] : []),
    ...(tracing ? tracingProblems(tracing, context.sidecar, say) : []),
    ...(probe ? probeProblems(probe, say) : []),
    ...Object.entries(context.monitorLabels).flatMap(([key, value]) => [
      ...nameProblems('labelKey', key, { ...at, field: 'monitorLabels' }),
      ...nameProblems('labelValue', value, { ...at, field: `monitorLabels.${key}` }),
    ]),
  ];
}

type Say = (field: string, violation: Omit<Violation, 'at'>) => Problem;

function scrapeProblems({ facts }: Scrape, { ports, sidecar, guarded }: MonitoringContext, say: Say): Problem[] {
  const { kind, port, path } = facts;
  const problems: Problem[] = [];
  if (port !== undefined && !ports.includes(port)) {
    const allowed = ports.length > 0 ? `a port of the containers: ${ports.join(', ')}` : 'a port of the containers';
    problems.push(say('scrape', { given: `port ${JSON.stringify(port)}`, allowed, fix: 'add it to container.ports' }));
  }
  if (!/^\/[^\s]*$/.test(path)) {
    const given = `path ${JSON.stringify(path)}`;
    problems.push(say('scrape', { given, allowed: 'a path that starts with a slash', fix: "such as '/metrics'" }));
  }
  if (kind === 'merged' && sidecar === 'none') {
    const given = 'merged metrics of a pod without a proxy';
    problems.push(say('scrape', { given, allowed: 'a port of the container', fix: `Scrape.port('metrics')` }));
  }
  if (kind === 'port' && sidecar !== 'none' && guarded) {
    const given = `port ${port} of a service that lets in only identities of the mesh`;
    const allowed = 'merged metrics, or a Prometheus that is in the mesh itself';
    const fix = `Scrape.merged({ port: '${port}' })`;
    problems.push(say('scrape', { given, allowed, fix, severity: 'warning' }));
  }
  return problems;
}

function intervalProblems({ scrapeInterval, windows }: MonitoringContext, say: Say): Problem[] {
  const longest = Math.floor(Math.min(...windows) / SCRAPES_PER_WINDOW);
  if (scrapeInterval >= SHORTEST_INTERVAL && scrapeInterval <= longest) return [];
  const given = `a scrape every ${scrapeInterval} s`;
  const fits = longest >= SHORTEST_INTERVAL;
  const ofWindow = `a quarter of the shortest window, ${Math.min(...windows)} s`;
  const allowed =
    longest === Infinity
      ? `at least ${SHORTEST_INTERVAL} s`
      : `from ${SHORTEST_INTERVAL} s to ${longest} s, ${ofWindow}`;
  const fix = fits ? 'change the scrape interval, or the window' : 'use a longer window';
  return [say('scrape', { given, allowed, fix })];
}

function tracingProblems({ provider, sampling }: Tracing, sidecar: SidecarMode, say: Say): Problem[] {
  const problems: Problem[] = [];
  if (!(sampling >= 0 && sampling <= 100)) {
    const given = `sampling ${sampling}`;
    problems.push(say('tracing', { given, allowed: 'a percentage from 0 to 100', fix: 'such as sampling: 1' }));
  }
  if (provider.trim() === '') {
    const allowed = "the name of an extensionProviders entry of the mesh's configuration";
    problems.push(say('tracing', { given: 'a provider without a name', allowed, fix: "such as 'zipkin'" }));
  }
  if (sidecar === 'none') {
    const given = 'traces of a pod without a proxy';
    problems.push(say('tracing', { given, allowed: 'a service in the mesh', fix: 'leave tracing out' }));
  }
  return problems;
}

function probeProblems({ url, module, prober, interval }: Blackbox, say: Say): Problem[] {
  const problems: Problem[] = [];
  if (!URL.canParse(url) || !/^https?:$/.test(new URL(url).protocol)) {
    const given = `url ${JSON.stringify(url)}`;
    problems.push(
      say('probe', { given, allowed: 'an http or https URL', fix: 'such as https://shop.example.com/health' }),
    );
  }
  if (!isHost(prober)) {
    const given = `prober ${JSON.stringify(prober)}`;
    problems.push(say('probe', { given, allowed: 'host or host:port, without a scheme', fix: 'leave the scheme out' }));
  }
  if (module.trim() === '') {
    const given = 'a module without a name';
    problems.push(
      say('probe', { given, allowed: "a module of the exporter's configuration", fix: "such as 'http_2xx'" }),
    );
  }
  if (interval < SHORTEST_INTERVAL) {
    const given = `a question every ${interval} s`;
    problems.push(say('probe', { given, allowed: `at least ${SHORTEST_INTERVAL} s`, fix: 'ask less often' }));
  }
  return problems;
}

/** A name or an address, and a port if there is one: anything else the Prometheus Operator drops, with an event only. */
function isHost(prober: string): boolean {
  const port = /:(\d+)$/.exec(prober)?.[1];
  if (port !== undefined && !(Number(port) >= 1 && Number(port) <= 65_535)) return false;
  return /^[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?(\.[A-Za-z0-9]([-A-Za-z0-9]*[A-Za-z0-9])?)*(:\d+)?$/.test(prober);
}
