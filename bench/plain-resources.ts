import * as k8s from '@pulumi/kubernetes';
import type { CustomResource, CustomResourceOptions } from '@pulumi/pulumi';
import type { PlainObjectProps } from './plain-objects';

type ResourceClass = new (name: string, args: never, opts: CustomResourceOptions) => CustomResource;

/** What somebody would say of the resources of each kind beside what the objects have. */
interface Kind {
  readonly class: ResourceClass;
  /** In which turn it is registered, after all of the turns before. */
  readonly turn: 0 | 1 | 2;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly options?: CustomResourceOptions;
}

const NOT_AWAITED = { 'pulumi.com/skipAwait': 'true' };
const AT_ITS_SIZE = {
  'pulumi.com/waitFor': '["jsonpath={.status.updatedReplicas}=8","jsonpath={.status.availableReplicas}=8"]',
};
const PATIENT = { customTimeouts: { create: '360s', update: '360s' } };
const PROTECTED = { protect: true };

const KINDS: Readonly<Record<string, Kind>> = {
  ServiceAccount: { class: k8s.core.v1.ServiceAccount, turn: 0 },
  Service: { class: k8s.core.v1.Service, turn: 0, annotations: NOT_AWAITED },
  HorizontalPodAutoscaler: { class: k8s.autoscaling.v2.HorizontalPodAutoscaler, turn: 1 },
  Deployment: {
    ...{ class: k8s.apps.v1.Deployment, turn: 1, annotations: AT_ITS_SIZE },
    options: { ...PATIENT, ...PROTECTED },
  },
  PodDisruptionBudget: { class: k8s.policy.v1.PodDisruptionBudget, turn: 1 },
  DestinationRule: { class: k8s.apiextensions.CustomResource, turn: 1, options: PROTECTED },
  VirtualService: { class: k8s.apiextensions.CustomResource, turn: 2, options: PROTECTED },
};

/** Registers the objects of a service, as somebody would who uses Pulumi without this library. */
export function registerPlain(service: string, objects: readonly PlainObjectProps[]): void {
  const resources: { readonly turn: number; readonly scales?: string; readonly resource: CustomResource }[] = [];
  // An autoscaler before the pods that it brings.
  const turnOf = ({ kind }: PlainObjectProps) => KINDS[kind]!.turn + (kind === 'Deployment' ? 0.5 : 0);
  for (const object of [...objects].sort((a, b) => turnOf(a) - turnOf(b))) {
    const { class: Class, turn, annotations, options } = KINDS[object.kind]!;
    const fields = { ...object, metadata: { ...object.metadata, annotations: { ...OF_ALL, ...annotations } } };
    const { id: _id, ...args } = fields;
    const { name = service } = object.metadata ?? {};
    const isScaler = (scales?: string) => object.kind === 'Deployment' && scales === name;
    const dependsOn = resources
      .filter((other) => other.turn < turn || isScaler(other.scales))
      .map(({ resource }) => resource);
    const isTheirs = object.kind === 'Service' && name === service;
    const opts = { dependsOn, ...options, ...(isTheirs ? PROTECTED : {}) };
    resources.push({
      turn,
      ...(object.kind === 'HorizontalPodAutoscaler' ? { scales: name } : {}),
      resource: new Class(`${service}-${object.kind}${name.slice(service.length)}`, args as never, opts),
    });
  }
}

const OF_ALL = { 'pulumi.com/patchFieldManager': 'cutover', 'pulumi.com/patchForce': 'true' };
