import type { PodTemplate } from '../core/kube';
import type { CapacityFacts } from './capacity';
import type { DrainBudget } from './drain';
import type { AppProtocol } from './container';
import type { Reference } from './references';

/** A port as the Service has it; pods are found by the name of the port, so versions may differ in its number. */
export interface VersionPort {
  readonly name: string;
  readonly servicePort: number;
  readonly protocol: AppProtocol;
}

/** An immutable ConfigMap of a version. */
export interface VersionConfig {
  readonly name: string;
  readonly data: Readonly<Record<string, string>>;
}

/**
 * All that a version is, besides its name: what its pods are made from, their configuration, and what the objects
 * around them need to know. Plain data: this is what the lock keeps.
 */
export interface RenderedVersion {
  readonly pod: PodTemplate;
  readonly config: readonly VersionConfig[];
  readonly ports: readonly VersionPort[];
  readonly capacity: CapacityFacts;
  readonly drain: DrainBudget;
  /** Seconds in which a pod must be ready. */
  readonly readyWithin: number;
  /** Seconds over which the mesh raises a new pod's share; 0 for none. */
  readonly warmUp: number;
  /** Connections that each pod opens; 0 without a database. */
  readonly poolPerPod: number;
  /** Objects that the pods name. */
  readonly references: readonly Reference[];
}
