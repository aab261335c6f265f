import { SLOTS, otherSlot, type Labels, type SlotName } from '../core/labels';
import type { StageModel } from '../release/model';
import type { Access } from '../service/access';
import type { SlotCapacity } from '../service/capacity';
import { accessObjects } from '../service/access-objects';
import {
  autoscalerObject,
  configObjects,
  deploymentObject,
  disruptionBudgetObject,
  serviceAccountObject,
  serviceObject,
} from '../service/objects';
import { unionOfPorts } from '../service/ports';
import type { RenderedVersion } from '../service/version';
import type { TrafficRouter } from '../traffic/traffic-router';
import { waveOf, withWave, type Manifest, type Turn } from './manifest';
import { watchManifests } from './watching/manifests';
import type { WatchInput } from './watching/watching';

/** All that the objects of a release are built from. */
export interface ReleaseInput extends WatchInput {
  readonly router: TrafficRouter;
  readonly access?: Access;
  /** Labels of the promoted slot's Deployment, on its own metadata: on its pods they would restart them. */
  readonly promotionLabels: Labels;
}

/** The objects of a release at a stage: the whole of it, for both slots. */
export function blueGreenManifests(input: ReleaseInput): Manifest[] {
  const manifests = [
    ...baseManifests(input),
    ...SLOTS.flatMap((slot) => slotManifests(input, slot)),
    ...routeManifests(input),
    ...watchManifests(input),
  ];
  const { gitOps } = input.platform;
  return manifests.map((manifest) => {
    const turn = turnOf(manifest, input.model);
    return { ...manifest, turn, object: withWave(manifest.object, gitOps, turn) };
  });
}

/**
 * On the way back the workloads of the rejected version come after the routes. It is taken back because it fails: an engine
 * that waits until its pods are ready, before it comes to the routes, would wait for ever.
 */
function turnOf({ slot, object }: Manifest, { stage, live }: StageModel): Turn {
  const isRejected = stage.kind === 'rollback' && slot === otherSlot(live);
  return isRejected && waveOf(object.kind) === 'workloads' ? 'last' : 'with its kind';
}

function baseManifests({ model, namespace, versions, access, router, platform }: ReleaseInput): Manifest[] {
  const subject = { service: model.service, namespace };
  const ports = unionOfPorts(inOrder(versions, model.live));
  const policies = access && accessObjects(subject, access, router.gatewayNamespaces(platform), platform);
  return [
    ...(usesOwnAccount(versions, model.service)
      ? [{ id: 'ServiceAccount', object: serviceAccountObject(subject) }]
      : []),
    { id: 'Service', object: serviceObject(subject, ports) },
    ...(policies ? [{ id: 'NetworkPolicy', object: policies.network }] : []),
    ...(policies?.authorization ? [{ id: 'AuthorizationPolicy', object: policies.authorization }] : []),
  ];
}

/** Whether pods of any version run as the service's own ServiceAccount; one that is still in use must stay. */
function usesOwnAccount(versions: ReleaseInput['versions'], service: string): boolean {
  const references = Object.values(versions).flatMap((version) => version.references);
  return references.some(({ kind, name, external }) => kind === 'ServiceAccount' && name === service && !external);
}

/** The objects of one slot; none when it has no version. */
function slotManifests({ model, namespace, versions, promotionLabels }: ReleaseInput, slot: SlotName): Manifest[] {
  const state = model.slots[slot];
  const version = versions[slot];
  if (!state || !version) return [];
  const subject = { service: model.service, namespace };
  const labels = model.promoted === slot ? promotionLabels : {};
  const scale = state.capacity;
  const running = scale === 'stopped' ? [] : runningManifests(scale);
  return [
    ...configObjects(subject, slot, version).map((object, index): Manifest => ({
      id: `Config-${slot}-${index}`,
      slot,
      object,
    })),
    { id: `Service-${slot}`, slot, object: serviceObject(subject, version.ports, slot) },
    {
      id: `Deployment-${slot}`,
      slot,
      object: deploymentObject(subject, slot, version, scale, labels),
    },
    ...running,
  ];

  function runningManifests(size: Exclude<SlotCapacity, 'stopped'>): Manifest[] {
    const autoscaler = version && autoscalerObject(subject, slot, version, size);
    return [
      ...(autoscaler ? [{ id: `HorizontalPodAutoscaler-${slot}`, slot, object: autoscaler }] : []),
      { id: `PodDisruptionBudget-${slot}`, slot, object: disruptionBudgetObject(subject, slot) },
    ];
  }
}

/** The objects that divide the traffic. */
function routeManifests({ model, namespace, platform, versions, router }: ReleaseInput): Manifest[] {
  return router.manifests({
    service: model.service,
    namespace,
    platform,
    weights: { blue: model.slots.blue?.weight ?? 0, green: model.slots.green?.weight ?? 0 },
    versions,
    ports: unionOfPorts(inOrder(versions, model.live)),
    previewSlot: model.previewSlot,
  });
}

/** The live version first: where two versions say different things of a shared port, the live one is kept. */
function inOrder(versions: ReleaseInput['versions'], live: SlotName): RenderedVersion[] {
  return [versions[live], versions[otherSlot(live)]].filter((version) => version !== undefined);
}
