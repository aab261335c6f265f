import type { SidecarMode } from '../platform/platform';
import { is, orUnknown, orZero, selector } from '../promql/text';
import { scrapedShare } from '../signals/meta';
import type { Look, WatchedVersion } from '../signals/signal';
import type { GateFacts, LoadGate, SmokeGate } from './gate';
import { jobSpec, type JobProgram } from './job';
import { jobMetric, prometheusMetric, type GateMetric, type PrometheusSite } from './metric';
import { LOAD_COMMAND, LOAD_SCRIPT, SMOKE_SCRIPT } from './scripts';
import { once, type Schedule } from './schedule';

/** Where the gates of a release are asked. */
export interface GateSite {
  readonly candidate: WatchedVersion;
  readonly stable: WatchedVersion;
  readonly look: Look;
  readonly prometheus: PrometheusSite;
  readonly sidecar: SidecarMode;
  readonly clusterDomain: string;
  /** Port of the slots' Services that clients use. */
  readonly port: number;
  /** Seconds in which pods must be ready. */
  readonly readyWithin: number;
  /** Images that the platform has for gates. */
  readonly images: { readonly smoke?: string; readonly load?: string };
}

/** A gate as a metric of the run before the release. */
export function gateMetric(gate: GateFacts, site: GateSite): GateMetric {
  switch (gate.kind) {
    case 'smoke':
      return job(gate.name, smokeProgram(gate, site), site);
    case 'load':
      return job(gate.name, loadProgram(gate, site), site);
    case 'job':
      return job(gate.name, { ...gate, env: { ...releaseVariables(site), ...gate.env } }, site);
    case 'budget':
      return asked(gate.name, site, {
        query: orUnknown(gate.slo.remainingBudget(site.candidate)),
        successCondition: `len(result) == 1 && result[0] >= ${gate.hold}`,
        failureCondition: `len(result) == 1 && result[0] < ${gate.rollback}`,
      });
    case 'no-page':
      return asked(gate.name, site, {
        query: orZero(`sum(${firingPages(site.candidate)})`),
        successCondition: 'len(result) == 1 && result[0] == 0',
        failureCondition: 'len(result) == 1 && result[0] > 0',
      });
    case 'scraped': {
      const share = (version: WatchedVersion) => `(${scrapedShare.read(version, site.look)})`;
      return waiting(gate.name, site, `${share(site.candidate)} and on () ${share(site.stable)} >= 1`);
    }
    case 'complete':
      return waiting(gate.name, site, completeShare(site.candidate));
  }
}

/** The image that a gate's Job runs; nothing for a gate that runs none, or that nobody gave an image. */
export function gateImage(gate: GateFacts, images: GateSite['images']): string | undefined {
  if (gate.kind === 'job') return gate.image;
  return gate.kind === 'smoke' || gate.kind === 'load' ? (gate.image ?? images[gate.kind]) : undefined;
}

function job(name: string, program: JobProgram, { candidate, sidecar }: GateSite): GateMetric {
  return jobMetric(name, jobSpec(candidate.service, name, program, sidecar));
}

function asked(name: string, { prometheus }: GateSite, look: Parameters<typeof prometheusMetric>[1]): GateMetric {
  return prometheusMetric(name, look, once(), prometheus);
}

/** Seconds between two looks at something that is waited for. */
const WAIT_INTERVAL = 10;

/**
 * A share that has to become 1: looked at until it is, as long as pods may take. Nothing says "never" before that time
 * is over, so there is no value that fails; what has not come by then is no verdict, and holds.
 */
function waiting(name: string, { prometheus, readyWithin }: GateSite, share: string): GateMetric {
  const count = Math.ceil(readyWithin / WAIT_INTERVAL) + 1;
  const schedule: Schedule = { initialDelay: 0, interval: WAIT_INTERVAL, count };
  const look = {
    query: orUnknown(share),
    successCondition: 'len(result) == 1 && result[0] >= 1',
    failureCondition: 'false',
  };
  const { metric } = prometheusMetric(name, look, schedule, prometheus);
  return { metric: { ...metric, inconclusiveLimit: count - 1, consecutiveSuccessLimit: 1 }, dryRun: false };
}

function url(version: WatchedVersion, path: string, { port, clusterDomain }: GateSite): string {
  return `http://${version.workload}.${version.namespace}.svc.${clusterDomain}:${port}${path}`;
}

function smokeProgram(gate: SmokeGate, site: GateSite): JobProgram {
  const headers = Object.entries(gate.headers).map(([name, value]) => `${name}: ${value}`);
  const target = url(site.candidate, gate.path, site);
  const deadline = Math.max(1, gate.timeout - 30);
  const expected = [target, String(gate.status), String(deadline), gate.origin ?? '', ...headers];
  return {
    image: gate.image ?? site.images.smoke ?? '',
    command: ['sh', '-c', SMOKE_SCRIPT, 'smoke', ...expected],
    env: {},
    timeout: gate.timeout,
  };
}

/** Time beyond the load itself: the image is pulled, pods are waited for, requests end. */
const LOAD_PATIENCE = 120;

function loadProgram(gate: LoadGate, site: GateSite): JobProgram {
  return {
    image: gate.image ?? site.images.load ?? '',
    command: ['sh', '-c', LOAD_COMMAND],
    env: {
      LOAD_SCRIPT,
      LOAD_URL: url(site.candidate, gate.path, site),
      LOAD_RATE: String(gate.rate),
      LOAD_SECONDS: String(gate.duration),
      LOAD_MAX_ERROR_RATIO: String(gate.maxErrorRatio),
      LOAD_P99: String(gate.p99Milliseconds),
    },
    timeout: gate.duration + LOAD_PATIENCE,
  };
}

function releaseVariables(site: GateSite): Readonly<Record<string, string>> {
  return {
    CUTOVER_URL: url(site.candidate, '', site),
    CUTOVER_STABLE_URL: url(site.stable, '', site),
    CUTOVER_VERSION: site.candidate.version,
  };
}

function firingPages({ service, namespace }: WatchedVersion): string {
  const firing = [is('alertstate', 'firing'), is('severity', 'critical')];
  return selector('ALERTS', [...firing, is('namespace', namespace), is('service', service)]);
}

function completeShare({ namespace, workload }: WatchedVersion): string {
  const of = [is('namespace', namespace), is('deployment', workload)];
  const asked = selector('kube_deployment_spec_replicas', of);
  return `sum(${selector('kube_deployment_status_replicas_ready', of)}) / (sum(${asked}) > 0)`;
}
