import { SLOTS, type SlotName } from '../../../../lib/core/labels';
import type { Entry } from '../gitops/journal';
import { promised, type Promising } from '../kubernetes/slots';
import type { Sight } from './sight';

/** What became of pods and endpoints while one stage followed another. */
export interface Witnessed {
  /** Pods that went, of slots that have pods before and after. */
  readonly lost: readonly string[];
  /** Pods that stayed. */
  readonly kept: number;
  /** Writes after which a route led to a slot without a ready endpoint. */
  readonly empty: readonly string[];
  /** Writes after which such a slot had fewer ready endpoints than both stages promise. */
  readonly short: readonly string[];
  /** Slots that were given more traffic before all pods were ready that the stage promises. */
  readonly early: readonly string[];
  /** How often a slot that a route leads to was looked at: at first, and after every write. */
  readonly looks: number;
}

/** Goes through what was written between two stages. The sight has seen all before, and has seen that afterwards. */
export function witness(sight: Sight, entries: readonly Entry[], from: Promising, to: Promising): Witnessed {
  const [there, next] = [promised(from), promised(to)];
  const fewest = each((slot) => Math.min(there[slot], next[slot]));
  const before = podsOfStaying(sight, fewest);
  const lost = new Set<string>();
  const [empty, short, early]: [string[], string[], string[]] = [[], [], []];
  let looks = 0;
  let weights = each((slot) => sight.weight(slot));
  for (const entry of [undefined, ...entries]) {
    if (entry) sight.take(entry);
    const when = entry ? `after ${entry.object.kind} ${entry.object.metadata.name}` : 'at first';
    const now = podsOfStaying(sight, fewest);
    for (const uid of before) if (!now.includes(uid)) lost.add(uid);
    for (const slot of sight.routed()) {
      looks += 1;
      const ready = sight.ready(slot);
      if (ready === 0) empty.push(`${slot} ${when}`);
      if (ready < fewest[slot]) short.push(`${slot} ${ready} of ${fewest[slot]} ${when}`);
      const pods = sight.readyPods(slot);
      if (sight.weight(slot) > weights[slot] && pods < next[slot]) early.push(`${slot} ${pods} of ${next[slot]}`);
    }
    weights = each((slot) => sight.weight(slot));
  }
  return { lost: [...lost], kept: before.length - lost.size, empty, short, early, looks };
}

function podsOfStaying(sight: Sight, fewest: Readonly<Record<SlotName, number>>): readonly string[] {
  return SLOTS.filter((slot) => fewest[slot] > 0).flatMap((slot) => sight.pods(slot));
}

function each(count: (slot: SlotName) => number): Readonly<Record<SlotName, number>> {
  return { blue: count('blue'), green: count('green') };
}
