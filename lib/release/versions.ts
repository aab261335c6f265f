import { SLOTS, type SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import type { RenderedVersion } from '../service/version';
import { capacityProblems, describedSlot, slotSource, type FreezeInput } from './freeze';
import type { LockEntry } from './lock';
import type { SlotState } from './model';

/** A slot with what runs in it, and where that was taken from. */
export interface ChosenVersion {
  readonly state: SlotState;
  readonly rendered: RenderedVersion;
  /** The lock entry that it was taken from; absent when the code was. */
  readonly entry?: LockEntry;
  /** What the code makes of the version that it describes, where the lock was taken. */
  readonly code?: RenderedVersion;
}

/** What runs in each slot that has a version. */
export type ChosenVersions = Readonly<Partial<Record<SlotName, ChosenVersion>>>;

/** Chooses for each slot what runs in it: what the lock keeps, or what the code makes of it now. */
export function chooseVersions(
  input: FreezeInput,
  render: (state: SlotState) => RenderedVersion,
): { readonly chosen: ChosenVersions; readonly problems: readonly Problem[] } {
  const chosen: Partial<Record<SlotName, ChosenVersion>> = {};
  const problems: Problem[] = [];
  const described = describedSlot(input.model, input.lock);
  for (const slot of SLOTS) {
    const state = input.model.slots[slot];
    if (!state) continue;
    const { source, problems: found } = slotSource(input, state);
    problems.push(...found);
    if (source.from === 'code') chosen[slot] = { state, rendered: render(state) };
    if (source.from !== 'lock') continue;
    const { entry } = source;
    if (slot !== described) {
      chosen[slot] = { state, rendered: entry.rendered, entry };
      continue;
    }
    const code = render(state);
    problems.push(...capacityProblems(input, entry, code, slot));
    chosen[slot] = { state, rendered: withCapacity(input, entry, code), entry, code };
  }
  return { chosen, problems };
}

/** Between releases the live slot's capacity follows the code: changing it restarts nothing. */
function withCapacity({ model }: FreezeInput, entry: LockEntry, code: RenderedVersion): RenderedVersion {
  return model.stage.kind === 'idle' ? { ...entry.rendered, capacity: code.capacity } : entry.rendered;
}
