import { isSame } from '../core/diff';
import { otherSlot, slotObjectName, type SlotName } from '../core/labels';
import type { Lock } from '../release/lock';
import { stageModel, type StageModel } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import { fullReplicas } from '../service/capacity';
import { blueGreenManifests, type ReleaseInput } from './blue-green';
import { waveOf, withoutWave, type Manifest } from './manifest';

/** One step of the way back. Steps follow each other; a wait is over when that many pods are available. */
export type InverseStep =
  | { readonly kind: 'apply'; readonly name: 'restore' | 'route' | 'settle'; readonly manifests: readonly Manifest[] }
  | {
      readonly kind: 'wait';
      readonly namespace: string;
      readonly deployment: string;
      readonly replicas: number;
      readonly timeoutSeconds: number;
    };

/** A release as far as its way back is concerned. */
export interface Released {
  readonly definition: { readonly plan: ReleasePlan };
  readonly release: ReleaseData;
  readonly input: ReleaseInput;
  /** The objects of the stage. */
  readonly manifests: readonly Manifest[];
}

/**
 * The way back from a stage: what differs between the stage and the release taken back, in the order in which it is
 * safe. The route comes first while the old slot has capacity; where it has none it is restored and waited for before.
 * Nothing where there is no version to go back to.
 */
export function inverseSteps({ definition, release, input, manifests }: Released, lock: Lock): InverseStep[] {
  const back = returningSlot(input.model, lock);
  const version = back && input.versions[back];
  if (!back || !version) return [];
  const target = stageModel(definition.plan, { ...release, live: back, stage: 'rollback' });
  const here = new Map(manifests.map((manifest) => [manifest.id, withoutWave(manifest.object)]));
  const changed = blueGreenManifests({ ...input, model: target }).filter(
    ({ id, object }) => waveOf(object.kind) === 'routes' || !isSame(here.get(id), withoutWave(object)),
  );
  const stopped = input.model.slots[back]?.capacity === 'stopped';
  const restore = stopped ? changed.filter(({ slot }) => slot === back) : [];
  const route = changed.filter(({ object }) => waveOf(object.kind) === 'routes');
  const settle = changed.filter((manifest) => !restore.includes(manifest) && !route.includes(manifest));
  return [
    ...apply('restore', restore),
    ...(stopped ? [waitFor(input, back, fullReplicas(version.capacity), version.readyWithin)] : []),
    ...apply('route', route),
    ...apply('settle', settle),
  ];
}

/** The slot that has the traffic after the way back: the live one, or after the swap the one that was live before. */
function returningSlot(model: StageModel, lock: Lock): SlotName | undefined {
  if (model.stage.kind !== 'idle') return model.live;
  const before = otherSlot(model.live);
  const entry = lock.slots[before];
  return entry?.carried === 'all' && !entry.rejected ? before : undefined;
}

function apply(name: 'restore' | 'route' | 'settle', manifests: readonly Manifest[]): InverseStep[] {
  return manifests.length > 0 ? [{ kind: 'apply', name, manifests }] : [];
}

/** Pods may become ready one after the other, so a slot has twice the time of one pod. */
export const PATIENCE = 2;

function waitFor(input: ReleaseInput, slot: SlotName, replicas: number, readyWithin: number): InverseStep {
  return {
    kind: 'wait',
    namespace: input.namespace,
    deployment: slotObjectName(input.model.service, slot),
    replicas,
    timeoutSeconds: readyWithin * PATIENCE,
  };
}
