import { otherSlot, type SlotName } from '../core/labels';
import type { RenderedVersion } from '../service/version';
import type { Carried, Lock, LockEntry, SlotPatches } from './lock';
import type { FreezeInput } from './freeze';
import type { SlotState, StageModel } from './model';
import type { ReleasePlan } from './plan';
import type { ReleaseData } from './release';

/** A slot as it was written: what from, and the definition behind it. */
export interface WrittenSlot {
  readonly state: SlotState;
  readonly rendered: RenderedVersion;
  readonly definition: string;
  readonly patches: SlotPatches;
  readonly from: 'lock' | 'code';
}

/** The lock after a synthesis; the same again when nothing has changed. */
export function nextLock(
  { release, model, lock: before }: Pick<FreezeInput, 'release' | 'model' | 'lock'>,
  plan: ReleasePlan,
  written: readonly WrittenSlot[],
): Lock {
  const slots: Partial<Record<SlotName, LockEntry>> = {};
  for (const slot of written) {
    slots[slot.state.slot] = entryOf(release, model, before?.slots[slot.state.slot], slot);
  }
  const isOpen = model.stage.kind !== 'idle' && model.stage.kind !== 'rollback';
  return { service: release.service, slots, ...(isOpen ? { plan: plan.stages } : {}) };
}

function entryOf(
  release: ReleaseData,
  model: StageModel,
  before: LockEntry | undefined,
  { state, rendered, definition, patches, from }: WrittenSlot,
): LockEntry {
  const same = before?.version === state.version && before.image === state.image ? before : undefined;
  const rolledFor = state.slot === model.live && from === 'code' ? release['roll-live'] : same?.rolledFor;
  return {
    version: state.version,
    image: state.image,
    carried: carriedBy(state.weight, same?.carried),
    ...(state.weight > 0 ? { serving: true } : {}),
    ...(state.capacity === 'stopped' ? { stopped: true } : {}),
    ...(isRejected(model, state.slot, same) ? { rejected: true } : {}),
    definition,
    ...(rolledFor === undefined ? {} : { rolledFor }),
    ...(Object.keys(patches).length > 0 ? { patches } : {}),
    rendered,
  };
}

function carriedBy(weight: number, before: Carried = 'nothing'): Carried {
  if (weight === 100 || before === 'all') return 'all';
  return weight > 0 || before === 'some' ? 'some' : 'nothing';
}

/** Rolled back now, or rolled back before and not tried again since. */
function isRejected(model: StageModel, slot: SlotName, same: LockEntry | undefined): boolean {
  if (slot !== otherSlot(model.live)) return false;
  return model.stage.kind === 'rollback' || (model.stage.kind === 'idle' && same?.rejected === true);
}
