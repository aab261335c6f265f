import { adopt } from '../../lib/adopt/adopt';
import { objectsAround } from '../../lib/adopt/cluster';
import { ApiRefusal, type ClusterApi } from '../../lib/cluster/api';
import { plainObjects } from './sample';

/** A cluster with one object of each kind in every namespace that is asked for, and what it refuses. */
function clusterOf(refuses: (kind: string, namespace: string | undefined) => number | undefined = () => undefined) {
  const list: ClusterApi['list'] = (apiVersion, kind, namespace) => {
    const status = refuses(kind, namespace);
    if (status !== undefined) return Promise.reject(new ApiRefusal(status, '', `${kind} is refused`));
    return Promise.resolve([{ apiVersion, kind, metadata: { name: 'a', namespace: namespace ?? 'everywhere' } }]);
  };
  return { list } as ClusterApi;
}

const found = async (api: ClusterApi) =>
  (await objectsAround(api, 'shop')).objects.map(({ kind, metadata }) => `${kind} ${metadata.namespace}`);

describe('what is read of a cluster', () => {
  it('are the kinds that may be around a Deployment, in its namespace, and policies of all namespaces', async () => {
    const kinds = await found(clusterOf());
    for (const kind of ['Deployment', 'Service', 'PersistentVolumeClaim', 'VirtualService']) {
      expect(kinds).toContain(`${kind} shop`);
    }
    expect(kinds.filter((each) => each.startsWith('NetworkPolicy'))).toEqual(['NetworkPolicy everywhere']);
  });

  it('are the policies of the namespace alone where no others may be read, and it says so', async () => {
    const api = clusterOf((kind, namespace) => (kind === 'NetworkPolicy' && namespace === undefined ? 403 : undefined));
    expect(await found(api)).toContain('NetworkPolicy shop');
    const { unread } = await objectsAround(api, 'shop');
    expect(unread).toEqual([expect.stringContaining('NetworkPolicies of other namespaces may not be read')]);
    expect(adopt(plainObjects(), { unread }).decisions).toContain(unread[0]);
  });

  it('says which kinds may not be read that people have to decide about', async () => {
    const api = clusterOf((kind) => (['Sidecar', 'NetworkPolicy'].includes(kind) ? 403 : undefined));
    expect(await found(api)).toContain('Deployment shop');
    const { unread } = await objectsAround(api, 'shop');
    expect(unread).toEqual([
      expect.stringContaining('NetworkPolicies of other namespaces may not be read'),
      'NetworkPolicies may not be read',
      expect.stringContaining('Sidecar objects may not be read'),
    ]);
  });

  it('has nothing of a kind that the cluster does not have, and an error for one that the app is written from', async () => {
    const without = await found(clusterOf((kind) => (kind === 'VirtualService' ? 404 : undefined)));
    expect(without).not.toContain('VirtualService shop');
    await expect(found(clusterOf((kind) => (kind === 'VirtualService' ? 403 : undefined)))).rejects.toThrow('refused');
  });
});
