/** Kinds of object that a release brings and takes, with their API versions. */
export const OUR_KINDS = [
  ['v1', 'Service'],
  ['v1', 'ServiceAccount'],
  ['v1', 'ConfigMap'],
  ['apps/v1', 'Deployment'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['networking.istio.io/v1', 'DestinationRule'],
  ['networking.istio.io/v1', 'VirtualService'],
] as const;

/** What selects our objects among those of a namespace. */
export const OURS = 'app.kubernetes.io/managed-by=cutover';
