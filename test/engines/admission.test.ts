import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { KubeObject } from 'cutover';
import type { SynthesizedStage } from 'cutover/testing';
import { admit, jobsOf, keyOf, namesIn, podsOf, refusalOf, restrictedNamespace } from './support/admission/admit';
import { Walk, atStage } from './support/admission/walk';
import { apps, documentsIn, objectsInOrder, stagesOf, type App } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { OUR_KINDS } from './support/our-kinds';
import { record } from './support/report';

const TIER = 'admission: every app, stage after stage';
const APPS = join(__dirname, '..', '..', 'apps');

test('the apps of these tests are all that there are: the folders with a main.ts', () => {
  const folders = readdirSync(APPS).filter((name) => existsSync(join(APPS, name, 'main.ts')));
  expect(apps.map(({ name }) => name).sort()).toEqual(folders.sort());
});

test('the kinds that are looked for are those that the apps have, save for the ones of none of them', () => {
  const objects = apps.flatMap((app) => stagesOf(app).all()).flatMap((stage) => stage.objects);
  const emitted = new Set(objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`));
  expect([...emitted].sort()).toEqual(OUR_KINDS.map((kind) => kind.join(' ')).sort());
});

describeOnEngines(TIER, ['custom-resources'], (cluster) => {
  test.each(apps)(
    '$name: every stage of two releases, and every way back, is taken without a refusal or a warning',
    async (app) => {
      const namespace = await restrictedNamespace(cluster, `walk-${app.name}`);
      const walk = new Walk(cluster.api);
      const stages = twoReleases(app, namespace);
      const start = performance.now();
      for (const stage of stages) {
        await atStage(stage, async () => {
          const stored = await walk.goTo(stage);
          // Nothing of what was sent is dropped or turned into something else.
          expect(stored).toMatchObject(objectsInOrder(stage).flat());
          expect(await namesIn(cluster.api, namespace)).toEqual(stage.objects.map(keyOf).sort());
          await walk.tryPods(stage);
          await walk.goBack(stage);
          await walk.goTo(stage);
        });
      }
      record({ tier: TIER, app: app.name, stages: stages.length, ...walk.counts, milliseconds: since(start) });
      expect(walk.counts.stepsBack).toBeGreaterThan(stages.length / 2);
      expect(walk.counts.pruned).toBeGreaterThan(0);
    },
  );

  test.each(apps)('$name: a stage that is applied again changes nothing', async (app) => {
    const namespace = await restrictedNamespace(cluster, `again-${app.name}`);
    const walk = new Walk(cluster.api);
    const stage = stagesOf(app, { namespace }).at('preview');
    const versions = (objects: Awaited<ReturnType<Walk['goTo']>>) =>
      objects.map(({ metadata }) => metadata.resourceVersion!);
    expect(versions(await walk.goTo(stage))).toEqual(versions(await walk.goTo(stage)));
  });

  test('the committed manifests of every app are taken as they are, with their way back', async () => {
    for (const { name, namespace } of apps) {
      await restrictedNamespace(cluster, namespace);
      const walk = new Walk(cluster.api);
      const release = committed(name, 'release');
      const rollback = committed(name, 'rollback');
      expect(release.length).toBeGreaterThan(0);
      expect(rollback.length).toBeGreaterThan(0);
      await walk.applyAll(release);
      const jobs = jobsOf(release);
      for (const pod of [...jobs, ...podsOf([...release, ...jobs])]) await admit(cluster.api, pod, { dryRun: true });
      await walk.applyAll(rollback);
      // Two of the apps are the same service in the same namespace.
      await walk.clear();
      record({ tier: TIER, app: name, committed: release.length + rollback.length });
    }
  });

  test('what an autoscaler has decided is not in the way of stopping its slot, though nothing is taken by force', async () => {
    const namespace = await restrictedNamespace(cluster, 'autoscaler');
    const app = apps.find(({ name }) => name === 'recommendation')!;
    const stages = stagesOf(app, { namespace });
    await new Walk(cluster.api).goTo(stages.at('soak'));
    const stopped = stages.at('retire').object('Deployment', 'recommendation-blue');
    // In the place of the autoscaler's controller, which does not run here.
    await cluster.api.merge(stopped, { spec: { replicas: 6 } }, 'scale');
    expect((await cluster.api.get(stopped))!.spec.replicas).toBe(6);
    expect((await admit(cluster.api, stopped)).spec.replicas).toBe(0);
  });

  describe('what must not pass does not', () => {
    const app = apps.find(({ name }) => name === 'recommendation')!;
    const shift = (namespace: string) => stagesOf(app, { namespace }).at('shift-50');
    const deploymentIn = (namespace: string) => shift(namespace).object('Deployment', 'recommendation-blue');

    test('a field that the server does not know is refused, of a built-in kind and of a custom one', async () => {
      const namespace = await restrictedNamespace(cluster, 'unknown-field');
      const route = shift(namespace).object('VirtualService', 'recommendation');
      for (const object of [deploymentIn(namespace), route]) {
        const { message } = await refusalOf(cluster.api, changed(object, ['spec', 'nope'], true));
        expect(message).toMatch(/\.spec\.nope: field not declared in schema|unknown field "spec\.nope"/);
      }
    });

    test('that a namespace is not there, or that a field is of another manager, is no refusal of the object', async () => {
      await expect(refusalOf(cluster.api, deploymentIn('nowhere'))).rejects.toThrow(
        /is not refused for what it is: 404 namespaces "nowhere" not found/,
      );
      const namespace = await restrictedNamespace(cluster, 'of-another');
      const route = shift(namespace).object('VirtualService', 'recommendation');
      await admit(cluster.api, changed(route, ['spec', 'hosts'], ['theirs.example.com']), { manager: 'somebody' });
      await expect(refusalOf(cluster.api, route)).rejects.toThrow(/is not refused for what it is: 409 /);
    });

    test('a selector that changes is refused', async () => {
      const namespace = await restrictedNamespace(cluster, 'selector');
      const deployment = deploymentIn(namespace);
      await admit(cluster.api, deployment);
      const labels = { app: 'recommendation', 'cutover.dev/slot': 'blue', more: 'x' };
      const other = changed(
        changed(deployment, ['spec', 'selector', 'matchLabels'], labels),
        ['spec', 'template', 'metadata', 'labels'],
        labels,
      );
      expect((await refusalOf(cluster.api, other)).message).toContain('spec.selector: Invalid value');
    });

    test('a pod that may do more than `restricted` allows is refused, and its Deployment warned about', async () => {
      const namespace = await restrictedNamespace(cluster, 'privileged');
      const context = ['spec', 'template', 'spec', 'containers', '0', 'securityContext', 'privileged'];
      const deployment = changed(
        changed(deploymentIn(namespace), context.with(-1, 'allowPrivilegeEscalation'), true),
        context,
        true,
      );
      await expect(admit(cluster.api, deployment)).rejects.toThrow(/warning: would violate PodSecurity "restricted/);
      await admit(cluster.api, shift(namespace).object('ServiceAccount', 'recommendation'));
      const [pod] = podsOf([deployment]);
      expect((await refusalOf(cluster.api, pod!, { dryRun: true })).message).toMatch(
        /violates PodSecurity "restricted/,
      );
    });

    test('a field that another manager owns is refused, and stays as it is', async () => {
      const namespace = await restrictedNamespace(cluster, 'owned');
      const route = shift(namespace).object('VirtualService', 'recommendation');
      await admit(cluster.api, changed(route, ['spec', 'hosts'], ['theirs.example.com']), { manager: 'somebody' });
      const message = expect.stringContaining('conflict with "somebody"');
      await expect(cluster.api.apply(route)).rejects.toMatchObject({ status: 409, message });
    });
  });
});

/** Every stage of a release, and of the one that follows it, as each is reached. */
function twoReleases(app: App, namespace: string): readonly SynthesizedStage[] {
  const first = stagesOf(app, { namespace });
  return [...first.all(), ...first.followedBy({ version: 'v99' }).all().slice(1)];
}

/** The objects in the files of a committed folder, in the order of the files. */
function committed(app: string, part: string): readonly KubeObject[] {
  const folder = join(APPS, app, 'manifests', part);
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.yaml'))
    .sort()
    .flatMap((file) => documentsIn(readFileSync(join(folder, file), 'utf8')));
}

/** A copy of an object in which one field is another. */
function changed(object: KubeObject, path: readonly string[], value: unknown): KubeObject {
  const copy = structuredClone(object);
  let parent = copy as unknown as Record<string, unknown>;
  for (const key of path.slice(0, -1)) parent = parent[key] as Record<string, unknown>;
  parent[path.at(-1)!] = value;
  return copy;
}

function since(start: number): number {
  return Math.round(performance.now() - start);
}
