import type { KubeObject } from '../core/kube';
import type { SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import type { Lock } from '../release/lock';
import type { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import type { InverseStep } from '../strategy/inverse';
import { noSuchObject, objectsNamed } from './find-object';

/** One step of the way back, with its objects as they are written. */
export type StepBack =
  | Extract<InverseStep, { kind: 'wait' }>
  | { readonly kind: 'apply'; readonly name: string; readonly objects: readonly KubeObject[] };

/** A release that was synthesized at one stage, in memory. */
export interface SynthesizedStage {
  /** Name of the stage; `idle after the swap` and `rollback from shift-50` where there are several of a kind. */
  readonly name: string;
  /** What the release file says at this stage. */
  readonly release: ReleaseData;
  /** The plan of the construct. */
  readonly plan: ReleasePlan;
  /** Every object of the app as it is written, annotations of its wave included. Shared between tests: never change it. */
  readonly objects: readonly KubeObject[];
  /** Percent of the traffic that the stage means each slot to have. What routes say is for `toDivideTraffic`. */
  readonly weights: Readonly<Record<SlotName, number>>;
  /** Warnings; a stage with errors is not synthesized. */
  readonly problems: readonly Problem[];
  /** The lock after this stage: what the next one starts from. */
  readonly lock: Lock;
  /** Text of each file of the output, by its path in the folder. */
  readonly files: ReadonlyMap<string, string>;
  /** The way back from here, step by step; empty where there is no version to go back to. */
  readonly inverse: readonly StepBack[];
  /**
   * The object of a kind and a name, written `name` or `namespace/name`. Throws an error that lists what is there when
   * none has that name, and one that lists the candidates when several have.
   */
  object(kind: string, name: string): KubeObject;
}

const STAGE = Symbol.for('cutover.SynthesizedStage');

/** A stage from what came of its synthesis. */
export function synthesizedStage(facts: Omit<SynthesizedStage, 'object'>): SynthesizedStage {
  const stage: SynthesizedStage = { ...facts, object: (kind, name) => onlyObject(facts, kind, name) };
  return Object.defineProperty(stage, STAGE, { value: true });
}

/** Whether a value is a synthesized stage. */
export function isSynthesizedStage(value: unknown): value is SynthesizedStage {
  return typeof value === 'object' && value !== null && STAGE in value;
}

function onlyObject({ objects, name: stage }: Omit<SynthesizedStage, 'object'>, kind: string, name: string) {
  const [found, ...others] = objectsNamed(objects, kind, name);
  if (!found) throw new Error(`Stage ${stage} has ${noSuchObject(objects, kind, name)}`);
  if (others.length === 0) return found;
  const named = [found, ...others].map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`).join(', ');
  throw new Error(`Stage ${stage} has more than one ${kind} ${name}: ask for one of ${named}`);
}
