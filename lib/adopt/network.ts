import { isValidName } from '../core/names';
import type { PlatformFacts } from '../platform/platform';
import { call, type Code } from './code';
import { putAll, put, type Patch } from './patches';
import { destinationsOf, isOneOf, type Surroundings } from './surroundings';
import { nameOf, type Fields, type GivenObject, type GivenService } from './shapes';

/** The way of requests to the pods as props. */
export interface AdoptedNetwork {
  readonly props: { readonly router?: Code };
  /** The longest that a route lets a request take, in seconds. */
  readonly timeout: number | undefined;
  readonly platform: PlatformFacts;
  /** Changes of the Service that clients call, alone. */
  readonly servicePatches: readonly Patch[];
  readonly decisions: readonly string[];
  /** VirtualServices that lead nowhere else: the service's own routes take their place. */
  readonly replaced: readonly GivenObject[];
}

interface Route extends Fields {
  readonly timeout?: string;
  readonly retries?: { readonly attempts?: number; readonly retryOn?: string };
}

/** Hosts, gateways, timeout and retries of the routes there are, and the kind of Service. */
export function adoptNetwork({
  routes,
  aliases,
  own,
  service,
  namespace,
  pods,
  deployment,
}: Surroundings): AdoptedNetwork {
  const names = [service, ...aliases.map(({ metadata }) => metadata.name)];
  const isOurs = (host: string) => isOneOf(host, names, namespace);
  const replaced = routes.filter(({ spec }) => destinationsOf(spec).every(isOurs));
  const shared = routes.filter((route) => !replaced.includes(route));
  const listed = (field: string) => replaced.flatMap(({ spec = {} }) => (spec[field] ?? []) as readonly string[]);
  const gateways = [...new Set(listed('gateways').filter((gateway) => gateway !== 'mesh'))];
  const outside = [...new Set(listed('hosts').filter((host) => !isOurs(host)))];
  const hosts = gateways.length > 0 ? outside.filter((host) => isValidName('host', host)) : [];
  const rules = replaced.flatMap(({ spec = {} }) => (spec.http ?? []) as readonly Route[]);
  const [only] = rules.length === 1 ? rules : [];
  const timeout = only && durationOf(only.timeout);
  const retries = only?.retries?.attempts === undefined ? undefined : retriesOf(only.retries);
  const router = {
    ...(hosts.length > 0 ? { hosts } : {}),
    ...(timeout === undefined ? {} : { timeout }),
    ...(retries ? { retries } : {}),
  };
  const mode = sidecarOf(pods, deployment.spec.template.metadata ?? {});
  return {
    props: Object.keys(router).length > 0 ? { router: call('Router', 'istio', router) } : {},
    timeout,
    platform: {
      ...(hosts.length > 0
        ? { gateways: gateways.map((name) => (name.includes('/') ? name : `${namespace}/${name}`)) }
        : {}),
      ...(mode === undefined || mode === 'native' ? {} : { sidecar: mode }),
    },
    servicePatches: own ? servicePatches(own) : [],
    replaced,
    decisions: [
      ...(mode === undefined && routes.length === 0
        ? [
            'platform.yaml sidecar: no running pod says whether a proxy is injected; native is taken, say `none` where it is not',
          ]
        : []),
      ...outside
        .filter((host) => !hosts.includes(host))
        .map((host) => `router.hosts: ${JSON.stringify(host)} has no gateway or is no name of a host; it is left out`),
      ...(rules.length > 1
        ? [
            `router: ${rules.length} rules of ${replaced.map(nameOf).join(', ')} become one; matches, rewrites and headers are left out`,
          ]
        : []),
      ...shared.map(
        (route) =>
          `router: ${nameOf(route)} leads to other services as well and stays; what comes through it is divided among all pods, whatever the weights`,
      ),
      ...aliases.map(
        (alias) =>
          `${nameOf(alias)} stays beside the service, and is not in this app; what comes through it reaches pods of both slots: let its clients call ${service}`,
      ),
    ],
  };
}

function durationOf(text: string | undefined): number | undefined {
  const [, amount, unit] = /^(\d+)(ms|s|m|h)$/.exec(text ?? '') ?? [];
  const seconds = { ms: 0.001, s: 1, m: 60, h: 3600 }[unit ?? ''];
  if (amount === undefined || seconds === undefined) return undefined;
  const total = Math.ceil(Number(amount) * seconds);
  return total > 0 ? total : undefined;
}

function retriesOf({ attempts = 0, retryOn }: NonNullable<Route['retries']>): Code {
  return { attempts, ...(retryOn === undefined || attempts === 0 ? {} : { on: retryOn }) };
}

/** How the proxy runs, as pods have it; nothing where neither pods nor labels say. */
function sidecarOf(pods: readonly GivenObject[], metadata: Fields): PlatformFacts['sidecar'] {
  const named = (list: unknown) =>
    ((list ?? []) as readonly { name: string }[]).some(({ name }) => name === 'istio-proxy');
  const { labels = {}, annotations = {} } = metadata as Readonly<Record<string, Fields | undefined>>;
  const asked = labels['sidecar.istio.io/inject'] ?? annotations['sidecar.istio.io/inject'];
  if (pods.some(({ spec }) => named(spec?.initContainers))) return 'native';
  if (pods.some(({ spec }) => named(spec?.containers))) return 'classic';
  if (pods.length > 0 || asked === 'false') return 'none';
  return asked === 'true' ? 'native' : undefined;
}

/** Fields that the library writes, or that the cluster chooses. */
const WRITTEN = ['type', 'selector', 'ports', 'clusterIP', 'clusterIPs', 'ipFamilies', 'ipFamilyPolicy'];
/** What the API server fills in. */
const DEFAULTS: Fields = {
  sessionAffinity: 'None',
  internalTrafficPolicy: 'Cluster',
  externalTrafficPolicy: 'Cluster',
};

function servicePatches({ spec }: GivenService): Patch[] {
  const defaults = Object.keys(DEFAULTS).filter((key) => spec[key] === DEFAULTS[key]);
  return [
    ...(spec.type !== undefined && spec.type !== 'ClusterIP' ? [put('/spec/type', spec.type)] : []),
    ...(spec.clusterIP === 'None' ? [put('/spec/clusterIP', 'None')] : []),
    ...putAll('/spec', spec, [...WRITTEN, ...defaults]),
  ];
}
