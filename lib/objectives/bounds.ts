import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';
import type { Signal, Unit } from '../signals/signal';

export const objectiveRule = new Rule({
  id: 'objective',
  title: 'The bounds of an objective are in order, and within what its signal can be',
  why: 'A bound that is never reached watches nothing, and one that always is stops every release.',
});

/** Where a release is held and where it is rolled back. */
export interface Bounds {
  /** From here on the release does not move forward. */
  readonly hold: number;
  /** From here on the release is rolled back. */
  readonly rollback: number;
}

/** What a value is compared with: a number, or the stable version's value by difference or by ratio. */
export type Comparison = 'absolute' | 'difference' | 'ratio';

/**
 * Throws a CutoverError unless both verdicts can be had: the best value, or in a comparison the stable version's own,
 * has to be good, and the worst one has to be rolled back. Bounds are reached at the number itself.
 */
export function expectBounds(signal: Signal, comparison: Comparison, bounds: Bounds): void {
  expectComparable(signal, comparison);
  if (!isTellable(signal, comparison, bounds)) {
    const given = `${signal.id}: ${said(bounds)}`;
    throw refusal('objectives', given, allowedFor(signal, comparison), fixOf(signal, comparison, bounds));
  }
}

/** The error of an objective that cannot be. */
export function refusal(field: string, given: string, allowed: string, fix: string): CutoverError {
  return new CutoverError([objectiveRule.problem({ at: { field }, given, allowed, fix })]);
}

/** Comparisons that can never say anything, whatever the bounds. */
function expectComparable(signal: Signal, comparison: Comparison): void {
  if (comparison === 'absolute') return;
  const { id, scope, range } = signal;
  if (scope !== 'version') {
    const given = `a comparison of ${id} with the stable version's`;
    const allowed = `a signal of one version: that of the ${scope} is the same for both`;
    throw refusal(
      'objectives',
      given,
      allowed,
      'give it absolute bounds, with Objective.of(signal, { hold, rollback })',
    );
  }
  if (comparison === 'ratio' && (range.least < 0 || isShareOfRequests(signal))) {
    const given = `a multiple of the stable version's ${id}`;
    const why = range.least < 0 ? 'one that is below 0' : 'a stable version without failures';
    const example = 'such as Objective.aboveStable(signal, { hold: 0.0025, rollback: 0.005 })';
    throw refusal('objectives', given, `a difference: ${why} has no multiple`, example);
  }
}

function isShareOfRequests({ unit, series, worse }: Signal): boolean {
  return unit === 'ratio' && (series === 'counter' || series === 'histogram') && worse === 'higher';
}

/** From the best value, which has to be good, to the worst one, which has to be rolled back. */
interface Span {
  readonly best: number;
  readonly worst: number;
}

function spanOf({ range: { least, most }, worse }: Signal, comparison: Comparison): Span {
  const isHigher = worse === 'higher';
  switch (comparison) {
    case 'absolute':
      return isHigher ? { best: least, worst: most } : { best: most, worst: least };
    case 'difference':
      return { best: 0, worst: isHigher ? most - least : least - most };
    case 'ratio':
      return { best: 1, worst: isHigher ? most / least : least / most };
  }
}

function isTellable(signal: Signal, comparison: Comparison, { hold, rollback }: Bounds): boolean {
  const { best, worst } = spanOf(signal, comparison);
  if (!Number.isFinite(hold) || !Number.isFinite(rollback)) return false;
  return signal.worse === 'higher'
    ? best < hold && hold <= rollback && rollback <= worst
    : best > hold && hold >= rollback && rollback >= worst;
}

function allowedFor(signal: Signal, comparison: Comparison): string {
  const { best, worst } = spanOf(signal, comparison);
  const [isBest, isWorst] = [Number.isFinite(best), Number.isFinite(worst)];
  const order =
    signal.worse === 'higher'
      ? `${isBest ? `${best} < ` : ''}hold ≤ rollback${isWorst ? ` ≤ ${worst}` : ''}`
      : `${isWorst ? `${worst} ≤ ` : ''}rollback ≤ hold${isBest ? ` < ${best}` : ''}`;
  if (comparison === 'absolute') return order;
  return `${order}, ${comparison === 'difference' ? 'from' : 'times'} the stable version's`;
}

/** A share that is larger than this was meant as percent. */
const PERCENT = 2;

/** What to write instead: what was meant, where that can be told, and otherwise an example. */
function fixOf(signal: Signal, comparison: Comparison, bounds: Bounds): string {
  const { hold, rollback } = bounds;
  const { best } = spanOf(signal, comparison);
  const example = said(exampleOf(signal, comparison));
  const can = (meant: Bounds) => isTellable(signal, comparison, meant);
  const shares = { hold: rounded(hold / 100), rollback: rounded(rollback / 100) };
  const isPercent = signal.unit === 'ratio' && Math.max(Math.abs(hold), Math.abs(rollback)) > PERCENT;
  if (isPercent && comparison !== 'ratio' && can(shares)) return `shares, not percent: ${said(shares)}`;
  const turned = { hold: rollback, rollback: hold };
  if (can(turned)) return `the other way round: ${said(turned)}`;
  if (signal.worse === 'higher' ? hold <= best : hold >= best) {
    const who = comparison === 'absolute' ? 'a healthy version' : 'one as good as the stable version';
    return `${best} is what ${who} has, and a value at the bound is bad already: such as ${example}`;
  }
  return `such as ${example}${signal.isOurs ? '' : "; where the signal's values go further, say so in its range"}`;
}

/** How far from the best value anybody could begin with, by unit. */
const STEPS: Readonly<Record<Unit, Bounds>> = {
  ratio: { hold: 0.005, rollback: 0.01 },
  milliseconds: { hold: 500, rollback: 1000 },
  seconds: { hold: 0.5, rollback: 1 },
  'requests/s': { hold: 0.01, rollback: 1 },
  'messages/s': { hold: 0.01, rollback: 1 },
  '1/s': { hold: 0.01, rollback: 1 },
  connections: { hold: 1, rollback: 2 },
  pods: { hold: 1, rollback: 2 },
  restarts: { hold: 1, rollback: 2 },
  count: { hold: 1, rollback: 2 },
  bytes: { hold: 1e9, rollback: 2e9 },
  score: { hold: 1, rollback: 2 },
};

/** How full something may be, and how much worse than the stable version a version may be. */
const FULL: Bounds = { hold: 0.8, rollback: 0.9 };
const MULTIPLE: Bounds = { hold: 0.1, rollback: 0.2 };

function exampleOf(signal: Signal, comparison: Comparison): Bounds {
  const { best, worst } = spanOf(signal, comparison);
  const { unit, series, worse } = signal;
  const isFilled = unit === 'ratio' && series === 'gauge' && worse === 'higher' && comparison === 'absolute';
  const step = comparison === 'ratio' ? MULTIPLE : isFilled ? FULL : STEPS[unit];
  if (worse === 'higher') {
    const from = Number.isFinite(best) ? best : 0;
    return {
      hold: Math.min(rounded(from + step.hold), worst),
      rollback: Math.min(rounded(from + step.rollback), worst),
    };
  }
  // Where nothing is the best, as of requests per second, the same numbers the other way round.
  const [hold, rollback] = Number.isFinite(best)
    ? [rounded(best - step.hold), rounded(best - step.rollback)]
    : [step.rollback, step.hold];
  return { hold: Math.max(hold, worst), rollback: Math.max(rollback, worst) };
}

/** 0.07 / 100 is 0.0007000000000000001 for a machine. */
function rounded(value: number): number {
  return Number(value.toPrecision(12));
}

function said({ hold, rollback }: Bounds): string {
  return `hold ${hold}, rollback ${rollback}`;
}
