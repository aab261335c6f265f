import { SLOTS, type SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import type { RenderedVersion } from '../service/version';
import { capacityProblems, describedSlot, removedProblems, slotSource, type FreezeInput } from './freeze';
import type { LockEntry, SlotPatches } from './lock';
import type { SlotState } from './model';

/** A slot with what runs in it, and where that was taken from. */
export interface ChosenVersion {
  readonly state: SlotState;
  readonly rendered: RenderedVersion;
  /** The lock entry that it was taken from; absent when the code was. */
  readonly entry?: LockEntry;
  /** Renders what the code makes of the version that it describes, where the lock was taken; seldom needed. */
  readonly code?: () => RenderedVersion;
}

/** What runs in each slot that has a version. */
export type ChosenVersions = Readonly<Partial<Record<SlotName, ChosenVersion>>>;

/** Chooses for each slot what runs in it: what the lock keeps, or what the code makes of it now. */
export function chooseVersions(
  input: FreezeInput,
  render: (state: SlotState) => RenderedVersion,
): { readonly chosen: ChosenVersions; readonly problems: readonly Problem[] } {
  const chosen: Partial<Record<SlotName, ChosenVersion>> = {};
  const problems: Problem[] = removedProblems(input);
  const described = describedSlot(input.model, input.lock);
  for (const slot of SLOTS) {
    const state = input.model.slots[slot];
    if (!state) continue;
    const { source, problems: found } = slotSource(input, state);
    problems.push(...found);
    if (source.from === 'nothing') continue;
    const code = () => render(state);
    const version =
      source.from === 'code'
        ? { state, rendered: code() }
        : fromLock(input, state, source.entry, slot === described ? code : undefined);
    const before = slot === input.model.live ? input.lock?.slots[slot] : undefined;
    if (before) problems.push(...capacityProblems(before, version.rendered.capacity, slot, input));
    chosen[slot] = version;
  }
  return { chosen, problems };
}

/** Between releases the live slot's capacity follows the code: changing it restarts nothing. */
function fromLock(
  { model }: FreezeInput,
  state: SlotState,
  entry: LockEntry,
  code: (() => RenderedVersion) | undefined,
): ChosenVersion {
  if (!code) return { state, rendered: entry.rendered, entry };
  const follows = model.stage.kind === 'idle';
  const rendered = follows ? { ...entry.rendered, capacity: code().capacity } : entry.rendered;
  return { state, rendered, entry, code };
}

/**
 * The patches that a slot's objects are written with: those of the version that runs in it. Between releases the live
 * slot takes new ones but for its Deployment, whose patches may restart it.
 */
export function effectivePatches(input: FreezeInput, { state, entry }: ChosenVersion, now: SlotPatches): SlotPatches {
  if (!entry) return now;
  const { patches = {} } = entry;
  if (input.model.stage.kind !== 'idle' || state.slot !== input.model.live) return patches;
  const { Deployment: _restarts, ...others } = now;
  return { ...others, ...(patches.Deployment ? { Deployment: patches.Deployment } : {}) };
}
