import fc from 'fast-check';
import { holds } from '../../lib/gates/argo/condition';
import { judgeOf } from '../../lib/gates/argo/measurement';
import { parseCondition } from '../../lib/gates/argo/syntax';
import { gateLook, looksInARow, type GateLook } from '../../lib/gates/look';
import { lookOf, requestsPerLook } from '../../lib/gates/watch';
import { Objective, type NoData, type ObjectiveFacts, type ObjectiveOptions } from '../../lib/objectives/objective';
import { Objectives } from '../../lib/objectives/profiles';
import { lintPromql } from '../../lib/promql/lint';
import type { LintContext } from '../../lib/promql/lint-context';
import { conversion, successShare } from '../../lib/signals/business';
import { errorRatio } from '../../lib/signals/requests';
import { cpuPerRequest } from '../../lib/signals/saturation';
import { Signal } from '../../lib/signals/signal';
import { contextOf, database, telemetries } from '../signals/subjects';
import { everySignal, watch } from './subjects';

/** A signal whose query is short enough to read. */
const short = (worse: 'higher' | 'lower' = 'higher', least = 0) =>
  Signal.of({
    id: 'short',
    title: 'a short one',
    unit: 'count',
    series: 'gauge',
    worse,
    range: { least, most: Infinity },
    read: ({ version }) => `max(x{version="${version}"})`,
  });

const NO_DATA: readonly NoData[] = ['hold', 'rollback', 'pass'];
const AFTER = [0, 120] as const;

/** All ways in which an objective may be asked besides its bounds. */
const ways: readonly ObjectiveOptions[] = AFTER.flatMap((rollbackAfter) => [
  ...NO_DATA.map((noData) => ({ rollbackAfter, noData })),
  ...(['pass', 'rollback'] as const).map((noData) => ({ rollbackAfter, noData, concern: 'business' as const })),
]);

type EverySignal = (typeof everySignal)[number];

/** What is the same for both versions has no difference. */
function isAdded({ scope, worse }: EverySignal): boolean {
  return scope === 'version' && worse === 'higher';
}

/** A share of requests has no multiple, because the stable version's may be 0, nor has what may be below 0. */
function isMultiplied({ unit, series, scope, worse, range }: EverySignal): boolean {
  const ofRequests = series === 'counter' || series === 'histogram';
  return scope === 'version' && range.least >= 0 && !(unit === 'ratio' && ofRequests && worse === 'higher');
}

/** Every objective of the factories and the profiles, and of every signal in every comparison. */
const objectives: readonly ObjectiveFacts[] = [
  ...ways.flatMap((way) => [
    Objective.errorRatio(way),
    Objective.latency(way),
    Objective.latency({ hold: 500, rollback: 1000, ...way }),
    Objective.connections(database, way),
    Objective.latencyAgainstStable({ expected: 300, ...way }),
    ...everySignal.flatMap((signal) => {
      const bounds = signal.worse === 'higher' ? { hold: 0.5, rollback: 0.75 } : { hold: 0.75, rollback: 0.5 };
      const multiple = signal.worse === 'higher' ? { hold: 1.5, rollback: 2 } : bounds;
      return [
        Objective.of(signal, { ...bounds, ...way }),
        ...(isAdded(signal) ? [Objective.aboveStable(signal, { ...bounds, ...way })] : []),
        ...(isMultiplied(signal) ? [Objective.timesStable(signal, { ...multiple, ...way })] : []),
      ];
    }),
  ]),
  Objective.sequential(),
  ...Objectives.guide000({ database }),
  ...Objectives.guide001({ countsLogs: true }),
  ...Objectives.guide002({ database }),
  ...Objectives.guide003({ expectedP99: 300 }),
].map(({ facts }) => facts);

const number = fc.oneof(
  fc.double(),
  fc.double({ min: -2, max: 2, noNaN: true }),
  fc.constantFrom(Number.NaN, Infinity, -Infinity, 0, 0.5, 0.75, 1, 5),
);
const reading = fc.oneof(
  number.map((value) => [value]),
  fc.constant([]),
  fc.array(number, { maxLength: 3 }),
);

const verdict = (look: GateLook, ...values: number[]) => judgeOf({ name: 'look', ...look })(values).phase;
const meets = (condition: string, result: readonly number[]) => holds(parseCondition(condition), result);

describe('the query of every gate', () => {
  /** Each query once, however many objectives ask it, with the signal that it is made of. */
  let asked: ReadonlyMap<string, Omit<LintContext, 'bounds'>>;
  beforeAll(() => {
    asked = new Map(
      telemetries.flatMap(([name, telemetry]) =>
        // What no value means is in no query, so that one of them is enough for the other telemetries.
        objectives
          .filter(({ noData, rollbackAfter }) => name === 'istio' || (noData === 'hold' && rollbackAfter > 0))
          .map((facts) => {
            // Buckets that are not there are for the release to refuse: they are its own versions'.
            const { bounds: _bounds, ...context } = contextOf(facts.rollback.signal, telemetry);
            return [gateLook(facts, { ...watch, telemetry }).query, context] as const;
          }),
      ),
    );
  });

  it('is PromQL of one version each that always gives one sample, by every telemetry', () => {
    expect(objectives.length).toBeGreaterThan(1000);
    expect([...asked].flatMap(([query, context]) => lintPromql(query, context))).toEqual([]);
  });

  it('ends in the sample of no value', () => {
    expect([...asked.keys()].filter((query) => !/^\(.*\) or vector\(NaN\)$/s.test(query))).toEqual([]);
  });
});

describe('the verdict on a look', () => {
  let looks: readonly { readonly facts: ObjectiveFacts; readonly look: GateLook }[];
  beforeAll(() => {
    looks = objectives.map((facts) => ({ facts, look: gateLook(facts, watch) }));
  });

  it('has both conditions, and no value fulfils both', () => {
    const conditions = [...new Set(looks.map(({ look }) => [look.successCondition, look.failureCondition].join('\n')))];
    expect(conditions.length).toBeGreaterThan(10);
    for (const both of conditions) {
      const [success = '', failure = ''] = both.split('\n');
      expect([success, failure].every((text) => text.includes('result[0]'))).toBe(true);
      fc.assert(
        fc.property(reading, (result) => !(meets(success, result) && meets(failure, result))),
        { numRuns: 200 },
      );
    }
  });

  it('on no value is what the objective says: it holds, is rolled back, or goes on', () => {
    const meaning = { hold: 'Inconclusive', rollback: 'Failed', pass: 'Successful' } as const;
    for (const { facts, look } of looks) {
      for (const nothing of [[Number.NaN], [], [0.1, 0.2]]) {
        expect([facts.name, verdict(look, ...nothing)]).toEqual([facts.name, meaning[facts.noData]]);
      }
    }
  });

  it('is never left open by a business objective, whatever the value', () => {
    const business = looks.filter(({ facts }) => facts.concern === 'business');
    expect(business.length).toBeGreaterThan(100);
    for (const conditions of new Set(business.map(({ look }) => JSON.stringify({ ...look, query: '' })))) {
      const look = JSON.parse(conditions) as GateLook;
      fc.assert(
        fc.property(reading, (result) => verdict(look, ...result) !== 'Inconclusive'),
        { numRuns: 200 },
      );
    }
  });

  it('is good below the hold bound, bad from the rollback bound on, and open between', () => {
    const bound = fc.double({ min: -1e6, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(bound, bound, fc.oneof(bound, number), fc.boolean(), (a, b, value, isLower) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(!Number.isNaN(value));
        const [hold, rollback] = isLower ? [high, low] : [low, high];
        const { facts } = Objective.of(short(isLower ? 'lower' : 'higher', -Infinity), { hold, rollback });
        const bad = isLower ? value <= rollback : value >= rollback;
        const good = isLower ? value > hold : value < hold;
        const expected = bad ? 'Failed' : good ? 'Successful' : 'Inconclusive';
        expect(verdict(gateLook(facts, watch), value)).toBe(expected);
      }),
    );
  });

  it('compares with limits that Argo Rollouts reads, however small', () => {
    const { facts } = Objective.of(short(), { hold: 1e-9, rollback: 2.5e-7 });
    const look = gateLook(facts, watch);
    expect([0, 1e-8, 1e-6].map((value) => verdict(look, value))).toEqual(['Successful', 'Inconclusive', 'Failed']);
  });
});

describe('a bound that must be passed for a while', () => {
  const { facts } = Objective.of(short(), { hold: 3, rollback: 7, rollbackAfter: 120 });
  const candidate = 'max(x{version="v2.5.0"})';
  const score = `(count_over_time((((${candidate}) >= 7))[150s:30s]) or (${candidate}) * 0) + (0.5 * ((${candidate}) >= bool 3) or vector(0.5))`;

  it('is asked as a score: bad looks in a row, and a half where the hold bound is passed', () => {
    expect(gateLook(facts, watch).query).toBe(`(${score}) or vector(NaN)`);
  });

  it('is bad at the fifth look in a row for two minutes, and holds before', () => {
    const look = gateLook(facts, watch);
    expect(looksInARow(120)).toBe(5);
    // Nothing bad; above hold; one to four bad looks of the last five; all of them; all of them and above hold.
    expect([0, 0.5, 1, 1.5, 4, 4.5, 5, 5.5].map((value) => verdict(look, value))).toEqual([
      'Successful',
      ...Array<string>(5).fill('Inconclusive'),
      'Failed',
      'Failed',
    ]);
  });

  it('counts the first and the last look of any multiple of their interval', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), (steps) => {
        const after = Objective.of(short(), { hold: 3, rollback: 7, rollbackAfter: steps * 30 }).facts;
        const look = gateLook(after, watch);
        expect([verdict(look, steps + 0.5), verdict(look, steps + 1)]).toEqual(['Inconclusive', 'Failed']);
        const [, range = '', step] = /\[(\w+):(\w+)\]/.exec(look.query) ?? [];
        const [, amount = '', unit = ''] = /^(\d+)([smh])$/.exec(range) ?? [];
        expect(Number(amount) * { s: 1, m: 60, h: 3600 }[unit as 's']).toBe((steps + 1) * 30);
        expect(step).toBe('30s');
      }),
    );
  });

  it('is not held where the hold bound cannot be read only if no value means to go on', () => {
    const passing = Objective.of(short(), { hold: 3, rollback: 7, rollbackAfter: 120, noData: 'pass' });
    expect(gateLook(passing.facts, watch).query).toContain('or vector(0))) or vector(NaN)');
    expect(gateLook(facts, watch).query).toContain('or vector(0.5))) or vector(NaN)');
  });

  it('of a business objective has no half: it never holds', () => {
    const business = Objective.of(short(), { hold: 3, rollback: 7, rollbackAfter: 120, concern: 'business' });
    const look = gateLook(business.facts, watch);
    expect(look.query).not.toContain('0.5');
    expect([0, 1, 4, 5, 6].map((value) => verdict(look, value))).toEqual([
      ...Array<string>(3).fill('Successful'),
      ...Array<string>(2).fill('Failed'),
    ]);
  });
});

describe('two bounds on two signals', () => {
  const { facts } = Objective.latency({ hold: 500, rollback: 1000, rollbackAfter: 0 });
  const look = gateLook(facts, watch);

  it('are a score too: 1 where it is rolled back, a half where it holds', () => {
    expect([0, 0.5, 1, 1.5].map((value) => verdict(look, value))).toEqual([
      'Successful',
      'Inconclusive',
      'Failed',
      'Failed',
    ]);
    expect(look.query).toContain('>= bool 0.01)');
  });

  it('stay without a value where the signal is NaN, of which a comparison would make 0', () => {
    expect(look.query).toMatch(/>= bool 0\.01\) \+ \(1 - .* \* 0\)? ?\+ \(0\.5 \* /s);
  });
});

describe('a comparison with the stable version', () => {
  const asked = (objective: Objective) => gateLook(objective.facts, watch).query;
  const bounds = { hold: 1.5, rollback: 2 };

  it('takes the difference, or the ratio where the stable version has more than nothing', () => {
    const [candidate, stable] = ['max(x{version="v2.5.0"})', 'max(x{version="v2.4.0"})'];
    expect(asked(Objective.of(short(), bounds))).toBe(`(${candidate}) or vector(NaN)`);
    expect(asked(Objective.aboveStable(short(), bounds))).toBe(`((${candidate}) - (${stable})) or vector(NaN)`);
    expect(asked(Objective.timesStable(short(), bounds))).toBe(`((${candidate}) / ((${stable}) > 0)) or vector(NaN)`);
  });
});

describe('the least rate of requests that a look needs', () => {
  it('is that of a share of failures: 301 requests in two minutes for guide 000', () => {
    const { facts } = Objective.errorRatio();
    expect(requestsPerLook(facts)).toBe(301);
    expect(lookOf(facts, watch.telemetry)).toMatchObject({ window: 120, minimumRate: 2.5 });
  });

  it('counts from the healthy share where the bound is above the stable version’s', () => {
    const { facts } = Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 });
    // 0.05 % are healthy, and 0.55 % are bad.
    expect(requestsPerLook(facts)).toBeGreaterThan(requestsPerLook(Objective.errorRatio().facts) ?? Infinity);
  });

  it('is the one that keeps 0/0 out for a signal that is no share of requests', () => {
    const others = [
      Objective.connections(database),
      Objective.of(successShare(), { hold: 0.9, rollback: 0.8 }),
      Objective.timesStable(conversion({ begun: { metric: 'a_total' }, done: { metric: 'b_total' } }), {
        hold: 0.9,
        rollback: 0.8,
      }),
      Objective.timesStable(cpuPerRequest, { hold: 1.5, rollback: 3 }),
      Objective.sequential(),
    ];
    for (const { facts } of others) {
      expect(requestsPerLook(facts)).toBeUndefined();
      expect(lookOf(facts, watch.telemetry).minimumRate).toBe(0.1);
    }
  });
});
