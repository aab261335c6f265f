import * as fc from 'fast-check';
import { Capacity, Probe, ReleasePlan, type SlotName } from 'cutover';
import { SLOTS, otherSlot, type Labels } from '../../lib/core/labels';
import { lockText } from '../../lib/release/lock';
import { Cluster } from '../support/cluster';
import { anyLife, firstOf, lifeOf, runs, wholeLife, type LifeRecipe } from '../support/lives';
import {
  changed,
  errorIds,
  firstRelease,
  play,
  playThrough,
  podTemplate,
  slotObjects,
  texts,
  weightsOf,
  withCandidate,
  type Objects,
  type Scene,
} from '../support/play';
import { anyPlatform } from '../support/recipes';

const RUNS = runs(10);

const steps = (scenes: readonly Scene[]): [Scene, Scene][] =>
  scenes.slice(1).map((scene, index) => [scenes[index]!, scene]);

const stepFrom = (scenes: readonly Scene[], stage: string): [Scene, Scene] => {
  const index = scenes.findIndex(({ data }) => data.stage === stage);
  return [scenes[index]!, scenes[index + 1]!];
};

const names = (slot: SlotName, ...kinds: readonly string[]): string[] =>
  kinds.map((kind) => `${kind}/checkout-${slot}`);

/** Slots that get traffic at a stage, by what the VirtualService says. */
function served(objects: Objects): SlotName[] {
  const weights = weightsOf(objects.get('VirtualService/checkout')!);
  return SLOTS.filter((slot) => weights.some((route) => route[slot] > 0));
}

/** Slots that the preview header leads to. */
function previewed(objects: Objects): SlotName[] {
  const { http = [] } = objects.get('VirtualService/checkout')!.spec as { http?: PreviewRoute[] };
  const routes = http.filter(({ match = [] }) => match.some(({ headers }) => headers !== undefined));
  return routes.flatMap(({ route }) => route.map(({ destination }) => destination.subset));
}

interface PreviewRoute {
  readonly match?: readonly { readonly headers?: object }[];
  readonly route: readonly { readonly destination: { readonly subset: SlotName } }[];
}

/** An object with some of its fields replaced, to show that nothing but these differs. */
function blank(objects: Objects, name: string, ...fields: readonly (readonly string[])[]): string {
  const copy = JSON.parse(JSON.stringify(objects.get(name))) as Record<string, unknown>;
  for (const path of fields) {
    const last = path.at(-1)!;
    const holder = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, copy);
    Reflect.deleteProperty(holder, last);
  }
  return JSON.stringify(copy);
}

/** A VirtualService without its weights. */
function withoutWeights(objects: Objects): string {
  return JSON.stringify(objects.get('VirtualService/checkout'), (key, value: unknown) =>
    key === 'weight' ? undefined : value,
  );
}

describe('the whole life of two releases', () => {
  it('changes no pod template of a slot that has traffic before or after a step', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        for (const [before, after] of steps(wholeLife(recipe))) {
          for (const slot of new Set([...served(before.objects), ...served(after.objects)])) {
            expect(podTemplate(after.objects, slot)).toBe(podTemplate(before.objects, slot));
          }
        }
      }),
      RUNS,
    );
  });

  it('sends traffic to nothing but pods that are there, while waves are applied one after the other', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const scenes = wholeLife(recipe);
        const cluster = new Cluster(scenes[0]!.objects);
        for (const { objects } of scenes) cluster.moveTo(objects);
        expect(texts(cluster.objects)).toEqual(texts(scenes.at(-1)!.objects));
      }),
      RUNS,
    );
  });

  it('has weights of whole numbers that sum to 100 on every route of every stage', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        for (const { objects } of wholeLife(recipe)) {
          const weights = weightsOf(objects.get('VirtualService/checkout')!);
          expect(weights.length).toBeGreaterThan(0);
          expect(new Set(weights.map((route) => JSON.stringify(route))).size).toBe(1);
          expect(weights[0]!.blue + weights[0]!.green).toBe(100);
        }
      }),
      RUNS,
    );
  });

  it('leads by the preview header to pods that are there, to those of the candidate while there is one', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        for (const { data, objects } of wholeLife(recipe)) {
          const wanted = data.stage === 'idle' ? data.live : otherSlot(data.live);
          for (const slot of previewed(objects)) expect([data.stage, slot]).toEqual([data.stage, wanted]);
          expect(objects.get(`Deployment/checkout-${wanted}`)).not.toMatchObject({ spec: { replicas: 0 } });
        }
      }),
      RUNS,
    );
  });

  it('restarts nothing when the platform changes at any of its stages', () => {
    const anyPlatforms = fc.array(anyPlatform, { minLength: 5, maxLength: 5 });
    fc.assert(
      fc.property(anyLife, anyPlatforms, (recipe, platforms) => {
        const { plan, director } = lifeOf(recipe);
        const moving: typeof director = (data) => {
          const index = [...plan.names, 'idle'].indexOf(data.stage);
          return { ...director(data), platform: platforms[index % platforms.length]! };
        };
        const first = playThrough(plan, { data: withCandidate(firstRelease(recipe.live), '2') }, moving);
        const { data, lock } = first.at(-1)!;
        const second = playThrough(plan, { data: withCandidate(data, '3'), lock }, moving);
        for (const [before, after] of steps([...first, ...second])) {
          for (const slot of new Set([...served(before.objects), ...served(after.objects)])) {
            expect(podTemplate(after.objects, slot)).toBe(podTemplate(before.objects, slot));
          }
        }
      }),
      runs(5),
    );
  });
});

describe('a step of a release', () => {
  it('from idle to preview brings the candidate and leaves what the live slot runs as it is', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const [idle, preview] = stepFrom(firstOf(recipe), 'idle');
        const deployment = `Deployment/checkout-${recipe.live}`;
        expect(texts(new Map([[deployment, preview.objects.get(deployment)!]]))).toEqual(
          texts(new Map([[deployment, idle.objects.get(deployment)!]])),
        );
        const autoscaler = `HorizontalPodAutoscaler/checkout-${recipe.live}`;
        const liveChanges = changed(slotObjects(idle.objects, recipe.live), slotObjects(preview.objects, recipe.live));
        expect([autoscaler]).toEqual(expect.arrayContaining(liveChanges));
        if (liveChanges.length > 0) {
          const minimum = ['spec', 'minReplicas'];
          expect(blank(preview.objects, autoscaler, minimum)).toBe(blank(idle.objects, autoscaler, minimum));
        }
        expect(served(preview.objects)).toEqual([recipe.live]);
      }),
      RUNS,
    );
  });

  it('within the shifts changes two numbers of each route, and nothing else', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        for (const [before, after] of steps(firstOf(recipe))) {
          if (!after.data.stage.startsWith('shift-')) continue;
          expect(changed(before.objects, after.objects)).toEqual(['VirtualService/checkout']);
          expect(withoutWeights(after.objects)).toBe(withoutWeights(before.objects));
          const weight = Number(after.data.stage.slice('shift-'.length));
          for (const route of weightsOf(after.objects.get('VirtualService/checkout')!)) {
            expect(route).toEqual({ [recipe.live]: 100 - weight, [otherSlot(recipe.live)]: weight });
          }
        }
      }),
      RUNS,
    );
  });

  it('to soak moves the promotion labels from one Deployment to the other, and changes nothing else', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const [shifted, soak] = stepFrom(firstOf(recipe), 'shift-100');
        const labels = Object.keys(recipe.around.promotionLabels);
        const both = SLOTS.map((slot) => `Deployment/checkout-${slot}`);
        expect(changed(shifted.objects, soak.objects)).toEqual(labels.length > 0 ? both : []);
        const fields = labels.map((label) => ['metadata', 'labels', label]);
        for (const name of both)
          expect(blank(soak.objects, name, ...fields)).toBe(blank(shifted.objects, name, ...fields));
        const { promotionLabels, chartLabels } = recipe.around;
        const labelsOf = (slot: SlotName): Labels => soak.objects.get(`Deployment/checkout-${slot}`)!.metadata.labels!;
        expect(labelsOf(otherSlot(recipe.live))).toMatchObject({ ...chartLabels, ...promotionLabels });
        for (const label of labels) expect(labelsOf(recipe.live)[label]).toBe(chartLabels[label]);
      }),
      RUNS,
    );
  });

  it('to retire scales the old slot to nothing, and changes no route', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const [soak, retire] = stepFrom(firstOf(recipe), 'soak');
        const { autoscaled } = capacityOf(soak, recipe.live);
        expect(changed(soak.objects, retire.objects)).toEqual(
          [
            ...names(recipe.live, 'Deployment', 'PodDisruptionBudget'),
            ...(autoscaled ? names(recipe.live, 'HorizontalPodAutoscaler') : []),
          ].sort(),
        );
        const deployment = `Deployment/checkout-${recipe.live}`;
        expect(retire.objects.get(deployment)).toMatchObject({ spec: { replicas: 0 } });
        const replicas = ['spec', 'replicas'];
        expect(blank(retire.objects, deployment, replicas)).toBe(blank(soak.objects, deployment, replicas));
        expect(retire.objects.has(`PodDisruptionBudget/checkout-${recipe.live}`)).toBe(false);
        expect(retire.objects.has(`HorizontalPodAutoscaler/checkout-${recipe.live}`)).toBe(false);
      }),
      RUNS,
    );
  });

  it('to idle gives the new version its everyday size, and swaps the roles in the lock alone', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const [retire, idle] = stepFrom(firstOf(recipe), 'retire');
        const live = otherSlot(recipe.live);
        const { autoscaled, during, min } = capacityOf(retire, live);
        const shared = ['Service/checkout', 'VirtualService/checkout', 'HorizontalPodAutoscaler/checkout-' + live];
        const autoscaler = names(live, 'HorizontalPodAutoscaler');
        const differs = changed(retire.objects, idle.objects);
        expect(shared).toEqual(expect.arrayContaining(differs));
        expect(differs.filter((name) => name.endsWith(live))).toEqual(autoscaled && during !== min ? autoscaler : []);
        expect(idle.data.live).toBe(live);
        const { plan, ...kept } = retire.lock;
        expect(plan).toBeDefined();
        expect(idle.lock).toEqual(kept);
      }),
      RUNS,
    );
  });

  it('to idle changes no route and no Service where both versions have the same definition', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const [version] = recipe.versions;
        const same: LifeRecipe = { ...recipe, versions: [version, version, version] };
        const [retire, idle] = stepFrom(firstOf(same), 'retire');
        const autoscaler = names(otherSlot(recipe.live), 'HorizontalPodAutoscaler');
        expect(autoscaler).toEqual(expect.arrayContaining(changed(retire.objects, idle.objects)));
      }),
      runs(5),
    );
  });

  it('changes nothing where it is synthesized again', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        for (const { data, objects, lock, steps: back } of firstOf(recipe)) {
          const again = play({ ...lifeOf(recipe).director(data), data, lock });
          expect(texts(again.objects)).toEqual(texts(objects));
          expect(lockText(again.lock)).toBe(lockText(lock));
          expect(JSON.stringify(again.steps)).toBe(JSON.stringify(back));
        }
      }),
      runs(5),
    );
  });
});

function capacityOf({ lock }: Scene, slot: SlotName): { autoscaled: boolean; during: number; min: number } {
  const { capacity } = lock.slots[slot]!.rendered;
  if (capacity.kind === 'fixed') return { autoscaled: false, during: capacity.replicas, min: capacity.replicas };
  return { autoscaled: true, ...capacity };
}

describe('a jump from any stage to any other, which somebody may make in the file', () => {
  const PLAN = ReleasePlan.steps({ 10: 60, 50: 60 });
  const props = {
    plan: PLAN,
    container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
    capacity: Capacity.autoscaled({ min: 2, max: 4 }),
  };
  const STAGES = ['idle', ...PLAN.names, 'rollback'];

  /** Every jump that is not refused, as `shift-10 → idle`, with the state before and the one after. */
  function jumps(): { readonly name: string; readonly before: Objects; readonly after: Objects }[] {
    const first = playThrough(PLAN, { data: withCandidate(firstRelease(), '2') }, () => ({ props }));
    return first.flatMap(({ data, lock, objects }) =>
      SLOTS.flatMap((live) => STAGES.map((stage) => ({ props, lock, data: { ...data, live, stage } })))
        .filter((script) => errorIds(script).length === 0)
        .map((script) => {
          const led = script.data.live === data.live ? '' : ` led by ${script.data.live}`;
          return { name: `${data.stage} → ${script.data.stage}${led}`, before: objects, after: play(script).objects };
        }),
    );
  }

  it('sends traffic to pods that are there, or is refused', () => {
    const cutsOff = ({ before, after }: ReturnType<typeof jumps>[number]): boolean => {
      try {
        new Cluster(before).moveTo(after);
        return false;
      } catch {
        return true;
      }
    };
    expect(
      jumps()
        .filter(cutsOff)
        .map(({ name }) => name),
    ).toEqual([]);
  });

  it('restarts no pod that has traffic, or is refused', () => {
    const restarts = ({ before, after }: ReturnType<typeof jumps>[number]): boolean =>
      [...served(before), ...served(after)].some((slot) => podTemplate(before, slot) !== podTemplate(after, slot));
    expect(
      jumps()
        .filter(restarts)
        .map(({ name }) => name),
    ).toEqual([]);
  });
});
