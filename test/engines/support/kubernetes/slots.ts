import type { SynthesizedStage } from 'cutover/testing';
import { SLOTS, slotObjectName, SLOT_LABEL, type SlotName } from '../../../../lib/core/labels';
import { until, type ClusterApi, type ClusterObject } from '../../../../lib/engines';
import { fullReplicas } from '../../../../lib/service/capacity';

/** What the cluster says of the slots of one service, whatever the manifests say. */
export class Slots {
  constructor(
    private readonly api: ClusterApi,
    readonly namespace: string,
    readonly service: string,
  ) {}

  /** The Deployment of a slot, or undefined when there is none. */
  deployment(slot: SlotName): Promise<ClusterObject | undefined> {
    return this.get('apps/v1', 'Deployment', slot);
  }

  /** The autoscaler of a slot, or undefined when there is none. */
  autoscaler(slot: SlotName): Promise<ClusterObject | undefined> {
    return this.get('autoscaling/v2', 'HorizontalPodAutoscaler', slot);
  }

  /** Pods that can take a request, by the Deployment's own count. */
  async available(slot: SlotName): Promise<number> {
    return ((await this.deployment(slot))?.status?.availableReplicas ?? 0) as number;
  }

  /** The same of both slots. */
  async availableOfEach(): Promise<Readonly<Record<SlotName, number>>> {
    return { blue: await this.available('blue'), green: await this.available('green') };
  }

  /** Pods of a slot that are not ending. */
  async pods(slot: SlotName): Promise<readonly ClusterObject[]> {
    const pods = await this.api.list('v1', 'Pod', this.namespace, `app=${this.service},${SLOT_LABEL}=${slot}`);
    return pods.filter(({ metadata }) => metadata.deletionTimestamp === undefined);
  }

  private async readyPods(slot: SlotName): Promise<number> {
    const isReady = ({ status }: ClusterObject) =>
      (status?.conditions as Condition[] | undefined)?.some(isTrue('Ready'));
    return (await this.pods(slot)).filter(isReady).length;
  }

  /** What makes a pod the same one as before. */
  async uids(slot: SlotName): Promise<readonly string[]> {
    return (await this.pods(slot)).map(({ metadata }) => metadata.uid!).sort();
  }

  /** Percent of the traffic that the route in the cluster gives each slot; none without a route. */
  async weights(): Promise<Readonly<Record<SlotName, number>>> {
    const route = await this.api.get({
      apiVersion: 'networking.istio.io/v1',
      kind: 'VirtualService',
      metadata: { name: this.service, namespace: this.namespace },
    });
    const routes = (route?.spec.http ?? []) as readonly Route[];
    const destinations = routes.filter(({ name }) => name === 'primary').flatMap((each) => each.route);
    const weight = (slot: SlotName) => destinations.find(({ destination }) => destination.subset === slot)?.weight ?? 0;
    return { blue: weight('blue'), green: weight('green') };
  }

  /** Addresses of a slot that Kubernetes calls ready: those that a mesh may send requests to. */
  async readyAddresses(slot: SlotName): Promise<readonly string[]> {
    const label = `kubernetes.io/service-name=${slotObjectName(this.service, slot)}`;
    const slices = await this.api.list('discovery.k8s.io/v1', 'EndpointSlice', this.namespace, label);
    const endpoints = slices.flatMap((slice) => (slice as { endpoints?: Endpoint[] }).endpoints ?? []);
    return endpoints.filter(({ conditions }) => conditions.ready).flatMap(({ addresses }) => addresses);
  }

  /** Waits until each slot has at least the pods that a stage promises, and a stopped one none. */
  async settled(stage: Promising): Promise<void> {
    const wanted = promised(stage);
    await until(
      async () => {
        for (const slot of SLOTS) {
          const [available, pods] = [await this.available(slot), await this.pods(slot)];
          if (wanted[slot] === 0 ? pods.length > 0 : available < wanted[slot]) return false;
        }
        return true;
      },
      { limit: 60_000 },
      (why) => new Error(`${this.service} has not the pods of ${stage.name}, ${JSON.stringify(wanted)}: ${why}`),
    );
  }

  /** Waits until a slot has that many pods available: the count alone may be that of before it was stopped. */
  async untilAvailable(slot: SlotName, pods: number, limit = 60_000): Promise<void> {
    await until(
      async () => (await this.readyPods(slot)) >= pods && (await this.available(slot)) >= pods,
      { limit },
      (why) => new Error(`${slotObjectName(this.service, slot)} has not ${pods} available pods: ${why}`),
    );
  }

  private get(apiVersion: string, kind: string, slot: SlotName): Promise<ClusterObject | undefined> {
    const metadata = { name: slotObjectName(this.service, slot), namespace: this.namespace };
    return this.api.get({ apiVersion, kind, metadata });
  }
}

interface Condition {
  readonly type: string;
  readonly status: string;
}

const isTrue =
  (wanted: string) =>
  ({ type, status }: Condition) =>
    type === wanted && status === 'True';

interface Route {
  readonly name?: string;
  readonly route: readonly { readonly destination: { readonly subset: string }; readonly weight: number }[];
}

interface Endpoint {
  readonly addresses: readonly string[];
  readonly conditions: { readonly ready?: boolean };
}

/** What says how many pods there are to be. */
export type Promising = Pick<SynthesizedStage, 'name' | 'release' | 'lock' | 'weights'>;

/**
 * Pods that the capacity definition promises each slot at a stage: full capacity while a release is open, everyday
 * capacity at idle, and none for a slot that has no traffic when the release is over.
 */
export function promised({ release, lock, weights }: Omit<Promising, 'name'>): Readonly<Record<SlotName, number>> {
  const of = (slot: SlotName): number => {
    const capacity = lock.slots[slot]?.rendered.capacity;
    if (!capacity || !release.slots[slot]) return 0;
    const over = release.stage === 'idle' || release.stage === 'retire';
    if (over && weights[slot] === 0) return 0;
    return release.stage === 'idle' && capacity.kind === 'autoscaled' ? capacity.min : fullReplicas(capacity);
  };
  return { blue: of('blue'), green: of('green') };
}
