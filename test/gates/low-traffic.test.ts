import fc from 'fast-check';
import { atLeast } from '../../lib/gates/binomial';
import { lowTrafficProblems } from '../../lib/gates/low-traffic';
import { gateProblems } from '../../lib/gates/problems';
import { requestsPerLook } from '../../lib/gates/watch';
import { Objective } from '../../lib/objectives/objective';
import { ReleasePlan } from '../../lib/release/plan';
import { errorRatio } from '../../lib/signals/requests';
import { database } from '../signals/subjects';

const plan = ReleasePlan.guide000();

function problemsAt(requestRate: number | undefined, ...objectives: readonly Objective[]) {
  return lowTrafficProblems(
    plan,
    objectives.map(({ facts }) => facts),
    requestRate,
    { construct: 'shop/checkout' },
  );
}

describe('a service with few requests', () => {
  it('is warned of with the numbers', () => {
    // 10 requests/s × 10 % × 120 s are 120 requests, and 300 at 25 %; the bound of 1 % needs 301.
    expect(problemsAt(10, Objective.errorRatio())).toMatchObject([
      {
        id: 'low-traffic',
        severity: 'warning',
        at: { construct: 'shop/checkout', field: 'requestRate' },
        given: 'error-ratio sees too few requests in 120 s at 10 requests/s: shift-10 120, shift-25 300',
        allowed: 'at least 301 in a look, so that fewer than one look in a thousand is a false alarm',
        fix: expect.stringContaining('window 301 s') as string,
      },
    ]);
  });

  it('is warned of every stage that is too quiet, in one report for each objective', () => {
    // 1 × 120 s × 10, 25, 50, 75 and 100 %: 100 % has no hold and goes on at once.
    const [errors, latency, ...more] = problemsAt(1, Objective.errorRatio(), Objective.latency());
    expect(errors?.given).toBe(
      'error-ratio sees too few requests in 120 s at 1 requests/s: shift-10 12, shift-25 30, shift-50 60, shift-75 90',
    );
    expect(errors?.fix).toContain('window 3010 s');
    expect(latency?.given).toMatch(/^latency-p99 sees too few/);
    expect(more).toEqual([]);
  });

  it('is not where every stage has enough: the least one at its bound', () => {
    expect(problemsAt(25.1, Objective.errorRatio())).toEqual([]);
    expect(problemsAt(25, Objective.errorRatio())).toHaveLength(1);
  });

  it('is not where nobody says how many requests there are', () => {
    expect(problemsAt(undefined, Objective.errorRatio())).toEqual([]);
  });

  it('is not for what is no share of requests', () => {
    expect(problemsAt(0.01, Objective.connections(database))).toEqual([]);
  });

  it('is told the window that mends it', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.05, max: 30, noNaN: true }), (rate) => {
        const [problem] = problemsAt(rate, Objective.errorRatio());
        const window = Number(/window (\d+) s/.exec(problem?.fix ?? '')?.[1] ?? 120);
        expect(problemsAt(rate, Objective.errorRatio({ window }))).toEqual([]);
      }),
    );
  });

  it('is measured where a comparison is: below 100 %', () => {
    const atomic = ReleasePlan.steps({ 50: 300 }, { settle: 600 });
    const at = (objective: Objective) => lowTrafficProblems(atomic, [objective.facts], 0.1, {})[0]?.given;
    expect(at(Objective.errorRatio())).toContain('shift-50 6, shift-100 12');
    expect(at(Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 }))).toMatch(/shift-50 6$/);
  });
});

describe('a sequential test', () => {
  const sequential = (rate: number, objective = Objective.sequential()) => problemsAt(rate, objective)[0];

  it('is warned of where a stage is over before it has decided, with the hold that mends it', () => {
    // 5 requests/s × 10 % × 180 s are 90 requests, and 375 more at 25 % are 465; a good version takes 296.
    expect(problemsAt(5, Objective.sequential())).toMatchObject([
      {
        id: 'low-traffic',
        severity: 'warning',
        at: { construct: 'shop/checkout', field: 'requestRate' },
        given: 'sequential-score has too few requests at 5 requests/s when a stage is over: shift-10 90',
        allowed: 'at least 296, which a good version takes on the average',
        fix: 'hold shift-10 for 592 s, or begin with a larger step',
      },
    ]);
  });

  it('counts no further back than it is told, and nothing of steps that may be passed by', () => {
    // At 2 requests/s: 36, 36 + 150, 186 + 600.
    expect(sequential(2)?.given).toMatch(/: shift-10 36, shift-25 186$/);
    expect(sequential(2, Objective.sequential({}, { window: 300 }))?.given).toMatch(/: shift-10 36, shift-25 150$/);
    const fast = lowTrafficProblems(plan.withOptional('shift-10'), [Objective.sequential().facts], 2, {})[0];
    expect(fast?.given).toMatch(/: shift-10 36, shift-25 150$/);
  });

  it('is mended by what it is told', () => {
    fc.assert(
      fc.property(fc.double({ min: 0.02, max: 30, noNaN: true }), fc.integer({ min: 120, max: 900 }), (rate, hold) => {
        const planned = (of: number) => ReleasePlan.steps({ 10: of, 50: 120 }, { settle: 120 });
        const { facts } = Objective.sequential();
        const fix = lowTrafficProblems(planned(hold), [facts], rate, {})[0]?.fix ?? '';
        fc.pre(fix.includes('hold shift-10'));
        const longer = Number(/for (\d+) s/.exec(fix)?.[1]);
        const window = Number(/window (\d+) s/.exec(fix)?.[1] ?? 3600);
        const mended = [Objective.sequential({}, { window }).facts];
        expect(lowTrafficProblems(planned(longer), mended, rate, {})).toEqual([]);
        expect(gateProblems(planned(longer), mended, 30, {})).toEqual([]);
        expect(lowTrafficProblems(planned(longer - 1), mended, rate, {})).not.toEqual([]);
      }),
    );
  });

  it('is offered if and only if it decides in every stage, with what it needs', () => {
    expect(problemsAt(17, Objective.errorRatio())[0]?.fix).toMatch(
      /; or use Objective\.sequential\(\{ good: 0\.001, bad: 0\.01 \}\), which has some 296 requests of a good version at every stage$/,
    );
    expect(problemsAt(5, Objective.errorRatio())[0]?.fix).toMatch(
      /; a sequential test needs some 296 requests of a good version, and has 90 when shift-10 is over$/,
    );
  });

  it('that is offered, and written as it is offered, is not warned of', () => {
    const share = fc.integer({ min: 1, max: 50 }).map((thousandths) => thousandths / 1000);
    fc.assert(
      fc.property(fc.double({ min: 0.1, max: 40, noNaN: true }), share, share, (rate, one, other) => {
        const [hold, rollback] = [Math.min(one, other), Math.max(one, other)];
        const [problem] = problemsAt(rate, Objective.errorRatio({ hold, rollback }));
        const offered = /Objective\.sequential\(\{ good: (\S+), bad: (\S+) \}\)/.exec(problem?.fix ?? '');
        fc.pre(offered !== null);
        const test = Objective.sequential({ good: Number(offered[1]), bad: Number(offered[2]) });
        expect(problemsAt(rate, test)).toEqual([]);
        expect(gateProblems(plan, [test.facts], 30, {})).toEqual([]);
      }),
    );
  });

  it('is offered for a share of failures alone: it counts nothing else', () => {
    const others = [Objective.latency(), Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 })];
    for (const { fix } of problemsAt(17, ...others)) expect(fix).not.toContain('sequential');
    expect(problemsAt(17, ...others)).toHaveLength(2);
  });
});

describe('the number of requests that a look needs', () => {
  it.each([
    [{ hold: 0.005, rollback: 0.01 }, 301],
    [{ hold: 0.01, rollback: 0.05 }, 41],
  ])('keeps false alarms of a healthy version below one in a thousand: %j', (bounds, atMost) => {
    const needed = requestsPerLook(Objective.errorRatio(bounds).facts) ?? 0;
    const [healthy, limit] = [bounds.hold / 5, bounds.rollback];
    const alarm = (requests: number) => atLeast(Math.ceil(requests * limit - 1e-9), requests, healthy);
    // A look that reaches its bound is bad.
    expect(needed).toBeLessThanOrEqual(atMost);
    const worst = Math.max(...Array.from({ length: 2 * needed }, (_, more) => alarm(needed + more)));
    expect(worst).toBeLessThanOrEqual(0.001);
  });
});
