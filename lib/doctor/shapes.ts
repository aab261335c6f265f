import type { Labels } from '../core/labels';
import type { SelectorShape } from '../checks/shapes';

// The fields that are looked at, of objects as clusters have them.

/** Resources of a container. */
export interface ResourcesShape {
  readonly requests?: Readonly<Record<string, string>>;
  readonly limits?: Readonly<Record<string, string>>;
}

/** A container of a pod. */
export interface ContainerShape {
  readonly name: string;
  /** `Always` makes an init container a native sidecar. */
  readonly restartPolicy?: string;
  readonly resources?: ResourcesShape;
}

/** What of a pod decides what it needs, and how its proxy runs. */
export interface PodSpecShape {
  readonly containers: readonly ContainerShape[];
  readonly initContainers?: readonly ContainerShape[];
  readonly overhead?: Readonly<Record<string, string>>;
}

/** A pod as the cluster has it. */
export interface PodShape {
  readonly metadata: { readonly name: string; readonly namespace: string; readonly labels: Labels };
  readonly spec: PodSpecShape;
  readonly status: {
    readonly phase: string;
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
}

/** A mutating webhook, as far as it says which pods it is asked about. */
export interface WebhookShape {
  readonly name: string;
  readonly clientConfig: { readonly service?: { readonly path?: string }; readonly url?: string };
  readonly namespaceSelector?: SelectorShape;
  readonly objectSelector?: SelectorShape;
}

/** A ResourceQuota. */
export interface QuotaShape {
  readonly name: string;
  readonly namespace: string;
  readonly hard: Readonly<Record<string, string>>;
  readonly used: Readonly<Record<string, string>>;
  readonly scopes: readonly string[];
}

/** One limit of a LimitRange. */
export interface LimitShape {
  readonly type: string;
  readonly max?: Readonly<Record<string, string>>;
  readonly min?: Readonly<Record<string, string>>;
}

/** A LimitRange. */
export interface LimitRangeShape {
  readonly name: string;
  readonly namespace: string;
  readonly limits: readonly LimitShape[];
}

/** Whether a pod is ready. */
export function isReady({ status }: PodShape): boolean {
  return (status.conditions ?? []).some((condition) => condition.type === 'Ready' && condition.status === 'True');
}
