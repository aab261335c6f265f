import fc from 'fast-check';
import { atLeast } from '../../lib/gates/binomial';
import { lowTrafficProblems } from '../../lib/gates/low-traffic';
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

  it('is not for what is no share of requests, and not for a test that counts on', () => {
    expect(problemsAt(0.01, Objective.connections(database), Objective.sequential())).toEqual([]);
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
