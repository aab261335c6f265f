import { ApiRefusal, type ClusterApi, type ClusterObject } from '../cluster/api';
import type { GivenObject } from './shapes';

/** Kinds that an app is written from. */
const KINDS = [
  ['apps/v1', 'Deployment'],
  ['v1', 'Service'],
  ['v1', 'Pod'],
  ['autoscaling/v2', 'HorizontalPodAutoscaler'],
  ['policy/v1', 'PodDisruptionBudget'],
] as const;

/** The same, of operators that a cluster may not have. */
const EXTRA_KINDS = [
  ['networking.istio.io/v1', 'VirtualService'],
  ['networking.istio.io/v1', 'DestinationRule'],
] as const;

/** Kinds that people have to decide about. */
const BESIDE_KINDS = [
  ['v1', 'PersistentVolumeClaim'],
  ['security.istio.io/v1', 'AuthorizationPolicy'],
  ['security.istio.io/v1', 'PeerAuthentication'],
  ['security.istio.io/v1', 'RequestAuthentication'],
  ['networking.istio.io/v1', 'Sidecar'],
  ['monitoring.coreos.com/v1', 'PodMonitor'],
  ['keda.sh/v1alpha1', 'ScaledObject'],
] as const;

/** What a cluster has around a Deployment. */
export interface ReadObjects {
  readonly objects: readonly GivenObject[];
  /** What could not be looked at, and what that may hide. */
  readonly unread: readonly string[];
}

/** The objects that may be around a Deployment of a namespace. Throws where one that an app is written from may not be read. */
export async function objectsAround(api: ClusterApi, namespace: string): Promise<ReadObjects> {
  const [lists, read] = await Promise.all([
    Promise.all([
      ...KINDS.map(([apiVersion, kind]) => api.list(apiVersion, kind, namespace)),
      ...EXTRA_KINDS.map(([apiVersion, kind]) => listIfKnown(api, apiVersion, kind, namespace)),
    ]),
    Promise.all([
      policiesFor(api, namespace),
      ...BESIDE_KINDS.map(([apiVersion, kind]) =>
        ifAllowed(
          () => listIfKnown(api, apiVersion, kind, namespace),
          `${kind} objects may not be read: see whether one of them is about the old pods, and not about those of the slots`,
        ),
      ),
    ]),
  ]);
  const objects = [...lists, ...read.map(({ list }) => list)].flat();
  return {
    objects: objects as unknown as readonly GivenObject[],
    unread: read.flatMap(({ unread }) => unread),
  };
}

interface Listed {
  readonly list: readonly ClusterObject[];
  readonly unread: readonly string[];
}

/** Policies of other namespaces let pods of this one in: they are read where that is allowed. */
async function policiesFor(api: ClusterApi, namespace: string): Promise<Listed> {
  const [apiVersion, kind] = ['networking.k8s.io/v1', 'NetworkPolicy'];
  const all = await ifAllowed(
    () => api.list(apiVersion, kind),
    'NetworkPolicies of other namespaces may not be read: see whether one of them lets in the old pods by their labels, and not those of the slots',
  );
  if (all.unread.length === 0) return all;
  const own = await ifAllowed(() => api.list(apiVersion, kind, namespace), 'NetworkPolicies may not be read');
  return { list: own.list, unread: [...all.unread, ...own.unread] };
}

/** What may be read; where it may not, that is for a person to know. */
async function ifAllowed(list: () => Promise<readonly ClusterObject[]>, unread: string): Promise<Listed> {
  try {
    return { list: await list(), unread: [] };
  } catch (error) {
    if (error instanceof ApiRefusal && error.status === 403) return { list: [], unread: [unread] };
    throw error;
  }
}

/** A kind that the cluster does not have has no objects. */
async function listIfKnown(
  api: ClusterApi,
  apiVersion: string,
  kind: string,
  namespace: string,
): Promise<readonly ClusterObject[]> {
  try {
    return await api.list(apiVersion, kind, namespace);
  } catch (error) {
    if (isUnknown(error)) return [];
    throw error;
  }
}

function isUnknown(error: unknown): boolean {
  if (error instanceof ApiRefusal) return error.status === 404;
  const message = error instanceof Error ? error.message : '';
  return (
    message.startsWith('Unrecognized API version and kind') ||
    /^Failed to fetch resource metadata.*\b404\b/s.test(message)
  );
}
