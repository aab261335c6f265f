import { askServer } from '../../../../lib/cluster/ask';
import { clusterApi, type ClusterApi } from '../../../../lib/cluster/api';

/** The API as a service account has it, by a token of its own. */
export async function apiOf(api: ClusterApi, namespace: string, name: string): Promise<ClusterApi> {
  await api.apply({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } });
  const reply = await askServer(api, {
    path: `/api/v1/namespaces/${namespace}/serviceaccounts/${name}/token`,
    body: { apiVersion: 'authentication.k8s.io/v1', kind: 'TokenRequest', spec: {} },
  });
  const { status } = JSON.parse(reply.text) as { status: { token: string } };
  const client = await import('@kubernetes/client-node');
  const config = new client.KubeConfig();
  config.loadFromClusterAndUser(api.config.getCurrentCluster()!, { name, token: status.token });
  // The same way in: the address is that of another network.
  const { createAgent } = api.config as unknown as { createAgent: () => unknown };
  return clusterApi(client, Object.assign(config, { createAgent }));
}
