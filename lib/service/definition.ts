import type { Labels } from '../core/labels';
import type { Seconds } from '../core/quantity';
import type { Topology } from '../platform/platform';
import type { Database } from '../database/database';
import type { Capacity } from './capacity';
import type { ContainerProps, SideContainerProps } from './container';
import type { Drain } from './drain';
import type { Access } from './access';
import type { Reference, SecretRef, ServiceAccountRef } from './references';

/** What runs: written once, the same for both slots. What differs between versions is in the release file. */
export interface ServiceProps {
  /** The container that is released. */
  readonly container: ContainerProps;
  /** Containers beside it. @default [] */
  readonly sidecars?: readonly SideContainerProps[];
  /** Containers that run to their end before it starts. @default [] */
  readonly initContainers?: readonly SideContainerProps[];
  /** How many pods a slot has. @default Capacity.fixed(2) */
  readonly capacity?: Capacity;
  /** How a pod ends. @default Drain.requests({ longest: Duration.seconds(30) }) */
  readonly drain?: Drain;
  /**
   * Time over which a new pod gets a growing share of its slot's load (Istio's `warmup`), and at least as long as it
   * may take to start. @default - none
   */
  readonly warmUp?: Seconds;
  /** Database that the pods connect to. @default - none */
  readonly database?: Database;
  /** ServiceAccount that pods run as. @default - one of the service's own, without a mounted token */
  readonly serviceAccount?: ServiceAccountRef;
  /** Secrets that images are pulled with. @default [] */
  readonly imagePullSecrets?: readonly SecretRef[];
  /** How pods are spread over nodes. @default - the platform's */
  readonly topology?: Topology;
  /** Who may call the service. @default - everybody: neither NetworkPolicy nor AuthorizationPolicy is written */
  readonly access?: Access;
  /** Objects that a patch of yours names and that something else brings. @default [] */
  readonly external?: readonly Reference[];
  /** More labels of the pods. @default {} */
  readonly podLabels?: Labels;
  /** More annotations of the pods. @default {} */
  readonly podAnnotations?: Labels;
}
