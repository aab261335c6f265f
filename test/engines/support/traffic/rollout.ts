import type { KubeObject } from 'cutover';
import type { SynthesizedStage } from 'cutover/testing';
import { until, type ClusterApi, type ObjectKey } from '../../../../lib/engines';
import { objectsInOrder } from '../apps';
import { clock } from './load';

/** kwok makes a pod ready in 0.3 s; the rest is a busy machine. */
const HEALTHY_WITHIN = 60_000;

/** When the routes of a step were sent to the API server, in milliseconds of the load's clock. */
export interface Sent {
  readonly routed: number;
  /** Milliseconds from all pods being available until the mesh knew them. */
  readonly lag: number;
}

/**
 * Brings a cluster to a stage as an engine of GitOps does: wave after wave, each when the one before it is healthy. Before
 * the routes it waits for `known`: that pods are available does not say that the mesh has heard of them, which is why
 * Argo CD pauses between waves.
 */
export async function applyStage(api: ClusterApi, stage: SynthesizedStage, known: () => Promise<void>): Promise<Sent> {
  const waves = objectsInOrder(stage);
  for (const wave of waves.slice(0, -1)) await applyAll(api, wave);
  return sendRoutes(api, waves.at(-1) ?? [], known);
}

/** Walks the way back, step by step, its waits included; `known` as above. */
export async function takeBack(api: ClusterApi, stage: SynthesizedStage, known: () => Promise<void>): Promise<Sent> {
  let sent: Sent | undefined;
  for (const step of stage.inverse) {
    if (step.kind === 'wait') {
      const { namespace, deployment: name, replicas } = step;
      await available(api, { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name, namespace } }, replicas);
    } else if (step.name === 'route') sent = await sendRoutes(api, step.objects, known);
    else await applyObjects(api, step.objects);
  }
  if (!sent) throw new Error(`the way back from ${stage.name} has no route`);
  return sent;
}

/** Applies objects in their order and waits until the workloads among them are healthy. */
async function applyAll(api: ClusterApi, objects: readonly KubeObject[]): Promise<void> {
  await applyObjects(api, objects);
  for (const { kind, metadata } of objects) {
    if (kind !== 'Deployment') continue;
    const autoscaler = objects.find(
      (each) => each.kind === 'HorizontalPodAutoscaler' && each.metadata.name === metadata.name,
    );
    const least = (autoscaler?.spec as { readonly minReplicas?: number } | undefined)?.minReplicas ?? 0;
    await available(api, { apiVersion: 'apps/v1', kind, metadata }, least);
  }
}

async function sendRoutes(api: ClusterApi, routes: readonly KubeObject[], known: () => Promise<void>): Promise<Sent> {
  const start = clock();
  await known();
  const routed = clock();
  await applyObjects(api, routes);
  return { routed, lag: Math.round(routed - start) };
}

/** As Argo CD does: what an autoscaler owns is taken from it where the stage has a number of its own. */
async function applyObjects(api: ClusterApi, objects: readonly KubeObject[]): Promise<void> {
  for (const object of objects) await api.apply(object, { force: true });
}

/** Waits until a Deployment has all of its pods, and `least` at least unless it is stopped, available and up to date. */
async function available(api: ClusterApi, key: ObjectKey, least: number): Promise<void> {
  await until(
    async () => {
      const { metadata, spec, status } = (await api.get(key)) ?? {};
      const { observedGeneration = 0, updatedReplicas = 0, availableReplicas = 0, replicas = 0 } = status ?? {};
      const wanted = Number(spec?.replicas);
      const all = [updatedReplicas, availableReplicas, replicas].every((count) => count === wanted);
      const enough = wanted === 0 || wanted >= least;
      if (observedGeneration >= (metadata?.generation ?? Infinity) && enough && all) return true;
      throw new Error(`${availableReplicas} of ${wanted} available, ${least} are needed`);
    },
    { limit: HEALTHY_WITHIN },
    (why) => new Error(`${key.metadata.name} is not healthy ${why}`),
  );
}
