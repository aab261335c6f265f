import { Agent } from 'node:https';
import type * as Client from '@kubernetes/client-node' with { 'resolution-mode': 'import' };
import { clusterApi as apiOf, type ClusterApi } from '../cluster/api';
import { API_ADDRESS, TOKEN, type Setting } from './setting';

/** Opens the API of the engines' cluster. */
export async function clusterApi(setting: Setting): Promise<ClusterApi> {
  const client = await import('@kubernetes/client-node');
  const config = configOf(client, setting.certificate(), await setting.space.socket(6443));
  return apiOf(client, config);
}

function configOf(client: typeof Client, certificate: string, socketPath: string): Client.KubeConfig {
  const config = new client.KubeConfig();
  config.loadFromClusterAndUser(
    { name: 'engines', server: API_ADDRESS, caData: Buffer.from(certificate).toString('base64'), skipTLSVerify: false },
    { name: 'admin', token: TOKEN },
  );
  // One agent for all requests, and one that knows the way in: the address is that of another network.
  const agent = new Agent({ keepAlive: true, ca: certificate, servername: 'kubernetes', ...{ socketPath } });
  return Object.assign(config, { createAgent: () => agent });
}
