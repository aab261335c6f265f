import * as fc from 'fast-check';
import { ReleasePlan } from '../../lib/release/plan';
import type { ReleaseData } from '../../lib/release/release';
import { transitionProblems } from '../../lib/transitions/transitions';
import {
  approved,
  atRest,
  deployed,
  movedOn,
  promoted,
  retired,
  shifted,
  takenBack,
} from '../../lib/transitions/verbs';
import { blue, green, plan, releaseAt, step, third } from './sample';

const rest: ReleaseData = { service: 'checkout', live: 'blue', stage: 'idle', slots: { blue } };

describe('the verbs of a release', () => {
  it('bring a version from deploy to the end by going on, each step of it legal', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 }), (weights) => {
        const some = ReleasePlan.steps(Object.fromEntries(weights.map((weight) => [weight, 60])));
        let release = deployed(rest, green);
        expect(transitionProblems(step(rest, release, { plan: some }))).toEqual([]);
        for (const name of [...some.names.slice(1), 'idle']) {
          const next = movedOn(some, release);
          expect(next.stage).toBe(name);
          expect(transitionProblems(step(release, next, { plan: some }))).toEqual([]);
          release = next;
        }
        expect(release).toEqual({ ...rest, live: 'green', slots: { blue, green } });
        const back = takenBack(release);
        expect(back).toEqual({ ...release, live: 'blue', stage: 'rollback' });
        expect(transitionProblems(step(release, back, { plan: some }))).toEqual([]);
      }),
    );
  });

  it('take it back from every stage, and let the same version be tried once more', () => {
    for (const stage of plan.names) {
      const open = releaseAt(stage);
      const back = takenBack(open);
      expect(transitionProblems(step(open, back))).toEqual([]);
      const again = deployed(back, green);
      expect(again.attempt).toBe(2);
      expect(transitionProblems(step(back, again))).toEqual([]);
      const over = retired(plan, back);
      expect(over).toEqual({ ...rest, slots: { blue } });
      expect(transitionProblems(step(back, over))).toEqual([]);
    }
  });

  it('begin the attempts anew with another version, and forget what was approved of the one before', () => {
    const approvals = [{ stage: 'shift-10', version: 'v2', by: 'ann', at: '2026-11-20T12:00:00Z' }];
    const back = releaseAt('rollback', { attempt: 3, approvals });
    expect(deployed(back, third)).toEqual({ ...rest, stage: 'preview', slots: { blue, green: third } });
    expect(deployed(back, green)).toMatchObject({ attempt: 4, approvals });
  });

  it('have the old pods back before the traffic, where an autoscaler sizes them', () => {
    const capacity = (kind: string) => ({ rendered: { capacity: { kind } }, stopped: true });
    const lockOf = (kind: string) => ({ service: 'checkout', slots: { blue: capacity(kind) } }) as never;
    expect(takenBack(releaseAt('retire'), lockOf('autoscaled'))).toMatchObject({ stage: 'soak', attempt: 2 });
    expect(takenBack(releaseAt('retire'), lockOf('fixed'))).toMatchObject({ stage: 'rollback' });
    const over = releaseAt('idle', { live: 'green' });
    const back = takenBack(over, lockOf('autoscaled'));
    expect(back).toMatchObject({ live: 'blue', stage: 'soak', attempt: 2 });
    expect(transitionProblems(step(over, back))).toEqual([]);
    expect(takenBack(back, lockOf('autoscaled'))).toMatchObject({ live: 'blue', stage: 'rollback' });
    expect(transitionProblems(step(releaseAt('retire'), takenBack(releaseAt('retire'), lockOf('autoscaled'))))).toEqual(
      [],
    );
  });

  it('say 0 % by the way back, and any other share by its stage', () => {
    expect(shifted(releaseAt('shift-50'), 0).stage).toBe('rollback');
    expect(shifted(releaseAt('shift-10'), 50).stage).toBe('shift-50');
  });

  it('promote by the soak, and retire in two steps', () => {
    const soak = promoted(releaseAt('shift-100'));
    expect(soak.stage).toBe('soak');
    const retire = retired(plan, soak);
    expect(retire.stage).toBe('retire');
    expect(retired(plan, retire)).toMatchObject({ stage: 'idle', live: 'green', slots: { blue, green } });
  });

  it('write an approval of the same person once, for the version and the attempt that it is of', () => {
    const open = releaseAt('shift-10', { attempt: 2 });
    const first = approved(open, { stage: 'shift-50', by: 'ann', at: '2026-11-20T12:00:00Z' });
    const again = approved(first, { stage: 'shift-50', by: 'ann', at: '2026-11-20T13:00:00Z' });
    expect(again.approvals).toEqual([
      { stage: 'shift-50', by: 'ann', at: '2026-11-20T13:00:00Z', version: 'v2', attempt: 2 },
    ]);
    expect(approved(again, { stage: 'shift-50', by: 'bob', at: '2026-11-20T13:00:00Z' }).approvals).toHaveLength(2);
  });

  it('leave a release alone that has nowhere to go on to', () => {
    expect(movedOn(plan, rest)).toBe(rest);
    const over = releaseAt('idle');
    expect(movedOn(plan, over)).toBe(over);
    const back = releaseAt('rollback');
    expect(movedOn(plan, back)).toBe(back);
    expect(atRest(rest)).toEqual(rest);
  });
});
