import * as fc from 'fast-check';
import { CutoverError, ReleasePlan, type Lock, type ReleaseData, type SlotName } from 'cutover';
import { SLOTS } from '../../lib/core/labels';
import { Cluster } from '../support/cluster';
import { play, podTemplate, weightsOf, firstRelease, type Objects, type Scene } from '../support/play';
import {
  anyPlatform,
  anyService,
  anySurroundings,
  image,
  patchesOf,
  serviceOf,
  surroundingsOf,
} from '../support/recipes';

const PLAN = ReleasePlan.steps({ 10: 60, 50: 60 }, { soak: 900 });
const STAGES = ['idle', ...PLAN.names, 'rollback'];

const anySlot = fc.constantFrom(...SLOTS);

/** What somebody may do to the files of a release before the next synthesis. */
const anyEdit = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('stage' as const), stage: fc.constantFrom(...STAGES) }) },
  { weight: 6, arbitrary: fc.record({ kind: fc.constant('next' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('live' as const), live: anySlot }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('version' as const),
      slot: anySlot,
      digit: fc.constantFrom('1', '2', '3'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('remove' as const), slot: anySlot }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('code' as const), index: fc.nat(1) }) },
);

type Edit = typeof anyEdit extends fc.Arbitrary<infer T> ? T : never;

/** Edits that come together in one commit. */
const anyWalk = fc.record({
  code: fc.tuple(anyService, anyService),
  around: anySurroundings,
  platform: anyPlatform,
  commits: fc.array(fc.array(anyEdit, { minLength: 1, maxLength: 2 }), { minLength: 10, maxLength: 25 }),
});

function edited(data: ReleaseData, edit: Edit): ReleaseData {
  switch (edit.kind) {
    case 'stage':
      return { ...data, stage: edit.stage };
    case 'next': {
      const stage = STAGES[STAGES.indexOf(data.stage) + 1] ?? 'idle';
      const swaps = data.stage === 'retire';
      return swaps ? { ...data, stage: 'idle', live: data.live === 'blue' ? 'green' : 'blue' } : { ...data, stage };
    }
    case 'live':
      return { ...data, live: edit.live };
    case 'version':
      return {
        ...data,
        slots: { ...data.slots, [edit.slot]: { version: `v${edit.digit}`, image: image(edit.digit) } },
      };
    case 'remove': {
      const { [edit.slot]: _removed, ...slots } = data.slots;
      return { ...data, slots };
    }
    case 'code':
      return data;
  }
}

/** Slots that get traffic, by what the VirtualService says. */
function served(objects: Objects): SlotName[] {
  const weights = weightsOf(objects.get('VirtualService/checkout')!);
  return SLOTS.filter((slot) => weights.some((route) => route[slot] > 0));
}

interface Walk {
  readonly scenes: readonly Scene[];
  readonly refused: number;
}

/** Synthesizes after every commit; one that is refused is taken back, as a pipeline would have it. */
function walk({ code, around, platform, commits }: typeof anyWalk extends fc.Arbitrary<infer T> ? T : never): Walk {
  const patch = patchesOf(around);
  const { chartLabels } = around;
  const scenes: Scene[] = [];
  let [data, lock, index, refused]: [ReleaseData, Lock | undefined, number, number] = [firstRelease(), undefined, 0, 0];
  for (const commit of [[], ...commits]) {
    const wanted = commit.reduce(edited, data);
    const now = commit.reduce((at, edit) => (edit.kind === 'code' ? edit.index : at), index);
    try {
      const props = { ...serviceOf(code[now]!), ...surroundingsOf(around), plan: PLAN };
      const scene = play({ props, platform, chartLabels, patch, data: wanted, lock });
      scenes.push(scene);
      [data, lock, index] = [wanted, scene.lock, now];
    } catch (error) {
      if (!(error instanceof CutoverError)) throw error;
      refused += 1;
    }
  }
  return { scenes, refused };
}

describe('whatever is done to a release file, one commit after the other, each refused or applied', () => {
  it('no request is sent to pods that are not there, and no pod that serves is restarted', () => {
    fc.assert(
      fc.property(anyWalk, (given) => {
        const { scenes } = walk(given);
        const cluster = new Cluster(scenes[0]!.objects);
        for (const [index, { objects }] of scenes.entries()) {
          const before = scenes[Math.max(0, index - 1)]!.objects;
          cluster.moveTo(objects);
          for (const slot of new Set([...served(before), ...served(objects)])) {
            expect(podTemplate(objects, slot)).toBe(podTemplate(before, slot));
          }
        }
      }),
      { numRuns: 20 },
    );
  });

  it('the way back sends all traffic to one slot, whose pods are there', () => {
    fc.assert(
      fc.property(anyWalk, (given) => {
        for (const { objects, steps } of walk(given).scenes) {
          const cluster = new Cluster(objects);
          cluster.takeBack(steps);
          if (steps.length > 0) expect(served(cluster.objects)).toHaveLength(1);
        }
      }),
      { numRuns: 10 },
    );
  });
});
