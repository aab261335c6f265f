import type { SlotName } from 'cutover';
import { SLOTS } from '../../../../lib/core/labels';
import type { Outcomes, SentRequest } from './load';

/** Standard deviations that a share may be off: a sound one is further off once in 150,000 times. */
const SIGMAS = 4.5;

/** Slots whose share of the answers is not the one that they should have; 0 and 100 % are exact. */
export function wrongShares({ slots, total }: Outcomes, weights: Readonly<Record<SlotName, number>>): string[] {
  return SLOTS.flatMap((slot) => {
    const share = weights[slot] / 100;
    const tolerance = SIGMAS * Math.sqrt(total * share * (1 - share));
    const off = Math.abs(slots[slot] - total * share);
    return off <= tolerance ? [] : [`${slot}: ${slots[slot]} of ${total} at ${weights[slot]} %`];
  });
}

/**
 * The first request, in the order in which they were sent, of the time after a change from one share of a slot to another:
 * where the likelihood of "old share until here, new share from here" is greatest. Exact to a few requests.
 */
export function changePoint(
  requests: readonly SentRequest[],
  slot: SlotName,
  from: number,
  to: number,
): SentRequest | undefined {
  // A share of nothing would make one early request impossible, rather than unlikely.
  const sure = (percent: number) => Math.min(Math.max(percent / 100, 1e-6), 1 - 1e-6);
  const [before, after] = [sure(from), sure(to)];
  const evidence = requests.map((request) =>
    request.slot === slot ? Math.log(after / before) : Math.log((1 - after) / (1 - before)),
  );
  let [sum, least, index] = [0, 0, 0];
  evidence.forEach((each, position) => {
    sum += each;
    if (sum < least) [least, index] = [sum, position + 1];
  });
  return requests[index];
}
