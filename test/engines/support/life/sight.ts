import { SLOTS, SLOT_LABEL, slotObjectName, type SlotName } from '../../../../lib/core/labels';
import type { ClusterObject } from '../../../../lib/engines';
import type { Entry, Watched } from '../gitops/journal';
import type { Condition } from '../kubernetes/health';

/** What has to be written down for a sight. */
export const SEEN: readonly Watched[] = [
  { apiVersion: 'v1', kind: 'Pod', plural: 'pods' },
  { apiVersion: 'discovery.k8s.io/v1', kind: 'EndpointSlice', plural: 'endpointslices' },
  { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', plural: 'virtualservices' },
];

/** Slots, pods and endpoints of one service as they are after each write to the cluster, in the order of the writes. */
export class Sight {
  private readonly objects = new Map<string, ClusterObject>();

  constructor(private readonly service: string) {}

  /** Sees one write. */
  take({ object, gone }: Entry): void {
    const key = `${object.kind} ${object.metadata.name}`;
    if (gone) this.objects.delete(key);
    else this.objects.set(key, object);
  }

  /** Pods of a slot that are not ending, by what makes a pod the same one. */
  pods(slot: SlotName): readonly string[] {
    return this.podsOf(slot).map(({ metadata }) => metadata.uid!);
  }

  /** How many of them are ready, by their own word: endpoints follow a moment later. */
  readyPods(slot: SlotName): number {
    const conditions = this.podsOf(slot).map(({ status }) => (status?.conditions ?? []) as readonly Condition[]);
    return conditions.filter((all) => all.some(({ type, status }) => type === 'Ready' && status === 'True')).length;
  }

  /** Percent of the traffic that the route gives a slot. */
  weight(slot: SlotName): number {
    const primary = this.routes().filter(({ name }) => name === 'primary');
    const given = primary.flatMap(({ route }) => route.find(({ destination }) => destination.subset === slot) ?? []);
    return given[0]?.weight ?? 0;
  }

  /** Slots that a route leads to, by a weight or by a header. */
  routed(): readonly SlotName[] {
    const led = this.routes().flatMap(({ route }) => route.filter(({ weight = 100 }) => weight > 0));
    return SLOTS.filter((slot) => led.some(({ destination }) => destination.subset === slot));
  }

  /** Pods of a slot that requests can go to: ready, by the EndpointSlices of the service that routes name. */
  ready(slot: SlotName): number {
    return readyIn(this.of('EndpointSlice'), this.service, slot);
  }

  private routes(): readonly Route[] {
    return this.of('VirtualService').flatMap(({ spec }) => spec.http as readonly Route[]);
  }

  private podsOf(slot: SlotName): readonly ClusterObject[] {
    return this.of('Pod').filter(
      ({ metadata }) => metadata.labels?.[SLOT_LABEL] === slot && metadata.deletionTimestamp === undefined,
    );
  }

  private of(kind: string): readonly ClusterObject[] {
    return [...this.objects.values()].filter((object) => object.kind === kind);
  }
}

/** Ready endpoints of a slot in EndpointSlices, of those of the service. */
export function readyIn(slices: readonly ClusterObject[], service: string, slot: SlotName): number {
  const own = slices.filter(({ metadata }) => metadata.labels?.['kubernetes.io/service-name'] === service);
  const endpoints = own.flatMap((slice) => (slice as { readonly endpoints?: readonly Endpoint[] }).endpoints ?? []);
  const prefix = `${slotObjectName(service, slot)}-`;
  return endpoints.filter(({ targetRef, conditions }) => targetRef.name.startsWith(prefix) && conditions.ready).length;
}

interface Route {
  readonly name?: string;
  readonly route: readonly { readonly destination: { readonly subset: string }; readonly weight?: number }[];
}

interface Endpoint {
  readonly targetRef: { readonly name: string };
  readonly conditions: { readonly ready?: boolean };
}
