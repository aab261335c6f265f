import { digest } from '../core/canonical';
import type { SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import { describesTheSame, driftProblems } from '../release/freeze';
import type { Lock, SlotPatches } from '../release/lock';
import { nextLock, type WrittenSlot } from '../release/next-lock';
import { effectivePatches } from '../release/versions';
import type { AssembledRelease } from './assembly';
import { inverseSteps, type InverseStep } from './inverse';

/** What follows from a release once the patches of its objects are known. */
export interface Settlement {
  /** The lock to be written. */
  readonly lock: Lock;
  /** The way back, before patches. */
  readonly inverse: readonly InverseStep[];
  readonly problems: readonly Problem[];
}

/**
 * Works out the lock, the way back, and whether a frozen version was changed. `patchesOf` gives the patches that users
 * make of a slot's objects now; they are part of the version in it.
 */
export function settle(assembled: AssembledRelease, patchesOf: (slot: SlotName) => SlotPatches): Settlement {
  const { definition, freeze, chosen } = assembled;
  const described = digest(describedPart(definition));
  const problems: Problem[] = [];
  const written = Object.values(chosen).map((version): WrittenSlot => {
    const { state, rendered, entry } = version;
    const now = patchesOf(state.slot);
    const patches = effectivePatches(freeze, version, now);
    if (!entry) return { state, rendered, patches, definition: described, from: 'code' };
    const kept = { state, rendered, patches, from: 'lock' as const };
    if (!version.code) return { ...kept, definition: entry.definition };
    const code = { render: version.code, definition: described, patches: now };
    problems.push(...driftProblems(freeze, state, { ...entry, patches }, code));
    return { ...kept, definition: describesTheSame(freeze, entry, code) ? described : entry.definition };
  });
  const lock = nextLock(freeze, definition.plan, written);
  return { lock, inverse: inverseSteps(assembled, lock), problems };
}

/** What of the definition becomes part of a version; the rest may change at any time. */
function describedPart(definition: AssembledRelease['definition']): unknown {
  const {
    plan: _plan,
    router: _router,
    watching: _watching,
    promotionLabels: _labels,
    access: _access,
    ...service
  } = definition;
  return service;
}
