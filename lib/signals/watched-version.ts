import type { SlotName } from '../core/labels';

/** One version of a service: what its series are picked by. */
export interface WatchedVersion {
  readonly service: string;
  readonly namespace: string;
  readonly slot: SlotName;
  /** Name of the slot's Deployment; its pods are named after it. */
  readonly workload: string;
  /** The version, which is the `version` label of its pods. */
  readonly version: string;
  /** Name of the container that is released. */
  readonly container: string;
  /** Connections that each of its pods opens; 0 without a database. */
  readonly poolPerPod: number;
  /** Upper bounds in milliseconds of the latency buckets that its proxies were told to keep; none for the default ones. */
  readonly latencyBounds: readonly number[];
}
