import type { EnvVar, KubeContainer } from '../core/kube';
import { cpu, memory, seconds } from '../core/quantity';
import type { ContainerBase, ContainerProps, MountSource, PortProps, ResourcesProps } from './container';
import { Scratch } from './container';
import { renderProbe, startupFrom } from './probe';
import { Config, Env, configObjectName, keyRef, type ConfigMapRef, type SecretRef } from './references';

/** Time in which a pod must be ready (guide 001: 180 s). */
export const READY_WITHIN = 180;

/** What is asked for when nothing is said; memory has a limit so that one pod cannot starve a node. */
const RESOURCES = { cpu: '100m', memory: '512Mi' };

/** The ports of a container; the short form is one HTTP port. */
export function portsOf(container: ContainerProps): readonly PortProps[] {
  if (container.ports) return container.ports;
  return container.port === undefined ? [] : [{ name: 'http', number: container.port }];
}

/** What a container mounts; a scratch folder at /tmp unless it says otherwise. */
export function mountsOf(container: ContainerBase): Readonly<Record<string, MountSource>> {
  return container.mounts?.['/tmp'] ? container.mounts : { '/tmp': Scratch.folder(), ...container.mounts };
}

/** Name of the volume behind a mount, one for each source. */
export function volumeName(container: string, path: string, source: MountSource): string {
  if (source instanceof Scratch) return `scratch-${container}${slug(path)}`.slice(0, 63);
  const prefix = source instanceof Config ? 'config' : source.kind === 'Secret' ? 'secret' : 'shared';
  return `${prefix}-${slug(source.name)}`.slice(0, 63);
}

/** The released container: probes, ports and the preStop sleep on top of what all have. */
export function renderMainContainer(
  service: string,
  name: string,
  image: string,
  container: ContainerProps,
  preStopSleep: number,
): KubeContainer {
  const ports = portsOf(container);
  const first = { name: ports[0]?.name ?? 'http', number: ports[0]?.number ?? 80 };
  const live = renderProbe(container.live, first);
  const within = seconds(container.readyWithin ?? READY_WITHIN, 'container.readyWithin', 1);
  return {
    ...renderContainer(service, name, image, container),
    ports: ports.map((port) => ({ name: port.name, containerPort: port.number, protocol: 'TCP' })),
    readinessProbe: renderProbe(container.ready, first),
    livenessProbe: live,
    startupProbe: container.startup ? renderProbe(container.startup, first) : startupFrom(live, within),
    lifecycle: { preStop: { sleep: { seconds: preStopSleep } } },
  };
}

/** What every container has: command, environment, mounts, resources and a security context. */
export function renderContainer(service: string, name: string, image: string, base: ContainerBase): KubeContainer {
  const env = Object.entries(base.env ?? {}).map(([key, value]) => renderEnv(service, key, value));
  return {
    name,
    image,
    ...(base.command ? { command: base.command } : {}),
    ...(base.args ? { args: base.args } : {}),
    ...(env.length > 0 ? { env } : {}),
    ...(base.envFrom?.length ? { envFrom: base.envFrom.map((source) => renderEnvFrom(service, source)) } : {}),
    volumeMounts: Object.entries(mountsOf(base)).map(([mountPath, source]) => ({
      name: volumeName(name, mountPath, source),
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

function renderResources(resources: ResourcesProps): KubeContainer['resources'] {
  const cpuLimit = resources.cpu?.limit;
  const memoryRequest = resources.memory?.request ?? resources.memory?.limit ?? RESOURCES.memory;
  return {
    requests: {
      cpu: cpu(resources.cpu?.request ?? RESOURCES.cpu, 'resources.cpu.request'),
      memory: memory(memoryRequest, 'resources.memory.request'),
    },
    limits: {
      ...(cpuLimit === undefined ? {} : { cpu: cpu(cpuLimit, 'resources.cpu.limit') }),
      memory: memory(resources.memory?.limit ?? memoryRequest, 'resources.memory.limit'),
    },
  };
}

function renderEnv(service: string, name: string, value: string | Env): EnvVar {
  const source = value instanceof Env ? value.source : { kind: 'value' as const, value };
  switch (source.kind) {
    case 'value':
      return { name, value: source.value };
    case 'secret':
      return { name, valueFrom: { secretKeyRef: keyRef(source.ref.name, source.key) } };
    case 'config-map':
      return { name, valueFrom: { configMapKeyRef: keyRef(source.ref.name, source.key) } };
    case 'config':
      return { name, valueFrom: { configMapKeyRef: keyRef(configObjectName(service, source.config), source.key) } };
    case 'field':
      return { name, valueFrom: { fieldRef: { fieldPath: source.path } } };
  }
}

function renderEnvFrom(service: string, source: Config | ConfigMapRef | SecretRef) {
  if (source instanceof Config) return { configMapRef: { name: configObjectName(service, source) } };
  return source.kind === 'Secret' ? { secretRef: { name: source.name } } : { configMapRef: { name: source.name } };
}

function slug(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
}
