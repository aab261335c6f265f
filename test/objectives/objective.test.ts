import fc from 'fast-check';
import { Database } from '../../lib/database/database';
import { Objective, connectionsHold, type Bounds, type ObjectiveOptions } from '../../lib/objectives/objective';
import { cpuPerRequest } from '../../lib/signals/saturation';
import { Signal } from '../../lib/signals/signal';
import { refusal } from '../core/refusal';

const database = Database.postgres({ maxConnections: 100, poolPerPod: 5 });
const other = Database.postgres({ name: 'reports', maxConnections: 100, poolPerPod: 5 });

describe('an objective on connections', () => {
  it('holds at 80 % and rolls back at 90 % when nothing is said', () => {
    expect(Objective.connections(database).facts).toMatchObject({
      name: 'connections-postgres',
      database,
      hold: { limit: 0.8 },
      rollback: { limit: 0.9 },
      noData: 'rollback',
    });
    expect(Objective.connections(database, { hold: 0.5 }).facts).toMatchObject({
      hold: { limit: 0.5 },
      rollback: { limit: 0.9 },
    });
  });

  it('is taken if and only if it holds where it rolls back or before, within all there is', () => {
    const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(share, share, (hold, rollback) => {
        const refused = refusal(() => Objective.connections(database, { hold, rollback }));
        expect(refused.length === 0).toBe(0 < hold && hold <= rollback && rollback <= 1);
      }),
    );
  });

  it.each<[Partial<Bounds>, string]>([
    [{ hold: 0.9, rollback: 0.8 }, 'hold 0.9, rollback 0.8'],
    [{ hold: 0.95 }, 'hold 0.95, rollback 0.9'],
    [{ hold: 0 }, 'hold 0, rollback 0.9'],
    [{ hold: 80, rollback: 90 }, 'hold 80, rollback 90'],
    [{ rollback: 1.1 }, 'hold 0.8, rollback 1.1'],
    [{ hold: Number.NaN }, 'hold NaN, rollback 0.9'],
  ])('is refused with %j', (bounds, given) => {
    expect(refusal(() => Objective.connections(database, bounds))).toMatchObject([
      {
        id: 'objective',
        severity: 'error',
        at: { field: 'objectives' },
        given: `connections-postgres: ${given}`,
        allowed: '0 < hold ≤ rollback ≤ 1',
      },
    ]);
  });
});

describe('the share at which a release is held', () => {
  it('is the least of those on that very database', () => {
    const objectives = [
      Objective.connections(database, { hold: 0.7 }),
      Objective.connections(database, { hold: 0.6 }),
      Objective.connections(other, { hold: 0.1 }),
    ];
    expect(connectionsHold(objectives, database)).toBe(0.6);
    expect(connectionsHold(objectives, other)).toBe(0.1);
  });

  it('is none when nothing was declared for that database', () => {
    expect(connectionsHold([], database)).toBeUndefined();
    expect(connectionsHold([Objective.connections(other)], database)).toBeUndefined();
  });
});

/** A signal with a direction in which it gets worse. */
const signal = (worse: 'higher' | 'lower') =>
  Signal.of({ id: 'orders', title: 'orders', unit: 'count', series: 'gauge', worse, read: () => 'sum(orders)' });

describe('an objective of which nothing is said', () => {
  it('is measured over two minutes, holds without data and takes back at the first look', () => {
    expect(Objective.errorRatio().facts).toMatchObject({
      name: 'error-ratio',
      comparison: 'absolute',
      hold: { limit: 0.005 },
      rollback: { limit: 0.01 },
      rollbackAfter: 0,
      window: 120,
      settle: 120,
      mayWait: false,
      noData: 'hold',
      dryRun: false,
      concern: 'safety',
    });
  });

  it('is named after its signal, and after its comparison', () => {
    const bounds = { hold: 1.5, rollback: 2 };
    const named = [
      Objective.of(cpuPerRequest, bounds),
      Objective.aboveStable(cpuPerRequest, bounds),
      Objective.timesStable(cpuPerRequest, bounds),
      Objective.latency({ quantile: 0.5 }),
      Objective.latencyAgainstStable({ expected: 300 }),
      Objective.sequential(),
      Objective.of(cpuPerRequest, { ...bounds, name: 'mine' }),
    ];
    expect(named.map(({ facts }) => [facts.name, facts.comparison])).toEqual([
      ['cpu-per-request', 'absolute'],
      ['cpu-per-request-against-stable', 'difference'],
      ['cpu-per-request-against-stable', 'ratio'],
      ['latency-p50', 'absolute'],
      ['latency-p99-against-stable', 'ratio'],
      ['sequential-score', 'absolute'],
      ['mine', 'absolute'],
    ]);
  });

  it('goes on without data where it is about business', () => {
    const { facts } = Objective.of(signal('lower'), { hold: 2, rollback: 1, concern: 'business' });
    expect(facts).toMatchObject({ noData: 'pass', concern: 'business' });
  });
});

describe('an objective on failures', () => {
  it('is taken if and only if its bounds are shares that can be kept and reached', () => {
    const share = fc.oneof(fc.double({ min: -0.5, max: 1.5 }), fc.constantFrom(0, 1, 5, Number.NaN));
    fc.assert(
      fc.property(share, share, (hold, rollback) => {
        const refused = refusal(() => Objective.errorRatio({ hold, rollback }));
        expect(refused.length === 0).toBe(0 < hold && hold <= rollback && rollback <= 1);
      }),
    );
  });
});

describe('an objective on latency', () => {
  it('asks how many requests are slower, and shows people the quantile', () => {
    const { facts } = Objective.latency({ hold: 800, rollback: 2000 });
    expect(facts).toMatchObject({
      name: 'latency-p99',
      rollbackAfter: 120,
      hold: { limit: 0.01, signal: { id: 'slower-than-800ms' } },
      rollback: { limit: 0.01, signal: { id: 'slower-than-2000ms' } },
      panel: { signal: { id: 'latency-p99' }, hold: 800, rollback: 2000 },
    });
  });

  it('is rolled back where it is held when only one bound is given', () => {
    expect(Objective.latency({ hold: 250 }).facts).toMatchObject({ panel: { hold: 250, rollback: 250 } });
  });

  it('takes a Duration for milliseconds, and the exact rest of a quantile', () => {
    const { facts } = Objective.latency({ quantile: 0.95, hold: { toMilliseconds: () => 250 }, rollback: 500 });
    expect(facts).toMatchObject({ hold: { limit: 0.05 }, panel: { hold: 250, rollback: 500 } });
  });

  it.each<[string, () => Objective, string, string]>([
    ['a quantile of 1', () => Objective.latency({ quantile: 1 }), 'quantile', '1'],
    ['a quantile of 0', () => Objective.latency({ quantile: 0 }), 'quantile', '0'],
    ['one that leaves no request', () => Objective.latency({ quantile: 0.9999999 }), 'quantile', '0.9999999'],
    ['no number as quantile', () => Objective.latency({ quantile: Number.NaN }), 'quantile', 'NaN'],
    ['no time', () => Objective.latency({ hold: 0 }), 'hold', '0 ms'],
    ['no number', () => Objective.latency({ hold: Number.NaN }), 'hold', 'NaN ms'],
    [
      'bounds that fall',
      () => Objective.latency({ hold: 800, rollback: 500 }),
      'objectives',
      'latency-p99: hold 800, rollback 500',
    ],
    ['an expectation of nothing', () => Objective.latencyAgainstStable({ expected: 0 }), 'expected', '0 ms'],
    [
      'a multiple of less than 1',
      () => Objective.latencyAgainstStable({ expected: 300, hold: 0.9 }),
      'objectives',
      'latency-p99: hold 0.9, rollback 1.2',
    ],
    [
      'multiples that fall',
      () => Objective.latencyAgainstStable({ expected: 300, hold: 1.3 }),
      'objectives',
      'latency-p99: hold 1.3, rollback 1.2',
    ],
  ])('is refused with %s', (_, make, field, given) => {
    expect(refusal(make)).toMatchObject([{ id: 'objective', severity: 'error', at: { field }, given }]);
  });

  it('in comparison asks for buckets that can tell the hold bound, and 20 % at the most', () => {
    const need = (hold: number) =>
      Objective.latencyAgainstStable({ expected: 300, hold, rollback: 2 }).facts.hold.signal.needs;
    expect(need(1.1)).toEqual([{ kind: 'latency-resolution', milliseconds: 300, factor: 1.1 }]);
    expect(need(1.5)).toEqual([{ kind: 'latency-resolution', milliseconds: 300, factor: 1.2 }]);
  });
});

describe('a sequential test', () => {
  it('decides at the bounds of Wald, and may wait for its requests', () => {
    const { facts } = Objective.sequential();
    expect(facts.hold.limit).toBeCloseTo(-2.251, 3);
    expect(facts.rollback.limit).toBeCloseTo(2.89, 3);
    expect(facts).toMatchObject({ mayWait: true, window: 3600, settle: 120 });
  });
});

describe('options that make no objective', () => {
  it.each<[ObjectiveOptions, { field: string; given: string }]>([
    [{ name: 'Errors' }, { field: 'name', given: '"Errors"' }],
    [{ name: '-errors' }, { field: 'name', given: '"-errors"' }],
    [{ name: 'a.b' }, { field: 'name', given: '"a.b"' }],
    [{ name: '' }, { field: 'name', given: '""' }],
    [{ name: 'a'.repeat(51) }, { field: 'name', given: `"${'a'.repeat(51)}"` }],
    [
      { concern: 'business', noData: 'hold' },
      { field: 'noData', given: 'business objective error-ratio that holds without data' },
    ],
  ])('are refused: %j', (options, { field, given }) => {
    expect(refusal(() => Objective.errorRatio(options))).toMatchObject([
      { id: 'objective', severity: 'error', at: { field }, given },
    ]);
  });

  it.each<[ObjectiveOptions, string]>([
    [{ window: 0 }, 'window'],
    [{ window: 1.5 }, 'window'],
    [{ rollbackAfter: -30 }, 'rollbackAfter'],
  ])('are refused with their field: %j', (options, field) => {
    expect(refusal(() => Objective.errorRatio(options))).toMatchObject([{ severity: 'error', at: { field } }]);
  });

  it('are none with the longest name and with data that is missing for business', () => {
    const options = { name: 'a'.repeat(50), concern: 'business', noData: 'rollback' } as const;
    expect(Objective.errorRatio(options).facts).toMatchObject(options);
  });
});
