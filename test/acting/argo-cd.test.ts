import type { KubeObject } from 'cutover';
import { ArgoCd, findApplication, isSameRepository, leadsTo } from '../../lib/acting/argo-cd';
import type { ClusterApi, ClusterObject, ObjectKey } from '../../lib/cluster/api';

const HEAD = 'b'.repeat(40);
const OLD = 'a'.repeat(40);

/** An API server that has Applications, and keeps what is merged into them. */
function apiWith(...applications: readonly object[]): { readonly api: ClusterApi; readonly merged: object[] } {
  const merged: object[] = [];
  const api = {
    get: ({ metadata }: ObjectKey) =>
      Promise.resolve((applications as readonly ClusterObject[]).find((each) => each.metadata.name === metadata.name)),
    list: () => Promise.resolve(applications),
    merge: (_: ObjectKey, patch: object) => {
      merged.push(patch);
      return Promise.resolve(patch);
    },
  };
  return { api: api as unknown as ClusterApi, merged };
}

const application = (status: object, more: object = {}): object => ({
  metadata: { name: 'shop', namespace: 'argocd', resourceVersion: '7' },
  spec: { source: { path: 'apps/shop/manifests/release', repoURL: 'https://git.example.com/team/shop.git' } },
  status,
  ...more,
});
const has = (revision: string) => Promise.resolve(revision === HEAD);
const route = { kind: 'VirtualService', metadata: { name: 'shop' } } as KubeObject;
const question = { commit: HEAD, has, objects: [route] };
const argoCd = (api: ClusterApi) => new ArgoCd(api, { namespace: 'argocd', name: 'shop' });

describe('what Argo CD has applied', () => {
  const resources = (status: string, kind = 'VirtualService') => [{ kind, name: 'shop', status }];

  test.each([
    ['another revision', { revision: OLD }, resources('Synced'), 1],
    ['nothing yet', {}, [], 1],
    ['the revision, and not the route', { revision: HEAD }, resources('OutOfSync'), 1],
    ['the revision', { revision: HEAD }, resources('Synced'), 0],
    ['the revision, and not the object of somebody else', { revision: HEAD }, resources('OutOfSync', 'Secret'), 0],
    ['the revision as one of several sources', { revisions: [OLD, HEAD] }, resources('Synced'), 0],
  ])('%s', async (_, sync, state, count) => {
    const { api } = apiWith(application({ sync, resources: state }));
    const { unapplied, isPaused } = await argoCd(api).applied(question);
    expect([unapplied.length, isPaused]).toEqual([count, false]);
  });

  test('is a refusal where there is no such Application', async () => {
    await expect(argoCd(apiWith().api).applied(question)).rejects.toThrow(/actor-application/);
  });
});

describe('Argo CD is woken', () => {
  const running = (revision: string) => ({
    operation: { sync: {} },
    status: {
      sync: { revision: OLD },
      operationState: { phase: 'Running', operation: { sync: { revision } } },
    },
  });
  const REFRESH = { metadata: { annotations: { 'argocd.argoproj.io/refresh': 'normal' } } };

  test('for a commit that it has not seen, and left alone with one that it has', async () => {
    const [late, current] = [
      apiWith(application({ sync: { revision: OLD } })),
      apiWith(application({ sync: { revision: HEAD } })),
    ];
    await argoCd(late.api).wake(HEAD, false);
    await argoCd(current.api).wake(HEAD, false);
    expect([late.merged, current.merged]).toEqual([[REFRESH], []]);
  });

  test('out of a sync of another commit where it is urgent, in the state that was looked at', async () => {
    const { api, merged } = apiWith(application({}, running(OLD)));
    await argoCd(api).wake(HEAD, true);
    expect(merged).toEqual([
      { metadata: { resourceVersion: '7' }, status: { operationState: { phase: 'Terminating' } } },
      REFRESH,
    ]);
  });

  test.each([
    ['it is not urgent', OLD, false],
    ['it is of this commit', HEAD, true],
  ])('and a sync goes on where %s', async (_, revision, urgent) => {
    const { api, merged } = apiWith(application({}, running(revision)));
    await argoCd(api).wake(HEAD, urgent);
    expect(merged).toEqual([REFRESH]);
  });
});

test('Argo CD that somebody else has paused stays so when the actor is done', async () => {
  const skip = { 'argocd.argoproj.io/skip-reconcile': 'true' };
  const theirs = (annotations: object) =>
    apiWith(application({}, { metadata: { name: 'shop', namespace: 'argocd', annotations } }));
  const before = theirs(skip);
  await argoCd(before.api).pause();
  expect(before.merged).toEqual([{ metadata: { annotations: { ...skip, 'cutover.dev/paused': 'before' } } }]);
  const after = theirs({ ...skip, 'cutover.dev/paused': 'before' });
  await argoCd(after.api).pause();
  await argoCd(after.api).resume();
  expect(after.merged).toEqual([
    { metadata: { annotations: { 'cutover.dev/paused': null, 'argocd.argoproj.io/refresh': 'normal' } } },
  ]);
});

test('Argo CD is paused by its own annotation, marked as ours, and both go', async () => {
  const ours = { 'argocd.argoproj.io/skip-reconcile': 'true', 'cutover.dev/paused': 'true' };
  const { api, merged } = apiWith(application({}));
  await argoCd(api).pause();
  expect(merged).toEqual([{ metadata: { annotations: ours } }]);
  const paused = apiWith(application({}, { metadata: { name: 'shop', namespace: 'argocd', annotations: ours } }));
  await argoCd(paused.api).resume();
  expect(paused.merged).toEqual([
    {
      metadata: {
        annotations: {
          ...{ 'argocd.argoproj.io/skip-reconcile': null, 'cutover.dev/paused': null },
          'argocd.argoproj.io/refresh': 'normal',
        },
      },
    },
  ]);
});

describe('the Application of a folder', () => {
  const named = (name: string, path: string, repoURL = 'https://git.example.com/team/shop.git') => ({
    metadata: { name, namespace: 'argocd' },
    spec: { source: { path, repoURL } },
  });
  const find = (...all: readonly object[]) =>
    findApplication(apiWith(...all).api, 'apps/shop/manifests/release', 'git@git.example.com:team/shop.git');

  test('is the one whose source and repository it is', async () => {
    const mine = named('mine', './apps/shop/manifests/release/');
    await expect(find(mine, named('other', 'apps/cart/manifests/release'))).resolves.toEqual({
      ...{ namespace: 'argocd', name: 'mine' },
    });
    await expect(
      find(named('fork', 'apps/shop/manifests/release', 'https://fork.example.com/shop'), mine),
    ).resolves.toMatchObject({
      name: 'mine',
    });
  });

  test('is none of the same folder in another repository, though there is no other', async () => {
    await expect(find(named('fork', 'apps/shop/manifests/release', 'https://fork.example.com/shop'))).rejects.toThrow(
      /no Application for apps\/shop/,
    );
  });

  test('is refused where there is none, or more than one', async () => {
    await expect(find()).rejects.toThrow(/no Application for apps\/shop/);
    await expect(find(named('one', 'apps/shop'), named('two', 'apps/shop/manifests/release'))).rejects.toThrow(
      /argocd\/one/,
    );
  });

  test.each([
    ['apps/shop', 'apps/shop/release', true],
    ['apps/shop', 'apps/shop-2/release', false],
    ['.', 'anything', true],
  ])('%s leads to %s: %s', (path, folder, leads) => expect(leadsTo(path, folder)).toBe(leads));

  test.each([
    ['https://git.example.com/team/shop.git', 'git@git.example.com:team/shop', true],
    ['ssh://git@git.example.com:22/team/shop', 'https://user@git.example.com/team/shop.git/', true],
    ['https://git.example.com/team/shop', 'https://git.example.com/team/cart', false],
  ])('%s is the repository of %s: %s', (one, other, same) => expect(isSameRepository(one, other)).toBe(same));
});
