import * as fc from 'fast-check';
import { decide, score, sequentialTest, type Decision } from '../../lib/signals/sequential';
import { frequency, hits, seeded } from '../gates/seeded';

const TEST = sequentialTest({ base: 0.001, bad: 0.01 });

describe("Wald's test of 0.1 % against 1 %, wrong at most 5 and 10 times in 100", () => {
  it('has the weights, bounds and sizes of the reference', () => {
    expect(TEST.errorWeight).toBeCloseTo(2.302585, 6);
    expect(TEST.successWeight).toBeCloseTo(0.00905, 6);
    expect(TEST.accept).toBeCloseTo(-2.251, 3);
    expect(TEST.reject).toBeCloseTo(2.89, 3);
    expect(Math.round(TEST.expectedRequests.good)).toBe(296);
    expect(Math.round(TEST.expectedRequests.bad)).toBe(169);
  });

  it('accepts after 249 requests without a failure, and rejects at the second failure among the first', () => {
    const after = (errors: number, successes: number) => decide(TEST, score(TEST, errors, successes));
    expect([after(0, 248), after(0, 249)]).toEqual(['undecided', 'accept']);
    expect([after(1, 1), after(2, 1)]).toEqual(['undecided', 'reject']);
    expect(decide(TEST, TEST.accept)).toBe('accept');
    expect(decide(TEST, TEST.reject)).toBe('reject');
    expect(decide(TEST, Number.NaN)).toBe('undecided');
  });

  it.each([
    [0.001, 'reject', 0.05],
    [0.01, 'accept', 0.1],
  ] as const)(
    'with a share of %d comes to %s no more often than it may, looked at after each request',
    (share, wrong, most) => {
      const random = seeded(3);
      let requests = 0;
      const RUNS = 4000;
      const isWrong = () => {
        for (let [errors, successes] = [0, 0]; ; requests++) {
          const decision = decide(TEST, score(TEST, errors, successes));
          if (decision !== 'undecided') return decision === wrong;
          if (random() < share) errors++;
          else successes++;
        }
      };
      // Three standard errors of 4000 runs above what Wald promises.
      expect(frequency(RUNS, isWrong)).toBeLessThan(most / (1 - 0.1) + 0.015);
      const expected = share === 0.001 ? TEST.expectedRequests.good : TEST.expectedRequests.bad;
      // A bound is overshot by a part of a step; Wald leaves that out.
      expect(requests / RUNS / expected).toBeGreaterThan(0.9);
      expect(requests / RUNS / expected).toBeLessThan(1.45);
    },
  );

  it('orders weights and bounds for any two shares', () => {
    const share = fc.integer({ min: 1, max: 400 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(share, share, (a, b) => {
        fc.pre(a !== b);
        const [base, bad] = [Math.min(a, b), Math.max(a, b)];
        const test = sequentialTest({ base, bad });
        expect(test.errorWeight).toBeGreaterThan(0);
        expect(test.successWeight).toBeGreaterThan(0);
        expect(test.accept).toBeLessThan(0);
        expect(test.reject).toBeGreaterThan(0);
        expect(test.expectedRequests.good).toBeGreaterThan(0);
        expect(test.expectedRequests.bad).toBeGreaterThan(0);
      }),
    );
  });
});

describe('the test in a stage, looked at every 30 s over what the stage has seen', () => {
  const RUNS = 3000;

  /** The first decision within a stage, or none. */
  function inStage(random: () => number, perLook: number, looks: number, share: number): Decision {
    let [errors, requests] = [0, 0];
    for (let look = 0; look < looks; look++) {
      errors += hits(random, perLook, share);
      requests += perLook;
      const decision = decide(TEST, score(TEST, errors, requests - errors));
      if (decision !== 'undecided') return decision;
    }
    return 'undecided';
  }

  // Requests per look, looks; how often it accepts a good version, rejects a bad one.
  it.each([
    ['1 request per second at 10 %', 3, 6, 0, 0],
    ['1 request per second at 50 %', 15, 20, 0.7, 0.65],
    ['10 requests per second at 25 %', 75, 10, 0.9, 0.85],
    ['100 requests per second at 10 %', 300, 6, 0.97, 0.9],
  ])('%s', (_, perLook, looks, accepts, rejects) => {
    const random = seeded(4);
    const good = Array.from({ length: RUNS }, () => inStage(random, perLook, looks, 0.001));
    const bad = Array.from({ length: RUNS }, () => inStage(random, perLook, looks, 0.01));
    const part = (of: readonly Decision[], decision: Decision) => of.filter((each) => each === decision).length / RUNS;
    expect(part(good, 'reject')).toBeLessThanOrEqual(0.03);
    expect(part(good, 'accept')).toBeGreaterThanOrEqual(accepts);
    expect(part(bad, 'reject')).toBeGreaterThanOrEqual(rejects);
    expect(part(bad, 'accept')).toBeLessThanOrEqual(0.12);
  });
});
