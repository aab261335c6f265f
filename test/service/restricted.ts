import type { KubeContainer, PodSpec } from '../../lib/core/kube';

/** Volume types that the Pod Security Standard `restricted` allows. */
const VOLUMES = [
  'configMap',
  'csi',
  'downwardAPI',
  'emptyDir',
  'ephemeral',
  'persistentVolumeClaim',
  'projected',
  'secret',
];

type Context = Readonly<Record<string, unknown>>;

/**
 * What of a pod breaks the Pod Security Standard `restricted`, control by control as the standard lists them.
 * https://kubernetes.io/docs/concepts/security/pod-security-standards/#restricted
 */
export function restrictedViolations(pod: PodSpec): string[] {
  const anyPod = pod as unknown as Context;
  const onPod = [
    ...['hostNetwork', 'hostPID', 'hostIPC', 'hostUsers'].filter((field) => anyPod[field] !== undefined),
    ...(pod.volumes ?? [])
      .filter(({ name: _name, ...source }) => Object.keys(source).some((type) => !VOLUMES.includes(type)))
      .map(({ name }) => `volume ${name}`),
    ...contextViolations('pod', pod.securityContext),
  ];
  const containers = [...pod.containers, ...(pod.initContainers ?? [])];
  return [...onPod, ...containers.flatMap((container) => containerViolations(container, pod.securityContext))];
}

function containerViolations({ name, ...container }: KubeContainer, pod: Context): string[] {
  const context: Context = container.securityContext ?? {};
  const capabilities = (context.capabilities ?? {}) as { readonly drop?: string[]; readonly add?: string[] };
  const seccomp = (context.seccompProfile ?? pod.seccompProfile) as { readonly type?: string } | undefined;
  const hostPorts = (container.ports ?? []).filter((port) => 'hostPort' in port);
  return [
    ...contextViolations(name, context),
    ...(context.allowPrivilegeEscalation === false ? [] : [`${name}: allowPrivilegeEscalation`]),
    ...(context.privileged ? [`${name}: privileged`] : []),
    ...(capabilities.drop?.includes('ALL') ? [] : [`${name}: capabilities.drop`]),
    ...((capabilities.add ?? []).some((added) => added !== 'NET_BIND_SERVICE') ? [`${name}: capabilities.add`] : []),
    ...((context.runAsNonRoot ?? pod.runAsNonRoot) === true ? [] : [`${name}: runAsNonRoot`]),
    ...(['RuntimeDefault', 'Localhost'].includes(seccomp?.type ?? '') ? [] : [`${name}: seccompProfile`]),
    ...(hostPorts.length > 0 ? [`${name}: hostPort`] : []),
  ];
}

function contextViolations(where: string, context: Context): string[] {
  const forbidden = ['seLinuxOptions', 'windowsOptions', 'sysctls', 'procMount', 'appArmorProfile'];
  return [
    ...forbidden.filter((field) => context[field] !== undefined).map((field) => `${where}: ${field}`),
    ...(context.runAsUser === 0 ? [`${where}: runAsUser`] : []),
  ];
}
