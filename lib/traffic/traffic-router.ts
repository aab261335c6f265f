import type { SlotName } from '../core/labels';
import type { Place, Problem } from '../core/problem';
import type { ResolvedPlatform } from '../platform/platform';
import type { RenderedVersion, VersionPort } from '../service/version';
import type { Manifest } from '../strategy/manifest';

/** What a router needs to know of a stage. */
export interface RouteInput {
  readonly service: string;
  readonly namespace: string;
  readonly platform: ResolvedPlatform;
  /** Percent of the traffic per slot; they sum to 100. */
  readonly weights: Readonly<Record<SlotName, number>>;
  /** The versions that may get traffic. */
  readonly versions: Readonly<Partial<Record<SlotName, RenderedVersion>>>;
  /** Ports that the Service has, the one that public hosts lead to first. */
  readonly ports: readonly VersionPort[];
  /** The slot that the preview header leads to. */
  readonly previewSlot: SlotName;
}

/** How traffic is divided between the slots. */
export interface TrafficRouter {
  /** Public host names that lead to the service. */
  readonly hosts: readonly string[];
  /** The objects that divide the traffic at a stage. */
  manifests(input: RouteInput): Manifest[];
  /** What is wrong with the router on this platform, for requests that may take `longest` seconds; 0 for any time. */
  problems(platform: ResolvedPlatform, longest: number, at: Place): Problem[];
  /** Namespaces of the gateways that traffic comes through. */
  gatewayNamespaces(platform: ResolvedPlatform): readonly string[];
}
