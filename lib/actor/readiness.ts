import { objectName, type KubeObject } from '../core/kube';

interface DeploymentStatus {
  readonly observedGeneration?: number;
  readonly updatedReplicas?: number;
  readonly availableReplicas?: number;
}

/**
 * What keeps a Deployment from being available as a stage asks; nothing where it is. An autoscaler raises the number of pods
 * after the Deployment is healthy with one: its least number counts as well.
 */
export function lackOf(
  wanted: KubeObject,
  found: KubeObject | undefined,
  autoscalers: readonly KubeObject[],
): string | undefined {
  const name = objectName(wanted);
  if (!found) return `${name} is not there`;
  const { replicas = 1 } = found.spec as { readonly replicas?: number };
  const least = replicas === 0 ? 0 : Math.max(replicas, leastOf(wanted, autoscalers));
  const {
    observedGeneration = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
  } = (found.status ?? {}) as DeploymentStatus;
  const { generation = 0 } = found.metadata as { readonly generation?: number };
  if (observedGeneration < generation) return `${name} was not looked at by its controller yet`;
  const ready = Math.min(updatedReplicas, availableReplicas);
  return ready < least ? `${name} has ${ready} of ${least} pods available` : undefined;
}

function leastOf(deployment: KubeObject, autoscalers: readonly KubeObject[]): number {
  const { name } = deployment.metadata;
  const mine = autoscalers.find(({ spec }) => {
    const { scaleTargetRef } = spec as { readonly scaleTargetRef?: { readonly name?: string } };
    return scaleTargetRef?.name === name;
  });
  const { minReplicas = 0 } = (mine?.spec ?? {}) as { readonly minReplicas?: number };
  return minReplicas;
}

/**
 * What of a manifest the cluster does not have: its pods' labels and images, its routes, whether a run is there. Defaults
 * that the API server adds are no difference. It is how the actor knows, without a GitOps engine, what was applied.
 */
export function unappliedIn(wanted: KubeObject, found: KubeObject | undefined): string | undefined {
  const name = objectName(wanted);
  if (!found) return `${name} is not there`;
  return tellingPart(wanted) === tellingPart(found) ? undefined : `${name} is another than in Git`;
}

interface Workload {
  readonly replicas?: number;
  readonly template?: {
    readonly metadata?: { readonly labels?: Readonly<Record<string, string>> };
    readonly spec?: { readonly containers?: readonly { readonly name: string; readonly image: string }[] };
  };
}

function tellingPart({ kind, spec }: KubeObject): string {
  if (kind !== 'Deployment') return '';
  const { template } = spec as Workload;
  const labels = Object.entries(template?.metadata?.labels ?? {}).sort(([one], [other]) => (one < other ? -1 : 1));
  return JSON.stringify([labels, (template?.spec?.containers ?? []).map(({ name, image }) => [name, image])]);
}
