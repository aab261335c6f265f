import { differingParts, type PartPath } from '../core/parts';
import type { SoundComponent } from '../evaluation/component';

/** What a release is with another stand-in for one of the values that are known late. */
export interface Varied {
  /** The value that is another one. */
  readonly fact: string;
  /** Nothing where that is refused: then no other value passes, such as another image of a version that is frozen. */
  readonly sound: SoundComponent | undefined;
}

/** A part that depends on values that are known late. */
export interface LatePart {
  readonly path: PartPath;
  readonly facts: readonly string[];
}

/** The parts of what is read that wait for values that are known late: those that are others with other stand-ins. */
export function latePartsOf(
  now: SoundComponent,
  varied: readonly Varied[],
  read: (sound: SoundComponent) => unknown,
): LatePart[] {
  const found = varied.flatMap(({ fact, sound }) =>
    sound ? differingParts(read(now), read(sound)).map((path) => ({ path, facts: [fact] })) : [],
  );
  const merged: LatePart[] = [];
  // A part of a part that waits waits with it.
  for (const part of found.sort((a, b) => a.path.length - b.path.length)) {
    const index = merged.findIndex(({ path }) => path.every((key, at) => part.path[at] === key));
    const whole = merged[index];
    if (whole) merged[index] = { ...whole, facts: [...new Set([...whole.facts, ...part.facts])] };
    else merged.push(part);
  }
  return merged;
}
