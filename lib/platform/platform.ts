import { isHeaderName, isOneLine } from '../core/header';
import type { Labels } from '../core/labels';
import { nameProblems } from '../core/names';
import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';

/** How the mesh's proxy runs in a pod; the drain budget depends on it. */
export type SidecarMode = 'native' | 'classic' | 'none';

/** Who applies the manifests. */
export type GitOpsEngine = 'argo-cd' | 'flux' | 'kubectl';

/** How pods of a slot are spread over the nodes of a cluster. */
export type Topology = 'zones-and-nodes' | 'nodes' | 'none';

/** Where metrics are asked for. */
export interface PrometheusFacts {
  /** Address that the Argo Rollouts controller reaches Prometheus at. @default 'http://prometheus.monitoring.svc:9090' */
  readonly address?: string;
  /** Headers sent with every query, such as an authorization; values are literal, never secrets. @default - none */
  readonly headers?: Labels;
  /** Tenant of a multi-tenant Prometheus (Mimir, Thanos, Cortex), sent as `X-Scope-OrgID`. @default - none */
  readonly tenant?: string;
  /** Namespace that Prometheus scrapes from; a NetworkPolicy lets it in. @default 'monitoring' */
  readonly namespace?: string;
  /**
   * Seconds between two scrapes. Rates are taken over four of them at the least.
   * @default 30 (the Prometheus Operator's own default)
   */
  readonly scrapeInterval?: number;
}

/** Images, by digest, that the Jobs of gates run. */
export interface GateImages {
  /** With `sh`, `curl`, `grep` and `tr`, such as curl's own. @default - smoke gates name theirs */
  readonly smoke?: string;
  /** With `sh` and `k6`, and a user that is a number, such as k6's own. @default - load gates name theirs */
  readonly load?: string;
}

/** Facts of one environment, said once and handed down the construct tree. */
export interface PlatformFacts {
  /** Name of the environment; a release of another environment is refused. @default - any */
  readonly environment?: string;
  /** Where metrics are asked for. @default - an in-cluster Prometheus in namespace `monitoring` */
  readonly prometheus?: PrometheusFacts;
  /** Labels that the Prometheus Operator selects rules, monitors and probes by. @default {} */
  readonly ruleLabels?: Labels;
  /** Address under which an alert's name leads to its runbook. @default - alerts have no link */
  readonly runbooks?: string;
  /** Images that the Jobs of gates run. @default {} */
  readonly gateImages?: GateImages;
  /**
   * Seconds from a commit until it is applied; part of the time to a rollback.
   * @default - by engine: 180 for Argo CD, which asks every two to three minutes, 60 for Flux, 10 for kubectl
   */
  readonly syncLatency?: number;
  /** Gateways that routes with public hosts bind to, as `namespace/name`. @default [] */
  readonly gateways?: readonly string[];
  /**
   * How the proxy runs: `native` sidecars end after the application, `classic` ones get SIGTERM together with it,
   * `none` is a service outside the mesh's data plane. @default 'native' (Istio's default since 1.27)
   */
  readonly sidecar?: SidecarMode;
  /** Who applies the manifests; decides which ordering annotations they carry. @default 'argo-cd' */
  readonly gitOps?: GitOpsEngine;
  /** DNS domain of the cluster. @default 'cluster.local' */
  readonly clusterDomain?: string;
  /** Kubernetes version of the cluster, as `major.minor`; 1.30 at least. @default '1.30' */
  readonly kubernetes?: string;
  /** How pods are spread. @default 'zones-and-nodes' */
  readonly topology?: Topology;
}

/** Platform facts with every default in place. */
export interface ResolvedPlatform {
  readonly environment?: string;
  readonly prometheus: {
    readonly address: string;
    readonly headers: Labels;
    readonly namespace: string;
    readonly scrapeInterval: number;
  };
  readonly ruleLabels: Labels;
  readonly runbooks?: string;
  readonly gateImages: GateImages;
  readonly syncLatency: number;
  readonly gateways: readonly string[];
  readonly sidecar: SidecarMode;
  readonly gitOps: GitOpsEngine;
  readonly clusterDomain: string;
  readonly kubernetes: string;
  readonly topology: Topology;
}

export const platformRule = new Rule({
  id: 'platform',
  title: 'Platform facts are ones that the emitted manifests work on',
  why: 'Every manifest of the environment is computed from them: a wrong one makes all of them wrong alike.',
});

/** The preStop `sleep` action is on by default from here (KEP-3960, beta in 1.30). */
const OLDEST_KUBERNETES_MINOR = 30;

const DEFAULTS = {
  prometheus: 'http://prometheus.monitoring.svc:9090',
  monitoringNamespace: 'monitoring',
  clusterDomain: 'cluster.local',
  kubernetes: `1.${OLDEST_KUBERNETES_MINOR}`,
  scrapeInterval: 30,
};

/** Seconds until a commit is applied when nothing wakes the engine: its own period of asking, at the longest. */
const SYNC_LATENCY: Readonly<Record<GitOpsEngine, number>> = { 'argo-cd': 180, flux: 60, kubectl: 10 };

/** Puts every default in place. */
export function resolvePlatform(facts: PlatformFacts): ResolvedPlatform {
  const { tenant, headers, address, namespace, scrapeInterval } = facts.prometheus ?? {};
  const gitOps = facts.gitOps ?? 'argo-cd';
  return {
    ...(facts.environment === undefined ? {} : { environment: facts.environment }),
    ...(facts.runbooks === undefined ? {} : { runbooks: facts.runbooks }),
    prometheus: {
      address: address ?? DEFAULTS.prometheus,
      headers: { ...headers, ...(tenant === undefined ? {} : { 'X-Scope-OrgID': tenant }) },
      namespace: namespace ?? DEFAULTS.monitoringNamespace,
      scrapeInterval: scrapeInterval ?? DEFAULTS.scrapeInterval,
    },
    gateImages: facts.gateImages ?? {},
    syncLatency: facts.syncLatency ?? SYNC_LATENCY[gitOps],
    ruleLabels: facts.ruleLabels ?? {},
    gateways: facts.gateways ?? [],
    sidecar: facts.sidecar ?? 'native',
    gitOps,
    clusterDomain: facts.clusterDomain ?? DEFAULTS.clusterDomain,
    kubernetes: facts.kubernetes ?? DEFAULTS.kubernetes,
    topology: facts.topology ?? 'zones-and-nodes',
  };
}

/** What is wrong with platform facts. `locate` says where a field stands, when the facts came from a file. */
export function platformProblems(facts: PlatformFacts, locate: (field: string) => Place): Problem[] {
  const platform = resolvePlatform(facts);
  return [
    ...kubernetesProblems(platform.kubernetes, locate('kubernetes')),
    ...addressProblems(platform.prometheus.address, DEFAULTS.prometheus, locate('prometheus.address')),
    ...argumentProblems(facts.prometheus ?? {}, locate),
    ...headerProblems(facts.prometheus ?? {}, locate),
    ...(platform.runbooks === undefined
      ? []
      : addressProblems(platform.runbooks, 'https://runbooks.example.com/releases', locate('runbooks'))),
    ...spanProblems(platform.prometheus.scrapeInterval, 1, locate('prometheus.scrapeInterval')),
    ...spanProblems(platform.syncLatency, 0, locate('syncLatency')),
    ...nameProblems('domain', platform.clusterDomain, locate('clusterDomain')),
    ...nameProblems('label', platform.prometheus.namespace, locate('prometheus.namespace')),
    ...platform.gateways.flatMap((gateway, index) => gatewayProblems(gateway, locate(`gateways[${index}]`))),
    ...Object.entries(platform.ruleLabels).flatMap(([key, value]) => [
      ...nameProblems('labelKey', key, locate('ruleLabels')),
      ...nameProblems('labelValue', value, locate(`ruleLabels.${key}`)),
    ]),
  ];
}

function kubernetesProblems(version: string, at: Place): Problem[] {
  const minor = /^1\.(\d+)$/.exec(version)?.[1];
  if (minor !== undefined && Number(minor) >= OLDEST_KUBERNETES_MINOR) return [];
  const problem = platformRule.problem({
    at,
    given: JSON.stringify(version),
    allowed: `'1.${OLDEST_KUBERNETES_MINOR}' or newer, as major.minor: pods wait before they stop by the preStop sleep action`,
    fix: 'upgrade the cluster, or correct the version',
  });
  return [problem];
}

function addressProblems(address: string, example: string, at: Place): Problem[] {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (url && (url.username !== '' || url.password !== '')) {
    // Not shown: reports are kept, and so are manifests.
    const given = `an address of ${url.host} with a user or a password`;
    const fix = 'leave them out; Prometheus is given headers: prometheus.headers in platform.yaml';
    return [platformRule.problem({ at, given, allowed: 'an address that everybody may read', fix })];
  }
  if (url && /^https?:$/.test(url.protocol)) return [];
  const given = JSON.stringify(address);
  return [platformRule.problem({ at, given, allowed: 'an http or https URL', fix: `such as ${example}` })];
}

/** Argo Rollouts takes two braces for one of its arguments, anywhere in an analysis, and nothing can quote them. */
function argumentProblems({ address, headers, tenant }: PrometheusFacts, locate: (field: string) => Place): Problem[] {
  const texts: readonly (readonly [field: string, text: string | undefined])[] = [
    ['address', address],
    ['tenant', tenant],
    ...Object.entries(headers ?? {}).map(([name, value]) => [`headers.${name}`, value] as const),
  ];
  return texts
    .filter(([, text]) => text !== undefined && /\{\{|\}\}/.test(text))
    .map(([field, text]) =>
      platformRule.problem({
        at: locate(`prometheus.${field}`),
        given: JSON.stringify(text),
        allowed: 'a text without {{ and }}: Argo Rollouts would take it for an argument, and end every run in an error',
        fix: 'put the value itself there: templates have to be filled in before synthesis',
      }),
    );
}

/** Go refuses to send them, and every look of every gate would be an error. */
function headerProblems({ headers = {}, tenant }: PrometheusFacts, locate: (field: string) => Place): Problem[] {
  const say = (field: string, given: string, allowed: string, fix: string) =>
    platformRule.problem({ at: locate(`prometheus.${field}`), given: JSON.stringify(given), allowed, fix });
  const names = Object.keys(headers).filter((name) => !isHeaderName(name));
  const values = Object.entries({ ...headers, ...(tenant === undefined ? {} : { tenant }) }).filter(
    ([, value]) => !isOneLine(value),
  );
  return [
    ...names.map((name) => say('headers', name, 'names of headers', "such as 'X-Scope-OrgID'")),
    ...values.map(([name, value]) =>
      say(name in headers ? `headers.${name}` : name, value, 'one line of text', 'take the line end out'),
    ),
  ];
}

function spanProblems(given: number, least: number, at: Place): Problem[] {
  if (Number.isSafeInteger(given) && given >= least && given <= 3600) return [];
  const allowed = `whole seconds from ${least} to 3600`;
  return [platformRule.problem({ at, given: String(given), allowed, fix: 'such as 30' })];
}

/** What is wrong with the name of a gateway. */
export function gatewayProblems(gateway: string, at: Place): Problem[] {
  const [namespace, name, ...rest] = gateway.split('/');
  if (namespace !== undefined && name !== undefined && rest.length === 0) {
    return [...nameProblems('label', namespace, at), ...nameProblems('subdomain', name, at)];
  }
  const fix = `write it as namespace/name, such as istio-system/public`;
  return [platformRule.problem({ at, given: JSON.stringify(gateway), allowed: 'namespace/name', fix })];
}
