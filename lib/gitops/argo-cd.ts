import type { KubeObject } from '../core/kube';
import { contestedFields, groupOf, pointerTo } from './ownership';
import type { Delivery } from './repository';

/** What an Application of Argo CD is made from. */
export interface ApplicationFacts extends Delivery {
  /** The AppProject that says what it may do. */
  readonly project: string;
  /** Address of the API server that it writes to, as Argo CD knows it. */
  readonly server: string;
  /** The objects that it applies. */
  readonly objects: readonly KubeObject[];
}

/**
 * The Application that applies a release. `release` alone, with all folders below it: the way back is beside it. What is
 * not said here is Argo CD's own default: it creates no namespace, and prunes an object when its pods have gone.
 */
export function argoCdApplication(facts: ApplicationFacts): KubeObject {
  const ignored = ignoredDifferences(facts.objects);
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: { name: facts.name, namespace: facts.namespace },
    spec: {
      project: facts.project,
      source: {
        repoURL: facts.repository,
        targetRevision: facts.branch,
        path: `${facts.path}/release`,
        directory: { recurse: true },
      },
      destination: { server: facts.server },
      ...(ignored.length > 0 ? { ignoreDifferences: ignored } : {}),
      syncPolicy: {
        // Git is what is true: what somebody writes past it is put back, and what it no longer has is removed.
        automated: { prune: true, selfHeal: true },
        syncOptions: [
          // No copy of each object in an annotation, which a dashboard may be too large for; fields that others own stay.
          'ServerSideApply=true',
          // Without it an ignored field is not compared, but written all the same.
          ...(ignored.length > 0 ? ['RespectIgnoreDifferences=true'] : []),
        ],
        retry: RETRY,
      },
    },
  };
}

/** Tries of a sync that failed. `refresh` takes the newest commit: else the way back waits until all tries of the commit that fails are over. */
const RETRY = { limit: 5, refresh: true, backoff: { duration: '5s', factor: 2, maxDuration: '1m' } };

/** A rule for each object that Git writes a field of although it is not Git's; none where there is no such field. */
function ignoredDifferences(objects: readonly KubeObject[]): object[] {
  return contestedFields(objects).map(({ object, path }) => ({
    group: groupOf(object),
    kind: object.kind,
    name: object.metadata.name,
    ...(object.metadata.namespace === undefined ? {} : { namespace: object.metadata.namespace }),
    jsonPointers: [pointerTo(path)],
  }));
}
