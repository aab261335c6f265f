import type { KubeObject } from '../core/kube';
import type { SlotName } from '../core/labels';
import type { Violation } from '../core/rule';
import type { RenderedVersion } from '../service/version';

/** An object as it will be written, and where it comes from. */
export interface CheckedObject {
  readonly object: KubeObject;
  /** Path of its construct. */
  readonly construct: string;
}

/** What is wrong with an object, before it is known where in the report that is. */
export interface ObjectViolation extends Violation {
  readonly checked: CheckedObject;
}

/** A release among the objects, for rules that need to know more than a manifest says. */
export interface CheckedRelease {
  readonly construct: string;
  readonly service: string;
  readonly namespace: string;
  readonly clusterDomain: string;
  readonly versions: Readonly<Partial<Record<SlotName, RenderedVersion>>>;
}
