import { ApiObject, App, Chart, JsonPatch, Testing } from 'cdk8s';
import * as fc from 'fast-check';
import {
  Access,
  BlueGreen,
  Capacity,
  Config,
  CutoverApp,
  Objective,
  Peer,
  PlainObject,
  Platform,
  Probe,
  Release,
  ReleasePlan,
  Router,
  type BlueGreenProps,
  type KubeObject,
  type Lock,
  type ReleaseData,
} from 'cutover';
import { parseAllDocuments } from 'yaml';
import { anyLife, firstOf, lifeOf, runs } from '../support/lives';
import {
  byName,
  changed,
  errorIds,
  firstRelease,
  play,
  playThrough,
  stage,
  withCandidate,
  type Scene,
  type Script,
} from '../support/play';
import { image } from '../support/recipes';

const PLAN = ReleasePlan.steps({ 10: 60 });

/** A release that has an object of every kind. */
const props: Omit<BlueGreenProps, 'release'> = {
  plan: PLAN,
  container: {
    port: 8080,
    ready: Probe.http('/ready'),
    live: Probe.http('/live'),
    envFrom: [Config.of('app', { MODE: 'fast' })],
  },
  capacity: Capacity.autoscaled({ min: 2, max: 4 }),
  access: Access.only(Peer.namespace('web')),
  router: Router.istio({ hosts: ['shop.example.com'], previewHeader: 'x-preview' }),
  promotionLabels: { env: 'prod' },
};

const platform = { gateways: ['istio-system/public'], gitOps: 'argo-cd' } as const;

const KINDS = [
  'AuthorizationPolicy',
  'ConfigMap',
  'Deployment',
  'DestinationRule',
  'HorizontalPodAutoscaler',
  'NetworkPolicy',
  'PodDisruptionBudget',
  'Service',
  'ServiceAccount',
  'VirtualService',
];

/** Every stage of the first release of the rich service. */
function allStages(more: Partial<Script> = {}): Scene[] {
  return playThrough(PLAN, { data: withCandidate(firstRelease(), '2') }, () => ({ props, platform, ...more }));
}

function toStage(name: string, more: Partial<Script> = {}): Scene {
  return allStages(more).find(({ data }) => data.stage === name)!;
}

/** The objects that a scene applies on its way back. */
const backOf = ({ steps }: Scene): KubeObject[] =>
  steps.flatMap((step) => (step.kind === 'apply' ? step.objects.map(({ object }) => object) : []));

const child = (release: BlueGreen, id: string): PlainObject =>
  release.placed.find(({ manifest }) => manifest.id === id)!.construct;

describe('a blue-green release in the construct tree', () => {
  it('has the Service that clients call as its default child', () => {
    const { release } = stage({ props, platform, data: firstRelease() });
    expect(ApiObject.of(release)).toBe(release.node.findChild('Service'));
    expect(ApiObject.of(release).name).toBe('checkout');
  });

  it('has an object of each kind, all of them of plain data', () => {
    const { release } = stage({ props, platform, data: firstRelease() });
    expect([...new Set(release.placed.map(({ construct }) => construct.kind))].sort()).toEqual(KINDS);
    expect(release.placed.every(({ construct }) => construct instanceof PlainObject)).toBe(true);
    expect(release.node.children).toEqual(release.placed.map(({ construct }) => construct));
  });

  it('keeps the id of every object over all stages of two releases', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const { director } = lifeOf(recipe);
        const ids = new Map<string, string>();
        for (const { data, lock } of firstOf(recipe)) {
          const { release } = stage({ ...director(data), data, lock });
          for (const { construct } of release.placed) {
            const name = `${construct.kind}/${construct.name}`;
            // A configuration that both versions have is written once, by whichever slot comes first.
            if (construct.kind === 'ConfigMap') continue;
            expect([name, construct.node.id]).toEqual([name, ids.get(name) ?? construct.node.id]);
            ids.set(name, construct.node.id);
          }
        }
      }),
      runs(5),
    );
  });

  it('says the namespace on every object, at every stage and on the way back', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        for (const scene of firstOf(recipe)) {
          for (const { metadata } of [...scene.objects.values(), ...backOf(scene)])
            expect(metadata.namespace).toBe('shop');
        }
      }),
      runs(5),
    );
  });

  it('is refused in a chart without a namespace', () => {
    const app = new CutoverApp({ platform: Platform.of(platform) });
    new BlueGreen(new Chart(app, 'shop'), 'checkout', { ...props, release: Release.of(firstRelease()) });
    expect(app.result().problems.map(({ id, at }) => [id, at.construct])).toEqual([['namespace', 'shop/checkout']]);
  });

  it('tells what its release file says', () => {
    const { release } = stage({ props, platform, data: { ...firstRelease('green'), stage: 'idle' } });
    expect([release.service, release.live, release.stage, release.source.found]).toEqual([
      'checkout',
      'green',
      'idle',
      false,
    ]);
    expect(BlueGreen.isBlueGreen(release)).toBe(true);
    expect(BlueGreen.isBlueGreen(release.node.defaultChild!)).toBe(false);
  });

  it('gives its lock, and the report instead where it cannot be synthesized', () => {
    expect(stage({ props, platform, data: firstRelease() }).release.lock.slots.blue).toMatchObject({ version: 'v1' });
    const wrong = stage({ props, platform, data: { ...firstRelease(), stage: 'shift-10' } }).release;
    expect(() => wrong.lock).toThrow(/error stage at/);
  });

  it('is written by an app in the same objects, and its way back too, with nothing to complain of', () => {
    fc.assert(
      fc.property(anyLife, (recipe) => {
        const { director } = lifeOf(recipe);
        for (const scene of firstOf(recipe)) {
          const { data, lock, objects } = scene;
          const { problems, files, objects: written } = stage({ ...director(data), data, lock }).app.result();
          expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
          expect(changed(byName(written), objects)).toEqual([]);
          const back = [...files].flatMap(([file, text]) => (/^rollback.*yaml$/.test(file) ? read(text) : []));
          expect(back).toEqual(backOf(scene));
        }
      }),
      runs(2),
    );
  });
});

const read = (text: string): KubeObject[] =>
  parseAllDocuments(text, { version: '1.1' }).map((document) => document.toJS() as KubeObject);

describe('labels of the chart', () => {
  const chartLabels = { team: 'shop', 'cost-center': '42' };

  it('are on every object, at every stage and on the way back', () => {
    for (const scene of allStages({ chartLabels })) {
      for (const object of [...scene.objects.values(), ...backOf(scene)]) {
        expect(object.metadata.labels).toMatchObject(chartLabels);
      }
    }
  });

  it('are on no pod, where they would restart it', () => {
    const plain = toStage('soak').objects;
    const labelled = toStage('soak', { chartLabels }).objects;
    for (const slot of ['blue', 'green']) {
      const [a, b] = [plain, labelled].map((objects) => objects.get(`Deployment/checkout-${slot}`)!.spec);
      expect(b).toEqual(a);
    }
  });

  it('that promotion labels have too lose to them, at every stage and on the way back', () => {
    const scenes = allStages({ chartLabels: { env: 'none' } });
    for (const { data, objects, steps } of scenes.slice(1)) {
      const promoted = ['soak', 'retire'].includes(data.stage) || data.live === 'green' ? 'green' : 'blue';
      const envOf = (object: KubeObject): unknown => object.metadata.labels?.env;
      expect([data.stage, envOf(objects.get(`Deployment/checkout-${promoted}`)!)]).toEqual([data.stage, 'prod']);
      const settled = new Map(objects);
      for (const object of backOf({ data, objects, steps } as Scene)) {
        settled.set(`${object.kind}/${object.metadata.name}`, object);
      }
      const back = ['blue', 'green'].map((slot) => envOf(settled.get(`Deployment/checkout-${slot}`)!));
      expect([data.stage, ...back]).toEqual([data.stage, 'prod', 'none']);
    }
  });
});

describe('escape hatches', () => {
  it('keep a field that no schema knows', () => {
    const { objects } = play({
      props,
      platform,
      data: firstRelease(),
      patch: (release) => {
        child(release, 'VirtualService').addJsonPatch(JsonPatch.add('/spec/futureField', { of: ['Istio', null, 0] }));
        child(release, 'Deployment-blue').addJsonPatch(JsonPatch.add('/spec/template/spec/resizePolicy', 'later'));
      },
    });
    expect(objects.get('VirtualService/checkout')).toMatchObject({ spec: { futureField: { of: ['Istio', null, 0] } } });
    expect(objects.get('Deployment/checkout-blue')).toMatchObject({
      spec: { template: { spec: { resizePolicy: 'later' } } },
    });
  });

  it('are applied in their order: those of the kind first, then those of the object', () => {
    const { objects } = play({
      props,
      platform,
      data: firstRelease(),
      patch: (release) => {
        child(release, 'VirtualService').addJsonPatch(JsonPatch.replace('/spec/hosts', ['own']));
        release.patch('VirtualService', JsonPatch.replace('/spec/hosts', ['of the kind']));
        release.patch('VirtualService', JsonPatch.add('/spec/hosts/-', 'second of the kind'));
      },
    });
    expect(objects.get('VirtualService/checkout')).toMatchObject({ spec: { hosts: ['own'] } });
  });

  it('give the same object however often it is rendered', () => {
    const { release, app } = stage({ props, platform, data: firstRelease() });
    const route = child(release, 'VirtualService');
    route.addJsonPatch(JsonPatch.add('/spec/exportTo', []), JsonPatch.add('/spec/exportTo/-', '.'));
    expect(route.toJson()).toMatchObject({ spec: { exportTo: ['.'] } });
    expect(route.toJson()).toEqual(route.toJson());
    expect([...app.result().files]).toEqual([...app.result().files]);
  });

  it('of a kind give both slots the same', () => {
    const { objects } = toStage('shift-10', {
      patch: (release) =>
        release.patch(
          'Service',
          JsonPatch.add('/spec/externalIPs', []),
          JsonPatch.add('/spec/externalIPs/-', '192.0.2.1'),
        ),
    });
    for (const name of ['checkout', 'checkout-blue', 'checkout-green']) {
      expect(objects.get(`Service/${name}`)).toMatchObject({ spec: { externalIPs: ['192.0.2.1'] } });
    }
  });

  it('write the same bytes before and after a version is in the lock', () => {
    const patch = (release: BlueGreen): void =>
      release.patch('Deployment', JsonPatch.add('/spec/template/metadata/annotations/a-first-one', 'x'));
    const data = firstRelease();
    const first = play({ props, platform, data, patch });
    expect(changed(first.objects, play({ props, platform, data, patch, lock: first.lock }).objects)).toEqual([]);
  });

  it('add labels and annotations that stay at every stage and on the way back', () => {
    const patch = (release: BlueGreen): void => {
      for (const { construct } of release.placed) {
        construct.metadata.addLabel('team', 'shop');
        construct.metadata.addAnnotation('shop.example.com/owner', 'ann');
      }
    };
    for (const scene of allStages({ patch })) {
      // What comes only on the way back has no construct at this stage to hang a label on.
      const there = backOf(scene).filter(({ kind, metadata }) => scene.objects.has(`${kind}/${metadata.name}`));
      for (const { metadata } of [...scene.objects.values(), ...there]) {
        expect(metadata.labels).toMatchObject({ team: 'shop', app: 'checkout' });
        expect(metadata.annotations).toMatchObject({ 'shop.example.com/owner': 'ann' });
        expect(metadata.annotations).toHaveProperty(['argocd.argoproj.io/sync-wave']);
      }
    }
  });

  it('that add a label of the promotion keep it on both slots, on the way back too', () => {
    const patch = (release: BlueGreen): void =>
      release.placed.forEach(({ construct }) => construct.metadata.addLabel('env', 'prod'));
    for (const scene of allStages({ patch }).slice(1)) {
      const deployments = [...scene.objects.values(), ...backOf(scene)].filter(({ kind }) => kind === 'Deployment');
      for (const { metadata } of deployments)
        expect([scene.data.stage, metadata.labels!.env]).toEqual([scene.data.stage, 'prod']);
    }
  });

  it('may replace a label, an annotation or the wave of an object', () => {
    const { objects } = play({
      props,
      platform,
      data: firstRelease(),
      patch: (release) => {
        child(release, 'Service').metadata.addLabel('app.kubernetes.io/managed-by', 'people');
        child(release, 'Service').metadata.addAnnotation('argocd.argoproj.io/sync-wave', '7');
      },
    });
    expect(objects.get('Service/checkout')!.metadata).toMatchObject({
      labels: { 'app.kubernetes.io/managed-by': 'people' },
      annotations: { 'argocd.argoproj.io/sync-wave': '7' },
    });
  });

  it.each(['retire', 'idle'])('of a kind reach the objects that come back only on the way back, at %s', (name) => {
    const patch = (release: BlueGreen): void => {
      release.patch(
        'HorizontalPodAutoscaler',
        JsonPatch.add('/spec/behavior', { scaleDown: { selectPolicy: 'Disabled' } }),
      );
      release.patch('PodDisruptionBudget', JsonPatch.replace('/spec/maxUnavailable', '25%'));
    };
    const scenes = allStages({ patch });
    const scene = name === 'idle' ? scenes.at(-1)! : scenes.at(-2)!;
    expect(scene.objects.has('HorizontalPodAutoscaler/checkout-blue')).toBe(false);
    const back = byName(backOf(scene));
    expect(back.get('HorizontalPodAutoscaler/checkout-blue')).toMatchObject({
      spec: { behavior: { scaleDown: { selectPolicy: 'Disabled' } } },
    });
    expect(back.get('PodDisruptionBudget/checkout-blue')).toMatchObject({ spec: { maxUnavailable: '25%' } });
    expect(back.get('PodDisruptionBudget/checkout-blue')).toEqual(
      scenes[1]!.objects.get('PodDisruptionBudget/checkout-blue'),
    );
  });

  it('of a configuration that both versions have stay with each of them when the other changes or goes', () => {
    const patch = (release: BlueGreen): void =>
      release.patch('ConfigMap', JsonPatch.add('/metadata/labels/team', 'shop'));
    const { container, ...rest } = props;
    const other = { ...rest, container: { ...container, envFrom: [Config.of('app', { MODE: 'slow' })] } };
    for (const live of ['blue', 'green'] as const) {
      const director = ({ stage: at }: ReleaseData): Omit<Script, 'data' | 'lock'> => ({
        props: at === 'idle' ? props : other,
        platform,
        patch,
      });
      const data = withCandidate(firstRelease(live), '2');
      const scenes = [...playThrough(PLAN, { data }, director, 'soak'), ...allStages({ patch })];
      const last = scenes.at(-1)!;
      const alone: ReleaseData = { ...last.data, slots: { green: last.data.slots.green } };
      scenes.push(play({ props, platform, patch, data: alone, lock: last.lock }));
      const configs = scenes.flatMap(({ objects }) => [...objects.values()].filter(({ kind }) => kind === 'ConfigMap'));
      for (const { metadata } of configs) expect(metadata.labels).toMatchObject({ team: 'shop' });
    }
  });

  it('of a kind that no object of this stage has are no problem: the object may come at another one', () => {
    expect(
      errorIds({
        props,
        platform,
        data: firstRelease(),
        patch: (it) => it.patch('ServiceAccount', JsonPatch.add('/metadata/annotations/a', 'b')),
      }),
    ).toEqual([]);
  });

  it.each(['Service', 'Deployment-blue', 'VirtualService', 'HorizontalPodAutoscaler-blue'])(
    'of a path that is not there are one problem, at %s',
    (id) => {
      const { app, release } = stage({ props, platform, data: firstRelease() });
      child(release, id).addJsonPatch(JsonPatch.replace('/spec/typo', 1));
      const { problems } = app.result();
      expect(problems).toMatchObject([
        {
          id: 'patch',
          severity: 'error',
          at: { construct: `shop/checkout/${id}` },
          given: '{"op":"replace","path":"/spec/typo","value":1}',
        },
      ]);
    },
  );

  it.each(['Deployment', 'VirtualService', 'PodDisruptionBudget'])(
    'of a path that is not there are one problem for each %s, at every stage',
    (kind) => {
      for (const { data, lock, objects } of allStages()) {
        const { app, release } = stage({ props, platform, data, lock });
        release.patch(kind, JsonPatch.replace('/spec/typo', 1));
        const { problems } = app.result();
        const names = [...objects.values()]
          .filter((object) => object.kind === kind)
          .map(({ metadata }) => metadata.name);
        // A version that has had traffic keeps its own patches: of it, the new one is refused before it is applied.
        const isOpen = (name: string): boolean =>
          kind === 'VirtualService' || lock.slots[name.endsWith('blue') ? 'blue' : 'green']?.carried === 'nothing';
        const found = problems.filter(({ id }) => id === 'patch').map(({ at }) => at.object!.split('/')[1]);
        expect([...new Set(found)]).toEqual(expect.arrayContaining(names.filter(isOpen)));
        expect(['patch', 'lock-frozen']).toEqual(expect.arrayContaining(problems.map(({ id }) => id)));
      }
    },
  );

  it('of a kind that no release has are refused: a slip would be dropped without a word', () => {
    const { app, release } = stage({ props, platform, data: firstRelease() });
    release.patch('Virtualservice', JsonPatch.add('/spec/exportTo', ['.']));
    release.patch('HorizontalPodAutoscaler', JsonPatch.add('/spec/behavior', {}));
    expect(app.result().problems).toMatchObject([
      {
        id: 'patch',
        given: 'a patch of Virtualservice',
        fix: expect.stringContaining("did you mean 'VirtualService'?"),
      },
    ]);
  });

  it('that are wrong do not hide what else is wrong', () => {
    const { data, lock } = toStage('shift-10');
    const app = new CutoverApp({ platform: Platform.of(platform) });
    const chart = new Chart(app, 'shop', { namespace: 'shop' });
    const release = new BlueGreen(chart, 'checkout', { ...props, release: Release.of(data, lock) });
    release.patch('VirtualService', JsonPatch.replace('/spec/typo', 1));
    new BlueGreen(chart, 'cart', {
      ...props,
      release: Release.of({ ...firstRelease(), service: 'cart', stage: 'soak' }),
    });
    expect([...new Set(app.result().problems.map(({ id }) => id))].sort()).toEqual(['patch', 'stage']);
  });

  it('cannot change what a user gave them', () => {
    const value = { host: 'x', names: [] as string[] };
    const { release } = stage({ props, platform, data: firstRelease() });
    child(release, 'VirtualService').addJsonPatch(
      JsonPatch.add('/spec/mine', value),
      JsonPatch.add('/spec/mine/names/-', 'a'),
    );
    child(release, 'VirtualService').toJson();
    expect(value).toEqual({ host: 'x', names: [] });
  });
});

describe('in an app of stock cdk8s', () => {
  const inStock = (data: ReleaseData, lock?: Lock, more: Partial<BlueGreenProps> = {}): Chart => {
    const chart = new Chart(new App(), 'shop', { namespace: 'shop', labels: { team: 'shop' } });
    new BlueGreen(chart, 'checkout', { ...props, router: Router.istio(), ...more, release: Release.of(data, lock) });
    return chart;
  };
  const synth = (chart: Chart): KubeObject[] => Testing.synth(chart) as KubeObject[];

  it('gives the same objects as in an app of this library', () => {
    const script = { props: { ...props, router: Router.istio() }, chartLabels: { team: 'shop' } };
    for (const { data, lock, objects } of playThrough(
      PLAN,
      { data: withCandidate(firstRelease(), '2') },
      () => script,
    )) {
      expect(changed(byName(synth(inStock(data, lock))), objects)).toEqual([]);
    }
  });

  it('reports what is wrong by validation, every problem with its id', () => {
    const data = { ...firstRelease(), slots: { blue: { version: 'v1', image: 'checkout:latest' } }, stage: 'shift-11' };
    const chart = inStock(data, undefined, { capacity: Capacity.fixed(2) });
    expect(() => synth(chart)).toThrow(/error image-digest at/);
    expect(() => App.of(chart).synthYaml()).toThrow(/Validation failed with the following errors:/);
  });

  it('refuses an edit of a frozen version', () => {
    const { data, lock } = playThrough(
      PLAN,
      { data: withCandidate(firstRelease(), '2') },
      () => ({ props: { ...props, router: Router.istio() } }),
      'shift-10',
    ).at(-1)!;
    const slots = { ...data.slots, blue: { version: 'v1', image: image('9') } };
    expect(() => synth(inStock({ ...data, slots }, lock))).toThrow(/error lock-frozen at/);
  });
});

describe('the outlook of a release', () => {
  it('is that of its plan and objectives, with the scrapes and the sync latency of its platform', () => {
    const app = new CutoverApp({ platform: Platform.of({ prometheus: { scrapeInterval: 15 }, syncLatency: 10 }) });
    const release = Release.of(firstRelease());
    const { outlook } = new BlueGreen(new Chart(app, 'shop', { namespace: 'shop' }), 'shop', {
      ...props,
      plan: ReleasePlan.steps({ 10: 180 }),
      release,
      objectives: [Objective.errorRatio()],
      requestRate: 400,
    });
    expect(outlook.stages.map(({ stage }) => stage)).toEqual(['shift-10', 'soak']);
    expect(outlook.stages[0]?.gates).toMatchObject([
      { objective: 'error-ratio', detection: { worst: 120 }, rollback: { rollback: { worst: 11 } } },
    ]);
    expect(outlook.risk['error-ratio']?.missed).toBeLessThan(0.001);
  });
});
