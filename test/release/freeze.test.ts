import { JsonPatch } from 'cdk8s';
import * as plus from 'cdk8s-plus-27';
import * as fc from 'fast-check';
import {
  Capacity,
  Probe,
  ReleasePlan,
  type BlueGreen,
  type BlueGreenProps,
  type Lock,
  type ReleaseData,
  type ServiceProps,
  type SlotName,
} from 'cutover';
import { canonicalText } from '../../lib/core/canonical';
import { otherSlot } from '../../lib/core/labels';
import { resolvePlatform } from '../../lib/platform/platform';
import { renderVersion } from '../../lib/service/render';
import { anyLife, firstOf, lifeOf, runs, takenBack, type LifeRecipe } from '../support/lives';
import {
  changed,
  errorIds,
  errorsOf,
  firstRelease,
  play,
  playThrough,
  podTemplate,
  slotObjects,
  texts,
  withCandidate,
  type Scene,
  type Script,
} from '../support/play';
import { anyPlatform, anyService, image, serviceOf, type ServiceRecipe } from '../support/recipes';

const SERVICE: ServiceProps = { container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') } };
const PLAN = ReleasePlan.steps({ 10: 60, 50: 60 });
const STAGES = ['preview', 'shift-10', 'shift-50', 'shift-100', 'soak', 'retire'] as const;
const WITH_TRAFFIC = STAGES.slice(1);

const plain: Omit<BlueGreenProps, 'release'> = { ...SERVICE, plan: PLAN };

/** The first release of a plain service, up to a stage. */
function playTo(stage: string, script: Omit<Script, 'data' | 'lock'> = { props: plain }): Scene {
  return playThrough(PLAN, { data: withCandidate(firstRelease(), '2') }, () => script, stage).at(-1)!;
}

/** Whether two recipes make the same version, by what is rendered of them. */
function sameVersion(a: ServiceRecipe, b: ServiceRecipe, { platform }: LifeRecipe, { data }: Scene): boolean {
  const slot = otherSlot(data.live);
  const subject = { service: 'checkout', slot, ...data.slots[slot]! };
  const [one, other] = [a, b].map((recipe) => renderVersion(serviceOf(recipe), resolvePlatform(platform), subject));
  return canonicalText(one) === canonicalText(other);
}

/** A recipe of which one field is another, or all of them. */
const anyEdit = fc.tuple(anyService, fc.option(fc.constantFrom(...fieldsOf(anyService)), { nil: undefined }));

function fieldsOf(recipes: typeof anyService): (keyof ServiceRecipe)[] {
  return Object.keys(fc.sample(recipes, { numRuns: 1, seed: 1 })[0]!) as (keyof ServiceRecipe)[];
}

function edited(
  recipe: ServiceRecipe,
  [other, field]: [ServiceRecipe, keyof ServiceRecipe | undefined],
): ServiceRecipe {
  return field === undefined ? other : { ...recipe, [field]: other[field] };
}

describe('an edit of the service definition in the middle of a release', () => {
  it('leaves every byte of the live slot as it is, or is refused and names the fields', () => {
    fc.assert(
      fc.property(anyLife, anyEdit, (recipe, edit) => {
        const now = edited(recipe.versions[1], edit);
        const { director } = lifeOf({ ...recipe, versions: [now, now, now] });
        const candidate = otherSlot(recipe.live);
        for (const scene of firstOf(recipe).slice(1, -1)) {
          const next: Script = { ...director(scene.data), data: scene.data, lock: scene.lock };
          const isSame = sameVersion(recipe.versions[1], now, recipe, scene);
          if (scene.data.stage !== 'preview' && !isSame) {
            const problems = errorsOf(next);
            expect(problems.map(({ id }) => id)).toEqual(['lock-frozen']);
            expect(problems[0]!.given).toMatch(/ changes v2 in (blue|green): [a-zA-Z][^:]*: .+ → .+/s);
            continue;
          }
          const { objects } = play(next);
          expect(texts(slotObjects(objects, recipe.live))).toEqual(texts(slotObjects(scene.objects, recipe.live)));
          if (!isSame) continue;
          expect(texts(slotObjects(objects, candidate))).toEqual(texts(slotObjects(scene.objects, candidate)));
        }
      }),
      runs(10),
    );
  });

  it('reaches the candidate while that is previewed, as if it had been so from the start', () => {
    fc.assert(
      fc.property(anyLife, anyService, (recipe, now) => {
        const [idle, preview] = firstOf(recipe);
        const { director } = lifeOf({ ...recipe, versions: [recipe.versions[0], now, now] });
        const late = play({ ...director(preview!.data), data: preview!.data, lock: preview!.lock });
        const early = play({ ...director(preview!.data), data: preview!.data, lock: idle!.lock });
        expect(changed(late.objects, early.objects)).toEqual([]);
        expect(late.lock).toEqual(early.lock);
      }),
      runs(10),
    );
  });

  it('that is made between preview and the first traffic is refused: nobody has previewed it', () => {
    const { data, lock } = playTo('preview');
    const next: ReleaseData = { ...data, stage: 'shift-10' };
    const props = { ...plain, container: { ...SERVICE.container, env: { MODE: 'new' } } };
    expect(errorsOf({ props, data: next, lock })).toMatchObject([
      {
        id: 'lock-frozen',
        at: { field: 'release.slots.green' },
        given:
          'the service definition changes v2 in green: pod.spec.containers[0].env: (none) → [{"name":"MODE","value":"new"}]',
      },
    ]);
  });

  it('names eight fields at the most and counts the others', () => {
    const env = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`VARIABLE_${index}`, 'old']));
    const later = Object.fromEntries(Object.keys(env).map((name) => [name, 'new']));
    const withEnv = (variables: typeof env) => ({ ...plain, container: { ...SERVICE.container, env: variables } });
    const scene = playTo('shift-10', { props: withEnv(env) });
    const [problem] = errorsOf({ ...scene, props: withEnv(later) });
    expect(problem!.given.match(/ → /g)).toHaveLength(8);
    expect(problem!.given).toMatch(/; and 4 more$/);
  });

  it.each(STAGES)('that concerns no version is taken at %s: the plan, the router, the access, the labels', (stage) => {
    const scene = playTo(stage);
    const props = { ...plain, plan: ReleasePlan.steps({ 10: 1, 20: 1, 50: 1 }), promotionLabels: { env: 'prod' } };
    const { objects } = play({ ...scene, props });
    for (const slot of ['blue', 'green'] satisfies SlotName[]) {
      expect(podTemplate(objects, slot)).toBe(podTemplate(scene.objects, slot));
    }
  });

  it('of a probe of cdk8s-plus is refused as any other', () => {
    const ready = (path: string) => plus.Probe.fromHttpGet(path);
    const withProbe = (path: string) => ({ ...plain, container: { ...SERVICE.container, ready: ready(path) } });
    const scene = playTo('shift-10', { props: withProbe('/ready') });
    expect(errorIds({ ...scene, props: withProbe('/ready') })).toEqual([]);
    expect(errorIds({ ...scene, props: withProbe('/healthy') })).toEqual(['lock-frozen']);
  });

  it.each(STAGES)('of the release file is refused where it concerns the live version, at %s', (stage) => {
    const { data, lock } = playTo(stage);
    const withLive = (version: string, digit: string): ReleaseData => ({
      ...data,
      slots: { ...data.slots, blue: { version, image: image(digit) } },
    });
    expect(errorIds({ props: plain, data: withLive('v1', '9'), lock })).toEqual(['lock-frozen']);
    expect(errorIds({ props: plain, data: withLive('v9', '1'), lock })).toEqual(['lock-frozen']);
  });

  it.each(WITH_TRAFFIC)('of the release file is refused where it concerns the candidate, at %s', (stage) => {
    const { data, lock } = playTo(stage);
    const withCandidateOf = (version: string, digit: string): ReleaseData => ({
      ...data,
      slots: { ...data.slots, green: { version, image: image(digit) } },
    });
    expect(errorIds({ props: plain, data: withCandidateOf('v2', '9'), lock })).toEqual(['lock-frozen']);
    expect(errorIds({ props: plain, data: withCandidateOf('v9', '2'), lock })).toEqual(['lock-unseen']);
  });

  it('of the candidate’s image is taken at preview', () => {
    const { data, lock } = playTo('preview');
    const slots = { ...data.slots, green: { version: 'v2', image: image('9') } };
    const { objects } = play({ props: plain, data: { ...data, slots }, lock });
    expect(podTemplate(objects, 'green')).toContain(image('9'));
  });
});

describe('taking a release back', () => {
  it('is refused for no edit of the code, at rollback and at idle after it, and restarts nothing', () => {
    fc.assert(
      fc.property(anyLife, anyService, (recipe, now) => {
        const { director } = lifeOf({ ...recipe, versions: [now, now, now] });
        const candidate = otherSlot(recipe.live);
        for (const { scene, rollback, idle } of takenBack(recipe)) {
          const back = play({ ...director(rollback.data), data: rollback.data, lock: scene.lock });
          expect(changed(slotObjects(rollback.objects, recipe.live), slotObjects(back.objects, recipe.live))).toEqual(
            [],
          );
          expect(podTemplate(back.objects, candidate)).toBe(podTemplate(scene.objects, candidate));
          const rest = play({ ...director(idle.data), data: idle.data, lock: back.lock });
          expect(changed(slotObjects(idle.objects, recipe.live), slotObjects(rest.objects, recipe.live))).toEqual([]);
        }
      }),
      runs(4),
    );
  });
});

type Patches = () => readonly JsonPatch[];

const EMPTY_TEMPLATE = { metadata: { labels: {} }, spec: { containers: [] } };

/** Patches of a pod template, each of which would restart the pods; made anew for each synthesis, as a program does. */
const TEMPLATE_PATCHES: readonly (readonly [string, Patches])[] = [
  ['adds a field', () => [JsonPatch.add('/spec/template/spec/priorityClassName', 'high')]],
  ['adds an annotation', () => [JsonPatch.add('/spec/template/metadata/annotations/team', 'shop')]],
  ['replaces the image', () => [JsonPatch.replace('/spec/template/spec/containers/0/image', 'other')]],
  ['removes a field', () => [JsonPatch.remove('/spec/template/spec/securityContext')]],
  ['copies into it', () => [JsonPatch.copy('/metadata/labels/app', '/spec/template/metadata/annotations/of')]],
  ['moves out of it', () => [JsonPatch.move('/spec/template/spec/volumes', '/metadata/annotations')]],
  ['replaces all of it', () => [JsonPatch.replace('/spec/template', EMPTY_TEMPLATE)]],
  ['replaces everything around it', () => [JsonPatch.replace('/spec', { selector: {}, template: EMPTY_TEMPLATE })]],
  [
    'adds a list and fills it',
    () => [
      JsonPatch.add('/spec/template/spec/tolerations', []),
      JsonPatch.add('/spec/template/spec/tolerations/-', { key: 'arm' }),
    ],
  ],
];

const ways: readonly (readonly [string, (kind: string, patches: Patches) => (release: BlueGreen) => void])[] = [
  ['of a kind', (kind, patches) => (release) => release.patch(kind, ...patches())],
  [
    'of each child',
    (kind, patches) => (release) => {
      for (const { construct } of release.placed) if (construct.kind === kind) construct.addJsonPatch(...patches());
    },
  ],
];

describe.each(ways)('a patch %s in the middle of a release', (_, patchBy) => {
  it.each(
    TEMPLATE_PATCHES.flatMap(([what, patches]) => ['shift-10', 'retire'].map((stage) => ({ what, stage, patches }))),
  )('that $what is refused at $stage', ({ stage, patches }) => {
    const scene = playTo(stage);
    expect(errorIds({ ...scene, props: plain, patch: patchBy('Deployment', patches) })).toEqual(['lock-frozen']);
  });

  it.each(TEMPLATE_PATCHES)('that %s reaches the candidate alone at preview', (_what, patches) => {
    const scene = playTo('preview');
    const { objects } = play({ ...scene, props: plain, patch: patchBy('Deployment', patches) });
    expect(changed(slotObjects(scene.objects, 'blue'), slotObjects(objects, 'blue'))).toEqual([]);
    expect(podTemplate(objects, 'green')).not.toBe(podTemplate(scene.objects, 'green'));
  });

  it.each(TEMPLATE_PATCHES)('that %s stays where it was before, and its removal is refused', (_what, patches) => {
    const script = { props: plain, patch: patchBy('Deployment', patches) };
    const [, preview, shifted] = playThrough(
      PLAN,
      { data: withCandidate(firstRelease(), '2') },
      () => script,
      'shift-10',
    );
    expect(changed(preview!.objects, shifted!.objects)).toEqual(['VirtualService/checkout']);
    expect(errorIds({ ...shifted!, props: plain })).toEqual(['lock-frozen']);
  });
});

describe('a patch that restarts nothing in the middle of a release', () => {
  it.each([
    ['the size of a Deployment', 'Deployment', JsonPatch.replace('/spec/replicas', 1)],
    ['the strategy of a Deployment', 'Deployment', JsonPatch.replace('/spec/strategy', { type: 'Recreate' })],
    ['the bound of a PodDisruptionBudget', 'PodDisruptionBudget', JsonPatch.replace('/spec/maxUnavailable', '100%')],
    ['the selector of a Service', 'Service', JsonPatch.replace('/spec/selector', { app: 'other' })],
  ])('of %s leaves the live slot as it is, or is refused', (_, kind, patch) => {
    const scene = playTo('shift-10');
    const script: Script = { ...scene, props: plain, patch: (release) => release.patch(kind, patch) };
    const ids = errorIds(script);
    if (ids.length > 0) expect(ids).toEqual(['lock-frozen']);
    else expect(changed(slotObjects(scene.objects, 'blue'), slotObjects(play(script).objects, 'blue'))).toEqual([]);
  });
});

describe('a change of the platform alone', () => {
  it('is refused at no stage and changes no pod template that is frozen', () => {
    fc.assert(
      fc.property(anyLife, anyPlatform, (recipe, platform) => {
        const { director } = lifeOf(recipe);
        for (const scene of firstOf(recipe)) {
          const { data, lock } = scene;
          const { objects } = play({ ...director(data), platform, data, lock });
          expect(podTemplate(objects, data.live)).toBe(podTemplate(scene.objects, data.live));
          const candidate = otherSlot(data.live);
          if (lock.slots[candidate]!.carried === 'nothing') continue;
          expect(podTemplate(objects, candidate)).toBe(podTemplate(scene.objects, candidate));
        }
      }),
      runs(10),
    );
  });

  it('is not refused after the capacity has followed the code', () => {
    const props = (replicas: number) => ({ ...plain, capacity: Capacity.fixed(replicas) });
    const data = firstRelease();
    const before = play({ props: props(2), data });
    const larger = play({ props: props(3), data, lock: before.lock });
    expect(errorIds({ props: props(3), data, lock: larger.lock, platform: { sidecar: 'classic' } })).toEqual([]);
  });

  it('is not refused after a default was written out in the code', () => {
    const data = firstRelease();
    const before = play({ props: plain, data });
    const props = { ...plain, capacity: Capacity.fixed(2), sidecars: [] };
    const written = play({ props, data, lock: before.lock });
    expect(errorIds({ props, data, lock: written.lock, platform: { sidecar: 'classic' } })).toEqual([]);
  });

  it('reaches the next version', () => {
    const { data, lock } = playTo('preview');
    const { objects } = play({ props: plain, data, lock, platform: { sidecar: 'classic' } });
    expect(podTemplate(objects, 'green')).toContain('classic sidecar');
    expect(podTemplate(objects, 'blue')).toContain('native sidecar');
  });
});

describe('between releases', () => {
  const data = firstRelease();
  const fixed = (replicas: number) => ({ ...plain, capacity: Capacity.fixed(replicas) });
  const autoscaled = (min: number, max: number) => ({ ...plain, capacity: Capacity.autoscaled({ min, max }) });
  const lockOf = (props: typeof plain): Lock => play({ props, data }).lock;

  it('a number of the capacity follows the code and restarts nothing', () => {
    const before = play({ props: fixed(2), data });
    const after = play({ props: fixed(5), data, lock: before.lock });
    expect(changed(before.objects, after.objects)).toEqual(['Deployment/checkout-blue']);
    expect(after.objects.get('Deployment/checkout-blue')).toMatchObject({ spec: { replicas: 5 } });
    expect(podTemplate(after.objects, 'blue')).toBe(podTemplate(before.objects, 'blue'));
  });

  it('bounds of an autoscaler follow the code and restart nothing', () => {
    const before = play({ props: autoscaled(2, 4), data });
    const after = play({ props: autoscaled(3, 9), data, lock: before.lock });
    expect(changed(before.objects, after.objects)).toEqual(['HorizontalPodAutoscaler/checkout-blue']);
  });

  it.each([
    ['fixed to autoscaled', fixed(2), autoscaled(2, 4)],
    ['autoscaled to fixed', autoscaled(2, 4), fixed(2)],
  ])('the owner of replicas does not change on the live slot, from %s', (_, before, after) => {
    const problems = errorsOf({ props: after, data, lock: lockOf(before) });
    expect(problems).toMatchObject([{ id: 'capacity-owner', at: { field: 'release.slots.blue' } }]);
  });

  it('the owner of replicas does not change by a roll-live either', () => {
    const rolled: ReleaseData = { ...data, 'roll-live': 'to be autoscaled' };
    expect(errorIds({ props: autoscaled(2, 4), data: rolled, lock: lockOf(fixed(2)) })).toEqual(['capacity-owner']);
  });

  it('the owner of replicas changes with the next version, and the one before keeps its own', () => {
    const scenes = playThrough(PLAN, { data: withCandidate(data, '2') }, ({ stage, live }) => ({
      props: stage === 'idle' && live === 'blue' ? fixed(2) : autoscaled(3, 6),
    }));
    const [idle, preview, ...others] = scenes;
    expect(changed(slotObjects(idle!.objects, 'blue'), slotObjects(preview!.objects, 'blue'))).toEqual([]);
    expect(preview!.objects.has('HorizontalPodAutoscaler/checkout-green')).toBe(true);
    expect(others.at(-1)!.steps.at(0)).toMatchObject({ name: 'restore' });
  });

  it('any other edit is refused and says how to restart the live slot with it', () => {
    fc.assert(
      fc.property(anyLife, anyService, (recipe, now) => {
        const { director } = lifeOf({ ...recipe, versions: [now, now, now] });
        const { data: at, lock, objects } = firstOf(recipe).at(-1)!;
        const script: Script = { ...director(at), data: at, lock };
        const [was, is] = [recipe.versions[1], now].map((version) => ({ ...version, capacity: now.capacity }));
        const same = sameVersion(was!, is!, recipe, { ...firstOf(recipe)[1]! });
        const sameOwner = recipe.versions[1].capacity.autoscaled === now.capacity.autoscaled;
        expect(errorIds(script).sort()).toEqual([
          ...(sameOwner ? [] : ['capacity-owner']),
          ...(same ? [] : ['lock-frozen']),
        ]);
        if (!same) expect(errorsOf(script).at(-1)!.fix).toContain('roll-live');
        if (same && sameOwner) expect(podTemplate(play(script).objects, at.live)).toBe(podTemplate(objects, at.live));
      }),
      runs(10),
    );
  });
});

describe('roll-live', () => {
  const data = firstRelease();
  const rolled = (reason: string): ReleaseData => ({ ...data, 'roll-live': reason });
  const withMode = (mode: string) => ({ ...plain, container: { ...SERVICE.container, env: { MODE: mode } } });
  const { lock } = play({ props: withMode('old'), data });

  it('restarts the live slot with what the code says', () => {
    const { objects } = play({ props: withMode('new'), data: rolled('new mode'), lock });
    expect(podTemplate(objects, 'blue')).toContain('"value":"new"');
  });

  it('works once for each reason, and says so', () => {
    const once = play({ props: withMode('new'), data: rolled('new mode'), lock });
    expect(changed(once.objects, play({ ...once, props: withMode('new') }).objects)).toEqual([]);
    const problems = errorsOf({ ...once, props: withMode('newer') });
    expect(problems.map(({ id }) => id)).toEqual(['lock-frozen']);
    expect(problems[0]!.fix).toContain('another reason than the one that was used');
    const twice = play({ props: withMode('newer'), data: rolled('newer mode'), lock: once.lock });
    expect(podTemplate(twice.objects, 'blue')).toContain('"value":"newer"');
  });

  it('may be taken out of the file once it has worked, and is used up all the same', () => {
    const once = play({ props: withMode('new'), data: rolled('new mode'), lock });
    const without = play({ props: withMode('new'), data, lock: once.lock });
    expect(changed(once.objects, without.objects)).toEqual([]);
    expect(errorIds({ props: withMode('newer'), data: rolled('new mode'), lock: without.lock })).toEqual([
      'lock-frozen',
    ]);
  });

  it.each([...STAGES, 'rollback'])('is refused at %s', (stage) => {
    const scene = playTo('preview');
    const at: ReleaseData = { ...scene.data, stage, 'roll-live': 'now' };
    expect(errorsOf({ props: plain, data: at, lock: scene.lock })).toMatchObject([
      { id: 'stage', at: { field: 'release.roll-live' } },
    ]);
  });

  it('leaves the version that can be gone back to as it is', () => {
    const last = playThrough(PLAN, { data: withCandidate(data, '2') }, () => ({ props: withMode('old') })).at(-1)!;
    const at: ReleaseData = { ...last.data, 'roll-live': 'new mode' };
    const after = play({ props: withMode('new'), data: at, lock: last.lock });
    expect(podTemplate(after.objects, 'green')).not.toBe(podTemplate(last.objects, 'green'));
    expect(podTemplate(after.objects, 'blue')).toBe(podTemplate(last.objects, 'blue'));
    expect(after.lock.slots.blue).toEqual(last.lock.slots.blue);
  });
});

describe('a slot that was scaled to nothing', () => {
  it.each(['shift-10', 'shift-50'])('gets no traffic by a step from retire back to %s', (stage) => {
    const { data, lock } = playTo('retire');
    expect(errorsOf({ props: plain, data: { ...data, stage }, lock })).toMatchObject([
      { id: 'slot-stopped', at: { field: 'release.stage' } },
    ]);
  });

  it('may be brought back at soak and gets traffic again after it', () => {
    const retired = playTo('retire');
    const soak = play({ props: plain, data: { ...retired.data, stage: 'soak' }, lock: retired.lock });
    expect(errorIds({ props: plain, data: { ...retired.data, stage: 'shift-50' }, lock: soak.lock })).toEqual([]);
  });

  it('may be gone back to at once by rollback, with a warning', () => {
    const { data, lock } = playTo('retire');
    const { objects } = play({ props: plain, data: { ...data, stage: 'rollback' }, lock });
    expect(objects.get('Deployment/checkout-blue')).toMatchObject({ spec: { replicas: 2 } });
  });
});

describe('a slot that has traffic', () => {
  const other = { version: 'v3', image: image('3') };

  it.each([
    ['shift-10', 'preview'],
    ['shift-50', 'preview'],
    ['shift-50', 'idle'],
    ['soak', 'idle'],
    ['soak', 'preview'],
  ])('does not get another version by a step from %s to %s: its traffic is moved first', (from, stage) => {
    const { data, lock } = playTo(from);
    const next: ReleaseData = { ...data, stage, slots: { ...data.slots, green: other } };
    expect(errorIds({ props: plain, data: next, lock })).toEqual(['slot-serving']);
  });

  it('may get another version once it was rolled back', () => {
    const { data, lock } = playTo('shift-50');
    const rollback = play({ props: plain, data: { ...data, stage: 'rollback' }, lock });
    const next: ReleaseData = { ...data, stage: 'preview', slots: { ...data.slots, green: other } };
    expect(errorIds({ props: plain, data: next, lock: rollback.lock })).toEqual([]);
  });
});

describe('the live slot', () => {
  it.each(['preview', 'shift-10', 'shift-50'])('is not another one by hand at %s', (stage) => {
    const { data, lock } = playTo(stage);
    expect(errorIds({ props: plain, data: { ...data, live: 'green' }, lock })).toContain('slot-live');
    expect(errorIds({ props: plain, data: { ...data, live: 'green', stage: 'rollback' }, lock })).toContain(
      'slot-live',
    );
  });

  it('is the old one again by a rollback after the swap', () => {
    const { data, lock } = playTo('retire');
    const swapped = play({ props: plain, data: { ...data, live: 'green', stage: 'idle' }, lock });
    const back: ReleaseData = { ...data, live: 'blue', stage: 'rollback' };
    expect(errorIds({ props: plain, data: back, lock: swapped.lock })).toEqual([]);
  });
});
