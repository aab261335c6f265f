import * as fc from 'fast-check';
import { ReleasePlan } from 'cutover';
import { Actor, type Tick } from '../../lib/acting/actor';
import { FakeWorld, Killed, type Story } from './fake-world';
import { releaseAt } from '../actor/sample';

const PLAN = ReleasePlan.steps({ 10: 180, 50: 300 }, { soak: 600 });
const FORWARD = ['preview', 'shift-10', 'shift-50', 'shift-100', 'soak', 'retire', 'idle'];
const start: Story = {
  plan: PLAN,
  start: releaseAt('preview', { approvals: [] }),
  platform: { prometheus: { scrapeInterval: 5 } },
};
const options = { outageBudget: 300, warn: () => undefined };
/** Seconds of a whole release, with room. */
const LONG = 3600;

const actorIn = (world: FakeWorld, step?: () => void) => new Actor(world.of(step), options);

/** One actor, alone and undisturbed, for as long as a release can take. */
async function played(
  story: Story,
  seconds = LONG,
): Promise<{ readonly world: FakeWorld; readonly ticks: readonly Tick[] }> {
  const world = new FakeWorld(story);
  const actor = actorIn(world);
  const ticks: Tick[] = [];
  for (let passed = 0; passed < seconds; passed += 10) {
    ticks.push(await actor.tick());
    world.pass(10);
  }
  return { world, ticks };
}

describe('an actor', () => {
  test('goes through the plan, holds each stage, and is done', async () => {
    const { world, ticks } = await played(start);
    expect(world.stages).toEqual(FORWARD);
    const times = world.commits.map(({ at }) => at - world.commits[0]!.at);
    for (const [index, hold] of [0, 180, 300, 0, 600, 0].entries()) {
      expect(times[index + 1]! - times[index]!).toBeGreaterThanOrEqual(hold);
    }
    expect(ticks.at(-1)!.decision).toEqual({ kind: 'done', end: 'released' });
    expect(world.head.release).toMatchObject({ live: 'green', slots: { green: { version: 'v2' } } });
  });

  test('takes a release back in the tick that sees the gate fail, says why, and is done when that is in force', async () => {
    const { world, ticks } = await played({ ...start, fails: { stage: 'shift-50', after: 40 } });
    expect(world.stages).toEqual(['preview', 'shift-10', 'shift-50', 'rollback']);
    const [, , shift, rollback] = world.commits;
    expect(rollback!.at - shift!.at).toBeLessThanOrEqual(50);
    expect(rollback!.message).toBe(
      [
        'Take shop back from shift-50',
        '',
        '  AnalysisRun v2 at shift-50, attempt 1: Failed',
        '  share of the requests: 50 % of 1000 requests within 20 s reached the candidate (44.8 % to 55.2 %), at a weight of 50 %',
        '',
        'Cutover-Release: shop',
        'Cutover-Step: shift-50 → rollback',
        'Cutover-Attempt: 1',
        '',
      ].join('\n'),
    );
    expect([world.candidate, ticks.at(-1)!.decision]).toEqual([0, { kind: 'done', end: 'rolled back' }]);
  });

  test('with Git down it takes the traffic back at once when a gate fails, and commits when Git is back', async () => {
    const outages = [{ who: 'fetch', from: 30, to: 1000 }] as const;
    const { world } = await played({ ...start, fails: { stage: 'shift-10', after: 60 }, outages });
    expect(world.directly).toEqual(['v2 at shift-10, attempt 1']);
    expect(world.stages).toEqual(['preview', 'shift-10', 'rollback']);
    expect(world.head.at - world.commits[0]!.at).toBe(1000);
    expect(world.head.message).toContain('past Git');
    expect([world.candidate, world.isPaused]).toEqual([0, false]);
  });

  test('has the engine go on in the tick that commits what was taken back', async () => {
    const outages = [{ who: 'fetch', from: 30, to: 1000 }] as const;
    const world = new FakeWorld({ ...start, fails: { stage: 'shift-10', after: 60 }, outages });
    const actor = actorIn(world);
    while (world.head.release.stage !== 'rollback') {
      await actor.tick();
      if (world.head.release.stage !== 'rollback') world.pass(10);
    }
    expect([world.directly.length, world.isPaused]).toEqual([1, false]);
  });

  test('takes the traffic back itself where the engine does not follow, and leaves it paused until that can see it', async () => {
    const outages = [{ who: 'engine', from: 30, to: 800 }] as const;
    const world = new FakeWorld({ ...start, fails: { stage: 'shift-10', after: 60 }, outages });
    const actor = actorIn(world);
    const times: { committed?: number; back?: number; done?: number } = {};
    for (let passed = 0; passed < 900; passed += 10) {
      const { decision } = await actor.tick();
      if (world.head.release.stage === 'rollback') times.committed ??= passed;
      if (world.candidate === 0 && times.committed !== undefined) times.back ??= passed;
      if (decision.kind === 'done') times.done ??= passed;
      world.pass(10);
    }
    expect(world.directly).toEqual(['v2 at rollback, attempt 1']);
    expect([times.back! - times.committed!, times.done! - times.back!]).toEqual([60, 300]);
    expect([world.stages.at(-1), world.candidate, world.isPaused]).toEqual(['rollback', 0, false]);
  });

  test('reads a verdict though what was kept cannot be read', async () => {
    const world = new FakeWorld({ ...start, fails: { stage: 'shift-10', after: 60 } });
    const { cluster, ...others } = world.of();
    const forgetful = { ...cluster, recall: () => Promise.reject(new Error('leases are forbidden')) };
    const warnings: string[] = [];
    const actor = new Actor(
      { ...others, cluster: forgetful },
      { outageBudget: 300, warn: (text) => warnings.push(text) },
    );
    for (let passed = 0; passed < 120; passed += 10) {
      await actor.tick();
      world.pass(10);
    }
    expect(world.stages).toEqual(['preview', 'shift-10', 'rollback']);
    expect(warnings).toContain('could not read what was kept: leases are forbidden');
  });

  test('that lost a race looks again at once', async () => {
    const world = new FakeWorld(start);
    const { branch, ...others } = world.of();
    let wasFaster = false;
    const move: typeof branch.move = (release, message) => {
      if (!wasFaster) world.push('shift-10');
      wasFaster = true;
      return branch.move(release, message);
    };
    const tick = await new Actor({ ...others, branch: { ...branch, move } }, options).tick();
    expect([tick.branch.revision.release.stage, tick.decision.kind]).toEqual(['shift-10', 'hold']);
  });

  test('that loses every race does not wait for others with what has to be taken back', async () => {
    const world = new FakeWorld({ ...start, fails: { stage: 'shift-10', after: 60 } });
    const { branch, ...others } = world.of();
    const move: typeof branch.move = (release, message) =>
      release.stage === 'rollback' ? Promise.resolve({ kind: 'raced' }) : branch.move(release, message);
    const actor = new Actor({ ...others, branch: { ...branch, move } }, options);
    for (let passed = 0; passed < 120; passed += 10) {
      await actor.tick();
      world.pass(10);
    }
    expect([world.stages.at(-1), world.candidate, world.directly]).toEqual([
      ...['shift-10', 0],
      ['v2 at shift-10, attempt 1'],
    ]);
  });

  test('that may not push does the same', async () => {
    const outages = [{ who: 'push', from: 30, to: 1000 }] as const;
    const { world } = await played({ ...start, fails: { stage: 'shift-10', after: 60 }, outages });
    expect([world.directly.length, world.stages.at(-1), world.candidate, world.isPaused]).toEqual([
      1,
      'rollback',
      0,
      false,
    ]);
  });

  test.each(['fetch', 'push', 'cluster', 'prometheus'] as const)('sits out a short outage of %s', async (who) => {
    const { world } = await played({ ...start, outages: [{ who, from: 250, to: 500 }] });
    expect([world.stages, world.directly]).toEqual([FORWARD, []]);
  });

  test.each([
    ['fetch', 1],
    ['push', 1],
    ['cluster', 0],
    ['prometheus', 0],
  ] as const)('takes the release back after a long outage of %s', async (who, directly) => {
    const { world } = await played({ ...start, outages: [{ who, from: 250, to: 1500 }] });
    expect(world.stages.at(-1)).toBe('rollback');
    expect([world.directly.length, world.candidate, world.isPaused]).toEqual([directly, 0, false]);
  });

  test('remembers since when somebody is silent, though it begins anew each time', async () => {
    const world = new FakeWorld({ ...start, outages: [{ who: 'prometheus', from: 250, to: 1500 }] });
    for (let passed = 0; passed < LONG; passed += 10) {
      await actorIn(world).tick();
      world.pass(10);
    }
    expect(world.stages.at(-1)).toBe('rollback');
    expect(world.head.at - world.commits[0]!.at).toBeLessThan(250 + 320);
  });

  test('takes nothing back for what was refused at a stage that somebody has left since', async () => {
    const world = new FakeWorld({ ...start, outages: [{ who: 'push', from: 30, to: 450 }] });
    const actor = actorIn(world);
    for (let passed = 0; passed < LONG; passed += 10) {
      await actor.tick();
      world.pass(10);
      if (passed === 440) world.push('shift-50');
    }
    expect([world.stages, world.directly]).toEqual([FORWARD, []]);
  });

  test('calls people once for one reason', async () => {
    const { ticks } = await played({ ...start, outages: [{ who: 'prometheus', from: 250, to: 500 }] }, 600);
    const calling = ticks.filter(
      ({ decision, wasCalled }) =>
        decision.kind === 'hold' && decision.reasons.some(({ calls }) => calls) && !wasCalled,
    );
    expect(calling).toHaveLength(1);
  });
});

describe('whatever happens to actors', () => {
  const anyFault = fc.option(
    fc.record({
      stage: fc.constantFrom('preview', 'shift-10', 'shift-50', 'soak'),
      after: fc.integer({ min: 1, max: 170 }),
    }),
    { nil: undefined },
  );
  const anyStory: fc.Arbitrary<Story> = anyFault.map((fails) =>
    fails && fails.stage !== 'preview' ? { ...start, fails } : start,
  );

  /** Whether it saw nothing of the cluster: nobody is silent in these stories but who is dead. */
  function isDead({ observation }: Tick): boolean {
    return 'silent' in observation.cluster || 'silent' in observation.git;
  }

  /** A bound on ticks: each gets further in time. */
  async function end(world: FakeWorld, tick: () => Promise<void>): Promise<void> {
    for (let passed = 0; passed < LONG; passed += 10) {
      await tick();
      world.pass(10);
    }
  }

  test('killed at any points, and begun anew, they come to the end of one that is not', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyStory,
        fc.array(fc.integer({ min: 1, max: 25 }), { minLength: 20, maxLength: 20 }),
        async (story, kills) => {
          const { world: whole } = await played(story);
          const world = new FakeWorld(story);
          const left = [...kills];
          /** One that does nothing any more from some step on. */
          const mortal = () => {
            let steps = left.shift() ?? Infinity;
            return actorIn(world, () => {
              if (steps > 0) steps -= 1;
              if (steps === 0) throw new Killed();
            });
          };
          let actor = mortal();
          await end(world, async () => {
            const seen = await actor.tick().catch(() => undefined);
            if (!seen || isDead(seen)) actor = mortal();
          });
          expect(world.stages).toEqual(whole.stages);
          expect([world.candidate, world.isPaused]).toEqual([whole.candidate, false]);
        },
      ),
      { numRuns: 20 },
    );
  });

  test('two at once, in any interleaving, make the commits of one', async () => {
    await fc.assert(
      fc.asyncProperty(fc.scheduler(), anyStory, async (scheduler, story) => {
        const { world: whole } = await played(story, 3000);
        const world = new FakeWorld(story);
        const of = (): Actor => {
          const inner = world.of();
          const branch = {
            ...inner.branch,
            fetch: () => scheduler.schedule(Promise.resolve()).then(() => inner.branch.fetch()),
            move: (...given: Parameters<typeof inner.branch.move>) =>
              scheduler.schedule(Promise.resolve()).then(() => inner.branch.move(...given)),
          };
          return new Actor({ ...inner, branch }, options);
        };
        const actors = [of(), of()];
        for (let passed = 0; passed < 3000; passed += 10) {
          const ticks = actors.map((actor) => actor.tick());
          await scheduler.waitFor(Promise.all(ticks));
          world.pass(10);
        }
        expect(world.stages).toEqual(whole.stages);
      }),
      { numRuns: 6 },
    );
  });
});
