import { canonical } from '../core/canonical';
import type { KubeVolume, PodSpec, PodTemplate } from '../core/kube';
import {
  DRAIN_ANNOTATION,
  INJECT_LABEL,
  NATIVE_SIDECAR_ANNOTATION,
  PROXY_CONFIG_ANNOTATION,
  podLabels,
  slotObjectName,
  slotSelector,
  type Labels,
  type SlotName,
} from '../core/labels';
import { memory, seconds } from '../core/quantity';
import type { ResolvedPlatform, Topology } from '../platform/platform';
import { Capacity } from './capacity';
import { Scratch, type ContainerBase, type MountSource } from './container';
import type { ServiceProps } from './definition';
import { Drain, describeDrain, drainBudget, type DrainBudget } from './drain';
import { servicePort } from './ports';
import { Config, configObjectName, type Reference } from './references';
import { READY_WITHIN, mountsOf, portsOf, renderContainer, renderMainContainer, volumeName } from './render-container';
import type { RenderedVersion, VersionConfig } from './version';

/** A version to be rendered: which service, in which slot, from which image. */
export interface VersionSubject {
  readonly service: string;
  readonly slot: SlotName;
  readonly version: string;
  readonly image: string;
}

/** What a pod's proxy is told besides how it drains. */
export interface ProxySettings {
  /** Annotations of the pod. */
  readonly annotations?: Labels;
  /** More of the pod's `proxy.istio.io/config`. */
  readonly config?: Readonly<Record<string, unknown>>;
}

export const DEFAULT_CAPACITY = Capacity.fixed(2);
export const DEFAULT_DRAIN = Drain.requests({ longest: 30 });

/** Renders what a version is from the service definition, the platform and the version's own name and image. */
export function renderVersion(
  props: ServiceProps,
  platform: ResolvedPlatform,
  subject: VersionSubject,
  proxy: ProxySettings = {},
): RenderedVersion {
  const drain = drainBudget(props.drain ?? DEFAULT_DRAIN, platform.sidecar);
  return canonical({
    pod: renderPod(props, platform, subject, drain, proxy),
    config: configsOf(props, subject),
    ports: portsOf(props.container).map((port, index) => ({
      name: port.name,
      servicePort: servicePort(port, index),
      protocol: port.protocol ?? 'http',
    })),
    capacity: (props.capacity ?? DEFAULT_CAPACITY).facts,
    drain,
    readyWithin: seconds(props.container.readyWithin ?? READY_WITHIN, 'container.readyWithin', 1),
    warmUp: seconds(props.warmUp ?? 0, 'warmUp'),
    poolPerPod: props.database?.poolPerPod ?? 0,
    references: referencesOf(props, subject.service),
  });
}

function renderPod(
  props: ServiceProps,
  platform: ResolvedPlatform,
  { service, slot, version, image }: VersionSubject,
  drain: DrainBudget,
  proxy: ProxySettings,
): PodTemplate {
  const slotObject = slotObjectName(service, slot);
  return {
    metadata: {
      labels: {
        ...props.podLabels,
        ...podLabels(service, slot, version),
        // A proxy that the budget does not know of would end with the application, requests and all.
        ...(drain.sidecar === 'none' ? { [INJECT_LABEL]: 'false' } : {}),
      },
      annotations: {
        ...props.podAnnotations,
        [DRAIN_ANNOTATION]: describeDrain(drain),
        ...(drain.sidecar === 'none' ? {} : proxy.annotations),
        ...sidecarAnnotations(drain, proxy.config),
      },
    },
    spec: {
      serviceAccountName: serviceAccountName(props, service),
      automountServiceAccountToken: false,
      terminationGracePeriodSeconds: drain.gracePeriod,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
      containers: [
        renderMainContainer(slotObject, service, image, withDatabase(props), drain.preStopSleep),
        ...(props.sidecars ?? []).map((side) => renderContainer(slotObject, side.name, side.image, side)),
      ],
      ...lists(props, service, slotObject),
      ...spread(props.topology ?? platform.topology, slotSelector(service, slot)),
    },
  };
}

function lists(props: ServiceProps, service: string, slotObject: string): Partial<PodSpec> {
  const init = (props.initContainers ?? []).map((side) => renderContainer(slotObject, side.name, side.image, side));
  const secrets = (props.imagePullSecrets ?? []).map(({ name }) => ({ name }));
  return {
    volumes: volumesOf(props, service, slotObject),
    ...(init.length > 0 ? { initContainers: init } : {}),
    ...(secrets.length > 0 ? { imagePullSecrets: secrets } : {}),
  };
}

/** Credentials of the database come as variables of the released container. */
function withDatabase(props: ServiceProps) {
  const credentials = props.database?.credentials;
  if (!credentials) return props.container;
  return { ...props.container, envFrom: [...(props.container.envFrom ?? []), credentials] };
}

/**
 * Keeps the proxy to what the drain budget was computed for: its mode, and how long it drains. A classic proxy must
 * also be up before the application starts, which a native one is by itself.
 */
function sidecarAnnotations(drain: DrainBudget, more: ProxySettings['config'] = {}): Labels {
  if (drain.sidecar === 'none') return {};
  const config = {
    ...(drain.sidecar === 'classic' ? { holdApplicationUntilProxyStarts: true } : {}),
    terminationDrainDuration: `${drain.terminationDrain}s`,
    ...more,
  };
  return {
    [PROXY_CONFIG_ANNOTATION]: JSON.stringify(config),
    [NATIVE_SIDECAR_ANNOTATION]: String(drain.sidecar === 'native'),
  };
}

/** Spread is a wish and not a condition: a pod that cannot be spread is better than one that is not there. */
function spread(topology: Topology, matchLabels: Labels): Partial<PodSpec> {
  const keys = {
    'zones-and-nodes': ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'],
    nodes: ['kubernetes.io/hostname'],
    none: [],
  }[topology];
  if (keys.length === 0) return {};
  return {
    topologySpreadConstraints: keys.map((topologyKey) => ({
      maxSkew: 1,
      topologyKey,
      whenUnsatisfiable: 'ScheduleAnyway',
      labelSelector: { matchLabels },
      matchLabelKeys: ['pod-template-hash'],
    })),
  };
}

function serviceAccountName(props: ServiceProps, service: string): string {
  return props.serviceAccount?.name ?? service;
}

/** Every container of the pod with its name. */
export function containersOf(
  props: ServiceProps,
  service: string,
): { readonly name: string; readonly base: ContainerBase }[] {
  const sides = [...(props.sidecars ?? []), ...(props.initContainers ?? [])];
  return [{ name: service, base: withDatabase(props) }, ...sides.map((side) => ({ name: side.name, base: side }))];
}

function volumesOf(props: ServiceProps, service: string, slotObject: string): KubeVolume[] {
  const volumes = new Map<string, KubeVolume>();
  for (const { name: container, base } of containersOf(props, service)) {
    for (const [path, source] of Object.entries(mountsOf(base))) {
      const name = volumeName(slotObject, container, path, source);
      volumes.set(name, { name, ...volumeSource(slotObject, source) });
    }
  }
  return [...volumes.values()];
}

function volumeSource(slotObject: string, source: MountSource): Omit<KubeVolume, 'name'> {
  if (source instanceof Scratch) {
    return { emptyDir: source.sizeLimit === undefined ? {} : { sizeLimit: memory(source.sizeLimit, 'sizeLimit') } };
  }
  if (source instanceof Config) return { configMap: { name: configObjectName(slotObject, source) } };
  return source.kind === 'Secret' ? { secret: { secretName: source.name } } : { configMap: { name: source.name } };
}

type Source = Config | Reference;

/** Everything that a container takes its variables and files from. */
function sourcesOf(base: ContainerBase): Source[] {
  const fromEnv = Object.values(base.env ?? {}).flatMap((value): Source[] => {
    if (typeof value === 'string') return [];
    if (value.source.kind === 'secret' || value.source.kind === 'config-map') return [value.source.ref];
    return value.source.kind === 'config' ? [value.source.config] : [];
  });
  const mounted = Object.values(base.mounts ?? {}).flatMap((source) => (source instanceof Scratch ? [] : [source]));
  return [...fromEnv, ...(base.envFrom ?? []), ...mounted];
}

function allSources(props: ServiceProps, service: string): Source[] {
  return containersOf(props, service).flatMap(({ base }) => sourcesOf(base));
}

function configsOf(props: ServiceProps, { service, slot }: VersionSubject): VersionConfig[] {
  const slotObject = slotObjectName(service, slot);
  const configs = allSources(props, service).filter((source) => source instanceof Config);
  const byName = new Map(configs.map((config) => [configObjectName(slotObject, config), config]));
  return [...byName].map(([name, { data }]) => ({ name, data })).sort((a, b) => (a.name < b.name ? -1 : 1));
}

function referencesOf(props: ServiceProps, service: string): Reference[] {
  const account: Reference = props.serviceAccount ?? { kind: 'ServiceAccount', name: service, external: false };
  const sources = allSources(props, service).flatMap((source) => (source instanceof Config ? [] : [source]));
  const all = [account, ...(props.imagePullSecrets ?? []), ...(props.external ?? []), ...sources];
  const byKey = new Map(all.map(({ kind, name, external }) => [`${kind}/${name}`, { kind, name, external }]));
  return [...byKey].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, reference]) => reference);
}
