import { duration } from '../promql/text';
import { LOOK_INTERVAL } from './watch';

/** When a gate looks, in seconds from the begin of its run. */
export interface Schedule {
  readonly initialDelay: number;
  readonly interval: number;
  readonly count: number;
}

/**
 * Looks that fill a hold exactly: the first not before a whole window of the stage was seen, so that its own value is of
 * the stage alone and newborn series have values; the last when the hold ends. What must last is asked for moments before
 * the look as well, and these may be from before the stage. Nothing where the hold is shorter than a window.
 */
export function filling(hold: number, window: number): Schedule | undefined {
  if (hold < window) return undefined;
  const count = Math.floor((hold - window) / LOOK_INTERVAL) + 1;
  return { initialDelay: hold - (count - 1) * LOOK_INTERVAL, interval: LOOK_INTERVAL, count };
}

/** One look, after so many seconds. */
export function once(initialDelay = 0): Schedule {
  return { initialDelay, interval: LOOK_INTERVAL, count: 1 };
}

/** When the last look is, in seconds from the begin of the run. */
export function lastLook({ initialDelay, interval, count }: Schedule): number {
  return initialDelay + (count - 1) * interval;
}

/** The schedule as Argo Rollouts writes it. */
export function scheduleFields({ initialDelay, interval, count }: Schedule): Readonly<Record<string, string | number>> {
  return {
    ...(initialDelay > 0 ? { initialDelay: duration(initialDelay) } : {}),
    ...(count > 1 ? { interval: duration(interval) } : {}),
    count,
  };
}
