import type { Level, ObjectiveFacts } from '../objectives/objective';
import { duration, number, orUnknown } from '../promql/text';
import type { Look } from '../signals/signal';
import { LOOK_INTERVAL, lookOf, type Watch } from './watch';

/** What a gate asks and how the answer is judged, in Argo Rollouts' words. The query always gives one sample. */
export interface GateLook {
  readonly query: string;
  readonly successCondition: string;
  readonly failureCondition: string;
}

/** The value that holds, in a score of several looks; one look that rolls back counts 1. */
const HELD = 0.5;

/**
 * One look at an objective. Both conditions are always there: what fulfils neither holds the release, and so does no
 * value, unless the objective says otherwise.
 *
 * A bound that must be passed for a while is asked as such: Argo's `failureLimit` counts bad looks anywhere in a run,
 * and not in a row. Its answer is a score: bad looks in a row's length of time, and a half where the hold bound is
 * passed now.
 */
export function gateLook(objective: ObjectiveFacts, watch: Watch): GateLook {
  const look = lookOf(objective, watch.telemetry);
  const { hold, rollback, rollbackAfter, concern } = objective;
  const holds = concern === 'safety' ? hold : rollback;
  if (rollbackAfter === 0 && hold.signal === rollback.signal) {
    const { worse } = hold.signal;
    const [good, bad] = worse === 'higher' ? (['<', '>='] as const) : (['>', '<='] as const);
    return judged(objective, valueOf(hold, objective, watch, look), [good, holds.limit], [bad, rollback.limit]);
  }
  const bad = badLooks(objective, watch, look);
  const held = `${number(HELD)} * ${passes(holds, 'bool ', objective, watch, look)}`;
  const looks = looksInARow(rollbackAfter);
  // Where the rollback bound can be read and the hold bound cannot, nobody knows that the release may go on.
  const unread = objective.noData === 'pass' ? 0 : HELD;
  return concern === 'safety'
    ? judged(objective, `(${bad}) + (${held} or vector(${number(unread)}))`, ['<', HELD], ['>=', looks])
    : judged(objective, bad, ['<', looks], ['>=', looks]);
}

/** Bad looks in a row that make a bound passed for so many seconds: the first and the last of them included. */
export function looksInARow(rollbackAfter: number): number {
  return rollbackAfter / LOOK_INTERVAL + 1;
}

function badLooks(objective: ObjectiveFacts, watch: Watch, look: Look): string {
  const { rollback, rollbackAfter } = objective;
  const unknown = `(${valueOf(rollback, objective, watch, look)}) * 0`;
  // A comparison makes 0 of NaN, which would be a good look; a multiple of it stays NaN.
  if (rollbackAfter === 0) return `${passes(rollback, 'bool ', objective, watch, look)} + ${unknown}`;
  // Prometheus 3 leaves the left end of a range out: one step more makes it the number of looks in either version.
  const range = `${duration(rollbackAfter + LOOK_INTERVAL)}:${duration(LOOK_INTERVAL)}`;
  const counted = `count_over_time((${passes(rollback, '', objective, watch, look)})[${range}])`;
  return `${counted} or ${unknown}`;
}

function passes(level: Level, bool: '' | 'bool ', objective: ObjectiveFacts, watch: Watch, look: Look): string {
  const operator = level.signal.worse === 'higher' ? '>=' : '<=';
  return `((${valueOf(level, objective, watch, look)}) ${operator} ${bool}${number(level.limit)})`;
}

/** The candidate's value, or what it is in comparison with the stable version's. */
function valueOf({ signal }: Level, { comparison }: ObjectiveFacts, watch: Watch, look: Look): string {
  const value = signal.read(watch.candidate, look);
  if (comparison === 'absolute' || !watch.stable) return value;
  const stable = signal.read(watch.stable, look);
  return comparison === 'difference' ? `(${value}) - (${stable})` : `(${value}) / ((${stable}) > 0)`;
}

type Comparison = readonly ['<' | '<=' | '>' | '>=', number];

function judged({ noData }: ObjectiveFacts, value: string, good: Comparison, bad: Comparison): GateLook {
  const is = ([operator, limit]: Comparison) => `result[0] ${operator} ${limit}`;
  const unknown = 'len(result) != 1 || isNaN(result[0])';
  return {
    query: orUnknown(value),
    successCondition: noData === 'pass' ? `${unknown} || ${is(good)}` : `len(result) == 1 && ${is(good)}`,
    failureCondition: noData === 'rollback' ? `${unknown} || ${is(bad)}` : `len(result) == 1 && ${is(bad)}`,
  };
}
