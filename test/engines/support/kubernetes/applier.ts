import type { KubeObject } from 'cutover';
import type { SynthesizedStage } from 'cutover/testing';
import { Final, until, type ClusterApi, type ClusterObject } from '../../../../lib/engines';
import { WAVES, type Wave } from '../../../../lib/strategy/manifest';
import { objectsInOrder } from '../apps';
import { OURS, RUNNING_KINDS } from '../our-kinds';
import { Degraded, isHealthy } from './health';

/** What is applied of a stage: its files, and the same as objects. */
export type Output = Pick<SynthesizedStage, 'files' | 'objects'>;

/** How a stage is applied. */
export interface Applying {
  /** Called before the objects of a wave are applied. @default - nothing is */
  readonly before?: (wave: Wave) => Promise<void> | void;
  /** Whether it waits until a wave is healthy before it goes on to the next. @default true */
  readonly waits?: boolean;
  /** Whether objects that the stage no longer has are deleted at the end. @default true */
  readonly prunes?: boolean;
}

const HEALTHY_WITHIN = 60_000;

/**
 * Applies a stage as a GitOps engine does: server-side under one manager, wave by wave, each after every object of the one
 * before it was seen healthy once, then what is gone from the stage is deleted. Without force, which engines use, so that
 * a field that has become another's ends it.
 */
export async function applyStage(api: ClusterApi, stage: Output, applying: Applying = {}): Promise<void> {
  const { before, waits = true, prunes = true } = applying;
  for (const [index, objects] of objectsInOrder(stage).entries()) {
    await before?.(WAVES[index]!);
    await applyAll(api, objects);
    if (waits) await untilHealthy(api, objects);
  }
  if (prunes) await prune(api, stage);
}

/** Applies objects in their order. */
export async function applyAll(api: ClusterApi, objects: readonly KubeObject[]): Promise<void> {
  for (const object of objects) await api.apply(object);
}

/** Waits until each object was healthy once. Throws Degraded when one never will be. */
async function untilHealthy(api: ClusterApi, objects: readonly KubeObject[]): Promise<void> {
  await Promise.all(
    objects.map((object) =>
      until(
        async () => {
          try {
            const found = await api.get(object);
            return found && isHealthy(found);
          } catch (error) {
            throw error instanceof Degraded ? new Final(error) : error;
          }
        },
        { limit: HEALTHY_WITHIN },
        (why) => new Error(`${object.kind} ${object.metadata.name} is not healthy: ${why}`),
      ),
    ),
  );
}

/** Objects of ours in the namespace of a stage. */
export async function ourObjects(api: ClusterApi, { objects }: Output): Promise<readonly ClusterObject[]> {
  const namespace = objects[0]?.metadata.namespace;
  const lists = await Promise.all(
    RUNNING_KINDS.map(([apiVersion, kind]) => api.list(apiVersion, kind, namespace, OURS)),
  );
  return lists.flat();
}

async function prune(api: ClusterApi, stage: Output): Promise<void> {
  const kept = new Set(stage.objects.map(nameOf));
  for (const object of await ourObjects(api, stage)) if (!kept.has(nameOf(object))) await api.delete(object);
}

/** `Kind name`: enough within one namespace. */
export function nameOf({
  kind,
  metadata,
}: {
  readonly kind: string;
  readonly metadata: { readonly name: string };
}): string {
  return `${kind} ${metadata.name}`;
}
