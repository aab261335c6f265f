import { digest } from '../core/canonical';
import type { EnvVar, KubeContainer } from '../core/kube';
import { bytes, cpu, memory, millicores, seconds } from '../core/quantity';
import type { ContainerBase, ContainerProps, MountSource, PortProps, ResourcesProps } from './container';
import { Scratch } from './container';
import { renderProbe, startupFrom } from './probe';
import { Config, Env, configObjectName, keyRef, type ConfigMapRef, type SecretRef } from './references';

/** Time in which a pod must be ready (guide 001: 180 s). */
export const READY_WITHIN = 180;

/** What is asked for when nothing is said; memory has a limit so that one pod cannot starve a node. */
const RESOURCES = { cpu: '100m', memory: '512Mi' };

/** Requests and limits as they are written. */
export interface ContainerResources {
  readonly requests: Readonly<Record<'cpu' | 'memory', string>>;
  readonly limits: Readonly<Record<'memory', string> & Partial<Record<'cpu', string>>>;
}

/** The ports of a container; the short form is one HTTP port. */
export function portsOf(container: ContainerProps): readonly PortProps[] {
  if (container.ports) return container.ports;
  return container.port === undefined ? [] : [{ name: 'http', number: container.port }];
}

/** What a container mounts; a scratch folder at /tmp unless it says otherwise. */
export function mountsOf(container: ContainerBase): Readonly<Record<string, MountSource>> {
  return container.mounts?.['/tmp'] ? container.mounts : { '/tmp': Scratch.folder(), ...container.mounts };
}

/** Name of the volume behind a mount: one for each source, and one for each scratch folder. */
export function volumeName(slotObject: string, container: string, path: string, source: MountSource): string {
  if (source instanceof Scratch) return uniqueName('scratch', path, [container, path]);
  if (source instanceof Config) return uniqueName('config', source.name, configObjectName(slotObject, source));
  return uniqueName(source.kind === 'Secret' ? 'secret' : 'shared', source.name, source.name);
}

/** A name that people can read, with a digest of what it really stands for: slugs of two names may be the same. */
function uniqueName(prefix: string, readable: string, identity: unknown): string {
  const slug = readable.toLowerCase().match(/[a-z0-9]+/g) ?? [];
  return [prefix, slug.join('-').slice(0, 40), digest(identity).slice(0, 8)].filter((part) => part !== '').join('-');
}

/** The released container: probes, ports and the preStop sleep on top of what all have. */
export function renderMainContainer(
  slotObject: string,
  name: string,
  image: string,
  container: ContainerProps,
  preStopSleep: number,
): KubeContainer {
  const ports = portsOf(container);
  const live = renderProbe(container.live, ports);
  const within = seconds(container.readyWithin ?? READY_WITHIN, 'container.readyWithin', 1);
  return {
    ...renderContainer(slotObject, name, image, container),
    ports: ports.map((port) => ({ name: port.name, containerPort: port.number, protocol: 'TCP' })),
    readinessProbe: renderProbe(container.ready, ports),
    livenessProbe: live,
    startupProbe: container.startup ? renderProbe(container.startup, ports) : startupFrom(live, within),
    lifecycle: { preStop: { sleep: { seconds: preStopSleep } } },
  };
}

/** What every container has: command, environment, mounts, resources and a security context. */
export function renderContainer(slotObject: string, name: string, image: string, base: ContainerBase): KubeContainer {
  const env = Object.entries(base.env ?? {}).map(([key, value]) => renderEnv(slotObject, key, value));
  return {
    name,
    image,
    ...(base.command ? { command: base.command } : {}),
    ...(base.args ? { args: base.args } : {}),
    ...(env.length > 0 ? { env } : {}),
    ...(base.envFrom?.length ? { envFrom: base.envFrom.map((source) => renderEnvFrom(slotObject, source)) } : {}),
    volumeMounts: Object.entries(mountsOf(base)).map(([mountPath, source]) => ({
      name: volumeName(slotObject, name, mountPath, source),
      mountPath,
      ...(source instanceof Scratch ? {} : { readOnly: true }),
    })),
    resources: renderResources(base.resources ?? {}),
    securityContext: {
      allowPrivilegeEscalation: false,
      capabilities: { drop: ['ALL'] },
      readOnlyRootFilesystem: !(base.writableRoot ?? false),
      ...(base.user === undefined ? {} : { runAsUser: base.user }),
    },
  };
}

/** Requests and limits; a limit below the default request lowers that, because the API server refuses more than it. */
export function renderResources({ cpu: cpus = {}, memory: memories = {} }: ResourcesProps): ContainerResources {
  const cpuLimit = cpus.limit === undefined ? undefined : cpu(cpus.limit, 'resources.cpu.limit');
  const least = cpuLimit !== undefined && millicores(cpuLimit) < millicores(RESOURCES.cpu) ? cpuLimit : RESOURCES.cpu;
  const memoryRequest = memory(memories.request ?? memories.limit ?? RESOURCES.memory, 'resources.memory.request');
  return {
    requests: { cpu: cpu(cpus.request ?? least, 'resources.cpu.request'), memory: memoryRequest },
    limits: {
      ...(cpuLimit === undefined ? {} : { cpu: cpuLimit }),
      memory: memories.limit === undefined ? memoryRequest : memory(memories.limit, 'resources.memory.limit'),
    },
  };
}

/** What is asked for above what may be used, as `cpu 2 above 1`. */
export function excessRequests({ requests, limits }: ContainerResources): string[] {
  const aboveCpu = limits.cpu !== undefined && millicores(requests.cpu) > millicores(limits.cpu);
  const aboveMemory = bytes(requests.memory) > bytes(limits.memory);
  return [
    ...(aboveCpu ? [`cpu ${requests.cpu} above ${limits.cpu}`] : []),
    ...(aboveMemory ? [`memory ${requests.memory} above ${limits.memory}`] : []),
  ];
}

function renderEnv(slotObject: string, name: string, value: string | Env): EnvVar {
  const source = value instanceof Env ? value.source : { kind: 'value' as const, value };
  switch (source.kind) {
    case 'value':
      return { name, value: source.value };
    case 'secret':
      return { name, valueFrom: { secretKeyRef: keyRef(source.ref.name, source.key) } };
    case 'config-map':
      return { name, valueFrom: { configMapKeyRef: keyRef(source.ref.name, source.key) } };
    case 'config':
      return { name, valueFrom: { configMapKeyRef: keyRef(configObjectName(slotObject, source.config), source.key) } };
    case 'field':
      return { name, valueFrom: { fieldRef: { fieldPath: source.path } } };
  }
}

function renderEnvFrom(slotObject: string, source: Config | ConfigMapRef | SecretRef) {
  if (source instanceof Config) return { configMapRef: { name: configObjectName(slotObject, source) } };
  return source.kind === 'Secret' ? { secretRef: { name: source.name } } : { configMapRef: { name: source.name } };
}
