import type { SlotName } from 'cutover';
import { SLOTS } from '../../../../lib/core/labels';
import type { SentRequest } from './load';
import { changePoint } from './share';

type Weights = Readonly<Record<SlotName, number>>;

/** How traffic moved, in whole milliseconds from the moment at which the routes were sent to the API server. */
export interface Movement {
  /** When the first request was sent that was answered by the slot that had none before. @default - both had some */
  readonly first?: number;
  /** When the last request was sent that was answered by the slot that has none now. @default - both have some */
  readonly last?: number;
  /** When the shares changed most likely. @default - a slot had none before or has none now, and that is measured */
  readonly estimated?: number;
}

/** Requests that must follow a moment before it is told: the last one of a slot is the last only when others came after it. */
const FOLLOWED = 500;

/** How traffic moved from some weights to others, by the requests sent since; nothing while that cannot be told. */
export function movement(
  requests: readonly SentRequest[],
  routed: number,
  before: Weights,
  after: Weights,
): Movement | undefined {
  // Who answers a request in flight is not known yet, so neither is the last one of a slot.
  const open = requests.findIndex(({ answered }) => answered === 0);
  const known = open === -1 ? requests : requests.slice(0, open);
  const began = SLOTS.find((slot) => before[slot] === 0);
  const ended = SLOTS.find((slot) => after[slot] === 0);
  const moments: Readonly<Record<string, number | undefined>> =
    began || ended
      ? {
          ...(began ? { first: known.find(({ slot }) => slot === began)?.sent } : {}),
          ...(ended ? { last: known.findLast(({ slot }) => slot === ended)?.sent ?? routed } : {}),
        }
      : // No answer tells by which weights it went when a slot had a share before and has one now: there is no first
        // and no last, only the moment at which the mixture changed.
        { estimated: changePoint(known, 'green', before.green, after.green)?.sent };
  const latest = Math.max(...Object.values(moments).map((moment) => moment ?? Infinity));
  if (known.filter(({ sent }) => sent > latest).length < FOLLOWED) return undefined;
  return Object.fromEntries(
    Object.entries(moments).map(([name, moment]) => [name, Math.round((moment ?? NaN) - routed)]),
  );
}
