import * as fc from 'fast-check';
import { otherSlot } from '../../lib/core/labels';
import { nextRelease } from '../../lib/release/model';
import { ReleasePlan } from '../../lib/release/plan';
import type { ReleaseData } from '../../lib/release/release';
import { holdOf, stageName } from '../../lib/release/stage';
import { transitionProblems } from '../../lib/transitions/transitions';
import { releaseAt, step } from './sample';

const plans = fc
  .record({
    weights: fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 5 }),
    hold: fc.integer({ min: 0, max: 900 }),
    optional: fc.array(fc.nat(4), { maxLength: 2 }),
  })
  .map(({ weights, hold, optional }) => {
    const plan = ReleasePlan.steps(Object.fromEntries(weights.map((weight) => [weight, hold])), { soak: hold });
    const steps = plan.names.slice(1, -3);
    return plan.withOptional(...optional.flatMap((index) => steps[index] ?? []));
  });

/** What a team may want of a release, legal or not. */
interface Wish {
  readonly stage: number;
  readonly swap: boolean;
  readonly attempt: number;
  readonly wait: number;
}

const wishes = fc.record({
  stage: fc.nat(20),
  swap: fc.boolean(),
  attempt: fc.integer({ min: 0, max: 1 }),
  wait: fc.constantFrom(0, 1, 450, 900),
});

const stagesOf = (plan: ReleasePlan) => ['idle', ...plan.names, 'rollback'];

/** What the guides allow, written apart from the rules: the stages that one may go to, and under which condition. */
function isLegal(plan: ReleasePlan, before: ReleaseData, after: ReleaseData, waited: number): boolean {
  const [from, to] = [before.stage, after.stage];
  const swapped = before.live !== after.live;
  const again = (after.attempt ?? 1) > (before.attempt ?? 1);
  const sameAttempt = (after.attempt ?? 1) === (before.attempt ?? 1);
  const position = (name: string) => plan.names.indexOf(name);
  if (swapped) {
    if (from === 'idle') return to === 'rollback' || (to === 'soak' && again);
    return from === 'retire' && to === 'idle';
  }
  if (from === to) return true;
  if (to === 'rollback') return from !== 'idle';
  if (to === 'idle') return from === 'rollback' || from === 'preview';
  if (from === 'rollback') return to === 'preview' && again;
  if (from !== 'idle' && position(to) < position(from)) return again;
  const between = plan.stages.slice(position(from) + 1, position(to));
  const held = plan.stages[position(from)];
  return (
    sameAttempt &&
    between.every((stage) => stage.kind === 'shift' && stage.optional === true) &&
    (held === undefined || waited >= holdOf(held))
  );
}

function wished(plan: ReleasePlan, before: ReleaseData, { stage, swap, attempt }: Wish): ReleaseData {
  const stages = stagesOf(plan);
  return {
    ...before,
    stage: stages[stage % stages.length] ?? 'idle',
    live: swap ? otherSlot(before.live) : before.live,
    attempt: (before.attempt ?? 1) + attempt,
  };
}

describe('any life of a release', () => {
  it('takes the steps that the guides allow, and no other', () => {
    const counts = { legal: 0, illegal: 0 };
    fc.assert(
      fc.property(plans, fc.nat(20), wishes, (plan, from, wish) => {
        const stages = stagesOf(plan);
        const before = releaseAt(stages[from % stages.length] ?? 'idle', { attempt: 1 });
        const after = wished(plan, before, wish);
        const reached = { at: 1_000_000, by: 'cluster' as const };
        const problems = transitionProblems(step(before, after, { plan, reached, now: reached.at + wish.wait }));
        const legal = isLegal(plan, before, after, wish.wait);
        counts[legal ? 'legal' : 'illegal'] += 1;
        expect([legal, problems.map(({ id }) => id)]).toEqual([
          legal,
          legal ? [] : expect.not.arrayContaining([undefined]),
        ]);
        expect(problems.length === 0).toBe(legal);
      }),
      { numRuns: 5000, seed: 1 },
    );
    expect(Math.min(counts.legal, counts.illegal)).toBeGreaterThan(500);
  });

  it('ends released or rolled back, whatever is wished on the way, by going on where it is let', () => {
    fc.assert(
      fc.property(plans, fc.array(wishes, { maxLength: 30 }), (plan, list) => {
        let [release, now, reached] = [releaseAt('idle', { attempt: 1 }), 0, 0];
        const take = (after: ReleaseData) => {
          if (
            transitionProblems(step(release, after, { plan, reached: { at: reached, by: 'cluster' }, now })).length > 0
          )
            return false;
          if (after.stage !== release.stage) reached = now;
          release = after;
          return true;
        };
        for (const wish of list) {
          now += wish.wait;
          take(wished(plan, release, wish));
          // The slot that is called live carries all that the candidate does not: it swaps at the end alone.
          if (release.stage === 'idle') break;
        }
        const { live } = release;
        for (let next = nextRelease(plan, release); next; next = nextRelease(plan, release)) {
          const stage = plan.stages.find((each) => stageName(each) === release.stage);
          now += stage ? holdOf(stage) : 0;
          expect(take(next)).toBe(true);
          if (release.stage === 'idle') break;
        }
        expect(['idle', 'rollback']).toContain(release.stage);
        expect(release.live).toBe(release.stage === 'idle' ? otherSlot(live) : live);
        expect(take({ ...release, stage: 'idle' })).toBe(true);
      }),
      { numRuns: 1000, seed: 1 },
    );
  });

  it('can be rolled back at every moment between its preview and its end', () => {
    fc.assert(
      fc.property(plans, fc.nat(20), fc.nat(900), (plan, at, now) => {
        const stage = plan.names[at % plan.names.length] ?? 'preview';
        const rolledBack = step(releaseAt(stage), releaseAt('rollback'), { plan, now });
        expect(transitionProblems(rolledBack)).toEqual([]);
      }),
    );
  });
});
