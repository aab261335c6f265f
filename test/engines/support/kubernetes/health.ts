import type { ClusterObject } from '../../../../lib/engines';

/** A rollout that will not end by itself. */
export class Degraded extends Error {}

/** A condition in a status. */
export interface Condition {
  readonly type: string;
  readonly status: string;
  readonly reason: string;
}

/**
 * Whether an object counts as healthy, as Argo CD 3 judges: a Deployment as `kubectl rollout status` does, an autoscaler once
 * it has looked at its target for the first time. Throws for what Argo CD calls degraded, save for an autoscaler without
 * metrics: no metrics API runs here. Other kinds of ours are healthy as soon as they are there.
 */
export function isHealthy({ kind, metadata, spec, status = {} }: ClusterObject): boolean {
  const conditions = (status.conditions ?? []) as readonly Condition[];
  if (kind === 'HorizontalPodAutoscaler')
    return conditions.some((condition) => condition.type === 'AbleToScale' && condition.status === 'True');
  if (kind !== 'Deployment') return true;
  if ((status.observedGeneration ?? 0) < (metadata.generation ?? 0)) return false;
  if (conditions.some(({ reason }) => reason === 'ProgressDeadlineExceeded'))
    throw new Degraded(`Deployment ${metadata.name} exceeded its progress deadline`);
  const { replicas = 0, updatedReplicas = 0, availableReplicas = 0 } = status;
  return updatedReplicas >= spec.replicas && replicas <= updatedReplicas && availableReplicas >= updatedReplicas;
}
