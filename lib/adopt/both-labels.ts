import { matches } from '../checks/matching';
import type { SelectorShape } from '../checks/shapes';
import type { Labels } from '../core/labels';
import type { Difference } from './difference';
import { fullNameOf, type GivenObject } from './shapes';

/** What the old pods, and those of the slots, are found by. */
export interface BothLabels {
  readonly old: Labels;
  readonly slots: Labels;
}

/** Finds the old pods, and not those of the slots. */
export function losesSight(selector: SelectorShape, { old, slots }: BothLabels): boolean {
  return matches(selector, old) && !matches(selector, slots);
}

/** What a person has to change of an object that is none of the app. */
export function decision(given: GivenObject, path: string, before: unknown, meaning: string): Difference {
  return { object: fullNameOf(given), path, before, after: undefined, meaning, decide: true };
}
