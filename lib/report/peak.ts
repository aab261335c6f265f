import type { KubeContainer, PodSpec } from '../core/kube';
import { SLOTS, otherSlot, type SlotName } from '../core/labels';
import { bytes, millicores } from '../core/quantity';
import type { Lock } from '../release/lock';
import { stageModel } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import { fullReplicas, peakPods, type SlotCapacity } from '../service/capacity';
import type { RenderedVersion } from '../service/version';

/** What runs at a stage, in both slots. */
export interface StagePods {
  /** Pods that each slot has when it is fully there. */
  readonly pods: Readonly<Record<SlotName, number>>;
  /** The most pods that both can have at once: autoscaled to the bound, and one roll's surge in each. */
  readonly most: number;
  /** Thousandths of a core that these request. */
  readonly millicores: number;
  /** Bytes of memory that these request. */
  readonly bytes: number;
}

/** What runs at a stage, by what the versions were rendered as; nothing where the live one is not known. */
export function podsAt(plan: ReleasePlan, release: ReleaseData, stage: string, lock: Lock): StagePods | undefined {
  const live = lock.slots[release.live]?.rendered;
  if (!live) return undefined;
  // Until there is a candidate, the next version is taken for one as large as that which is live.
  const candidate = lock.slots[otherSlot(release.live)]?.rendered ?? live;
  const slots = SLOTS.map((slot) => {
    const version = slot === release.live ? live : candidate;
    return { slot, version, capacity: capacityAt(plan, release, stage, slot) };
  });
  const counts = slots.map(({ version, capacity }) => podCount(version, capacity));
  const most = slots.map(({ version, capacity }) => (capacity === 'stopped' ? 0 : peakPods(version.capacity)));
  const total = (request: (pod: PodSpec) => number) =>
    slots.reduce((sum, { version }, index) => sum + (most[index] ?? 0) * request(version.pod.spec), 0);
  const [blue = 0, green = 0] = counts;
  return {
    pods: { blue, green },
    most: most.reduce((sum, count) => sum + count, 0),
    millicores: total((pod) => requestOf(pod, ({ cpu = '0' }) => millicores(cpu))),
    bytes: total((pod) => requestOf(pod, ({ memory = '0' }) => bytes(memory))),
  };
}

function capacityAt(plan: ReleasePlan, release: ReleaseData, stage: string, slot: SlotName): SlotCapacity {
  const [live, candidate] = [release.slots[release.live], release.slots[otherSlot(release.live)]];
  const slots = { [release.live]: live, [otherSlot(release.live)]: candidate ?? live };
  return stageModel(plan, { ...release, stage, slots }).slots[slot]?.capacity ?? 'stopped';
}

function podCount({ capacity }: RenderedVersion, state: SlotCapacity): number {
  if (state === 'stopped') return 0;
  return state === 'normal' && capacity.kind === 'autoscaled' ? capacity.min : fullReplicas(capacity);
}

type Requests = Readonly<Partial<Record<string, string>>>;

/** What a pod asks the scheduler for: its containers together, or the largest step of its start where that is more. */
function requestOf({ containers, initContainers = [] }: PodSpec, read: (requests: Requests) => number): number {
  const requested = (container: KubeContainer) => read(container.resources?.requests ?? {});
  let sidecars = 0;
  let start = 0;
  for (const container of initContainers) {
    // Sidecars stay: whatever starts after one of them runs beside it.
    if (isSidecar(container)) sidecars += requested(container);
    start = Math.max(start, sidecars + (isSidecar(container) ? 0 : requested(container)));
  }
  return Math.max(start, sidecars + containers.reduce((sum, container) => sum + requested(container), 0));
}

function isSidecar(container: KubeContainer): boolean {
  return (container as { readonly restartPolicy?: unknown }).restartPolicy === 'Always';
}
