import type { KubeObject } from 'cutover';
import type { ReleaseStages } from 'cutover/testing';
import type { ApplyOptions, ClusterObject } from '../../lib/engines';
import { PULUMI } from '../../lib/gitops/pulumi';
import { playAt, reachedStages, type Reached } from '../pulumi/support/apps';
import { objectsOf, type Registered } from '../pulumi/support/engine';
import { admit, keyOf, namesIn, refusalOf, restrictedNamespace } from './support/admission/admit';
import { Walk, atStage } from './support/admission/walk';
import { apps, stagesOf, type App } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { record } from './support/report';

const TIER = 'admission: every app as Pulumi registers it, stage after stage';

describeOnEngines(TIER, ['custom-resources'], (cluster) => {
  test.each(apps)(
    '$name: every stage of two releases, and every way back, is taken as registered, and what stays is updated in place',
    async (app) => {
      const namespace = await restrictedNamespace(cluster, `pulumi-${app.name}`);
      const walk = new Walk(cluster.api, asTheProvider);
      const path = twoReleases({ ...app, namespace });
      const there = new Map<string, ClusterObject>();
      let updated = 0;
      for (const reached of path) {
        await atStage(reached, async () => {
          const { registered } = await playAt({ ...app, namespace }, reached);
          expectAfterWhatTheyNeed(registered);
          const sent = objectsOf(registered);
          const objects = [...sent.values()].map(({ inputs }) => inputs);
          const stored = await walk.goToObjects(objects);
          // Nothing of what was sent is dropped or turned into something else, annotations for the provider included.
          expect(stored).toMatchObject(objects);
          expect(stored.map(managersOf)).toEqual(objects.map(() => ['cutover']));
          expect(await namesIn(cluster.api, namespace)).toEqual(objects.map(keyOf).sort());
          const now = new Map([...sent.keys()].map((name, index) => [name, stored[index]!]));
          const kept = [...now.keys()].filter((name) => there.has(name));
          // What the engine knows by one name is one object: it is neither moved nor replaced.
          expect(kept.map((name) => identity(now.get(name)!))).toEqual(kept.map((name) => identity(there.get(name)!)));
          updated += kept.filter((name) => generation(now.get(name)!) > generation(there.get(name)!)).length;
          there.clear();
          now.forEach((object, name) => there.set(name, object));
        });
      }
      record({ tier: TIER, app: app.name, stages: path.length, updated, ...walk.counts });
      expect(updated).toBeGreaterThan(path.length);
      expect(walk.counts.pruned).toBeGreaterThan(0);
    },
  );

  describe('what the annotations tell the provider', () => {
    const app = apps.find(({ name }) => name === 'recommendation')!;
    const routeIn = async (namespace: string): Promise<KubeObject> => {
      const [first] = reachedStages(stagesOf({ ...app, namespace }));
      const { registered } = await playAt({ ...app, namespace }, first!);
      return objectsOf(registered).get('recommendation-VirtualService')!.inputs;
    };

    test('takes back what somebody else has changed', async () => {
      const namespace = await restrictedNamespace(cluster, 'pulumi-taken-back');
      const route = await routeIn(namespace);
      await admit(
        cluster.api,
        { ...route, spec: { ...route.spec!, hosts: ['theirs.example.com'] } },
        { manager: 'other' },
      );
      await expect(cluster.api.apply(route)).rejects.toMatchObject({ status: 409 });
      expect(await admit(cluster.api, route, asTheProvider(route))).toMatchObject(route);
    });

    test('is looked at by the API server: an annotation whose name is none is refused', async () => {
      const route = await routeIn(await restrictedNamespace(cluster, 'pulumi-annotation'));
      const metadata = { ...route.metadata, annotations: { ...route.metadata.annotations, 'pulumi.com/a/b': 'true' } };
      expect((await refusalOf(cluster.api, { ...route, metadata })).message).toContain('metadata.annotations');
    });
  });
});

/** How the provider of Pulumi applies an object: by what the annotations of that object tell it. */
function asTheProvider({ metadata: { annotations = {} } }: KubeObject): ApplyOptions {
  const manager = annotations[PULUMI.fieldManager];
  return { ...(manager === undefined ? {} : { manager }), force: annotations[PULUMI.force] === 'true' };
}

/** Every stage of a release and of the one that follows it as each is reached, with each way back and the way on again. */
function twoReleases(app: App): readonly Reached[] {
  const first = stagesOf(app);
  return [...thereAndBack(first), ...thereAndBack(first.followedBy({ version: 'v99' })).slice(1)];
}

function thereAndBack(stages: ReleaseStages): readonly Reached[] {
  const reached = reachedStages(stages);
  return forward(stages).flatMap((at) => {
    const back = reached.find(({ name }) => name === `rollback from ${at.name}`);
    return back ? [at, back, at] : [at];
  });
}

function forward(stages: ReleaseStages): readonly Reached[] {
  return reachedStages(stages).filter(({ stage }) => stages.all().includes(stage));
}

/** The order in which they are registered is one in which each comes after all that it depends on. */
function expectAfterWhatTheyNeed(registered: readonly Registered[]): void {
  const order = registered.map(({ name }) => name);
  const early = registered.flatMap(({ name, dependsOn }) =>
    dependsOn.filter((other) => !order.slice(0, order.indexOf(name)).includes(other)).map((other) => [name, other]),
  );
  expect(early).toEqual([]);
}

function managersOf({ metadata: { managedFields = [] } }: ClusterObject): readonly string[] {
  return managedFields.map(({ manager }) => manager);
}

/** What stays the same for as long as an object is not replaced. */
function identity(object: ClusterObject): string {
  return `${keyOf(object)} ${object.metadata.uid}`;
}

function generation({ metadata }: ClusterObject): number {
  return metadata.generation ?? 0;
}
