import type { SidecarMode } from '../platform/platform';
import { is, orUnknown, selector } from '../promql/text';
import { scrapedShare } from '../signals/meta';
import type { Look, WatchedVersion } from '../signals/signal';
import { STAGE_METRIC, WATCHED_METRIC } from '../signals/stage';
import type { GateFacts, LoadGate, NoPageGate, SmokeGate } from './gate';
import { jobSpec, type JobProgram } from './job';
import type { GateLook } from './look';
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
      return waiting(gate.name, site, RULES_WITHIN, {
        query: orUnknown(`sum(${firing(gate, site.candidate)}) or ${rulesOf(site.candidate)}`),
        successCondition: 'len(result) == 1 && result[0] == 0',
        failureCondition: 'len(result) == 1 && result[0] > 0',
      });
    case 'scraped': {
      const share = (version: WatchedVersion) => `(${scrapedShare.read(version, site.look)})`;
      return waiting(
        gate.name,
        site,
        site.readyWithin,
        untilOne(`${share(site.candidate)} and on () ${share(site.stable)} >= 1`),
      );
    }
    case 'complete':
      return waiting(gate.name, site, site.readyWithin, untilOne(completeShare(site.candidate)));
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

function asked(name: string, { prometheus }: GateSite, look: GateLook): GateMetric {
  return prometheusMetric(name, look, once(), prometheus);
}

/** Seconds between two looks at something that is waited for. */
const WAIT_INTERVAL = 10;

/**
 * Seconds until Prometheus evaluates rules that were applied just before: a minute or two until the kubelet has brought
 * them into its pod (its `syncFrequency`, and a minute that it may keep what it has read), 30 s until their turn comes
 * (`evaluationInterval` of the Prometheus Operator), and twice that again for operators with thousands of rules.
 */
const RULES_WITHIN = 300;

/** Looked at until it is good, or bad, for so many seconds; what is neither by then is no verdict, and holds. */
function waiting(name: string, { prometheus }: GateSite, seconds: number, look: GateLook): GateMetric {
  const count = Math.ceil(seconds / WAIT_INTERVAL) + 1;
  const schedule: Schedule = { initialDelay: 0, interval: WAIT_INTERVAL, count };
  const { metric } = prometheusMetric(name, look, schedule, prometheus, { mayWait: true });
  return { metric: { ...metric, consecutiveSuccessLimit: 1 }, dryRun: false };
}

/** A share that has to become 1. Nothing says "never" before the time is over, so there is no value that fails. */
function untilOne(share: string): GateLook {
  return {
    query: orUnknown(share),
    successCondition: 'len(result) == 1 && result[0] >= 1',
    failureCondition: 'false',
  };
}

function url(version: WatchedVersion, path: string, { port, clusterDomain }: GateSite): string {
  return `http://${version.workload}.${version.namespace}.svc.${clusterDomain}:${port}${path}`;
}

/** Time beyond that in which pods must be ready: the image is pulled before it, and the last request is after it. */
const SMOKE_PATIENCE = 60;

/** curl's own image names its user, and the kubelet takes only numbers for not being root. */
const NOBODY = 65_534;

function smokeProgram(gate: SmokeGate, site: GateSite): JobProgram {
  const headers = Object.entries(gate.headers).map(([name, value]) => `${name}: ${value}`);
  const target = url(site.candidate, gate.path, site);
  const timeout = Math.max(gate.timeout, site.readyWithin + SMOKE_PATIENCE);
  const deadline = timeout - SMOKE_PATIENCE / 2;
  const expected = [target, String(gate.status), String(deadline), gate.origin ?? '', ...headers];
  return {
    image: gate.image ?? site.images.smoke ?? '',
    command: ['sh', '-c', SMOKE_SCRIPT, 'smoke', ...expected],
    env: {},
    timeout,
    user: NOBODY,
  };
}

/** Seconds beyond the load and the pods that it waits for: the image is pulled, requests end. */
const LOAD_PATIENCE = 120;

function loadProgram(gate: LoadGate, site: GateSite): JobProgram {
  return {
    image: gate.image ?? site.images.load ?? '',
    command: ['sh', '-c', LOAD_COMMAND],
    env: {
      LOAD_SCRIPT,
      LOAD_URL: url(site.candidate, gate.path, site),
      LOAD_READY_WITHIN: String(site.readyWithin),
      LOAD_RATE: String(gate.rate),
      LOAD_SECONDS: String(gate.duration),
      LOAD_MAX_ERROR_RATIO: String(gate.maxErrorRatio),
      LOAD_P99: String(gate.p99Milliseconds),
    },
    timeout: site.readyWithin + gate.duration + LOAD_PATIENCE,
  };
}

function releaseVariables(site: GateSite): Readonly<Record<string, string>> {
  return {
    CUTOVER_URL: url(site.candidate, '', site),
    CUTOVER_STABLE_URL: url(site.stable, '', site),
    CUTOVER_VERSION: site.candidate.version,
  };
}

function firing({ labels }: NoPageGate, { service, namespace }: WatchedVersion): string {
  const pages = labels ?? { severity: 'critical', namespace, service };
  return selector('ALERTS', [
    is('alertstate', 'firing'),
    ...Object.entries(pages).map(([name, value]) => is(name, value)),
  ]);
}

/**
 * 0 where the rules of the stage and those of the candidate are evaluated, which are objects of their own: no rules, or
 * those of before, do not know it.
 */
function rulesOf({ service, namespace, version }: WatchedVersion): string {
  const of = [is('namespace', namespace), is('service', service)];
  const stage = selector(STAGE_METRIC, [...of, is('candidate', version)]);
  const alerts = selector(WATCHED_METRIC, [...of, is('version', version)]);
  return `max(${stage}) * 0 + max(${alerts}) * 0`;
}

function completeShare({ namespace, workload }: WatchedVersion): string {
  const of = [is('namespace', namespace), is('deployment', workload)];
  const asked = selector('kube_deployment_spec_replicas', of);
  return `sum(${selector('kube_deployment_status_replicas_ready', of)}) / (sum(${asked}) > 0)`;
}
