import { askServer } from '../../../../lib/cluster/ask';
import type { ClusterApi } from '../../../../lib/engines';

/** What was sent to the API server. */
export interface Sent {
  readonly method: string;
  readonly path: string;
}

interface Client {
  readonly method: string;
  readonly path: string;
}

type AddRequest = (request: Client, ...rest: readonly unknown[]) => void;

/** Writes down each request that goes out by an API, from now on. */
export function recorded(api: ClusterApi): Sent[] {
  const sent: Sent[] = [];
  const agent = (api.config as unknown as { createAgent(): { addRequest: AddRequest } }).createAgent();
  const send = agent.addRequest.bind(agent);
  agent.addRequest = (request, ...rest) => {
    sent.push({ method: request.method, path: request.path });
    send(request, ...rest);
  };
  return sent;
}

/** Whether a request can change nothing: it reads, is a dry run, or asks who may do what. */
export function changesNothing({ method, path }: Sent): boolean {
  if (method === 'GET') return true;
  return /[?&]dryRun=All(&|$)/.test(path) || /^\/apis\/authorization\.k8s\.io\/v1\/[a-z]+reviews$/.test(path);
}

/** Kinds that live by being written: leases, and what is told of events. */
const ALIVE: readonly string[] = ['leases', 'events', 'nodes'];

/** Resource versions of all that is in a cluster, by kind and name. */
export async function versionsOf(
  api: ClusterApi,
  groups: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const versions: Record<string, string> = {};
  for (const group of groups) {
    const { text } = await askServer(api, { path: group });
    const { resources } = JSON.parse(text) as { resources: { name: string; verbs: string[] }[] };
    for (const { name, verbs } of resources) {
      if (name.includes('/') || !verbs.includes('list') || ALIVE.includes(name)) continue;
      const reply = await askServer(api, { path: `${group}/${name}` });
      const { items } = JSON.parse(reply.text) as { items: { metadata: Record<string, string> }[] | null };
      for (const { metadata } of items ?? []) {
        versions[`${group}/${name} ${metadata.namespace ?? ''}/${metadata.name!}`] = metadata.resourceVersion!;
      }
    }
  }
  return versions;
}
