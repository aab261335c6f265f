import type { ClusterApi, ClusterObject } from '../../cluster/api';
import { DOMAIN } from '../../core/labels';
import { ENGINE_KINDS } from '../gitops';
import { routeWeights, runState, slotStates, type ReleaseState } from '../release-state';
import { ClusterReader } from './cluster';

/** Which release is looked at. */
export interface ReleaseKey {
  readonly namespace: string;
  readonly service: string;
  readonly stage: string;
  readonly attempt: number;
}

/** A release as the cluster has it; what may not be read is named, and the rest is there. */
export async function readRelease(api: ClusterApi, key: ReleaseKey): Promise<ReleaseState> {
  const reader = new ClusterReader(api);
  const { namespace, service } = key;
  const unknown: string[] = [];
  const part = async <Part>(what: string, none: Part, work: () => Promise<Part>): Promise<Part> => {
    try {
      return await work();
    } catch (error) {
      unknown.push(`${what}: ${(error as Error).message}`);
      return none;
    }
  };
  const labels = `app=${service}`;
  const istio = 'networking.istio.io/v1';
  const [routes, deployments, runs] = await Promise.all([
    part('weights', [], () => reader.list({ apiVersion: istio, kind: 'VirtualService' }, namespace, labels)),
    part('pods', [], () => api.list('apps/v1', 'Deployment', namespace, labels)),
    part('gates', [], () => readRuns(reader, key)),
  ]);
  const route = routes.find(({ metadata }) => metadata.name === service);
  const revision = await part('revision', undefined, () => revisionOf(reader, [...deployments, ...routes]));
  return {
    slots: slotStates(deployments as Parameters<typeof slotStates>[0], routeWeights(route?.spec ?? {})),
    runs: runs.map((run) => runState(run as Parameters<typeof runState>[0], key.stage)),
    ...(revision === undefined ? {} : { revision }),
    unknown,
  };
}

/** The analyses of the stage that a release is at. */
export async function readRuns(reader: ClusterReader, key: ReleaseKey): Promise<readonly ClusterObject[]> {
  const { namespace, service, stage, attempt } = key;
  const labels = `app=${service},${DOMAIN}/stage=${stage},${DOMAIN}/attempt=${attempt}`;
  return reader.list({ apiVersion: 'argoproj.io/v1alpha1', kind: 'AnalysisRun' }, namespace, labels);
}

/** The revision that the engine which tracks the objects says it has applied. */
async function revisionOf(reader: ClusterReader, objects: readonly ClusterObject[]): Promise<string | undefined> {
  for (const { metadata } of objects) {
    const application = metadata.annotations?.['argocd.argoproj.io/tracking-id']?.split(':')[0];
    if (application !== undefined) {
      // A namespace of its own is in front of the name, where applications are in several.
      const name = application.split('_').at(-1);
      const found = (await reader.list(ENGINE_KINDS['argo-cd'])).find((each) => each.metadata.name === name);
      return (found?.status as { sync?: { revision?: string } } | undefined)?.sync?.revision;
    }
    const kustomization = metadata.labels?.['kustomize.toolkit.fluxcd.io/name'];
    if (kustomization !== undefined) {
      const namespace = metadata.labels?.['kustomize.toolkit.fluxcd.io/namespace'];
      const there = await reader.list(ENGINE_KINDS.flux, namespace);
      const found = there.find((each) => each.metadata.name === kustomization);
      return (found?.status as { lastAppliedRevision?: string } | undefined)?.lastAppliedRevision;
    }
  }
  return undefined;
}
