import * as fc from 'fast-check';
import { CutoverError, ReleasePlan, nextRelease, stageModel, type ReleaseData, type Stage } from 'cutover';
import { SLOTS } from '../../lib/core/labels';
import { retirementProblems } from '../../lib/release/plan';
import { firstRelease, withCandidate } from '../support/play';

const RUNS = { numRuns: 100 };

const anyWeights = fc
  .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 8 })
  .map((weights) => weights.sort((a, b) => a - b));
const anyHold = fc.nat(3600);

const anyPlan = fc
  .tuple(anyWeights, anyHold, anyHold, anyHold)
  .map(([weights, preview, settle, soak]) =>
    ReleasePlan.steps(Object.fromEntries(weights.map((weight) => [weight, 60])), { preview, settle, soak }),
  );

const stagesOf = (...weights: readonly number[]): Stage[] => [
  { kind: 'preview', hold: 0 },
  ...weights.map((weight): Stage => ({ kind: 'shift', weight, hold: 0 })),
  { kind: 'soak', hold: 0 },
  { kind: 'retire' },
];

function problemsOf(...stages: readonly Stage[]): CutoverError['problems'] {
  try {
    ReleasePlan.of(...stages);
  } catch (error) {
    expect(error).toBeInstanceOf(CutoverError);
    return (error as CutoverError).problems;
  }
  return [];
}

function expectRefused(stages: readonly Stage[]): void {
  const problems = problemsOf(...stages);
  expect(problems.length).toBeGreaterThan(0);
  expect(new Set(problems.map(({ id }) => id))).toEqual(new Set(['plan']));
}

/** The release at every stage of a plan, from idle to idle with the roles swapped. */
function stations(plan: ReleasePlan, start: ReleaseData): ReleaseData[] {
  const result = [start];
  for (let next = nextRelease(plan, start); next; next = nextRelease(plan, next)) {
    result.push(next);
    if (next.stage === 'idle') break;
  }
  return result;
}

describe('a plan', () => {
  it('is played from idle through its stages to idle, where the roles are swapped', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...SLOTS), (plan, live) => {
        const way = stations(plan, withCandidate(firstRelease(live), '2'));
        expect(way.map(({ stage }) => stage)).toEqual(['idle', ...plan.names, 'idle']);
        expect(way.map((data) => data.live)).toEqual([
          ...way
            .slice(1)
            .fill(way[0]!)
            .map(() => live),
          way.at(-1)!.live,
        ]);
        expect(way.at(-1)!.live).not.toBe(live);
      }),
      RUNS,
    );
  });

  it('gives both slots weights that sum to 100 at every stage, and the candidate never less than before', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        const way = stations(plan, withCandidate(firstRelease(), '2')).map((data) => stageModel(plan, data));
        const weights = way.map(({ slots }) => ({ blue: slots.blue!.weight, green: slots.green!.weight }));
        expect(weights.map(({ blue, green }) => blue + green)).toEqual(weights.map(() => 100));
        expect(weights.map(({ green }) => green)).toEqual(weights.map(({ green }) => green).sort((a, b) => a - b));
        expect(weights[0]).toEqual({ blue: 100, green: 0 });
        expect(weights.at(-1)).toEqual({ blue: 0, green: 100 });
      }),
      RUNS,
    );
  });

  it('gives the live slot everything at rollback, whatever the stage was', () => {
    fc.assert(
      fc.property(anyPlan, fc.constantFrom(...SLOTS), (plan, live) => {
        const data = { ...withCandidate(firstRelease(live), '2'), stage: 'rollback' };
        const model = stageModel(plan, data);
        expect(SLOTS.map((slot) => model.slots[slot]?.weight)).toEqual(SLOTS.map((slot) => (slot === live ? 100 : 0)));
        expect(nextRelease(plan, data)).toBeUndefined();
      }),
      RUNS,
    );
  });

  it('never gives traffic to a slot without capacity', () => {
    fc.assert(
      fc.property(anyPlan, (plan) => {
        for (const data of stations(plan, withCandidate(firstRelease(), '2'))) {
          for (const { weight, capacity } of Object.values(stageModel(plan, data).slots)) {
            expect(weight > 0 && capacity === 'stopped').toBe(false);
          }
        }
      }),
      RUNS,
    );
  });

  it('does not leave idle while there is no version in the idle slot', () => {
    expect(nextRelease(ReleasePlan.guide000(), firstRelease())).toBeUndefined();
  });

  it('has no step after a stage that it does not have', () => {
    const data = { ...withCandidate(firstRelease(), '2'), stage: 'shift-33' };
    expect(nextRelease(ReleasePlan.guide000(), data)).toBeUndefined();
  });

  it.each([
    ['guide000', ReleasePlan.guide000(), ['shift-10', 'shift-25', 'shift-50', 'shift-75', 'shift-100'], 1800],
    ['guide001', ReleasePlan.guide001(), ['shift-100'], 600 + 3600],
    ['guide002', ReleasePlan.guide002(), ['shift-50', 'shift-100'], 1800],
  ])('of %s has its steps and keeps the old version as long as the guide says', (_, plan, shifts, delay) => {
    expect(plan.names).toEqual(['preview', ...shifts, 'soak', 'retire']);
    expect(plan.retirementDelay).toBe(delay);
  });
});

describe('a list of stages that is no plan', () => {
  it('is refused where a weight falls or comes twice', () => {
    const anyUnsorted = fc
      .array(fc.integer({ min: 1, max: 99 }), { minLength: 2, maxLength: 6 })
      .filter((weights) => weights.some((weight, index) => index > 0 && weight <= weights[index - 1]!));
    fc.assert(
      fc.property(anyUnsorted, (weights) => expectRefused(stagesOf(...weights, 100))),
      RUNS,
    );
  });

  it('is refused where a weight is no whole number from 1 to 100', () => {
    const outOfRange = fc.oneof(
      fc.integer({ max: 0 }),
      fc.integer({ min: 101 }),
      fc.double({ min: 0, max: 100, noInteger: true }),
      fc.constantFrom(NaN, Infinity, -Infinity, -0),
    );
    fc.assert(
      fc.property(anyWeights, outOfRange, fc.nat(8), (weights, bad, place) => {
        expectRefused(stagesOf(...weights.slice(0, place), bad, ...weights.slice(place), 100));
      }),
      RUNS,
    );
  });

  it('is refused where it does not end with 100', () => {
    fc.assert(
      fc.property(anyWeights, (weights) => expectRefused(stagesOf(...weights))),
      RUNS,
    );
  });

  it('is refused in any other order, and with any stage missing or doubled', () => {
    const whole = stagesOf(50, 100);
    const order = (stages: readonly Stage[]): string => stages.map(({ kind }) => kind).join(' ');
    const anyOther = fc
      .array(fc.constantFrom(...whole), { maxLength: 6 })
      .filter((stages) => !/^preview( shift)+ soak retire$/.test(order(stages)));
    fc.assert(
      fc.property(anyOther, (stages) => expectRefused(stages)),
      RUNS,
    );
  });

  it('is refused where a hold is no whole number of seconds', () => {
    const anyBad = fc.oneof(fc.integer({ max: -1 }), fc.double({ min: 0, noInteger: true, noNaN: true }));
    fc.assert(
      fc.property(anyBad, fc.nat(2), (hold, place) => {
        expectRefused(stagesOf(100).map((stage, index) => (index === place ? ({ ...stage, hold } as Stage) : stage)));
      }),
      RUNS,
    );
  });

  it('is refused where it wants the preview approved, before which there is nothing to approve', () => {
    expect(() => ReleasePlan.guide002().withApproval('preview')).toThrow(/preview as a stage with an approval/);
    expectRefused(stagesOf(100).map((stage) => (stage.kind === 'preview' ? { ...stage, approval: true } : stage)));
    expect(ReleasePlan.guide002().withApproval('shift-50', 'retire').stage('shift-50')?.approval).toBe(true);
  });

  it('is told everything that is wrong with it at once', () => {
    expect(problemsOf({ kind: 'soak', hold: 0.5 }, { kind: 'shift', weight: 0, hold: 0 })).toHaveLength(4);
  });
});

describe('the soak', () => {
  it('is refused exactly where a connection could outlive it', () => {
    fc.assert(
      fc.property(fc.nat(3600), fc.nat(3600), fc.nat(7200), (settle, soak, age) => {
        const plan = ReleasePlan.steps({ 10: 9999 }, { settle, soak });
        expect(retirementProblems(plan, age, {}).map(({ id }) => id)).toEqual(
          age > settle + soak ? ['retirement-delay'] : [],
        );
      }),
      RUNS,
    );
  });
});
