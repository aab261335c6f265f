import type { SlotName } from '../../lib/core/labels';
import { resolvePlatform, type PlatformFacts } from '../../lib/platform/platform';
import { Drain } from '../../lib/service/drain';
import { unionOfPorts } from '../../lib/service/ports';
import type { RenderedVersion, VersionPort } from '../../lib/service/version';
import type { IstioRouterProps } from '../../lib/traffic/istio';
import { Router } from '../../lib/traffic/router';
import type { RouteInput } from '../../lib/traffic/traffic-router';
import type { DestinationRuleSpec, VirtualServiceSpec } from '../../imports/networking.istio.io';
import { rendered, type Given } from '../service/sample';

export const HOST = 'shop.web.svc.cluster.local';

export interface Stage {
  readonly router?: IstioRouterProps;
  readonly platform?: PlatformFacts;
  /** Percent that green has; blue has the rest. */
  readonly green?: number;
  readonly versions?: Partial<Record<SlotName, RenderedVersion>>;
  readonly ports?: readonly VersionPort[];
  readonly previewSlot?: SlotName;
}

/** A version in a slot. */
export function version(slot: SlotName, given: Given = {}): RenderedVersion {
  return rendered({ ...given, subject: { slot, version: slot === 'blue' ? 'v1' : 'v2' } });
}

export function inputOf({ platform, green = 0, versions, ports, previewSlot = 'blue' }: Stage = {}): RouteInput {
  const running = versions ?? { blue: version('blue'), green: version('green') };
  return {
    service: 'shop',
    namespace: 'web',
    platform: resolvePlatform(platform ?? {}),
    weights: { blue: 100 - green, green },
    versions: running,
    ports: ports ?? unionOfPorts(Object.values(running)),
    previewSlot,
  };
}

interface Routed {
  readonly virtualService: VirtualServiceSpec;
  readonly destinationRule: DestinationRuleSpec;
}

/** What the router makes of a stage, by the types of the CRDs. */
export function routed(stage: Stage = {}): Routed {
  const objects = Router.istio(stage.router).manifests(inputOf(stage));
  const specOf = (kind: string) => objects.find(({ object }) => object.kind === kind)?.object.spec;
  return {
    virtualService: specOf('VirtualService') as VirtualServiceSpec,
    destinationRule: specOf('DestinationRule') as DestinationRuleSpec,
  };
}

/** The drain of requests that take that long at the most. */
export const requests = (longest: number): Given => ({ props: { drain: Drain.requests({ longest }) } });

/** The drain of connections that grow that old. */
export const connections = (maxConnectionAge: number): Given => ({
  props: { drain: Drain.webSockets({ maxConnectionAge }) },
});
