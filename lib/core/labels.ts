/** The two places that a version can run in. */
export type SlotName = 'blue' | 'green';

export const SLOTS: readonly SlotName[] = ['blue', 'green'];

/** The slot beside this one. */
export function otherSlot(slot: SlotName): SlotName {
  return slot === 'blue' ? 'green' : 'blue';
}

/** Prefix of every label and annotation that is this library's own. */
export const DOMAIN = 'cutover.dev';

export const SLOT_LABEL = `${DOMAIN}/slot`;
export const VERSION_LABEL = 'version';
export const DRAIN_ANNOTATION = `${DOMAIN}/drain`;
/** `'false'` on what an engine that orders by health must not wait for. */
export const WAITED_FOR_ANNOTATION = `${DOMAIN}/waited-for`;
/** Istio's own: whether a proxy is injected, how it runs, and how it drains. */
export const INJECT_LABEL = 'sidecar.istio.io/inject';
export const NATIVE_SIDECAR_ANNOTATION = 'sidecar.istio.io/nativeSidecar';
export const PROXY_CONFIG_ANNOTATION = 'proxy.istio.io/config';

export const ARGO_WAVE_ANNOTATION = 'argocd.argoproj.io/sync-wave';

/** Labels or annotations: names and their values. */
export type Labels = Readonly<Record<string, string>>;

/** What selects the pods of a service, whatever their slot and version. */
export function serviceSelector(service: string): Labels {
  return { app: service };
}

/**
 * What selects the pods of one slot: constant over releases, because a Deployment's selector can never change and a
 * subset must not lose its pods when a version comes. `version` is never part of it.
 */
export function slotSelector(service: string, slot: SlotName): Labels {
  return { ...serviceSelector(service), [SLOT_LABEL]: slot };
}

/** Labels of the pods of one version in a slot. */
export function podLabels(service: string, slot: SlotName, version: string): Labels {
  return { ...slotSelector(service, slot), [VERSION_LABEL]: version, 'app.kubernetes.io/name': service };
}

/** Labels of every object of a service. */
export function objectLabels(service: string, slot?: SlotName): Labels {
  const common = { app: service, 'app.kubernetes.io/name': service, 'app.kubernetes.io/managed-by': 'cutover' };
  return slot ? { ...common, [SLOT_LABEL]: slot } : common;
}

/** Name of an object that belongs to one slot. */
export function slotObjectName(service: string, slot: SlotName): string {
  return `${service}-${slot}`;
}

/** The longest service name from which every derived name and label value still fits 63 characters. */
export const LONGEST_SERVICE_NAME = 52;
