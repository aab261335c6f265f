import type { Fields, GivenContainer, GivenPod, GivenProbe, GivenTemplate, GivenVolume } from './shapes';

/** The template without what the API server would fill in by itself, which is no difference. */
export function withoutDefaults({ metadata = {}, spec }: GivenTemplate): GivenTemplate {
  return { metadata, spec: pod(spec) };
}

function pod(given: GivenPod): GivenPod {
  const { serviceAccount, ...spec } = given as GivenPod & { readonly serviceAccount?: string };
  const account = spec.serviceAccountName ?? serviceAccount;
  const plain = without(spec, {
    restartPolicy: 'Always',
    dnsPolicy: 'ClusterFirst',
    schedulerName: 'default-scheduler',
    enableServiceLinks: true,
    hostNetwork: false,
    hostPID: false,
    hostIPC: false,
  });
  return {
    ...plain,
    ...(account === undefined ? {} : { serviceAccountName: account }),
    containers: spec.containers.map(container),
    ...(spec.initContainers?.length ? { initContainers: spec.initContainers.map(container) } : {}),
    ...(spec.volumes?.length ? { volumes: spec.volumes.map(volume) } : {}),
  };
}

function container(given: GivenContainer): GivenContainer {
  const tag = /:([^/:@]+)$/.exec(given.image ?? '')?.[1];
  const pull = given.image?.includes('@') || (tag !== undefined && tag !== 'latest') ? 'IfNotPresent' : 'Always';
  const plain = without(given, {
    imagePullPolicy: pull,
    terminationMessagePath: '/dev/termination-log',
    terminationMessagePolicy: 'File',
    stdin: false,
    stdinOnce: false,
    tty: false,
  }) as GivenContainer;
  return {
    ...plain,
    ...mapped(given, 'readinessProbe', probe),
    ...mapped(given, 'livenessProbe', probe),
    ...mapped(given, 'startupProbe', probe),
    ...mapped(given, 'ports', (ports) => ports.map((port) => without(port, { protocol: 'TCP' }) as typeof port)),
    ...mapped(given, 'env', (list) =>
      list.map((env) => {
        const fieldRef = env.valueFrom?.fieldRef;
        return fieldRef ? { name: env.name, valueFrom: { fieldRef: { fieldPath: fieldRef.fieldPath } } } : env;
      }),
    ),
  };
}

function probe(given: GivenProbe): GivenProbe {
  const { grpc, httpGet } = given;
  return {
    ...(without(given, { initialDelaySeconds: 0, successThreshold: 1 }) as GivenProbe),
    periodSeconds: given.periodSeconds ?? 10,
    timeoutSeconds: given.timeoutSeconds ?? 1,
    failureThreshold: given.failureThreshold ?? 3,
    ...(httpGet ? { httpGet: { ...httpGet, path: httpGet.path ?? '/', scheme: httpGet.scheme ?? 'HTTP' } } : {}),
    ...(grpc ? { grpc: without(grpc, { service: '' }) as typeof grpc } : {}),
  };
}

const MODE = 0o644;

function volume(given: GivenVolume): GivenVolume {
  const { configMap, secret, projected } = given as GivenVolume & Readonly<Record<string, Fields | undefined>>;
  return {
    ...given,
    ...(configMap ? { configMap: without(configMap, { defaultMode: MODE, optional: false }) } : {}),
    ...(secret ? { secret: without(secret, { defaultMode: MODE, optional: false }) } : {}),
    ...(projected ? { projected: without(projected, { defaultMode: MODE }) } : {}),
  };
}

/** An object without the fields that have their default, or none. */
export function without(given: object, defaults: Fields): Fields {
  return Object.fromEntries(
    Object.entries(given).filter(([key, value]) => value !== undefined && value !== null && value !== defaults[key]),
  );
}

function mapped<Key extends keyof GivenContainer>(
  given: GivenContainer,
  key: Key,
  map: (value: NonNullable<GivenContainer[Key]>) => GivenContainer[Key],
): Partial<GivenContainer> {
  const value = given[key];
  return value === undefined || value === null ? {} : { [key]: map(value) };
}
