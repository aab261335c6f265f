import { slotObjectName, type SlotName } from '../../../../lib/core/labels';
import { ApiRefusal, until, type ClusterApi, type ClusterObject } from '../../../../lib/engines';
import type { Slots } from './slots';

/** Asks for an eviction, as `kubectl drain` does, and says what the server answers. */
export async function evict(api: ClusterApi, { metadata }: ClusterObject): Promise<string> {
  const { name, namespace } = metadata;
  const eviction = { apiVersion: 'policy/v1', kind: 'Eviction', metadata: { name, namespace } };
  try {
    await api.post({ apiVersion: 'v1', kind: 'Pod', metadata }, 'eviction', eviction);
    return 'evicted';
  } catch (error) {
    if (error instanceof ApiRefusal) return `${error.status} ${error.reason}`;
    throw error;
  }
}

/** Waits until the disruption budget of a slot says that one pod may go. */
export async function untilBudgetAllows(api: ClusterApi, slots: Slots, slot: SlotName): Promise<void> {
  const metadata = { name: slotObjectName(slots.service, slot), namespace: slots.namespace };
  const budget = { apiVersion: 'policy/v1', kind: 'PodDisruptionBudget', metadata };
  await until(
    async () => (await api.get(budget))?.status?.disruptionsAllowed === 1,
    { limit: 60_000 },
    (why) => new Error(`the budget of ${metadata.name} does not allow one eviction: ${why}`),
  );
}

/** Keeps new pods from every node, or lets them in again. */
export async function cordon(api: ClusterApi, unschedulable: boolean): Promise<void> {
  for (const { metadata } of await api.list('v1', 'Node'))
    await api.merge({ apiVersion: 'v1', kind: 'Node', metadata }, { spec: { unschedulable } });
}
