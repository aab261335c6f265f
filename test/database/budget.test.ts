import fc from 'fast-check';
import type { Problem } from '../../lib/core/problem';
import {
  connectionBudget,
  connectionProblems,
  type ConnectionDemand,
  type VersionConnections,
} from '../../lib/database/budget';

const AT = { construct: 'app/shop' };

/** Holds whose products with whole numbers are exact enough to be rounded down; all whole percents are looked at below. */
const HOLDS = [0.5, 0.6, 0.75, 0.8, 0.85, 0.9, 1];

const version = (slot: string) =>
  fc.record({
    slot: fc.constant(slot),
    poolPerPod: fc.integer({ min: 1, max: 40 }),
    peakPods: fc.integer({ min: 2, max: 30 }),
  });

const demand: fc.Arbitrary<ConnectionDemand> = fc.record(
  {
    database: fc.constant('postgres'),
    maxConnections: fc.integer({ min: 10, max: 3000 }),
    reserved: fc.integer({ min: 0, max: 10 }),
    otherClients: fc.integer({ min: 0, max: 100 }),
    jobs: fc.integer({ min: 0, max: 20 }),
    versions: fc.tuple(version('blue v1'), version('green v2')),
    hold: fc.constantFrom(...HOLDS),
  },
  { requiredKeys: ['database', 'maxConnections', 'reserved', 'otherClients', 'jobs', 'versions'] },
);

/** What the two slots and everything else take at their largest, worked out without the library. */
function peakOf({ versions, otherClients, jobs }: ConnectionDemand): number {
  let peak = otherClients + jobs;
  for (const { peakPods, poolPerPod } of versions) peak += peakPods * poolPerPod;
  return peak;
}

/** Percent of a whole number, rounded down, without fractions in between. */
const shareOf = (usable: number, percent: number) => Math.floor((usable * percent) / 100);

/** The most that may be in use. */
function limitOf({ maxConnections, reserved, hold = 1 }: ConnectionDemand): number {
  return shareOf(maxConnections - reserved, Math.round(hold * 100));
}

const errorsOf = (of: ConnectionDemand) => connectionProblems(of, AT).filter(({ severity }) => severity === 'error');

interface WaysOut {
  readonly maxConnections: number;
  readonly poolPerPod?: number | undefined;
  readonly pods?: number | undefined;
}

/** The numbers in the advice of a problem. */
function waysOut({ fix }: Problem): WaysOut {
  const number = (pattern: RegExp) => {
    const found = pattern.exec(fix)?.[1];
    return found === undefined ? undefined : Number(found);
  };
  return {
    maxConnections: number(/^raise max_connections to (\d+)/)!,
    poolPerPod: number(/, or set poolPerPod to (\d+) in every version/),
    pods: number(/, or run at most (\d+) pods in each slot, surge included/),
  };
}

const withVersions = (of: ConnectionDemand, change: Partial<VersionConnections>): ConnectionDemand => ({
  ...of,
  versions: of.versions.map((each) => ({ ...each, ...change })),
});

describe('the connection budget', () => {
  it('is the pods of both slots at their pools, with everything else that connects', () => {
    fc.assert(
      fc.property(demand, (of) => {
        const budget = connectionBudget(of);
        expect(budget.usable).toBe(of.maxConnections - of.reserved);
        expect(budget.peak).toBe(peakOf(of));
        expect(budget.bound).toBe(limitOf(of));
      }),
    );
  });

  it('is told as a sum that comes to the peak', () => {
    fc.assert(
      fc.property(demand, (of) => {
        const { sum, peak } = connectionBudget(of);
        const products = [...sum.matchAll(/(\d+) pods × (\d+)/g)].map(([, pods, pool]) => Number(pods) * Number(pool));
        const [others, jobs] = [/others (\d+)/, /jobs (\d+)/].map((pattern) => Number(pattern.exec(sum)?.[1]));
        expect(products).toHaveLength(of.versions.length);
        expect(products.reduce((total, product) => total + product, 0) + others! + jobs!).toBe(peak);
      }),
    );
  });

  it('counts each slot by its own pods and its own pool', () => {
    const of: ConnectionDemand = {
      database: 'shop-db',
      maxConnections: 100,
      reserved: 3,
      otherClients: 7,
      jobs: 2,
      versions: [
        { slot: 'blue v1', peakPods: 5, poolPerPod: 8 },
        { slot: 'green v2', peakPods: 10, poolPerPod: 3 },
      ],
    };
    expect(connectionBudget(of)).toEqual({
      usable: 97,
      peak: 79,
      bound: 97,
      sum: 'blue v1 5 pods × 8 + green v2 10 pods × 3 + others 7 + jobs 2',
    });
  });

  it('is bounded by the share of the objective to the connection, for every whole percent', () => {
    const wrong: string[] = [];
    for (let percent = 1; percent <= 100; percent += 1) {
      for (let usable = 1; usable <= 300; usable += 1) {
        const of = { database: 'd', maxConnections: usable, reserved: 0, otherClients: 0, jobs: 0, versions: [] };
        const { bound } = connectionBudget({ ...of, hold: percent / 100 });
        if (bound !== shareOf(usable, percent)) wrong.push(`${percent} % of ${usable}: ${bound}`);
      }
    }
    expect(wrong).toEqual([]);
  });
});

describe('a peak', () => {
  it('is refused if and only if it passes what the database has to give, or the hold of the objective', () => {
    fc.assert(
      fc.property(demand, (of) => {
        const problems = errorsOf(of);
        expect(problems.length > 0).toBe(peakOf(of) > Math.min(limitOf(of), of.maxConnections - of.reserved));
        for (const problem of problems) {
          expect(problem).toMatchObject({
            id: 'connection-budget',
            at: { construct: 'app/shop', field: 'database' },
            given: `peak of ${peakOf(of)} connections to postgres = ${connectionBudget(of).sum}`,
            allowed: expect.stringContaining(
              `max_connections ${of.maxConnections} − reserved ${of.reserved} = ${of.maxConnections - of.reserved}`,
            ),
          });
        }
      }),
    );
  });

  it('is only pointed out from 80 % on when no objective says how full is too full', () => {
    fc.assert(
      fc.property(demand, ({ hold: _hold, ...of }) => {
        const usable = of.maxConnections - of.reserved;
        const peak = peakOf(of);
        const expected = peak > usable ? ['error'] : peak > shareOf(usable, 80) ? ['warning'] : [];
        expect(connectionProblems(of, AT).map(({ severity }) => severity)).toEqual(expected);
      }),
    );
  });

  it('is never only pointed out when an objective says how full is too full', () => {
    fc.assert(
      fc.property(demand, fc.constantFrom(...HOLDS), (of, hold) => {
        expect(connectionProblems({ ...of, hold }, AT).filter(({ severity }) => severity === 'warning')).toEqual([]);
      }),
    );
  });

  const of = (peak: number, hold?: number): ConnectionDemand => ({
    database: 'postgres',
    maxConnections: 103,
    reserved: 3,
    otherClients: peak - 40,
    jobs: 0,
    versions: [
      { slot: 'blue v1', peakPods: 4, poolPerPod: 5 },
      { slot: 'green v2', peakPods: 4, poolPerPod: 5 },
    ],
    ...(hold === undefined ? {} : { hold }),
  });

  it.each<[number, string[]]>([
    [80, []],
    [81, ['warning']],
    [100, ['warning']],
    [101, ['error']],
  ])('of %d out of 100 without an objective is %j', (peak, severities) => {
    expect(connectionProblems(of(peak), AT).map(({ severity }) => severity)).toEqual(severities);
  });

  it('that is pointed out tells how to say what is meant', () => {
    expect(connectionProblems(of(90), AT)).toMatchObject([
      {
        id: 'connection-budget',
        severity: 'warning',
        allowed: 'at most 80 (80 % of 100 usable) leaves room for what nobody planned',
        fix: expect.stringMatching(
          /^raise max_connections to 116, .*; or declare Objective\.connections\(…\) with the bound that you mean$/,
        ),
      },
    ]);
  });

  it('is told the share at which its objective holds', () => {
    expect(connectionProblems(of(76, 0.75), AT)).toMatchObject([
      {
        severity: 'error',
        allowed:
          'at most 75, where the objective holds the release (75 % of 100 usable); max_connections 103 − reserved 3 = 100',
      },
    ]);
    expect(connectionProblems(of(75, 0.75), AT)).toEqual([]);
  });
});

describe('each of the three ways out', () => {
  const refused = demand.filter((of) => errorsOf(of).length > 0);

  it('leads out when it is taken as it is written', () => {
    fc.assert(
      fc.property(refused, (of) => {
        const { maxConnections, poolPerPod, pods } = waysOut(errorsOf(of)[0]!);
        expect(errorsOf({ ...of, maxConnections })).toEqual([]);
        if (poolPerPod !== undefined) expect(errorsOf(withVersions(of, { poolPerPod }))).toEqual([]);
        if (pods !== undefined) expect(errorsOf(withVersions(of, { peakPods: pods }))).toEqual([]);
      }),
    );
  });

  it('asks for no more than is needed: a connection less or a pod more is refused again', () => {
    fc.assert(
      fc.property(refused, (of) => {
        const { maxConnections, poolPerPod, pods } = waysOut(errorsOf(of)[0]!);
        expect(errorsOf({ ...of, maxConnections: maxConnections - 1 })).toHaveLength(1);
        expect(errorsOf(withVersions(of, { poolPerPod: (poolPerPod ?? 0) + 1 }))).toHaveLength(1);
        expect(errorsOf(withVersions(of, { peakPods: (pods ?? 1) + 1 }))).toHaveLength(1);
      }),
    );
  });

  it('asks for no more than is needed for any whole percent of hold', () => {
    const wrong: string[] = [];
    for (let percent = 1; percent <= 100; percent += 1) {
      for (let peak = 10; peak <= 200; peak += 1) {
        const hold = percent / 100;
        const of = { database: 'd', reserved: 0, otherClients: peak, jobs: 0, versions: [], hold };
        const { maxConnections } = waysOut(errorsOf({ ...of, maxConnections: 5 })[0]!);
        if (errorsOf({ ...of, maxConnections }).length > 0) wrong.push(`${peak} at ${percent} %: not enough`);
        if (errorsOf({ ...of, maxConnections: maxConnections - 1 }).length === 0) wrong.push(`${peak} at ${percent} %`);
      }
    }
    expect(wrong).toEqual([]);
  });

  it('quiets what is only pointed out as well', () => {
    const pointedOut = demand
      .map(({ hold: _hold, ...of }): ConnectionDemand => ({ ...of, maxConnections: Math.floor(peakOf(of) * 1.1) + 10 }))
      .filter((of) => connectionProblems(of, AT).some(({ severity }) => severity === 'warning'));
    fc.assert(
      fc.property(pointedOut, (of) => {
        const { maxConnections, poolPerPod, pods } = waysOut(connectionProblems(of, AT)[0]!);
        expect(connectionProblems({ ...of, maxConnections }, AT)).toEqual([]);
        expect(connectionProblems({ ...of, maxConnections: maxConnections - 1 }, AT)).toHaveLength(1);
        if (poolPerPod !== undefined) expect(connectionProblems(withVersions(of, { poolPerPod }), AT)).toEqual([]);
        if (pods !== undefined) expect(connectionProblems(withVersions(of, { peakPods: pods }), AT)).toEqual([]);
      }),
    );
  });

  const crowded = (otherClients: number): ConnectionDemand => ({
    database: 'postgres',
    maxConnections: 103,
    reserved: 3,
    otherClients,
    jobs: 0,
    versions: [
      { slot: 'blue v1', peakPods: 10, poolPerPod: 20 },
      { slot: 'green v2', peakPods: 10, poolPerPod: 20 },
    ],
  });

  it('is named only where it is one: others alone may take too much', () => {
    expect(waysOut(errorsOf(crowded(95))[0]!)).toEqual({ maxConnections: 498, poolPerPod: undefined, pods: undefined });
    expect(waysOut(errorsOf(crowded(0))[0]!)).toEqual({ maxConnections: 403, poolPerPod: 5, pods: 2 });
  });

  it('is never a slot of one pod with its surge: a capacity has one pod and a surge of one at the least', () => {
    expect(errorsOf(crowded(50))[0]?.fix).not.toMatch(/at most 1 pods/);
  });
});

describe('a demand far beyond any database', () => {
  it('is refused at once, whatever the numbers', () => {
    const versions = ['blue v1', 'green v2'].map((slot) => ({ slot, poolPerPod: 2 ** 31 - 1, peakPods: 2 ** 32 - 2 }));
    const demands = HOLDS.map((hold) => ({
      database: 'postgres',
      maxConnections: 100,
      reserved: 3,
      otherClients: 0,
      jobs: 0,
      versions,
      hold,
    }));
    expect(demands.map((demand) => errorsOf(demand as ConnectionDemand).length)).toEqual(HOLDS.map(() => 1));
  });
});
