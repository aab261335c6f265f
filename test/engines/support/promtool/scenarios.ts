import type { WatchedVersion } from '../../../../lib/signals/signal';
import { STEP } from './run';
import { counter, gauge, type CounterLife, type SeriesLabels, type TimeSeries } from './series';

/** Seconds at which a step of the release begins, and the share of requests that the candidate has from then on. */
export const STEPS: readonly (readonly [second: number, percent: number])[] = [
  [300, 10],
  [480, 25],
  [780, 50],
  [1380, 75],
  [2280, 100],
];

/** The last second of the release. */
export const END = 4080;
/** Second at which the candidate's pods become ready. */
export const READY = 240;

/** Requests per second to the service, at rest and under load the same. */
const RPS = 100;
/** Share of requests that take longer than half a second in a healthy version. */
const SLOW = 0.001;
const REPLICAS = 3;

const SERVICE = 'recommendation-service';
const NAMESPACE = 'production';

function version(slot: 'blue' | 'green', named: string): WatchedVersion {
  const of = { service: SERVICE, namespace: NAMESPACE, slot, workload: `${SERVICE}-${slot}`, version: named };
  return { ...of, container: 'app', poolPerPod: 10, latencyBounds: [] };
}

export const LIVE = version('blue', '2.4.0');
export const CANDIDATE = version('green', '2.5.0');
/** What failed in the candidate's slot just before it. */
export const PREDECESSOR = version('green', '2.4.9');

/** Labels of the database's exporter. */
export const EXPORTER: SeriesLabels = { server: 'main' };
/** Usable connections are 97 of 100. */
export const MAX_CONNECTIONS = 100;

/** Something that is not as it should be. What is not said is healthy. */
export interface Trouble {
  /** Requests per second to the service. @default 100 */
  readonly rps?: number;
  /** Requests per second that reach the candidate. @default - its share */
  readonly candidateRps?: (second: number) => number;
  /** Failures per second among the candidate's requests. @default 0 */
  readonly failures?: (second: number) => number;
  /** Failures per second of both versions together, by their share. @default 0 */
  readonly failuresOfAll?: (second: number) => number;
  /** How the candidate's counter of failures lives. @default - it is there from the first request on */
  readonly failureLife?: CounterLife;
  /** How all of the candidate's counters of requests live. @default - they are there from the begin on */
  readonly life?: CounterLife;
  /** Share of the candidate's requests that take longer than half a second. @default 0.001 */
  readonly slow?: (second: number) => number;
  /** Share of the live version's requests that do. @default 0.001 */
  readonly slowLive?: (second: number) => number;
  /** Connections to the database. @default 58 */
  readonly connections?: (second: number) => number;
  /** Second at which the exporter loses its own connection. @default - never */
  readonly blindFrom?: number;
  /** Whether the candidate is measured by nobody: neither its pods nor the requests to it. @default false */
  readonly unmeasured?: boolean;
  /** Second at which a container of the candidate is started again. @default - none is */
  readonly restartAt?: number;
  /** More series. @default [] */
  readonly more?: readonly TimeSeries[];
}

/** All series of a release in which something may be wrong. */
export function release(trouble: Trouble = {}): readonly TimeSeries[] {
  const { rps = RPS, failuresOfAll = () => 0, failures = () => 0, unmeasured = false } = trouble;
  const candidateShare = (second: number) => shareAt(second);
  const toCandidate = trouble.candidateRps ?? ((second: number) => rps * candidateShare(second));
  const toLive = (second: number) => rps * (1 - candidateShare(second));
  return [
    ...requests(LIVE, {
      all: toLive,
      failed: (second) => failuresOfAll(second) * (1 - candidateShare(second)),
      slow: trouble.slowLive ?? (() => SLOW),
    }),
    ...(unmeasured
      ? []
      : requests(CANDIDATE, {
          all: toCandidate,
          failed: (second) => failures(second) + failuresOfAll(second) * candidateShare(second),
          slow: trouble.slow ?? (() => SLOW),
          ...(trouble.failureLife ? { failureLife: trouble.failureLife } : {}),
          ...(trouble.life ? { life: trouble.life } : {}),
        })),
    ...database(trouble),
    ...pods(LIVE, 0),
    ...pods(CANDIDATE, READY, { scraped: !unmeasured, ...(trouble.restartAt ? { restartAt: trouble.restartAt } : {}) }),
    ...(trouble.more ?? []),
  ];
}

/** Share of requests that the candidate has at a second. */
export function shareAt(second: number): number {
  return (STEPS.filter(([begin]) => begin <= second).at(-1)?.[1] ?? 0) / 100;
}

/** Requests to a version as its callers' proxies count them. */
export interface Requests {
  readonly all: (second: number) => number;
  readonly failed: (second: number) => number;
  /** Share that takes longer than half a second. */
  readonly slow: (second: number) => number;
  readonly life?: CounterLife;
  readonly failureLife?: CounterLife;
}

/** What Istio counts of requests to a version. */
export function requests(of: WatchedVersion, { all, failed, slow, life, failureLife }: Requests): TimeSeries[] {
  const labels = istio(of.workload, of.version);
  const good = (second: number) => Math.max(0, all(second) - failed(second));
  const histogram = 'istio_request_duration_milliseconds';
  // Those that fail are left out of it: their durations say nothing.
  const fast = (second: number) => all(second) * (1 - slow(second));
  const bucket = (le: string, upTo: (second: number) => number) =>
    counter(`${histogram}_bucket`, { ...labels, response_code: '200', le }, upTo, life);
  return [
    counter('istio_requests_total', { ...labels, response_code: '200' }, good, life),
    counter('istio_requests_total', { ...labels, response_code: '503' }, failed, failureLife ?? life),
    bucket('100.0', (second) => fast(second) / 2),
    bucket('250.0', fast),
    bucket('500.0', fast),
    // p99 of 780 ms: what is slow ends within a second.
    bucket('1000.0', all),
    bucket('2500.0', all),
    bucket('10000.0', all),
    bucket('+Inf', all),
    counter(`${histogram}_count`, { ...labels, response_code: '200' }, all, life),
  ];
}

/** Labels of what a caller's proxy counts. */
export function istio(workload: string, versionSeen: string): SeriesLabels {
  return {
    job: 'istio-system/envoy-stats',
    instance: '10.0.0.9:15090',
    reporter: 'source',
    request_protocol: 'http',
    destination_service_namespace: NAMESPACE,
    destination_service_name: SERVICE,
    destination_workload: workload,
    destination_version: versionSeen,
  };
}

function database({ connections = () => 58, blindFrom = Infinity }: Trouble): TimeSeries[] {
  const seen = (second: number) => (second < blindFrom ? connections(second) : undefined);
  return [
    gauge('pg_up', EXPORTER, (second) => (second < blindFrom ? 1 : 0)),
    gauge('pg_stat_activity_count', { ...EXPORTER, state: 'active' }, (second) =>
      seen(second) === undefined ? undefined : 8,
    ),
    gauge('pg_stat_activity_count', { ...EXPORTER, state: 'idle' }, (second) => {
      const all = seen(second);
      return all === undefined ? undefined : all - 8;
    }),
  ];
}

/** What is not as it should be with pods. */
export interface PodTrouble {
  /** Whether they are scraped. @default true */
  readonly scraped?: boolean;
  /** Second at which the first of them restarts its container. @default - none does */
  readonly restartAt?: number;
  /** Second at which they are gone. @default - they stay */
  readonly gone?: number;
}

/** Pods of a version as kube-state-metrics and the scrape of themselves show them. */
export function pods(of: WatchedVersion, ready: number, trouble: PodTrouble = {}): TimeSeries[] {
  const { scraped = true, restartAt = Infinity, gone = Infinity } = trouble;
  const deployment = { namespace: NAMESPACE, deployment: of.workload };
  const there = (second: number, value: number) => (second >= ready && second < gone ? value : undefined);
  return [
    gauge('kube_deployment_status_replicas_ready', deployment, (second) =>
      second < ready || second >= gone ? 0 : REPLICAS,
    ),
    ...[...Array(REPLICAS).keys()].flatMap((index) => {
      const pod = podName(of, index);
      const container = { namespace: NAMESPACE, pod, container: 'app' };
      return [
        gauge('kube_pod_info', { namespace: NAMESPACE, pod }, (second) => there(second, 1)),
        gauge('kube_pod_container_status_restarts_total', container, (second) =>
          there(second, index === 0 && second >= restartAt ? 1 : 0),
        ),
        ...(scraped
          ? [
              gauge('up', { ...container, job: SERVICE, instance: pod, version: of.version }, (second) =>
                there(second, 1),
              ),
            ]
          : []),
      ];
    }),
  ];
}

/** Name of a pod, as its ReplicaSet gives it. */
export function podName({ workload, version: named }: WatchedVersion, index: number): string {
  return `${workload}-${named.replaceAll('.', '')}c7d9-x${index}k2p`;
}

const from =
  (begin: number, value: number, end = Infinity) =>
  (second: number) =>
    second >= begin && second < end ? value : 0;

/** Connections that run out when a quarter becomes a half: from 30 s after the step on nobody gets a new one. */
const exhausted = (second: number) => (second < 780 ? 58 : Math.min(97, 66 + ((second - 780) / STEP) * 7));

/** Releases as they go well and badly. Others ask their gates the same. */
export const SCENARIOS = {
  healthy: release(),
  connectionExhaustion: release({ connections: exhausted, failuresOfAll: from(900, 20) }),
  blindExporter: release({ connections: exhausted, failuresOfAll: from(900, 20), blindFrom: 795 }),
  missingIndex: release({ slow: (second) => (second >= 1380 ? 0.023 : SLOW) }),
  failuresAfterCutover: release({ failures: from(2280, 8) }),
  lowTraffic: release({ rps: 0.04, failures: from(1005, 1 / STEP, 1020) }),
  noTraffic: release({ candidateRps: () => 0 }),
  notScraped: release({ unmeasured: true }),
  counterReset: release({ life: { resets: [1005] } }),
  podRestart: release({ restartAt: 1005 }),
  blip: release({ failures: from(900, 4, 930) }),
  drainedStragglers: release({ slowLive: from(2400, 1), more: stragglers() }),
  newbornFailures: release({ failures: from(990, 40, 1005), failureLife: { born: 1005 } }),
  failuresInOneScrape: release({ failures: from(990, 40, 1005) }),
  failedPredecessor: release({ more: predecessor() }),
} as const satisfies Readonly<Record<string, readonly TimeSeries[]>>;

/** The name of one of these releases. */
export type ScenarioName = keyof typeof SCENARIOS;

/** Two requests to the old version that were under way at the cutover, 3 s each. */
function stragglers(): TimeSeries[] {
  const two = from(2400, 2 / STEP, 2415);
  return requests(LIVE, { all: two, failed: () => 0, slow: () => 1 }).map((series) => ({
    ...series,
    labels: { ...series.labels, source_workload: 'late-caller' },
  }));
}

/** Half of the requests of what was in the slot before failed, until it was taken back a minute before the release. */
function predecessor(): TimeSeries[] {
  const all = from(0, 20, 270);
  return [
    ...requests(PREDECESSOR, { all, failed: (second) => all(second) / 2, slow: () => 0.5 }),
    ...pods(PREDECESSOR, 0, { gone: READY }).filter(({ metric }) => metric !== 'kube_deployment_status_replicas_ready'),
    ...[0, 1, 2].map((index) =>
      gauge(
        'kube_pod_container_status_waiting_reason',
        { namespace: NAMESPACE, pod: podName(PREDECESSOR, index), container: 'app', reason: 'CrashLoopBackOff' },
        (second) => (second < READY ? 1 : undefined),
      ),
    ),
  ];
}
