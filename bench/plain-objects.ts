import type { ApiObjectProps } from 'cdk8s';
import { imageOf } from './services';

interface Slot {
  readonly slot: 'blue' | 'green';
  readonly version: string;
  readonly image: string;
  readonly weight: number;
  readonly volume: string;
}

/** An object as somebody would write it by hand, with the id of its construct. */
export type PlainObjectProps = ApiObjectProps & { readonly id: string; readonly [field: string]: unknown };

/** The objects of a service at shift-10, without this library. `volume` is the name of the volume at /tmp. */
export function plainObjects(service: string, namespace: string, volume: string): PlainObjectProps[] {
  const slots: Slot[] = [
    { slot: 'blue', version: 'v2.4.0', image: imageOf(service, 'a'), weight: 90, volume },
    { slot: 'green', version: 'v2.5.0', image: imageOf(service, 'b'), weight: 10, volume },
  ];
  return [
    serviceAccount(service, namespace),
    serviceObject(service, namespace, service, {}),
    ...slots.flatMap((slot) => slotObjects(service, namespace, slot)),
    destinationRule(service, namespace, slots),
    virtualService(service, namespace, slots),
  ];
}

function slotObjects(service: string, namespace: string, slot: Slot): PlainObjectProps[] {
  return [
    serviceObject(service, namespace, `${service}-${slot.slot}`, { 'cutover.dev/slot': slot.slot }),
    deployment(service, namespace, slot),
    autoscaler(service, namespace, slot),
    disruptionBudget(service, namespace, slot),
  ];
}

function metadata(service: string, namespace: string, name: string, wave: number, slot: Record<string, string> = {}) {
  return {
    name,
    namespace,
    labels: {
      app: service,
      'app.kubernetes.io/name': service,
      'app.kubernetes.io/managed-by': 'cutover',
      ...slot,
    },
    annotations: { 'argocd.argoproj.io/sync-wave': String(wave) },
  };
}

function serviceAccount(service: string, namespace: string): PlainObjectProps {
  return {
    id: `${service}-account`,
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: metadata(service, namespace, service, 0),
    automountServiceAccountToken: false,
  };
}

function serviceObject(
  service: string,
  namespace: string,
  name: string,
  slot: Record<string, string>,
): PlainObjectProps {
  return {
    id: `${name}-service`,
    apiVersion: 'v1',
    kind: 'Service',
    metadata: metadata(service, namespace, name, 0, slot),
    spec: {
      type: 'ClusterIP',
      selector: { app: service, ...slot },
      ports: [{ name: 'http', port: 80, targetPort: 'http', protocol: 'TCP', appProtocol: 'http' }],
    },
  };
}

function deployment(service: string, namespace: string, { slot, version, image, volume }: Slot): PlainObjectProps {
  const matchLabels = { app: service, 'cutover.dev/slot': slot };
  return {
    id: `${service}-${slot}-deployment`,
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadata(service, namespace, `${service}-${slot}`, 1, { 'cutover.dev/slot': slot }),
    spec: {
      selector: { matchLabels },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 2, maxUnavailable: 0 } },
      progressDeadlineSeconds: 180,
      revisionHistoryLimit: 2,
      template: {
        metadata: {
          labels: { ...matchLabels, version, 'app.kubernetes.io/name': service },
          annotations: {
            'cutover.dev/drain': 'preStop 5s, longest request 30s, proxy drain 5s: grace 40s (native sidecar)',
            'proxy.istio.io/config': '{"terminationDrainDuration":"5s"}',
            'sidecar.istio.io/nativeSidecar': 'true',
          },
        },
        spec: {
          serviceAccountName: service,
          automountServiceAccountToken: false,
          terminationGracePeriodSeconds: 40,
          securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
          containers: [container(service, image, volume)],
          volumes: [{ name: volume, emptyDir: {} }],
          topologySpreadConstraints: ['topology.kubernetes.io/zone', 'kubernetes.io/hostname'].map((topologyKey) => ({
            maxSkew: 1,
            topologyKey,
            whenUnsatisfiable: 'ScheduleAnyway',
            labelSelector: { matchLabels },
            matchLabelKeys: ['pod-template-hash'],
          })),
        },
      },
    },
  };
}

function container(service: string, image: string, volume: string) {
  return {
    name: service,
    image,
    ports: [{ name: 'http', containerPort: 8080, protocol: 'TCP' }],
    envFrom: [{ secretRef: { name: `${service}-db` } }],
    resources: { requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '512Mi' } },
    readinessProbe: probe('/ready', 3),
    livenessProbe: probe('/live', 3),
    startupProbe: probe('/live', 36),
    lifecycle: { preStop: { sleep: { seconds: 5 } } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [{ name: volume, mountPath: '/tmp' }],
  };
}

function probe(path: string, failureThreshold: number) {
  return { httpGet: { path, port: 'http', scheme: 'HTTP' }, periodSeconds: 5, timeoutSeconds: 1, failureThreshold };
}

function autoscaler(service: string, namespace: string, { slot }: Slot): PlainObjectProps {
  const name = `${service}-${slot}`;
  return {
    id: `${name}-autoscaler`,
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: metadata(service, namespace, name, 1, { 'cutover.dev/slot': slot }),
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: 8,
      maxReplicas: 8,
      metrics: [
        { type: 'Resource', resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: 70 } } },
      ],
    },
  };
}

function disruptionBudget(service: string, namespace: string, { slot }: Slot): PlainObjectProps {
  return {
    id: `${service}-${slot}-budget`,
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: metadata(service, namespace, `${service}-${slot}`, 1, { 'cutover.dev/slot': slot }),
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: { app: service, 'cutover.dev/slot': slot } },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  };
}

function destinationRule(service: string, namespace: string, slots: readonly Slot[]): PlainObjectProps {
  return {
    id: `${service}-subsets`,
    apiVersion: 'networking.istio.io/v1',
    kind: 'DestinationRule',
    metadata: metadata(service, namespace, service, 2),
    spec: {
      host: `${service}.${namespace}.svc.cluster.local`,
      subsets: slots.map(({ slot }) => ({ name: slot, labels: { app: service, 'cutover.dev/slot': slot } })),
    },
  };
}

function virtualService(service: string, namespace: string, slots: readonly Slot[]): PlainObjectProps {
  const host = `${service}.${namespace}.svc.cluster.local`;
  const port = { number: 80 };
  const policy = {
    timeout: '30s',
    retries: { attempts: 2, retryOn: 'connect-failure,refused-stream' },
  };
  return {
    id: `${service}-routes`,
    apiVersion: 'networking.istio.io/v1',
    kind: 'VirtualService',
    metadata: metadata(service, namespace, service, 3),
    spec: {
      hosts: [host, `${service}.example.com`],
      gateways: ['mesh', 'istio-system/public'],
      http: [
        {
          name: 'preview',
          match: [{ headers: { 'x-preview': { exact: 'candidate' } } }],
          route: [{ destination: { host, subset: 'green', port } }],
          ...policy,
        },
        {
          name: 'primary',
          route: slots.map(({ slot, weight }) => ({ destination: { host, subset: slot, port }, weight })),
          ...policy,
        },
      ],
    },
  };
}
