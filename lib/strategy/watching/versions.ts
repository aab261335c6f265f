import { otherSlot, slotObjectName, type SlotName } from '../../core/labels';
import { latencyBoundsOf } from '../../monitoring/proxy';
import type { WatchedVersion } from '../../signals/signal';
import type { WatchInput } from './watching';

/** The version in a slot as its series are picked; nothing where there is none. */
export function watchedVersion({ model, namespace, versions }: WatchInput, slot: SlotName): WatchedVersion | undefined {
  const [state, rendered] = [model.slots[slot], versions[slot]];
  if (!state || !rendered) return undefined;
  return {
    service: model.service,
    namespace,
    slot,
    workload: slotObjectName(model.service, slot),
    version: state.version,
    container: model.service,
    poolPerPod: rendered.poolPerPod,
    latencyBounds: latencyBoundsOf(rendered.pod.metadata),
  };
}

/** The versions whose pods run, the live one first. */
export function runningVersions(input: WatchInput): WatchedVersion[] {
  const { model } = input;
  return [model.live, otherSlot(model.live)].flatMap((slot) => {
    const version = model.slots[slot]?.capacity === 'stopped' ? undefined : watchedVersion(input, slot);
    return version ? [version] : [];
  });
}
