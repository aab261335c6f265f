import fc from 'fast-check';
import { candidateWeight, stageOf } from '../../lib/release/model';
import { reachedAsSeen, type CandidateSeen } from '../../lib/transitions/seen';
import type { Reached } from '../../lib/transitions/step';
import { transitionProblems } from '../../lib/transitions/transitions';
import { NOON, plan, releaseAt, step } from './sample';

const stages = plan.names.map((name) => ({ name, weight: candidateWeight(stageOf(plan, releaseAt(name))!) }));
const committed: Reached = { at: NOON, by: 'commit' };
const seenAs = (stage: string, seen: CandidateSeen) =>
  reachedAsSeen({ plan, release: releaseAt(stage), committed }, seen);

describe('when a stage was reached, as a cluster has it', () => {
  it('is the latest of its commit, of the last change of the route, and of its analyses', () => {
    const times = fc.array(fc.integer({ min: -1000, max: 1000 }), { maxLength: 4 });
    fc.assert(
      fc.property(fc.constantFrom(...stages), times, ({ name, weight }, offsets) => {
        const since = offsets.map((offset) => NOON + offset);
        const latest = Math.max(NOON, ...since);
        const by = latest > NOON ? 'cluster' : 'commit';
        expect(seenAs(name, { weight, version: 'v2', since })).toEqual({ at: latest, by });
      }),
    );
  });

  it('is never, as long as the weight or the version is another one, whatever the times are', () => {
    const weights = fc.option(fc.integer({ min: 0, max: 100 }), { nil: undefined });
    const versions = fc.constantFrom('v1', 'v2', undefined);
    fc.assert(
      fc.property(fc.constantFrom(...stages), weights, versions, ({ name, weight: wanted }, weight, version) => {
        fc.pre(weight !== wanted || version !== 'v2');
        const seen = {
          ...(weight === undefined ? {} : { weight }),
          ...(version === undefined ? {} : { version }),
          since: [NOON],
        };
        expect(seenAs(name, seen)).toHaveProperty('lacks');
      }),
    );
  });

  it('says what is there, and what Git has', () => {
    expect(seenAs('shift-50', { weight: 10, version: 'v1', since: [] })).toEqual({
      lacks: 'v1 in green, in Git v2; 10 % of the traffic on green, in Git 50 %',
    });
    expect(seenAs('shift-50', { since: [] })).toEqual({
      lacks: 'no version in green, in Git v2; no share of the traffic on green, in Git 50 %',
    });
  });

  it('is not asked at rest, where nothing is held', () => {
    expect(seenAs('idle', { since: [] })).toBe(committed);
  });

  it('keeps the next stage away until the cluster has this one, and the way back open', () => {
    const reached = seenAs('shift-10', { weight: 0, version: 'v2', since: [] })!;
    expect(transitionProblems(step(releaseAt('shift-10'), releaseAt('shift-50'), { reached }))).toMatchObject([
      {
        id: 'stage-hold',
        given: 'shift-10 → shift-50 before the cluster has it: 0 % of the traffic on green, in Git 10 %',
        fix: expect.stringContaining('rollback is always open'),
      },
    ]);
    expect(transitionProblems(step(releaseAt('shift-10'), releaseAt('rollback'), { reached }))).toEqual([]);
  });
});
