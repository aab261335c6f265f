import type { AnsweredRelease } from '../../lib/files/answer';
import type { ClusterApi, ClusterObject, ObjectKey } from '../../lib/cluster/api';
import { observerOf } from '../../lib/doctor/read/reached';
import { NOON, plan, releaseAt } from '../transitions/sample';

const at = (seconds: number) => new Date(seconds * 1000).toISOString();
const answered = { namespace: 'shop', stages: plan.stages } as unknown as AnsweredRelease;
const standing = (stage: string) => ({
  revision: { release: releaseAt(stage) },
  reached: { at: NOON, by: 'commit' as const },
});

const deployment = { spec: { template: { metadata: { labels: { version: 'v2' } } } } };
const route = (...routes: readonly object[]) => ({
  metadata: {
    managedFields: [
      { manager: 'argocd', time: at(NOON + 40), fieldsV1: { 'f:spec': { 'f:http': {} } } },
      { manager: 'pilot', subresource: 'status', time: at(NOON + 90), fieldsV1: { 'f:status': {} } },
      { manager: 'labels', time: at(NOON + 80), fieldsV1: { 'f:metadata': {} } },
    ],
  },
  spec: { http: [{ name: 'preview', route: [to('green', 100)] }, { route: routes }] },
});
const to = (subset: string, weight?: number) => ({
  destination: { subset },
  ...(weight === undefined ? {} : { weight }),
});

function apiWith(objects: Readonly<Record<string, object>>, runs: readonly object[] = []): ClusterApi {
  const api: Partial<ClusterApi> = {
    get: ({ kind, metadata }: ObjectKey) =>
      Promise.resolve(objects[`${kind} ${metadata.namespace}/${metadata.name}`] as ClusterObject | undefined),
    list: () => Promise.resolve(runs as readonly ClusterObject[]),
  };
  return api as ClusterApi;
}

// Whether the kind is served is for the reader's own tests, on the API server.
jest.mock('../../lib/doctor/apis', () => ({ isServed: () => true, groupOf: () => '' }));
jest.mock('../../lib/cluster/ask', () => ({ askServer: () => Promise.resolve({ status: 200, text: '{}' }) }));

describe('a look at where a release stands', () => {
  const objects = {
    'VirtualService shop/checkout': route(to('blue', 90), to('green', 10)),
    'Deployment shop/checkout-green': deployment,
  };

  it('takes the time from who wrote the routes, and from nobody who wrote something else of the object', async () => {
    const seen = await observerOf(apiWith(objects))(standing('shift-10'), answered);
    expect(seen).toEqual({ standing: { ...standing('shift-10'), reached: { at: NOON + 40, by: 'cluster' } } });
  });

  it('takes the time of the analyses of the stage where that is later', async () => {
    const runs = [{ metadata: { creationTimestamp: at(NOON + 60) } }];
    const { standing: seen } = await observerOf(apiWith(objects, runs))(standing('shift-10'), answered);
    expect(seen.reached).toEqual({ at: NOON + 60, by: 'cluster' });
  });

  it('tells no share from one of nothing', async () => {
    const alone = { ...objects, 'VirtualService shop/checkout': route(to('blue')) };
    const preview = await observerOf(apiWith(alone))(standing('preview'), answered);
    expect(preview.standing.reached).toMatchObject({ by: 'cluster' });
    const none = await observerOf(apiWith({}))(standing('preview'), answered);
    expect(none.standing.reached).toEqual({
      lacks: 'no version in green, in Git v2; no share of the traffic on green, in Git 0 %',
    });
  });

  it('reads routes of TCP as well', async () => {
    const { metadata } = route();
    const tcp = { metadata, spec: { tcp: [{ route: [to('blue', 90), to('green', 10)] }] } };
    const { standing: seen } = await observerOf(apiWith({ ...objects, 'VirtualService shop/checkout': tcp }))(
      standing('shift-10'),
      answered,
    );
    expect(seen.reached).toMatchObject({ by: 'cluster' });
  });

  it('warns of a cluster that does not answer, and lets the commit say alone', async () => {
    const config = { getCurrentCluster: () => ({ server: 'https://cluster.test' }) };
    const api = { ...apiWith({}), get: () => Promise.reject(new Error('no answer')), config } as unknown as ClusterApi;
    const { standing: seen, warnings = [] } = await observerOf(api)(standing('shift-10'), answered);
    expect(seen).toEqual(standing('shift-10'));
    expect(warnings).toMatchObject([{ id: 'cluster', severity: 'warning', given: 'https://cluster.test: no answer' }]);
  });
});
