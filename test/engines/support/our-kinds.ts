/** Kinds of what runs and is routed to, with their API versions. */
export const RUNNING_KINDS = [
  ['v1', 'Service'],
  ['v1', 'ServiceAccount'],
  ['v1', 'ConfigMap'],
  ['apps/v1', 'Deployment'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['policy/v1', 'PodDisruptionBudget'],
  ['networking.istio.io/v1', 'DestinationRule'],
  ['networking.istio.io/v1', 'VirtualService'],
] as const;

/** Kinds of object that a release brings and takes: with those that watch it. */
export const OUR_KINDS = [
  ...RUNNING_KINDS,
  ['argoproj.io/v1alpha1', 'AnalysisRun'],
  ['argoproj.io/v1alpha1', 'AnalysisTemplate'],
  ['monitoring.coreos.com/v1', 'PodMonitor'],
  ['monitoring.coreos.com/v1', 'Probe'],
  ['monitoring.coreos.com/v1', 'PrometheusRule'],
  ['telemetry.istio.io/v1', 'Telemetry'],
] as const;

/** What selects our objects among those of a namespace. */
export const OURS = 'app.kubernetes.io/managed-by=cutover';
