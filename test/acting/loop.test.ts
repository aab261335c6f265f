import { Actor } from '../../lib/acting/actor';
import { runActor } from '../../lib/acting/loop';
import { Desk } from '../../lib/notify/desk';
import type { ReleaseEvent } from '../../lib/notify/notifier';
import { ReleasePlan } from 'cutover';
import { releaseAt } from '../actor/sample';
import { FakeWorld, type Story } from './fake-world';

/** What people are told while an actor runs until the release is over, or for an hour. */
async function told(story: Partial<Story>): Promise<readonly ReleaseEvent[]> {
  const events: ReleaseEvent[] = [];
  const world = new FakeWorld({
    ...{ plan: ReleasePlan.steps({ 10: 180, 50: 300 }, { soak: 600 }) },
    ...{ start: releaseAt('preview', { approvals: [] }), platform: { prometheus: { scrapeInterval: 5 } } },
    ...story,
  });
  const notify = (event: ReleaseEvent) => Promise.resolve(void events.push(event));
  const desk = new Desk([{ notify }], () => undefined);
  const actor = new Actor(world.of(), { outageBudget: 300, warn: () => undefined });
  let looks = 0;
  await runActor(actor, desk, {
    ...{ once: false, stay: false, ticked: () => undefined, isOver: () => false },
    rest: () => {
      world.pass(10);
      looks += 1;
      return looks < 360 ? Promise.resolve() : Promise.reject(new Error('it does not end'));
    },
  });
  await desk.close();
  return events;
}

const kinds = (events: readonly ReleaseEvent[]): readonly string[] =>
  events.map(({ kind, to }) => `${kind}${to === undefined ? '' : ` ${to}`}`);

test('people are told of each stage, and of the end', async () => {
  expect(kinds(await told({}))).toEqual([
    ...['advanced shift-10', 'advanced shift-50', 'advanced shift-100', 'advanced soak', 'advanced retire'],
    ...['advanced idle', 'ended'],
  ]);
});

test('they are called once for a push that is refused at every look', async () => {
  const events = await told({ outages: [{ who: 'push', from: 170, to: 400 }] });
  const calls = events.filter(({ kind }) => kind === 'needs people');
  expect(calls).toHaveLength(1);
  expect(calls[0]!.lines[0]).toBe('protected');
});

test('they are called where the engine does not follow a way back, beside being told of it', async () => {
  const events = await told({
    fails: { stage: 'shift-10', after: 60 },
    outages: [{ who: 'engine', from: 30, to: 800 }],
  });
  expect(kinds(events)).toEqual(['advanced shift-10', 'rolled back rollback', 'needs people']);
  expect(events[2]!.lines[0]).toContain('the GitOps engine does not follow');
});

test('they are called again for what is new, and not for what is over', async () => {
  const events = await told({
    outages: [
      { who: 'prometheus', from: 30, to: 170 },
      { who: 'fetch', from: 90, to: 120 },
    ],
  });
  const calls = events.filter(({ kind }) => kind === 'needs people').map(({ lines }) => lines.length);
  expect(calls).toEqual([1, 2]);
});
