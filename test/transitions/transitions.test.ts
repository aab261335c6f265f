import { ReleasePlan } from '../../lib/release/plan';
import type { Lock, LockEntry } from '../../lib/release/lock';
import { transitionProblems } from '../../lib/transitions/transitions';
import { blue, green, NOON, plan, releaseAt, step, third } from './sample';

const idsOf = (...args: Parameters<typeof step>) => transitionProblems(step(...args)).map(({ id }) => id);

describe('the order of stages', () => {
  it('lets a release go from stage to stage and end with its roles swapped', () => {
    const stages = ['idle', ...plan.names];
    stages.slice(1).forEach((to, index) => expect(idsOf(releaseAt(stages[index] ?? ''), releaseAt(to))).toEqual([]));
    expect(idsOf(releaseAt('retire'), releaseAt('idle', { live: 'green' }))).toEqual([]);
  });

  it('refuses a stage that is skipped, and names the one that comes first', () => {
    const [problem, ...more] = transitionProblems(step(releaseAt('shift-10'), releaseAt('shift-100')));
    expect(more).toEqual([]);
    expect(problem).toMatchObject({
      id: 'stage-order',
      given: 'shift-10 → shift-100, without shift-50',
      allowed: 'shift-50',
      fix: 'set stage: shift-50, and hold it',
      at: { file: 'release.yaml', field: 'stage' },
    });
  });

  it('lets a stage be skipped that the plan calls optional, and no other with it', () => {
    const fast = plan.withOptional('shift-50');
    expect(idsOf(releaseAt('shift-10'), releaseAt('shift-100'), { plan: fast })).toEqual([]);
    expect(idsOf(releaseAt('preview'), releaseAt('shift-100'), { plan: fast })).toEqual(['stage-order']);
  });

  it.each(['preview', 'shift-10', 'shift-50', 'shift-100', 'soak', 'retire'])('lets %s be rolled back', (stage) => {
    expect(idsOf(releaseAt(stage), releaseAt('rollback'), { now: NOON - 86_400 })).toEqual([]);
  });

  it.each([
    ['idle', 'rollback'],
    ['shift-10', 'idle'],
    ['soak', 'idle'],
    ['rollback', 'shift-10'],
    ['rollback', 'retire'],
    ['shift-10', 'shift-30'],
  ])('refuses %s → %s, and says where it may go', (from, to) => {
    const [problem] = transitionProblems(step(releaseAt(from), releaseAt(to)));
    expect(problem).toMatchObject({ id: 'stage-order', given: `${from} → ${to}` });
    const way = problem?.allowed.split(', ')[0] ?? '';
    const started = from === 'rollback' ? releaseAt(way) : releaseAt(way, {});
    expect(idsOf(releaseAt(from), started)).toEqual([]);
  });

  it('begins a service at idle', () => {
    expect(idsOf(undefined, releaseAt('idle'))).toEqual([]);
    expect(idsOf(undefined, releaseAt('shift-10'))).toEqual(['stage-order']);
  });
});

describe('the roles of the slots', () => {
  it('have to swap when a release ends', () => {
    const [problem] = transitionProblems(step(releaseAt('retire'), releaseAt('idle')));
    expect(problem).toMatchObject({ id: 'roles', fix: 'write live: green', at: { field: 'live' } });
  });

  it.each([
    ['idle', 'idle'],
    ['idle', 'preview'],
    ['shift-50', 'shift-100'],
    ['rollback', 'idle'],
  ])('may not swap from %s to %s', (from, to) => {
    expect(idsOf(releaseAt(from), releaseAt(to, { live: 'green' }))).toContain('roles');
  });
});

describe('the hold of a stage', () => {
  const early = { reached: { at: NOON, by: 'commit' as const }, now: NOON + 179 };

  it('refuses the next stage a second too early, and says when it is legal', () => {
    expect(transitionProblems(step(releaseAt('shift-10'), releaseAt('shift-50'), early))).toMatchObject([
      {
        id: 'stage-hold',
        given: 'shift-10 → shift-50 after 179 s, since 2026-11-21T12:00:00Z, as the commit says',
        allowed: 'shift-10 held for 180 s',
        fix: 'wait until 2026-11-21T12:03:00Z; rollback is always open',
      },
    ]);
    expect(idsOf(releaseAt('shift-10'), releaseAt('shift-50'), { ...early, now: NOON + 180 })).toEqual([]);
  });

  it('keeps the old version as long as the plan says', () => {
    const soaking = { reached: early.reached, now: NOON + 1799 };
    expect(idsOf(releaseAt('soak'), releaseAt('retire'), soaking)).toEqual(['stage-hold']);
    expect(idsOf(releaseAt('soak'), releaseAt('retire'), { ...soaking, now: NOON + 1800 })).toEqual([]);
  });

  it('is not over where nobody knows since when it lasts', () => {
    const { reached: _, ...unknown } = step(releaseAt('shift-10'), releaseAt('shift-50'));
    expect(transitionProblems(unknown).map(({ id }) => id)).toEqual(['stage-hold']);
  });

  it('is not over where the clocks do not agree', () => {
    const [problem] = transitionProblems(
      step(releaseAt('shift-10'), releaseAt('shift-50'), { ...early, now: NOON - 5 }),
    );
    expect(problem?.fix).toContain('correct the clocks');
  });

  it('keeps nobody from going back', () => {
    expect(idsOf(releaseAt('shift-50'), releaseAt('rollback'), early)).toEqual([]);
    expect(idsOf(releaseAt('shift-50'), releaseAt('shift-10', { attempt: 2 }), early)).toEqual([]);
  });
});

describe('what changes besides the stage', () => {
  it('lets a candidate come with the preview, and be corrected there', () => {
    const next = { slots: { blue, green: third } };
    expect(idsOf(releaseAt('idle'), releaseAt('preview', next))).toEqual([]);
    expect(idsOf(releaseAt('idle'), releaseAt('idle', next))).toEqual([]);
    expect(idsOf(releaseAt('preview'), releaseAt('preview', next))).toEqual([]);
    expect(idsOf(releaseAt('rollback'), releaseAt('preview', next))).toEqual([]);
  });

  it('refuses another image of the candidate in the step to a stage', () => {
    const [problem] = transitionProblems(
      step(releaseAt('preview'), releaseAt('shift-10', { slots: { blue, green: third } })),
    );
    expect(problem).toMatchObject({ id: 'one-change', at: { field: 'slots.green' }, allowed: 'the stage alone' });
  });

  it('refuses another image of the live slot in any step of the stage', () => {
    const slots = { blue: third, green };
    expect(idsOf(releaseAt('idle'), releaseAt('preview', { slots }))).toEqual(['one-change']);
    expect(idsOf(releaseAt('shift-10'), releaseAt('rollback', { slots }))).toEqual(['one-change']);
  });

  it.each(['shift-10', 'soak', 'retire'])('refuses a new candidate while a release is open, at %s', (stage) => {
    expect(idsOf(releaseAt(stage), releaseAt(stage, { slots: { blue, green: third } }))).toEqual(['open-release']);
  });

  it('lets the slot that is empty leave the file when a release ends', () => {
    expect(idsOf(releaseAt('retire'), releaseAt('idle', { live: 'green', slots: { green } }))).toEqual([]);
    expect(idsOf(releaseAt('preview'), releaseAt('idle', { slots: { blue } }))).toEqual([]);
    expect(idsOf(releaseAt('retire'), releaseAt('idle', { live: 'green', slots: { blue } }))).toContain('one-change');
  });

  it('refuses another capacity of a version that runs, in a step of the stage', () => {
    const withReplicas = (replicas: number): Lock => ({
      service: 'checkout',
      slots: { blue: { version: 'v1', rendered: { capacity: { kind: 'fixed', replicas } } } as unknown as LockEntry },
    });
    const idle = (lock: Lock) => ({ release: releaseAt('idle'), lock });
    const preview = (lock: Lock) => ({ release: releaseAt('preview'), lock });
    const problems = (was: number, is: number) =>
      transitionProblems(
        step(undefined, releaseAt('preview'), { before: idle(withReplicas(was)), after: preview(withReplicas(is)) }),
      );
    expect(problems(4, 4)).toEqual([]);
    expect(problems(4, 8)).toMatchObject([{ id: 'one-change', given: expect.stringContaining('capacity of v1') }]);
  });
});

describe('the plan of a release that is under way', () => {
  const began = plan.stages;
  const lock = { service: 'checkout', slots: {}, plan: began };
  const problems = (now: ReleasePlan, from = 'shift-10', to = 'shift-50') =>
    transitionProblems(
      step(releaseAt(from), releaseAt(to), { plan: now, before: { release: releaseAt(from), lock } }),
    ).filter(({ id }) => id === 'one-change');

  it('keeps its stages, so that nobody skips one by taking it out', () => {
    expect(problems(ReleasePlan.steps({ 10: 180, 50: 300 }))).toEqual([]);
    expect(problems(ReleasePlan.steps({ 10: 180, 50: 300, 75: 60 }))).toHaveLength(1);
    expect(problems(ReleasePlan.steps({ 50: 300 }), 'preview')).toHaveLength(1);
  });

  it('is held as long as it began, or longer', () => {
    expect(problems(ReleasePlan.steps({ 10: 180, 50: 301 }))).toEqual([]);
    expect(problems(ReleasePlan.steps({ 10: 179, 50: 300 }))[0]?.given).toContain('shift-10 (180 s)');
  });

  it('may ask for an approval besides, and let no stage be passed by', () => {
    expect(problems(plan.withApproval('shift-100'))).toEqual([]);
    expect(problems(plan.withOptional('shift-50'))).toHaveLength(1);
  });

  it('may be another one for the next release, and keeps nobody from going back', () => {
    expect(problems(ReleasePlan.atomic(), 'retire', 'idle')).toEqual([]);
    expect(problems(ReleasePlan.atomic(), 'shift-10', 'rollback')).toEqual([]);
  });

  it('is not to be changed where the release stands, to be gone by the next step', () => {
    expect(problems(ReleasePlan.atomic(), 'shift-10', 'shift-10')).toHaveLength(1);
  });
});

describe('attempts', () => {
  it.each([
    ['rollback', 'preview'],
    ['shift-50', 'shift-10'],
    ['soak', 'shift-100'],
  ])('count up from %s to %s', (from, to) => {
    expect(idsOf(releaseAt(from), releaseAt(to))).toEqual(['attempt']);
    expect(idsOf(releaseAt(from, { attempt: 2 }), releaseAt(to, { attempt: 2 }))).toEqual(['attempt']);
    expect(idsOf(releaseAt(from, { attempt: 2 }), releaseAt(to, { attempt: 3 }))).toEqual([]);
  });

  it('stay as they are while a release goes on', () => {
    expect(idsOf(releaseAt('shift-10'), releaseAt('shift-50', { attempt: 2 }))).toEqual(['attempt']);
    expect(idsOf(releaseAt('shift-10', { attempt: 2 }), releaseAt('shift-50'))).toEqual(['attempt']);
  });

  it('may count up where the release stands, so that its stage is judged once more, and never down', () => {
    expect(idsOf(releaseAt('shift-10'), releaseAt('shift-10', { attempt: 2 }))).toEqual([]);
    expect(idsOf(releaseAt('shift-10', { attempt: 2 }), releaseAt('shift-10'))).toEqual(['attempt']);
  });

  it('count up when a version is tried again that was rolled back before', () => {
    const lock = { service: 'checkout', slots: { green: { ...green, rejected: true } } } as unknown as Lock;
    const idle = { release: releaseAt('idle'), lock };
    const ids = (attempt: number, slots = { blue, green }) =>
      transitionProblems(step(undefined, releaseAt('preview', { attempt, slots }), { before: idle })).map(
        ({ id }) => id,
      );
    expect(ids(1)).toEqual(['attempt']);
    expect(ids(2)).toEqual([]);
    expect(ids(1, { blue, green: third })).toEqual([]);
  });
});

describe('approvals', () => {
  const approved = plan.withApproval('shift-100');
  const approval = { stage: 'shift-100', version: 'v2', by: 'anna@example.com', at: '2026-11-21T11:00:00Z' };
  const enter = (...approvals: readonly (typeof approval & { attempt?: number })[]) =>
    idsOf(releaseAt('shift-50'), releaseAt('shift-100', { approvals }), { plan: approved });

  it('let a release into the stage that asks for one', () => {
    expect(enter(approval)).toEqual([]);
    expect(enter()).toEqual(['approval']);
  });

  it('are of the stage, the version and the attempt, and not of the future', () => {
    expect(enter({ ...approval, stage: 'soak' })).toEqual(['approval']);
    expect(enter({ ...approval, version: 'v1' })).toEqual(['approval']);
    expect(enter({ ...approval, attempt: 2 })).toEqual(['approval']);
    expect(enter({ ...approval, at: '2026-11-21T12:00:01Z' })).toEqual(['approval']);
    expect(enter({ ...approval, at: 'when I was asked' })).toEqual(['approval']);
  });

  it('say what is to be written', () => {
    const [problem] = transitionProblems(step(releaseAt('shift-50'), releaseAt('shift-100'), { plan: approved }));
    expect(problem?.fix).toBe('add to approvals: { stage: shift-100, version: v2, by: <name>, at: <date and time> }');
  });
});
