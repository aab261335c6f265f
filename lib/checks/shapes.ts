import type { KubeObject } from '../core/kube';
import type { Labels } from '../core/labels';

// What checks read of objects that patches and other people's YAML may have shaped: nothing of it is sure to be there.

/** A label selector as Kubernetes writes it. */
export interface SelectorShape {
  readonly matchLabels?: Labels;
  readonly matchExpressions?: readonly {
    readonly key: string;
    readonly operator: string;
    readonly values?: readonly string[];
  }[];
}

/** A port of a Service. */
export interface ServicePortShape {
  readonly name?: string;
  readonly port?: number;
  readonly targetPort?: number | string;
}

/** A Service. */
export interface ServiceShape {
  readonly selector?: Labels;
  readonly ports?: readonly ServicePortShape[];
}

/** Workloads, and objects that find pods by a selector. */
export interface SelectingShape {
  readonly replicas?: number;
  readonly selector?: SelectorShape;
  readonly podSelector?: SelectorShape;
}

/** A PodDisruptionBudget. */
export interface DisruptionBudgetShape {
  readonly maxUnavailable?: number | string;
  readonly minAvailable?: number | string;
  readonly selector?: SelectorShape;
}

/** A HorizontalPodAutoscaler. */
export interface AutoscalerShape {
  readonly scaleTargetRef?: { readonly kind?: string; readonly name?: string };
  readonly minReplicas?: number;
  readonly maxReplicas?: number;
  readonly metrics?: readonly {
    readonly type?: string;
    readonly resource?: { readonly name?: string; readonly target?: { readonly type?: string } };
  }[];
}

/** Where a route leads. */
export interface DestinationShape {
  readonly host?: string;
  readonly subset?: string;
  readonly port?: { readonly number?: number };
}

/** A destination and its weight. */
export interface WeightedShape {
  readonly destination?: DestinationShape;
  readonly weight?: number;
}

/** A route of a VirtualService, of any protocol. */
export interface RouteShape {
  readonly route?: readonly WeightedShape[];
  readonly mirror?: DestinationShape;
  readonly mirrors?: readonly WeightedShape[];
}

/** A VirtualService. */
export interface VirtualServiceShape {
  readonly http?: readonly RouteShape[];
  readonly tcp?: readonly RouteShape[];
  readonly tls?: readonly RouteShape[];
}

/** A subset of a DestinationRule. */
export interface SubsetShape {
  readonly name?: string;
  readonly labels?: Labels;
}

/** A DestinationRule. */
export interface DestinationRuleShape {
  readonly host?: string;
  readonly subsets?: readonly SubsetShape[];
}

/** The `spec` of an object; empty where there is none. */
export function specOf<Shape extends object>(object: KubeObject): Partial<Shape> {
  return object.spec ?? {};
}

/** Whether a kind is Kubernetes' own Service: others, such as Knative's, have the same kind in a group of theirs. */
export function isService({ apiVersion, kind }: KubeObject): boolean {
  return apiVersion === 'v1' && kind === 'Service';
}
