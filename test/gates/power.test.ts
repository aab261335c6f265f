import * as fc from 'fast-check';
import { atLeast } from '../../lib/gates/binomial';
import { normalQuantile } from '../../lib/gates/normal';
import {
  badLookProbability,
  effectiveLooks,
  fixedSampleSize,
  minimumRate,
  releaseRisk,
  requestsNeeded,
  stageRisk,
  verdictProbability,
  type GatedStage,
  type VerdictRule,
} from '../../lib/gates/power';
import { frequency, hits, seeded } from './seeded';

/** Guide 000's stages: share of the requests, and seconds. */
const STAGES = [
  [0.1, 180],
  [0.25, 300],
  [0.5, 600],
  [0.75, 900],
] as const;

type Shares = Pick<GatedStage, 'base' | 'limit'>;

function release(requestsPerSecond: number, rule: VerdictRule | 'pooled', shares: Shares, bad = 0.02): GatedStage[] {
  return STAGES.map(([weight, hold]) => {
    const window = rule === 'pooled' ? hold : 60;
    const verdict = rule === 'pooled' ? { inARow: 1 } : rule;
    return { weight, hold, window, interval: window, requestsPerSecond, rule: verdict, bad, ...shares };
  });
}

const percent = (value: number): number => Math.round(value * 1000) / 10;
const falseRollbacks = (stages: readonly GatedStage[]): number[] =>
  stages.map((stage) => percent(stageRisk(stage).falseRollback));
const detections = (stages: readonly GatedStage[]): number[] =>
  stages.map((stage) => Math.round(100 * (1 - stageRisk(stage).missed)));

const BASE = { base: 0.001, limit: 0.01 };
const shares = fc.integer({ min: 0, max: 1000 }).map((thousandths) => thousandths / 1000);

describe('a gate at a base of 0.1 % and a limit of 1 %, with independent looks of 60 s', () => {
  // Requests per second, rule, false rollbacks of the stages and the release in %, detection of 2 % and of 5 % in %.
  const TABLE = [
    [1, { inARow: 1 }, [1.8, 7.2, 25.9, 49.1], 65.6, [31, 78, 100, 100], [60, 98, 100, 100]],
    [1, { inARow: 2 }, [0, 0.1, 0.8, 2.6], 3.4, [3, 22, 80, 99], [12, 65, 100, 100]],
    [1, { inARow: 3 }, [0, 0, 0, 0.1], 0.1, [0, 4, 42, 85], [2, 30, 95, 100]],
    [1, 'pooled', [1.8, 7.2, 0, 0], 8.9, [31, 78, 85, 98], [60, 98, 100, 100]],
    [10, { inARow: 1 }, [16.5, 5, 0.3, 0.2], 21, [97, 100, 100, 100], [100, 100, 100, 100]],
    [10, { inARow: 2 }, [0.7, 0, 0, 0], 0.7, [64, 95, 100, 100], [95, 100, 100, 100]],
    [10, { inARow: 3 }, [0, 0, 0, 0], 0, [35, 72, 98, 100], [87, 100, 100, 100]],
    [10, 'pooled', [1.4, 0, 0, 0], 1.4, [88, 98, 100, 100], [100, 100, 100, 100]],
    [100, { inARow: 1 }, [0, 0, 0, 0], 0, [100, 100, 100, 100], [100, 100, 100, 100]],
    [100, { inARow: 3 }, [0, 0, 0, 0], 0, [87, 100, 100, 100], [100, 100, 100, 100]],
    [1000, { inARow: 1 }, [0, 0, 0, 0], 0, [100, 100, 100, 100], [100, 100, 100, 100]],
  ] as const;

  it.each(TABLE)('at %d requests per second with %j', (rps, rule, stages, whole, two, five) => {
    expect(falseRollbacks(release(rps, rule, BASE))).toEqual(stages);
    expect(percent(releaseRisk(release(rps, rule, BASE)).falseRollback)).toBe(whole);
    // One of them is 94.48 %.
    const near = (found: readonly number[], expected: readonly number[]) =>
      expect(Math.max(...found.map((value, index) => Math.abs(value - expected[index]!)))).toBeLessThanOrEqual(1);
    near(detections(release(rps, rule, BASE)), two);
    near(detections(release(rps, rule, BASE, 0.05)), five);
  });

  it('is missed only by a version that every stage misses', () => {
    const stages = release(1, { inARow: 1 }, BASE);
    const product = stages.reduce((missed, stage) => missed * stageRisk(stage).missed, 1);
    expect(releaseRisk(stages).missed).toBeCloseTo(product, 12);
    expect(releaseRisk([])).toEqual({ falseRollback: 0, missed: 1 });
  });
});

describe('false rollbacks of a whole release', () => {
  it.each([
    [0.005, 0.01, { inARow: 1 }, [99.5, 97.6, 11.8, 0]],
    [0.005, 0.01, { inARow: 3 }, [10.3, 3.9, 0, 0]],
    [0.001, 0.005, { inARow: 1 }, [65.6, 77, 1.1, 0]],
    [0.001, 0.05, { inARow: 1 }, [9.3, 0, 0, 0]],
  ] as const)('base %d, limit %d, %j, at 1, 10, 100 and 1000 requests per second', (base, limit, rule, expected) => {
    const found = [1, 10, 100, 1000].map((rps) => releaseRisk(release(rps, rule, { base, limit })).falseRollback);
    expect(found.map(percent)).toEqual(expected);
  });

  it('with 5 % of noise per look and 40 looks are 32 % for three anywhere and 0.45 % for three in a row', () => {
    // The reference computed with looks that are bad independently: three anywhere are far more often than that.
    expect(percent(verdictProbability({ failureLimit: 2 }, 40, 0.05))).toBe(32.3);
    expect(verdictProbability({ inARow: 3 }, 40, 0.05)).toBeCloseTo(0.0045, 4);
  });
});

describe('the verdict of several looks', () => {
  const looks = fc.integer({ min: 0, max: 80 });
  const inARow = fc.integer({ min: 1, max: 8 });

  /** Probability of each length of the run of bad looks that is going on; the last is the verdict. */
  function byStates(run: number, m: number, bad: number): number {
    let states = [1, ...Array<number>(run).fill(0)];
    for (let look = 0; look < m; look++) {
      const good = states.slice(0, run).reduce((sum, state) => sum + state * (1 - bad), 0);
      const longer = states.slice(0, run).map((state) => state * bad);
      longer[run - 1]! += states[run]!;
      states = [good, ...longer];
    }
    return states[run]!;
  }

  it('in a row is what the states of a run come to, step by step', () => {
    fc.assert(
      fc.property(inARow, looks, shares, (run, m, bad) => {
        expect(verdictProbability({ inARow: run }, m, bad)).toBeCloseTo(byStates(run, m, bad), 10);
      }),
      { numRuns: 500 },
    );
  });

  it('in a row is what the alternating sum says, as long as that has digits', () => {
    const choose = (n: number, k: number): number => (k <= 0 ? 1 : (choose(n - 1, k - 1) * n) / k);
    const z = (k: number, run: number, bad: number): number => {
      let sum = 0;
      for (let l = 0; l <= k / (run + 1); l++)
        sum += (-1) ** l * choose(k - l * run, l) * ((1 - bad) * bad ** run) ** l;
      return sum;
    };
    fc.assert(
      fc.property(inARow, fc.integer({ min: 8, max: 25 }), shares, (run, m, bad) => {
        const none = z(m, run, bad) - bad ** run * z(m - run, run, bad);
        expect(verdictProbability({ inARow: run }, m, bad)).toBeCloseTo(1 - none, 8);
      }),
    );
  });

  it('rises with the looks and with how often they are bad, and falls with what a rule asks for', () => {
    fc.assert(
      fc.property(inARow, fc.nat(40), shares, shares, (asked, m, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        for (const rule of [{ inARow: asked }, { failureLimit: asked - 1 }]) {
          const harder = 'inARow' in rule ? { inARow: asked + 1 } : { failureLimit: asked };
          const probability = verdictProbability(rule, m, low);
          expect(verdictProbability(rule, m + 1, low)).toBeGreaterThanOrEqual(probability - 1e-12);
          expect(verdictProbability(rule, m, high)).toBeGreaterThanOrEqual(probability - 1e-12);
          expect(verdictProbability(harder, m, low)).toBeLessThanOrEqual(probability + 1e-12);
          expect(probability).toBeLessThanOrEqual(1);
        }
        // In a row is never easier than anywhere.
        const anywhere = verdictProbability({ failureLimit: asked - 1 }, m, a);
        expect(verdictProbability({ inARow: asked }, m, a)).toBeLessThanOrEqual(anywhere + 1e-12);
      }),
    );
  });

  it('never comes without a look, nor from looks that are never bad', () => {
    for (const rule of [{ inARow: 2 }, { failureLimit: 0 }]) {
      expect(verdictProbability(rule, 0, 1)).toBe(0);
      expect(verdictProbability(rule, 50, 0)).toBe(0);
      expect(verdictProbability(rule, 50, 1)).toBe(1);
    }
  });
});

describe('the closed forms against a simulation of requests', () => {
  const RUNS = 2000;

  it.each([
    [1, { inARow: 1 }, 0.001],
    [1, { inARow: 2 }, 0.02],
    [10, { inARow: 3 }, 0.02],
    [10, { failureLimit: 1 }, 0.005],
  ] as const)('%d requests per second, %j, %d of them failing', (rps, rule, share) => {
    const random = seeded(1);
    for (const stage of release(rps, rule, { base: share, limit: 0.01 })) {
      const perLook = Math.round(rps * stage.weight * 60);
      const verdict = () => {
        const bad = Array.from({ length: stage.hold / 60 }, () => hits(random, perLook, share) / perLook > stage.limit);
        return 'inARow' in rule
          ? bad.some((_, at) => bad.slice(at, at + rule.inARow).filter(Boolean).length === rule.inARow)
          : bad.filter(Boolean).length > rule.failureLimit;
      };
      // Three and a half standard errors of 2000 runs.
      expect(Math.abs(frequency(RUNS, verdict) - stageRisk(stage).falseRollback)).toBeLessThan(0.04);
    }
  });

  it('counts looks of two minutes every 30 s as one every two minutes, not as one every 30 s', () => {
    const random = seeded(2);
    const [perStep, base, limit, hold] = [150, 0.004, 0.01, 1800];
    const first = () => {
      const steps = Array.from({ length: hold / 30 }, () => hits(random, perStep, base));
      return steps.some(
        (_, at) => at >= 3 && steps.slice(at - 3, at + 1).reduce((a, b) => a + b) > 4 * perStep * limit,
      );
    };
    const bad = badLookProbability(4 * perStep, base, limit);
    const simulated = frequency(2000, first);
    const looks = { hold, window: 120, interval: 30 };
    const overlapping = verdictProbability({ inARow: 1 }, effectiveLooks(looks), bad);
    const independent = verdictProbability({ inARow: 1 }, 57, bad);
    expect(effectiveLooks(looks)).toBe(15);
    expect(overlapping / simulated).toBeGreaterThan(0.4);
    expect(overlapping / simulated).toBeLessThan(1.1);
    expect(independent / simulated).toBeGreaterThan(1.4);
  });
});

describe('how many looks a stage is worth', () => {
  it('is none before a window is full, and one for each interval where looks do not overlap', () => {
    expect(effectiveLooks({ hold: 119, window: 120, interval: 30 })).toBe(0);
    expect(effectiveLooks({ hold: 120, window: 120, interval: 30 })).toBe(1);
    expect(effectiveLooks({ hold: 600, window: 60, interval: 120 })).toBe(5.5);
  });

  it('is rounded up for false rollbacks and down for what is seen', () => {
    const stage = { ...release(10, { inARow: 1 }, BASE)[1]!, window: 120, interval: 30 };
    const bad = (share: number) => badLookProbability(300, share, 0.01);
    expect(effectiveLooks(stage)).toBe(2.5);
    expect(stageRisk(stage).falseRollback).toBeCloseTo(1 - (1 - bad(0.001)) ** 3, 12);
    expect(stageRisk(stage).missed).toBeCloseTo((1 - bad(0.02)) ** 2, 12);
    expect(stageRisk(stage).requestsPerLook).toBe(300);
  });

  it('makes five overlapping looks in a row two windows, and four of them one or two', () => {
    const stage = { ...release(10, { inARow: 5 }, BASE)[3]!, window: 120, interval: 30 };
    const bad = (share: number) => badLookProbability(900, share, 0.01);
    expect(stageRisk(stage).missed).toBeCloseTo(1 - verdictProbability({ inARow: 2 }, 7, bad(0.02)), 12);
    const four = stageRisk({ ...stage, rule: { inARow: 4 } });
    expect(four.falseRollback).toBeCloseTo(verdictProbability({ inARow: 1 }, 8, bad(0.001)), 12);
    expect(four.missed).toBeCloseTo(1 - verdictProbability({ inARow: 2 }, 7, bad(0.02)), 12);
  });
});

describe('one look', () => {
  it('is bad from the first failure above the limit on, whatever a machine makes of the product', () => {
    expect(badLookProbability(18, 0.001, 0.01)).toBeCloseTo(1 - 0.999 ** 18, 12);
    // 0.29 * 100 is 28.999999999999996: 29 failures are not above the limit.
    expect(badLookProbability(100, 0.3, 0.29)).toBe(atLeast(30, 100, 0.3));
    expect(badLookProbability(0, 0.5, 0.01)).toBe(0);
  });
});

describe('the requests that a look needs', () => {
  it.each([
    [0.001, 0.005, 1200],
    [0.001, 0.01, 300],
    [0.002, 0.01, 600],
    [0.005, 0.01, 2500],
    [0.001, 0.05, 20],
    [0, 0.01, 1],
  ])('at a base of %d and a limit of %d', (base, limit, expected) => {
    expect(requestsNeeded({ base, limit })).toBe(expected);
  });

  it('are enough with any number above, and one less is too few', () => {
    const thousandths = fc.integer({ min: 1, max: 50 }).map((value) => value / 1000);
    fc.assert(
      fc.property(
        thousandths,
        fc.integer({ min: 3, max: 20 }),
        fc.constantFrom(0.05, 0.01, 0.001),
        (base, times, falseAlarm) => {
          const limit = base * times;
          const needed = requestsNeeded({ base, limit, falseAlarm });
          for (let more = 0; more < 5 / limit; more++) {
            expect(badLookProbability(needed + more, base, limit)).toBeLessThanOrEqual(falseAlarm);
          }
          if (needed > 1) expect(badLookProbability(needed - 1, base, limit)).toBeGreaterThan(falseAlarm);
        },
      ),
    );
  });

  it('are never enough where the limit is not above the base', () => {
    expect(requestsNeeded({ base: 0.01, limit: 0.01 })).toBe(Number.POSITIVE_INFINITY);
    expect(requestsNeeded({ base: 0.02, limit: 0.01 })).toBe(Number.POSITIVE_INFINITY);
  });

  it('make a rate when they are divided by the window', () => {
    expect(minimumRate({ base: 0.001, limit: 0.01 }, 120)).toBe(2.5);
    expect(minimumRate({ base: 0.001, limit: 0.01, falseAlarm: 0.05 }, 120)).toBeLessThan(2.5);
  });
});

describe('a test of fixed size', () => {
  it.each([
    [0.01, 398],
    [0.02, 149],
    [0.005, 1268],
  ])('tells 0.1 %% from %d', (bad, expected) => {
    expect(fixedSampleSize({ base: 0.001, bad })).toBe(expected);
  });

  it('is larger when it may be wrong less often', () => {
    const size = fixedSampleSize({ base: 0.001, bad: 0.01 });
    expect(fixedSampleSize({ base: 0.001, bad: 0.01, falseAlarm: 0.01 })).toBeGreaterThan(size);
    expect(fixedSampleSize({ base: 0.001, bad: 0.01, miss: 0.01 })).toBeGreaterThan(size);
  });
});

describe('the quantiles of the normal distribution', () => {
  it.each([
    [0.5, 0],
    [0.9, 1.2815515655446],
    [0.95, 1.6448536269515],
    [0.975, 1.9599639845401],
    [0.99, 2.3263478740408],
    [0.999, 3.0902323061678],
    [0.001, -3.0902323061678],
    [0.3, -0.524400512708],
  ])('at %d', (probability, expected) => {
    expect(normalQuantile(probability)).toBeCloseTo(expected, 7);
  });
});
