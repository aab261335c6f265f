import { reasonOf } from '../core/error';
import * as path from 'node:path';
import type { ClusterApi, ObjectKey } from '../cluster/api';
import { until } from '../cluster/wait';
import { scriptSteps, type Wait } from '../files/rollback-script';
import { objectName, type KubeObject } from '../core/kube';
import type { Git } from '../project/git';
import { objectsIn } from '../project/objects';
import type { BranchFacts } from './world';

/** What the way back is taken with. */
export interface WayBack {
  readonly api: ClusterApi;
  readonly git: Git;
  readonly outdir: string;
  readonly branch: BranchFacts;
}

/** Milliseconds between two looks at a slot that is restored. */
const LOOKS_EVERY = 1000;

/**
 * Takes the way back as the branch has it, in the order of its script. Fields that others own are taken from them, as the
 * script's `kubectl apply` does. Gives what could not be settled: once the traffic is back, that keeps nobody waiting.
 */
export async function takeBackPastGit({ api, git, outdir, branch }: WayBack): Promise<readonly string[]> {
  const { commit, namespace, revision } = branch;
  const folder = path.join(outdir, 'rollback', namespace, revision.release.service);
  const read = async (name: string) => {
    const text = await git.text(commit, path.join(folder, name));
    if (text === undefined) throw new Error(`${commit.slice(0, 10)} has no ${path.join(folder, name)}`);
    return text;
  };
  for (const step of scriptSteps(await read('rollback.sh'))) {
    if (step.kind === 'wait') await waitFor(api, step);
    else if (step.file.endsWith(SETTLE)) return settle(api, objectsIn(step.file, await read(step.file)));
    else for (const object of objectsIn(step.file, await read(step.file))) await api.apply(object, { force: true });
  }
  return [];
}

/** Ending of the file of the last step: everything that is neither pods nor routes. */
const SETTLE = '-settle.yaml';

async function settle(api: ClusterApi, objects: readonly KubeObject[]): Promise<readonly string[]> {
  const left: string[] = [];
  for (const object of objects) {
    try {
      await api.apply(object, { force: true });
    } catch (error) {
      left.push(`${objectName(object)}: ${reasonOf(error)}`);
    }
  }
  return left;
}

interface DeploymentStatus {
  readonly observedGeneration?: number;
  readonly availableReplicas?: number;
}

async function waitFor(api: ClusterApi, { namespace, deployment, replicas, timeoutSeconds }: Wait): Promise<void> {
  const key: ObjectKey = { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: deployment, namespace } };
  await api.merge(key, { spec: { replicas } }, 'scale');
  await until(
    async () => {
      const found = await api.get(key);
      const { observedGeneration = 0, availableReplicas = 0 } = (found?.status ?? {}) as DeploymentStatus;
      return observedGeneration >= (found?.metadata.generation ?? 0) && availableReplicas >= replicas;
    },
    { limit: timeoutSeconds * 1000, every: LOOKS_EVERY },
    (why) => new Error(`${deployment} has not ${replicas} available pods: traffic stays where it is (${why})`),
  );
}
