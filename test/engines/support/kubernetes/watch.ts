import { setTimeout as sleep } from 'node:timers/promises';
import { SLOTS, type SlotName } from '../../../../lib/core/labels';
import type { Slots } from './slots';

/** The fewest pods that slots had available while the route in the cluster gave them traffic. */
export interface Watched {
  readonly fewest: Readonly<Partial<Record<SlotName, number>>>;
  /** How often the cluster was looked at. */
  readonly looks: number;
}

/** Looks at route and Deployments again and again while something is done. */
export async function watching(slots: Slots, work: () => Promise<void>): Promise<Watched> {
  const fewest: Partial<Record<SlotName, number>> = {};
  let looks = 0;
  let done = false;
  const look = async (): Promise<void> => {
    while (!done) {
      // The route first: a slot that is scaled down after its traffic went must not count as short.
      const [before, available, after] = [await slots.weights(), await slots.availableOfEach(), await slots.weights()];
      for (const slot of SLOTS)
        if (before[slot] > 0 && after[slot] > 0) fewest[slot] = Math.min(fewest[slot] ?? Infinity, available[slot]);
      looks += 1;
      await sleep(50);
    }
  };
  const outcomes = await Promise.allSettled([look(), work().finally(() => (done = true))]);
  for (const outcome of outcomes) if (outcome.status === 'rejected') throw outcome.reason;
  return { fewest, looks };
}
