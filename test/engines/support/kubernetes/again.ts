import type { SynthesizedStage } from 'cutover/testing';
import { until, type ClusterApi, type ClusterObject } from '../../../../lib/engines';
import { applyAll, nameOf, ourObjects } from './applier';

/**
 * Applies a stage for a second time and gives what that changed: objects in which anything but their status and the
 * server's own bookkeeping is another, or our own share of that bookkeeping. Then it applies until a round leaves every
 * resourceVersion as it was, which fails where each apply writes; a controller that writes a status may take a round more.
 */
export async function changedBySecondApply(api: ClusterApi, stage: SynthesizedStage): Promise<readonly string[]> {
  const first = await round(api, stage, ours);
  await until(
    async () => (await round(api, stage, ({ metadata }) => metadata.resourceVersion!)).length === 0,
    { limit: 30_000 },
    (why) => new Error(`each apply of ${stage.name} writes something: ${why}`),
  );
  return first;
}

async function round(
  api: ClusterApi,
  stage: SynthesizedStage,
  look: (object: ClusterObject) => string,
): Promise<string[]> {
  const before = new Map((await ourObjects(api, stage)).map((object) => [nameOf(object), look(object)]));
  await applyAll(api, stage.objects);
  const after = await ourObjects(api, stage);
  return after.filter((object) => before.get(nameOf(object)) !== look(object)).map(nameOf);
}

/** All of an object that a controller does not write. */
function ours({ kind, metadata, ...object }: ClusterObject): string {
  const { status: _status, spec, ...rest } = object;
  const { resourceVersion: _version, generation: _generation, managedFields, ...kept } = metadata;
  const fields = managedFields?.filter(({ manager }) => manager === 'cutover');
  // With an autoscaler the number of pods is its own, and it may decide between two looks.
  const { replicas, ...fixed } = (spec ?? {}) as { readonly replicas?: number };
  const own = JSON.stringify(fields).includes('"f:replicas"') ? { replicas, ...fixed } : fixed;
  return JSON.stringify({ kind, own, rest, kept, fields });
}
