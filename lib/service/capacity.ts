import { whole } from '../core/quantity';

/** How many pods a slot has: a fixed number, or bounds between which an autoscaler decides. */
export type CapacityFacts =
  | { readonly kind: 'fixed'; readonly replicas: number; readonly maxSurge: number }
  | {
      readonly kind: 'autoscaled';
      readonly min: number;
      readonly max: number;
      readonly during: number;
      readonly targetCpuPercent: number;
      readonly maxSurge: number;
    };

/**
 * What a slot is doing at a stage. `release`: full capacity while a release is open. `normal`: its everyday capacity.
 * `stopped`: there, scaled to nothing.
 */
export type SlotCapacity = 'normal' | 'release' | 'stopped';

/** Bounds of an autoscaler. */
export interface AutoscaledProps {
  /** Pods at the least. */
  readonly min: number;
  /** Pods at the most. */
  readonly max: number;
  /** Average use of the requested CPU that is aimed at, in percent. @default 70 */
  readonly targetCpuPercent?: number;
  /** Pods above the wanted number while pods are replaced. @default 1 */
  readonly maxSurge?: number;
  /**
   * Pods at the least while a release is open, in both slots: whichever slot the traffic goes to next, forward or
   * back, has that many ready. @default - max
   */
  readonly duringRelease?: number;
}

/** How many pods a slot has. Both slots have the same bounds: the candidate must carry what the live one carries. */
export class Capacity {
  /** Always that many pods. `maxSurge` pods more while pods are replaced (1 when left out). */
  static fixed(replicas: number, options: { readonly maxSurge?: number } = {}): Capacity {
    return new Capacity({
      kind: 'fixed',
      replicas: whole(replicas, 'replicas', 1),
      maxSurge: whole(options.maxSurge ?? 1, 'maxSurge', 1),
    });
  }

  /** An autoscaler decides between bounds, by CPU. */
  static autoscaled(props: AutoscaledProps): Capacity {
    const min = whole(props.min, 'min', 1);
    const max = whole(props.max, 'max', min);
    return new Capacity({
      kind: 'autoscaled',
      min,
      max,
      during: whole(props.duringRelease ?? max, 'duringRelease', min, max),
      targetCpuPercent: whole(props.targetCpuPercent ?? 70, 'targetCpuPercent', 1, 100),
      maxSurge: whole(props.maxSurge ?? 1, 'maxSurge', 1),
    });
  }

  private constructor(readonly facts: CapacityFacts) {}
}

/** Pods that a slot has when it counts as fully there: what it must have before it gets traffic. */
export function fullReplicas(capacity: CapacityFacts): number {
  return capacity.kind === 'fixed' ? capacity.replicas : capacity.during;
}

/** The most pods that a slot can have at any moment, a roll included. */
export function peakPods(capacity: CapacityFacts): number {
  return (capacity.kind === 'fixed' ? capacity.replicas : capacity.max) + capacity.maxSurge;
}
