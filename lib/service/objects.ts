import type { KubeObject, PodTemplate } from '../core/kube';
import {
  objectLabels,
  serviceSelector,
  slotObjectName,
  slotSelector,
  type Labels,
  type SlotName,
} from '../core/labels';
import { fullReplicas, type SlotCapacity } from './capacity';
import type { RenderedVersion, VersionPort } from './version';

/** Where an object of a service is. */
export interface ServiceSubject {
  readonly service: string;
  readonly namespace: string;
}

/** The ServiceAccount that pods run as when none was given. */
export function serviceAccountObject({ service, namespace }: ServiceSubject): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: service, namespace, labels: objectLabels(service) },
    automountServiceAccountToken: false,
  };
}

/** The immutable ConfigMaps of a version. */
export function configObjects(
  { service, namespace }: ServiceSubject,
  slot: SlotName,
  version: RenderedVersion,
): KubeObject[] {
  return version.config.map(({ name, data }) => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, namespace, labels: objectLabels(service, slot) },
    data,
    immutable: true,
  }));
}

/** The Service of all pods, or of one slot's. Ports are found by name, so versions may listen on different numbers. */
export function serviceObject(
  { service, namespace }: ServiceSubject,
  ports: readonly VersionPort[],
  slot?: SlotName,
): KubeObject {
  return {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: {
      name: slot ? slotObjectName(service, slot) : service,
      namespace,
      labels: objectLabels(service, slot),
    },
    spec: {
      type: 'ClusterIP',
      selector: slot ? slotSelector(service, slot) : serviceSelector(service),
      ports: ports.map(({ name, servicePort, protocol }) => ({
        name,
        port: servicePort,
        targetPort: name,
        protocol: 'TCP',
        appProtocol: protocol,
      })),
    },
  };
}

/**
 * The Deployment of a slot. `replicas` is written only while Git owns it: with an autoscaler it is left out, so that a
 * sync never takes back what the autoscaler decided; a stopped slot has 0, which also switches the autoscaler off.
 */
export function deploymentObject(
  { service, namespace }: ServiceSubject,
  slot: SlotName,
  version: RenderedVersion,
  scale: SlotCapacity,
  promotionLabels: Labels,
): KubeObject {
  const { capacity, pod, readyWithin } = version;
  const replicas = scale === 'stopped' ? 0 : capacity.kind === 'fixed' ? capacity.replicas : undefined;
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: {
      name: slotObjectName(service, slot),
      namespace,
      labels: { ...objectLabels(service, slot), ...promotionLabels },
    },
    spec: {
      ...(replicas === undefined ? {} : { replicas }),
      selector: { matchLabels: slotSelector(service, slot) },
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: capacity.maxSurge, maxUnavailable: 0 } },
      progressDeadlineSeconds: readyWithin,
      revisionHistoryLimit: 2,
      template: pod satisfies PodTemplate,
    },
  };
}

/** The autoscaler of a slot that runs; while a release is open it keeps the slot at the size it may need at once. */
export function autoscalerObject(
  { service, namespace }: ServiceSubject,
  slot: SlotName,
  { capacity }: RenderedVersion,
  scale: Exclude<SlotCapacity, 'stopped'>,
): KubeObject | undefined {
  if (capacity.kind === 'fixed') return undefined;
  const name = slotObjectName(service, slot);
  return {
    apiVersion: 'autoscaling/v2',
    kind: 'HorizontalPodAutoscaler',
    metadata: { name, namespace, labels: objectLabels(service, slot) },
    spec: {
      scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name },
      minReplicas: scale === 'release' ? fullReplicas(capacity) : capacity.min,
      maxReplicas: capacity.max,
      metrics: [
        {
          type: 'Resource',
          resource: { name: 'cpu', target: { type: 'Utilization', averageUtilization: capacity.targetCpuPercent } },
        },
      ],
    },
  };
}

/** Lets a node drain take one pod of a slot at a time, and always one that is not ready. */
export function disruptionBudgetObject({ service, namespace }: ServiceSubject, slot: SlotName): KubeObject {
  return {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    metadata: { name: slotObjectName(service, slot), namespace, labels: objectLabels(service, slot) },
    spec: {
      maxUnavailable: 1,
      selector: { matchLabels: slotSelector(service, slot) },
      unhealthyPodEvictionPolicy: 'AlwaysAllow',
    },
  };
}
