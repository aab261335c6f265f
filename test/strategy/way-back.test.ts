import * as fc from 'fast-check';
import type { ReleaseData } from 'cutover';
import { ARGO_WAVE_ANNOTATION, SLOTS, WAITED_FOR_ANNOTATION, otherSlot } from '../../lib/core/labels';
import { waveOf, withoutWave } from '../../lib/strategy/manifest';
import { Cluster } from '../support/cluster';
import { anyLife, firstOf, lifeOf, runs, takenBack } from '../support/lives';
import {
  changed,
  firstRelease,
  play,
  playThrough,
  podTemplate,
  routeObjects,
  slotObjects,
  texts,
  withCandidate,
  type Objects,
  type Scene,
} from '../support/play';

const RUNS = runs(10);

/** The stages of a release that has a candidate: all but the idle one before it. */
const underWay = (scenes: readonly Scene[]): Scene[] => scenes.slice(1);
const atStage = (scenes: readonly Scene[], stage: string): Scene => scenes.find(({ data }) => data.stage === stage)!;

/** A cluster in which the way back was taken from a stage. */
function after({ objects, steps }: Scene): Cluster {
  const cluster = new Cluster(objects);
  cluster.takeBack(steps);
  return cluster;
}

/** Names of the objects that a step of the way back applies. */
const appliedIn = ({ steps }: Scene, name: string): string[] =>
  steps.flatMap((step) =>
    step.kind === 'apply' && step.name === name ? step.objects.map(({ object }) => object.metadata.name) : [],
  );

const withoutWaves = (objects: Objects): Objects =>
  new Map([...objects].map(([name, object]) => [name, withoutWave(object)]));

const deployments = (objects: Objects): string[] =>
  [...objects.keys()].filter((name) => name.startsWith('Deployment/'));

describe('the way back', () => {
  it('leads to stage rollback and to the live slot as it was at preview, in every byte but Argo CD’s order and from every stage', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const { live } = recipe;
        const before = texts(slotObjects(atStage(firstOf(recipe), 'preview').objects, live));
        for (const { scene, rollback } of takenBack(recipe)) {
          const back = after(scene).objects;
          expect(texts(routeObjects(back))).toEqual(texts(routeObjects(rollback.objects)));
          expect(texts(slotObjects(back, live))).toEqual(before);
          expect(changed(withoutWaves(back), withoutWaves(rollback.objects))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('has Argo CD come to the workloads of the rejected version last: nothing waits for what fails', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        fc.pre(recipe.platform.gitOps === 'argo-cd');
        for (const { rollback } of takenBack(recipe)) {
          const rejected = new Set(slotObjects(rollback.objects, otherSlot(recipe.live)).keys());
          for (const [name, { kind, metadata }] of rollback.objects) {
            const isLast = rejected.has(name) && waveOf(kind) === 'workloads';
            const wave = { base: '0', workloads: '1', subsets: '2', routes: '3', gates: '5' }[waveOf(kind)];
            expect([name, metadata.annotations?.[ARGO_WAVE_ANNOTATION]]).toEqual([name, isLast ? '5' : wave]);
          }
        }
      }),
      RUNS,
    );
  });

  it('tells Flux of the workloads of the rejected version, and of nothing else, that nothing waits for them', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        fc.pre(recipe.platform.gitOps === 'flux');
        for (const { scene, rollback } of takenBack(recipe)) {
          const rejected = new Set(slotObjects(rollback.objects, otherSlot(recipe.live)).keys());
          for (const [name, { kind, metadata }] of rollback.objects) {
            const isPassedBy = rejected.has(name) && waveOf(kind) === 'workloads';
            expect([name, metadata.annotations?.[WAITED_FOR_ANNOTATION]]).toEqual([
              name,
              isPassedBy ? 'false' : undefined,
            ]);
          }
          const marked = [...scene.objects.values()].filter(
            ({ metadata }) => metadata.annotations?.[WAITED_FOR_ANNOTATION],
          );
          expect(marked).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('routes to nothing but pods that are there, at any moment: it restores and waits first where it must', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        for (const scene of underWay(firstOf(recipe))) {
          after(scene);
          const stopped = scene.data.stage === 'retire' || scene.data.stage === 'idle';
          const names = scene.steps.map((step) => (step.kind === 'wait' ? 'wait' : step.name));
          const needed = stopped ? ['restore', 'wait', 'route'] : ['route'];
          expect([needed, [...needed, 'settle']]).toContainEqual(names);
          if (stopped) expect(appliedIn(scene, 'settle').filter((name) => name.endsWith(recipe.live))).toEqual([]);
        }
      }),
      RUNS,
    );
  });

  it('changes no pod template, and no number of pods but that of the slot that it restores', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        for (const scene of underWay(firstOf(recipe))) {
          const back = after(scene).objects;
          expect(deployments(back)).toEqual(deployments(scene.objects));
          for (const slot of SLOTS) expect(podTemplate(back, slot)).toBe(podTemplate(scene.objects, slot));
          const candidate = otherSlot(recipe.live);
          expect(replicas(back, candidate)).toBe(replicas(scene.objects, candidate));
        }
      }),
      RUNS,
    );
  });

  it('can be taken in Git as well, from every stage, wave by wave, and on to idle', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        for (const { scene, rollback, idle } of takenBack(recipe)) {
          const cluster = new Cluster(scene.objects);
          cluster.moveTo(rollback.objects);
          cluster.moveTo(idle.objects);
          expect(podTemplate(cluster.objects, recipe.live)).toBe(podTemplate(scene.objects, recipe.live));
        }
      }),
      RUNS,
    );
  });

  it('waits for as many pods as the slot had, twice as long as one of them may take', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const scenes = firstOf(recipe);
        const { capacity, readyWithin } = atStage(scenes, 'preview').lock.slots[recipe.live]!.rendered;
        for (const stage of [scenes.at(-2)!, scenes.at(-1)!]) {
          expect(stage.steps[1]).toEqual({
            kind: 'wait',
            namespace: 'shop',
            deployment: `checkout-${recipe.live}`,
            replicas: capacity.kind === 'fixed' ? capacity.replicas : capacity.during,
            timeoutSeconds: 2 * readyWithin,
          });
        }
      }),
      RUNS,
    );
  });
});

function replicas(objects: Objects, slot: string): number | undefined {
  return (objects.get(`Deployment/checkout-${slot}`)!.spec as { replicas?: number }).replicas;
}

describe('there is no way back', () => {
  it('where there is nothing to go back to: before a release', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const data = firstRelease(recipe.live);
        expect(play({ ...lifeOf(recipe).director(data), data }).steps).toEqual([]);
        expect(firstOf(recipe)[0]!.steps).toEqual([]);
      }),
      RUNS,
    );
  });

  it('once the old version is gone from the file, or another is in its slot', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const { director } = lifeOf(recipe);
        const { data, lock } = firstOf(recipe).at(-1)!;
        const gone: ReleaseData = { ...data, slots: { [data.live]: data.slots[data.live] } };
        const next = withCandidate(data, '3');
        expect(play({ ...director(gone), data: gone, lock }).steps).toEqual([]);
        expect(play({ ...director(next), data: next, lock }).steps).toEqual([]);
      }),
      RUNS,
    );
  });

  it('to a version that was rolled back, from whatever stage, however often it is synthesized', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const { director } = lifeOf(recipe);
        for (const { rollback, idle } of takenBack(recipe)) {
          expect(rollback.lock.slots[otherSlot(recipe.live)]).toMatchObject({ rejected: true });
          const again = play({ ...director(idle.data), data: idle.data, lock: idle.lock });
          expect([idle.steps, again.steps]).toEqual([[], []]);
          expect(again.lock).toEqual(idle.lock);
        }
      }),
      runs(5),
    );
  });

  it('to a version that was rejected once and is tried again, until it has been live', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const { director, plan } = lifeOf(recipe);
        const { scene: preview, idle } = takenBack(recipe)[0]!;
        const again: ReleaseData = { ...preview.data, attempt: 2 };
        const scenes = playThrough(plan, { data: again, lock: idle.lock }, director);
        expect(changed(scenes[0]!.objects, preview.objects)).toEqual([]);
        expect(scenes[0]!.lock.slots[otherSlot(recipe.live)]).not.toHaveProperty('rejected');
        for (const scene of scenes) {
          expect(scene.steps).not.toEqual([]);
          const weights = after(scene).objects.get('VirtualService/checkout');
          expect(JSON.stringify(weights)).toBe(
            JSON.stringify(after(scenes[0]!).objects.get('VirtualService/checkout')),
          );
        }
      }),
      runs(5),
    );
  });
});
