import { CutoverError, reasonOf } from '../core/error';
import { Rule } from '../core/rule';
import { clusterApi, type ClusterApi } from './api';

export const clusterRule = new Rule({
  id: 'cluster',
  title: 'The cluster can be reached with the configuration that is at hand',
  why: 'What is not seen is not known: a stage that nobody can look at is held, and never passed.',
});

/** Which cluster. */
export interface ClusterChoice {
  /** File of the configuration. @default - as kubectl: `KUBECONFIG`, `~/.kube/config`, then that of the pod it runs in */
  readonly kubeconfig?: string;
  /** Context of the configuration. @default - its current one */
  readonly context?: string;
}

/** Opens the API of a cluster. Nothing is asked of it yet. Throws the report when there is no configuration for it. */
export async function openCluster({ kubeconfig, context }: ClusterChoice = {}): Promise<ClusterApi> {
  const client = await import('@kubernetes/client-node');
  const config = new client.KubeConfig();
  try {
    if (kubeconfig === undefined) config.loadFromDefault();
    else config.loadFromFile(kubeconfig);
  } catch (error) {
    throw refusal((error as Error).message, kubeconfig);
  }
  if (context !== undefined) {
    const known = config.getContexts().map(({ name }) => name);
    if (!known.includes(context)) throw refusal(`context ${context}; there are ${known.join(', ')}`, kubeconfig);
    config.setCurrentContext(context);
  }
  if (!config.getCurrentCluster()) throw refusal('no current cluster', kubeconfig);
  return clusterApi(client, config);
}

function refusal(given: string, file: string | undefined): CutoverError {
  const [allowed, fix] = ['a configuration of a cluster', 'name it with --kubeconfig and --context, as for kubectl'];
  return new CutoverError([clusterRule.problem({ at: file === undefined ? {} : { file }, given, allowed, fix })]);
}

/** The answer of an API server. Throws the report where it gives none. */
export async function answered<Answer>(api: ClusterApi, ask: () => Promise<Answer>): Promise<Answer> {
  try {
    return await ask();
  } catch (error) {
    throw error instanceof CutoverError ? error : unreachable(api, error);
  }
}

/** The report that an API server did not answer, or not what it was asked for. */
export function unreachable({ config }: ClusterApi, error: unknown): CutoverError {
  const given = `${config.getCurrentCluster()?.server ?? ''}: ${reasonOf(error)}`;
  const fix = 'name another one with --kubeconfig and --context, or see why it does not answer';
  return new CutoverError([clusterRule.problem({ at: {}, given, allowed: 'an API server that answers', fix })]);
}
