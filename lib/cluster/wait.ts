import { reasonOf } from '../core/error';
import { setTimeout as sleep } from 'node:timers/promises';

/** How long, and how often, something is looked at. */
export interface Patience {
  /** Milliseconds until it counts as failed. */
  readonly limit: number;
  /** Milliseconds between two looks. @default 100 */
  readonly every?: number;
}

/**
 * Looks until there is an answer other than `undefined` or `false`, and gives that. A look that throws is a look without
 * an answer; at the limit its error is the reason. `failed` makes the error, from the reason and the time that passed.
 */
export async function until<Answer>(
  look: () => Answer | Promise<Answer>,
  { limit, every = 100 }: Patience,
  failed: (reason: string) => Error,
): Promise<Exclude<Answer, undefined | false>> {
  const end = performance.now() + limit;
  let reason = 'no answer';
  while (performance.now() < end) {
    try {
      const answer = await within(look(), end - performance.now(), () => new Error('the last look did not end'));
      if (answer !== undefined && answer !== false) return answer as Exclude<Answer, undefined | false>;
      reason = 'not yet';
    } catch (error) {
      if (error instanceof Final) throw error.cause;
      reason = reasonOf(error);
    }
    await sleep(every);
  }
  throw failed(`not within ${limit / 1000} s (${reason})`);
}

/** Thrown by a look to end the wait at once, with its cause as the error. */
export class Final extends Error {
  constructor(override readonly cause: Error) {
    super(cause.message);
  }
}

/** A promise that is given up after a time: whoever waits for it is never stuck. */
export async function within<Answer>(
  answer: Answer | Promise<Answer>,
  milliseconds: number,
  late: () => Error,
): Promise<Answer> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(late()), milliseconds);
  });
  try {
    return await Promise.race([answer, end]);
  } finally {
    clearTimeout(timer);
  }
}
