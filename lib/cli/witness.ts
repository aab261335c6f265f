import type { Observe } from '../project/step';
import type { Context } from './context';
import { wantsCluster, type ClusterAsked } from './options';

/** Looks in the cluster where releases stand, where somebody wants it asked; Git alone says otherwise. */
export async function observerIn(context: Context, asked: ClusterAsked): Promise<Observe | undefined> {
  if (!wantsCluster(asked)) return undefined;
  // Loaded only here: the client of Kubernetes is large.
  const [{ openCluster }, { observerOf }] = await Promise.all([
    import('../cluster/open.js'),
    import('../doctor/read/reached.js'),
  ]);
  context.progress('asking the cluster');
  return observerOf(await openCluster(asked));
}
