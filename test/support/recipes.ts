import { JsonPatch } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Access,
  Capacity,
  Config,
  Database,
  Drain,
  Env,
  Peer,
  Probe,
  ReleasePlan,
  Router,
  Scratch,
  SecretRef,
  ServiceAccountRef,
  type BlueGreen,
  type BlueGreenProps,
  type PlatformFacts,
  type PortProps,
  type ServiceProps,
} from 'cutover';

/** A service definition as plain data, so that a counterexample can be read. */
export interface ServiceRecipe {
  readonly ports: readonly PortProps[];
  readonly env: Readonly<Record<string, string>>;
  readonly args: readonly string[] | undefined;
  readonly configs: readonly ConfigRecipe[];
  readonly sidecars: readonly string[];
  readonly initContainers: readonly string[];
  readonly capacity: CapacityRecipe;
  readonly drain: DrainRecipe;
  readonly readyWithin: number;
  readonly warmUp: number;
  readonly poolPerPod: number | undefined;
  readonly ownAccount: boolean;
  readonly open: boolean;
  readonly topology: 'zones-and-nodes' | 'nodes' | 'none' | undefined;
  readonly podLabels: Readonly<Record<string, string>>;
  readonly memory: string;
}

interface ConfigRecipe {
  readonly name: string;
  readonly text: string;
  readonly use: 'mount' | 'envFrom' | 'env';
}

interface CapacityRecipe {
  readonly autoscaled: boolean;
  readonly pods: number;
  readonly more: number;
  readonly during: number;
  readonly maxSurge: number;
}

interface DrainRecipe {
  readonly kind: 'requests' | 'webSockets' | 'serverSentEvents' | 'grpcStreams';
  readonly longest: number;
  readonly deregistration: number;
  readonly proxyDrain: number;
}

/** What does not belong to a version: it may change at any time. */
export interface SurroundingsRecipe {
  readonly weights: readonly number[];
  readonly hosts: readonly string[];
  readonly previewHeader: string | undefined;
  readonly promotionLabels: Readonly<Record<string, string>>;
  readonly chartLabels: Readonly<Record<string, string>>;
  /** Kinds whose objects are patched. */
  readonly patched: readonly PatchedKind[];
}

/** A patch for each kind; made anew each time, as a program does. */
const PATCHES = {
  ConfigMap: () => [JsonPatch.add('/metadata/annotations', { ...ORDER })],
  Deployment: () => [
    JsonPatch.add('/spec/template/spec/tolerations', []),
    JsonPatch.add('/spec/template/spec/tolerations/-', { key: 'arm', ...ORDER }),
    JsonPatch.add('/spec/minReadySeconds', 5),
  ],
  DestinationRule: () => [JsonPatch.add('/spec/exportTo', []), JsonPatch.add('/spec/exportTo/-', '.')],
  HorizontalPodAutoscaler: () => [JsonPatch.add('/spec/behavior', { scaleDown: { selectPolicy: 'Disabled' } })],
  PodDisruptionBudget: () => [JsonPatch.replace('/spec/maxUnavailable', '25%')],
  Service: () => [JsonPatch.add('/spec/externalIPs', []), JsonPatch.add('/spec/externalIPs/-', '192.0.2.1')],
  VirtualService: () => [JsonPatch.add('/spec/exportTo', []), JsonPatch.add('/spec/exportTo/-', '.')],
};

/** Keys in an order that is not the canonical one. */
const ORDER = { z: 'last', a: 'first' };

type PatchedKind = keyof typeof PATCHES;

export type PlatformRecipe = Required<Pick<PlatformFacts, 'sidecar' | 'gitOps' | 'topology' | 'gateways'>>;

/** The oldest connection that a generated drain allows; generated plans keep the old version as long. */
const OLDEST_CONNECTION = 900;

/** Service ports are an agreement with the callers: they go with the name, in every version. */
const PORTS: readonly Required<PortProps>[] = [
  { name: 'http', number: 8080, servicePort: 80, protocol: 'http' },
  { name: 'grpc', number: 9000, servicePort: 9000, protocol: 'grpc' },
  { name: 'admin', number: 7000, servicePort: 7070, protocol: 'http2' },
  { name: 'raw', number: 5000, servicePort: 5000, protocol: 'tcp' },
];

const anyPorts: fc.Arbitrary<readonly PortProps[]> = fc
  .tuple(fc.shuffledSubarray([...PORTS], { minLength: 1, maxLength: 3 }), fc.nat(3))
  .map(([ports, shift]) => ports.map((port) => ({ ...port, number: port.number + shift })));

const anyText = fc.constantFrom('', 'a', 'on', '12:30', 'two\nlines', 'ü', '{"a": 1}');

export const anyService: fc.Arbitrary<ServiceRecipe> = fc.record({
  ports: anyPorts,
  env: fc.dictionary(fc.constantFrom('LOG', 'MODE', 'REGION'), anyText, { maxKeys: 3 }),
  args: fc.option(fc.array(fc.constantFrom('--fast', '--port=8080'), { maxLength: 2 }), { nil: undefined }),
  configs: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('app', 'flags'),
      text: anyText,
      use: fc.constantFrom('mount', 'envFrom', 'env'),
    }),
    { maxLength: 2, selector: ({ name }) => name },
  ),
  sidecars: fc.subarray(['cache', 'logs']),
  initContainers: fc.subarray(['migrate']),
  capacity: fc.record({
    autoscaled: fc.boolean(),
    pods: fc.integer({ min: 1, max: 6 }),
    more: fc.nat(6),
    during: fc.nat(6),
    maxSurge: fc.integer({ min: 1, max: 3 }),
  }),
  drain: fc.record({
    kind: fc.constantFrom('requests', 'webSockets', 'serverSentEvents', 'grpcStreams'),
    longest: fc.integer({ min: 1, max: OLDEST_CONNECTION }),
    deregistration: fc.integer({ min: 1, max: 10 }),
    proxyDrain: fc.integer({ min: 1, max: 10 }),
  }),
  readyWithin: fc.integer({ min: 60, max: 300 }),
  warmUp: fc.constantFrom(0, 30, 60),
  poolPerPod: fc.option(fc.integer({ min: 1, max: 20 }), { nil: undefined }),
  ownAccount: fc.boolean(),
  open: fc.boolean(),
  topology: fc.constantFrom('zones-and-nodes', 'nodes', 'none', undefined),
  podLabels: fc.dictionary(fc.constantFrom('tier', 'team'), fc.constantFrom('a', 'b'), { maxKeys: 2 }),
  memory: fc.constantFrom('128Mi', '512Mi', '1Gi'),
});

export const anySurroundings: fc.Arbitrary<SurroundingsRecipe> = fc.record({
  weights: fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 })
    .map((weights) => [...weights].sort((a, b) => a - b)),
  hosts: fc.subarray(['shop.example.com', 'www.example.com']),
  previewHeader: fc.option(fc.constant('x-preview'), { nil: undefined }),
  promotionLabels: fc.dictionary(fc.constantFrom('env', 'stable'), fc.constantFrom('prod', 'yes'), { maxKeys: 2 }),
  chartLabels: fc.dictionary(fc.constantFrom('team', 'cost-center', 'env'), fc.constantFrom('shop', 'ops'), {
    maxKeys: 2,
  }),
  patched: fc.subarray(Object.keys(PATCHES) as PatchedKind[]),
});

export const anyPlatform: fc.Arbitrary<PlatformRecipe> = fc.record({
  sidecar: fc.constantFrom('native', 'classic', 'none'),
  gitOps: fc.constantFrom('argo-cd', 'flux', 'kubectl'),
  topology: fc.constantFrom('zones-and-nodes', 'nodes', 'none'),
  gateways: fc.constantFrom(['istio-system/public'], ['edge/public', 'edge/private']),
});

/** A digest of 64 digits that says which image it is. */
export function image(letter: string): string {
  return `registry.example.com/checkout@sha256:${letter.repeat(64)}`;
}

/** The service definition of a recipe. */
export function serviceOf(recipe: ServiceRecipe): ServiceProps {
  const { configs, capacity, poolPerPod, topology, args } = recipe;
  const withUse = (use: ConfigRecipe['use']) => configs.filter((config) => config.use === use).map(configOf);
  const side = (name: string) => ({ name, image: image('5'), env: { NAME: name } });
  const fromConfig = withUse('env').map((config) => [`FROM_${config.name.toUpperCase()}`, Env.config(config, 'text')]);
  return {
    container: {
      ports: recipe.ports,
      ready: Probe.http('/ready', { port: recipe.ports[0]!.number }),
      live: Probe.tcp(),
      env: {
        ...recipe.env,
        ...Object.fromEntries(fromConfig),
        TOKEN: Env.secret(SecretRef.external('token'), 'token'),
      },
      envFrom: withUse('envFrom'),
      mounts: {
        ...Object.fromEntries(withUse('mount').map((config) => [`/etc/${config.name}`, config])),
        '/cache': Scratch.folder({ sizeLimit: '64Mi' }),
      },
      readyWithin: recipe.readyWithin,
      resources: { memory: { limit: recipe.memory } },
      ...(args ? { args } : {}),
    },
    sidecars: recipe.sidecars.map(side),
    initContainers: recipe.initContainers.map(side),
    capacity: capacityOf(capacity),
    drain: drainOf(recipe.drain),
    warmUp: recipe.warmUp,
    podLabels: recipe.podLabels,
    ...(poolPerPod === undefined ? {} : { database: Database.postgres({ maxConnections: 100_000, poolPerPod }) }),
    ...(recipe.ownAccount ? {} : { serviceAccount: ServiceAccountRef.external('shared') }),
    ...(recipe.open ? {} : { access: Access.only(Peer.namespace('web'), Peer.serviceAccount('shop', 'cart')) }),
    ...(topology === undefined ? {} : { topology }),
  };
}

function configOf({ name, text }: ConfigRecipe): Config {
  return Config.of(name, { text, empty: '' });
}

function capacityOf({ autoscaled, pods, more, during, maxSurge }: CapacityRecipe): Capacity {
  if (!autoscaled) return Capacity.fixed(pods, { maxSurge });
  const duringRelease = pods + Math.min(during, more);
  return Capacity.autoscaled({ min: pods, max: pods + more, duringRelease, maxSurge });
}

function drainOf({ kind, longest, ...options }: DrainRecipe): Drain {
  if (kind === 'requests') return Drain.requests({ longest, ...options });
  return Drain[kind]({ maxConnectionAge: longest, ...options });
}

/** The escape hatches of a recipe. */
export function patchesOf({ patched }: SurroundingsRecipe): (release: BlueGreen) => void {
  return (release) => {
    for (const kind of patched) release.patch(kind, ...PATCHES[kind]());
  };
}

/** The plan, router and labels of a recipe. */
export function surroundingsOf(
  recipe: SurroundingsRecipe,
): Required<Pick<BlueGreenProps, 'plan' | 'router' | 'promotionLabels'>> {
  const { weights, hosts, previewHeader, promotionLabels } = recipe;
  const holds = Object.fromEntries(weights.map((weight) => [weight, 60]));
  return {
    plan: ReleasePlan.steps(holds, { soak: OLDEST_CONNECTION }),
    router: Router.istio({ hosts, ...(previewHeader === undefined ? {} : { previewHeader }) }),
    promotionLabels,
  };
}
