import type { KubeObject } from '../core/kube';
import { ARGO_WAVE_ANNOTATION, WAITED_FOR_ANNOTATION, type Labels, type SlotName } from '../core/labels';
import type { GitOpsEngine } from '../platform/platform';

/**
 * The order in which objects take effect, each wave after the one before it is healthy. Forward it makes before it
 * breaks: pods are there before a route leads to them. Backward it does too: a slot is restored before it is routed to.
 */
export const WAVES: readonly Wave[] = ['base', 'workloads', 'subsets', 'routes', 'gates'];

/** A point in the order of things. */
export type Wave = 'base' | 'workloads' | 'subsets' | 'routes' | 'gates';

/** Kinds that are not in the first wave. */
const WAVE_OF_KIND: Readonly<Record<string, Wave>> = {
  Deployment: 'workloads',
  StatefulSet: 'workloads',
  DaemonSet: 'workloads',
  HorizontalPodAutoscaler: 'workloads',
  PodDisruptionBudget: 'workloads',
  DestinationRule: 'subsets',
  VirtualService: 'routes',
  // Nothing may wait for a verdict: Argo CD takes one that holds for a health that is unknown, and would wait for ever.
  AnalysisRun: 'gates',
};

/**
 * Numbers of the waves for Argo CD. A sync waits for every wave but the last, so that all that nothing may wait for is in
 * that one: in a wave before it, a rejected version that fails would keep the sync from its end, and newer commits waiting.
 */
const ARGO_WAVES: Readonly<Record<Wave, number>> = {
  base: 0,
  workloads: 1,
  subsets: 2,
  routes: 3,
  gates: 5,
};

/**
 * The wave of a kind of object: the same at every stage. An object that moved to another folder would be pruned from
 * the old one by Flux, perhaps after it was written in the new one.
 */
export function waveOf(kind: string): Wave {
  return WAVE_OF_KIND[kind] ?? 'base';
}

/**
 * The waves that have to be healthy before each, for engines that go by needs and not by numbers. Subsets need no pods,
 * and are not after them.
 */
export const AFTER: Readonly<Record<Wave, readonly Wave[]>> = {
  base: [],
  workloads: ['base'],
  subsets: ['base'],
  routes: ['workloads', 'subsets'],
  gates: ['routes'],
};

/** The folder of a wave; its number puts it in order. */
export function waveFolder(wave: Wave): string {
  return `${WAVES.indexOf(wave)}-${wave}`;
}

/** One object of a release as plain data, with its place in the construct tree. */
export interface Manifest {
  /** Id of its construct: constant over stages and releases. */
  readonly id: string;
  /** The slot that it belongs to; absent where it serves both. */
  readonly slot?: SlotName;
  /** When an engine comes to it. @default 'with its kind' */
  readonly turn?: Turn;
  readonly object: KubeObject;
}

/** When an engine comes to an object: with its kind, or after all others, because nothing may wait for it. */
export type Turn = 'with its kind' | 'last';

/** The object with the annotation by which its engine knows its turn; an annotation that is there already stays. */
export function withWave(object: KubeObject, gitOps: GitOpsEngine, turn: Turn = 'with its kind'): KubeObject {
  const annotations = { ...turnAnnotations(object, gitOps, turn), ...object.metadata.annotations };
  if (Object.keys(annotations).length === 0) return object;
  return { ...object, metadata: { ...object.metadata, annotations } };
}

/**
 * Argo CD goes by numbers. Flux has a folder for each wave and no objects of their own turn, so that what nothing may wait
 * for says so to the health checks of its wave.
 */
function turnAnnotations({ kind }: KubeObject, gitOps: GitOpsEngine, turn: Turn): Labels {
  const isLast = turn === 'last';
  if (gitOps === 'argo-cd') return { [ARGO_WAVE_ANNOTATION]: String(ARGO_WAVES[isLast ? 'gates' : waveOf(kind)]) };
  return gitOps === 'flux' && isLast ? { [WAITED_FOR_ANNOTATION]: 'false' } : {};
}

/** When an engine comes to a manifest: the wave of its kind, or the last one. */
export function turnWave({ turn, object }: Manifest): Wave {
  return turn === 'last' ? 'gates' : waveOf(object.kind);
}

/** The object without those annotations: what differs in nothing else is the same in the cluster. */
export function withoutWave(object: KubeObject): KubeObject {
  const { annotations = {}, ...metadata } = object.metadata;
  const others = Object.entries(annotations).filter(([name]) => !TURN_ANNOTATIONS.includes(name));
  return {
    ...object,
    metadata: { ...metadata, ...(others.length > 0 ? { annotations: Object.fromEntries(others) } : {}) },
  };
}

/** Annotations that say nothing but an object's turn. */
export const TURN_ANNOTATIONS: readonly string[] = [ARGO_WAVE_ANNOTATION, WAITED_FOR_ANNOTATION];
