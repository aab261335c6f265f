import fc from 'fast-check';
import { judgeOf } from '../../lib/gates/argo/measurement';
import { gateLook } from '../../lib/gates/look';
import type { Bounds, Comparison } from '../../lib/objectives/bounds';
import { Objective } from '../../lib/objectives/objective';
import { successShare } from '../../lib/signals/business';
import { Signals } from '../../lib/signals/catalogue';
import { istioTelemetry } from '../../lib/signals/istio';
import { Signal, type SignalProps } from '../../lib/signals/signal';
import { refusal } from '../core/refusal';
import { candidate, signals } from '../signals/subjects';

const MAKERS: Readonly<Record<Comparison, (signal: Signal, bounds: Bounds) => Objective>> = {
  absolute: (signal, bounds) => Objective.of(signal, bounds),
  difference: (signal, bounds) => Objective.aboveStable(signal, bounds),
  ratio: (signal, bounds) => Objective.timesStable(signal, bounds),
};
const COMPARISONS = Object.keys(MAKERS) as Comparison[];

/** What values can be, by hand: shares go up to 1 and everything else as far as it likes, but for these. */
const RANGES: Readonly<Record<string, readonly [least: number, most: number]>> = {
  'circuit-breakers-open': [0, 1],
  'application-breakers-open': [0, 1],
  'exporter-up-orders': [0, 1],
  // Prometheus forgets a series after five minutes.
  'telemetry-age': [0, 300],
  'slot-connections-orders': [0, 100],
  'memory-trend': [0, Infinity],
  'pgbouncer-use-orders': [0, Infinity],
  conversion: [0, Infinity],
  'budget-availability': [-Infinity, 1],
  'sequential-score': [-Infinity, Infinity],
};
const rangeOf = ({ id, unit }: Signal) => RANGES[id] ?? [0, unit === 'ratio' ? 1 : Infinity];

/** Values of a signal at which something may change: the ends of what it can be, and what lies around its bounds. */
function valuesOf(signal: Signal, { hold, rollback }: Bounds): number[] {
  const [least, most] = rangeOf(signal);
  const far = 4 * (1 + Math.abs(hold) + Math.abs(rollback));
  const near = [hold, rollback, -hold, -rollback].flatMap((bound) => [bound - 1e-3, bound, bound + 1e-3]);
  const ends = [Math.max(least, -far), Math.min(most, far)];
  return [...ends, ...near, 0, 1 / far, 1].filter((value) => value >= least && value <= most);
}

/** What a gate with these bounds can say: of any values, and of a version that is just as the stable one is. */
function verdictsOf(objective: Objective, comparison: Comparison, values: readonly number[]) {
  const look = gateLook(objective.facts, { candidate, stable: candidate, telemetry: istioTelemetry() });
  const judge = judgeOf({ name: 'look', ...look });
  const compared = (own: number, stable: number) =>
    comparison === 'absolute' ? own : comparison === 'difference' ? own - stable : own / stable;
  const stables = comparison === 'absolute' ? [0] : values.filter((value) => comparison === 'difference' || value > 0);
  const said = stables.flatMap((stable) => values.map((own) => judge([compared(own, stable)]).phase));
  return { any: new Set(said), same: comparison === 'absolute' ? said : [judge([compared(1, 1)]).phase] };
}

const bound = fc.oneof(
  // In thousandths: what fails shrinks in a few steps, where doubles take thousands.
  fc.integer({ min: -2000, max: 3000 }).map((thousandths) => thousandths / 1000),
  fc.integer({ min: -10_000, max: 10_000 }),
  fc.constantFrom(-1, 0, 0.005, 0.5, 0.99, 1, 1.1, 2, 5, 99, 100, 300, 301),
);
const anySignal = fc.constantFrom(...signals.map(({ id }) => id));
const signalOf = (name: string) => signals.find(({ id }) => id === name)!;
const anyComparison = fc.constantFrom(...COMPARISONS);

describe('bounds that are taken', () => {
  it('can be kept and can be reached, whatever the signal and the comparison', () => {
    const counted = { taken: 0, refused: 0 };
    fc.assert(
      fc.property(anySignal, anyComparison, bound, bound, (name, comparison, a, b) => {
        const signal = signalOf(name);
        const inOrder = signal.worse === 'higher' ? a <= b : a >= b;
        const bounds = inOrder ? { hold: a, rollback: b } : { hold: b, rollback: a };
        const problems = refusal(() => MAKERS[comparison](signal, bounds));
        if (problems.length > 0) {
          counted.refused += 1;
          return;
        }
        counted.taken += 1;
        const objective = MAKERS[comparison](signal, bounds);
        const { any, same } = verdictsOf(objective, comparison, valuesOf(signal, bounds));
        expect([signal.id, bounds, any.has('Failed'), same.includes('Successful')]).toEqual([
          ...[signal.id, bounds],
          true,
          true,
        ]);
      }),
      { numRuns: 3000 },
    );
    expect(Math.min(counted.taken, counted.refused)).toBeGreaterThan(500);
  });

  it('are all that can be kept and reached: nothing else is refused', () => {
    fc.assert(
      fc.property(anySignal, bound, bound, (name, a, b) => {
        const signal = signalOf(name);
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        const [least, most] = rangeOf(signal);
        const isHigher = signal.worse === 'higher';
        const bounds = isHigher ? { hold: low, rollback: high } : { hold: high, rollback: low };
        const isIn = isHigher ? least < low && high <= most : high < most && least <= low;
        expect([signal.id, bounds, refusal(() => Objective.of(signal, bounds))]).toEqual([
          ...[signal.id, bounds],
          isIn ? [] : [expect.objectContaining({ id: 'objective', at: { field: 'objectives' } })],
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it('are those that a refusal gives as its example, for every signal in every comparison', () => {
    const bad = [0, -7, 1e9, Number.NaN].flatMap((one) => [0, 1e9].map((other) => ({ hold: one, rollback: other })));
    let examples = 0;
    for (const signal of signals) {
      for (const comparison of COMPARISONS) {
        for (const bounds of bad) {
          for (const { fix } of refusal(() => MAKERS[comparison](signal, bounds))) {
            const found = /^(?!give|such as Objective).*hold (\S+), rollback ([-\d.e]+)/.exec(fix);
            if (!found) continue;
            examples += 1;
            const [hold, rollback] = [Number(found[1]), Number(found[2])];
            expect([signal.id, fix, refusal(() => MAKERS[comparison](signal, { hold, rollback }))]).toEqual([
              ...[signal.id, fix],
              [],
            ]);
          }
        }
      }
    }
    expect(examples).toBeGreaterThan(500);
  });
});

/** A signal of one's own. */
const own = (props: Partial<SignalProps> = {}) =>
  Signal.of({ id: 'own', title: 'own', unit: 'count', series: 'gauge', read: () => 'sum(own)', ...props });

describe('bounds that are refused', () => {
  it.each<[string, () => Objective, string, string, string]>([
    [
      'shares in percent, which no share reaches',
      () => Objective.errorRatio({ hold: 0.5, rollback: 5 }),
      'error-ratio: hold 0.5, rollback 5',
      '0 < hold ≤ rollback ≤ 1',
      'shares, not percent: hold 0.005, rollback 0.05',
    ],
    [
      'successes in percent, which no share keeps',
      () => Objective.of(successShare(), { hold: 99, rollback: 95 }),
      'success-share: hold 99, rollback 95',
      '0 ≤ rollback ≤ hold < 1',
      'shares, not percent: hold 0.99, rollback 0.95',
    ],
    [
      'points in percent',
      () => Objective.aboveStable(Signals.errorRatio, { hold: 2.5, rollback: 5 }),
      'error-ratio: hold 2.5, rollback 5',
      "0 < hold ≤ rollback ≤ 1, from the stable version's",
      'shares, not percent: hold 0.025, rollback 0.05',
    ],
    [
      'none at all, which every version has',
      () => Objective.of(Signals.circuitBreakersOpen, { hold: 0, rollback: 0 }),
      'circuit-breakers-open: hold 0, rollback 0',
      '0 < hold ≤ rollback ≤ 1',
      '0 is what a healthy version has, and a value at the bound is bad already: such as hold 1, rollback 1',
    ],
    [
      'no restart',
      () => Objective.of(Signals.restarts, { hold: 0, rollback: 3 }),
      'restarts: hold 0, rollback 3',
      '0 < hold ≤ rollback',
      '0 is what a healthy version has, and a value at the bound is bad already: such as hold 1, rollback 2',
    ],
    [
      'all pods, which is as good as it can be',
      () => Objective.of(Signals.scrapedShare, { hold: 1, rollback: 0.9 }),
      'scraped-share: hold 1, rollback 0.9',
      '0 ≤ rollback ≤ hold < 1',
      '1 is what a healthy version has, and a value at the bound is bad already: such as hold 0.995, rollback 0.99',
    ],
    [
      'a multiple that the same version has',
      () => Objective.timesStable(Signals.cpuPerRequest, { hold: 1, rollback: 1.5 }),
      'cpu-per-request: hold 1, rollback 1.5',
      "1 < hold ≤ rollback, times the stable version's",
      '1 is what one as good as the stable version has, and a value at the bound is bad already: such as hold 1.1, rollback 1.2',
    ],
    [
      'no difference',
      () => Objective.aboveStable(Signals.errorRatio, { hold: 0, rollback: 0.005 }),
      'error-ratio: hold 0, rollback 0.005',
      "0 < hold ≤ rollback ≤ 1, from the stable version's",
      '0 is what one as good as the stable version has, and a value at the bound is bad already: such as hold 0.005, rollback 0.01',
    ],
    [
      'bounds that fall where more is worse',
      () => Objective.of(Signals.eventLoopLag, { hold: 0.2, rollback: 0.1 }),
      'event-loop-lag: hold 0.2, rollback 0.1',
      '0 < hold ≤ rollback',
      'the other way round: hold 0.1, rollback 0.2',
    ],
    [
      'bounds that rise where less is worse',
      () => Objective.of(Signals.requestsPerSecond, { hold: 1, rollback: 2 }),
      'requests: hold 1, rollback 2',
      '0 ≤ rollback ≤ hold',
      'the other way round: hold 2, rollback 1',
    ],
    [
      'a number that is none',
      () => Objective.of(Signals.memoryOfLimit, { hold: Number.NaN, rollback: 0.9 }),
      'memory-of-limit: hold NaN, rollback 0.9',
      '0 < hold ≤ rollback ≤ 1',
      'such as hold 0.8, rollback 0.9',
    ],
    [
      'an age at which the series is forgotten',
      () => Objective.of(Signals.telemetryAge, { hold: 60, rollback: 600 }),
      'telemetry-age: hold 60, rollback 600',
      '0 < hold ≤ rollback ≤ 300',
      'such as hold 0.5, rollback 1',
    ],
    [
      'a share of one’s own beyond 1, which may be meant',
      () => Objective.of(own({ unit: 'ratio' }), { hold: 1.2, rollback: 1.5 }),
      'own: hold 1.2, rollback 1.5',
      '0 < hold ≤ rollback ≤ 1',
      "such as hold 0.8, rollback 0.9; where the signal's values go further, say so in its range",
    ],
  ])('are %s', (_, make, given, allowed, fix) => {
    expect(refusal(make)).toMatchObject([
      { id: 'objective', severity: 'error', at: { field: 'objectives' }, given, allowed, fix },
    ]);
  });

  it('are none where a signal says that its values go further', () => {
    const open = own({ unit: 'ratio', range: { least: 0, most: Infinity } });
    expect(refusal(() => Objective.of(open, { hold: 1.2, rollback: 1.5 }))).toEqual([]);
    const below = own({ range: { least: -10, most: 10 } });
    expect(refusal(() => Objective.of(below, { hold: -5, rollback: -2 }))).toEqual([]);
    expect(refusal(() => Objective.of(own({ unit: 'score' }), { hold: -5, rollback: -2 }))).toEqual([]);
    expect(refusal(() => Objective.of(own(), { hold: -5, rollback: -2 }))).toHaveLength(1);
  });
});

describe('a comparison with the stable version', () => {
  it('is no multiple of a share of requests: a stable version without failures has none', () => {
    expect(refusal(() => Objective.timesStable(Signals.errorRatio, { hold: 1.5, rollback: 3 }))).toMatchObject([
      {
        id: 'objective',
        given: "a multiple of the stable version's error-ratio",
        allowed: 'a difference: a stable version without failures has no multiple',
        fix: expect.stringContaining('aboveStable'),
      },
    ]);
  });

  it('is no multiple of what may be below 0', () => {
    expect(refusal(() => Objective.timesStable(own({ unit: 'score' }), { hold: 1.5, rollback: 3 }))).toMatchObject([
      { id: 'objective', allowed: 'a difference: one that is below 0 has no multiple' },
    ]);
  });

  it.each(['service', 'database'] as const)('is not of a %s, which both versions share', (scope) => {
    for (const make of [MAKERS.difference, MAKERS.ratio]) {
      expect(refusal(() => make(own({ scope }), { hold: 1.5, rollback: 3 }))).toMatchObject([
        {
          id: 'objective',
          given: "a comparison of own with the stable version's",
          allowed: `a signal of one version: that of the ${scope} is the same for both`,
          fix: expect.stringContaining('Objective.of'),
        },
      ]);
    }
  });
});
