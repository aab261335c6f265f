import { Chart } from 'cdk8s';
import { Actor as Construct, CutoverApp } from 'cutover';
import { Actor, GitAccess, Platform, SecretRef, type ActorArgs } from 'cutover/pulumi';
import * as pulumi from '@pulumi/pulumi';
import { actorProgram } from '../../lib/actor/program';
import { standardChecks } from '../../lib/checks/registry';
import { runningProgram } from '../../lib/pulumi/program';
import { canonicalText } from '../../lib/core/canonical';
import { withoutOrder } from './support/apps';
import { objectsOf, play } from './support/engine';

const props: ActorArgs = {
  ...{ service: 'shop', namespace: 'web', application: 'argocd/shop' },
  image: `registry.example.com/actor@sha256:${'a'.repeat(64)}`,
  repository: { url: 'https://git.example.com/shop.git', folder: 'apps/shop' },
  access: GitAccess.https(SecretRef.external('shop-git')),
};
const platform = Platform.of({});

describe('the component of the actor', () => {
  it.each([
    ['all the time', {}],
    ['now and then', { schedule: '*/5 * * * *' }],
  ])('that looks %s registers the objects that cdk8s writes', async (_when, more) => {
    const app = new CutoverApp({ outdir: '/nonexistent', platform });
    new Construct(new Chart(app, 'actor', { namespace: 'web' }), 'actor', { ...props, ...more });
    const { registered } = await play(() => new Actor('shop-actor', { ...props, ...more, platform }));
    const objects = [...objectsOf(registered).values()].map(({ inputs }) => canonicalText(withoutOrder(inputs)));
    expect(objects.sort()).toEqual(
      app
        .result()
        .objects.map((object) => canonicalText(withoutOrder(object)))
        .sort(),
    );
    expect(registered[0]).toMatchObject({ type: 'cutover:index:Actor', name: 'shop-actor', custom: false });
  });

  it('comes up after it may do what it has to, and nothing of it is protected: a release goes on without it', async () => {
    const { registered } = await play(() => new Actor('shop-actor', { ...props, platform }));
    const objects = objectsOf(registered);
    expect(objects.get('shop-actor-Deployment')!.dependsOn).toEqual(
      expect.arrayContaining(['shop-actor-ServiceAccount', 'shop-actor-Role', 'shop-actor-RoleBinding']),
    );
    for (const { name, protect } of objects.values()) expect([name, protect ?? false]).toEqual([name, false]);
  });

  it('that is refused says so before anything is registered', () => {
    expect(() => new Actor('shop-actor', { ...props, image: 'actor:latest', platform })).toThrow(/at shop-actor/);
  });

  it('is held against the rest of the program, as in an app of cdk8s', async () => {
    await pulumi.runtime.setMocks({ newResource: () => ({ id: '', state: {} }), call: () => ({}) });
    const part = (name: string) => ({
      objects: actorProgram(props, { construct: name, namespace: 'web', gitOps: 'argo-cd' }).map(({ id, object }) => ({
        object,
        construct: `${name}/${id}`,
      })),
      checks: standardChecks,
    });
    void runningProgram()
      .add('one', undefined, part('one'))
      .catch(() => undefined);
    await expect(runningProgram().add('other', undefined, part('other'))).rejects.toThrow(/duplicate-object at other/);
  });
});
