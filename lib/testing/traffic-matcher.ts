import { objectName, type KubeObject } from '../core/kube';
import { SLOTS, type SlotName } from '../core/labels';
import { answer, cannotLookAt, type MatcherResult } from './matcher';
import { isSynthesizedStage, type SynthesizedStage } from './synthesized-stage';

/** Percent of the traffic for each slot. */
type Division = Readonly<Record<SlotName, number>>;

/** A route as it is written, and how it divides the traffic. */
interface WrittenRoute {
  readonly at: string;
  readonly division: Division;
}

/** Whether every weighted route of the stage's service divides the traffic like that. */
export function toDivideTraffic(received: unknown, weights: Partial<Division>): MatcherResult {
  if (!isSynthesizedStage(received)) throw cannotLookAt('toDivideTraffic', 'a stage of ReleaseStages', received);
  const expected: Division = { blue: weights.blue ?? 0, green: weights.green ?? 0 };
  const routes = weightedRoutes(received);
  const pass = routes.length > 0 && routes.every(({ division }) => describe(division) === describe(expected));
  const there = () => routes.map(({ at, division }) => `\n  ${at}: ${describe(division)}`).join('');
  return answer(
    pass,
    () =>
      routes.length > 0
        ? `Expected ${describe(expected)}, but stage ${received.name} divides the traffic like this:${there()}`
        : `Expected ${describe(expected)}, but no VirtualService of stage ${received.name} divides the traffic of ${received.release.service} by weights`,
    () => `Expected another division than ${describe(expected)}, but stage ${received.name} has it:${there()}`,
  );
}

/** The fields of a VirtualService that routes are in. */
const PROTOCOLS = ['http', 'tcp', 'tls'] as const;

interface Route {
  readonly name?: string;
  readonly route?: readonly Destination[];
}

interface Destination {
  readonly destination?: { readonly host?: string; readonly subset?: string };
  readonly weight?: number;
}

function weightedRoutes({ objects, release }: SynthesizedStage): WrittenRoute[] {
  const routers = objects.filter(({ kind }) => kind === 'VirtualService');
  return routers.flatMap((object) =>
    PROTOCOLS.flatMap((protocol) =>
      routesOf(object, protocol).flatMap(({ name, route = [] }, index): WrittenRoute[] => {
        const own = route.filter((to) => to.weight !== undefined && leadsTo(release.service, to));
        const at = `${objectName(object)} spec.${protocol}[${index}]${name === undefined ? '' : ` (${name})`}`;
        return own.length > 0 ? [{ at, division: divisionOf(own) }] : [];
      }),
    ),
  );
}

function routesOf({ spec }: KubeObject, protocol: (typeof PROTOCOLS)[number]): readonly Route[] {
  return (spec as Partial<Record<typeof protocol, readonly Route[]>> | undefined)?.[protocol] ?? [];
}

function leadsTo(service: string, { destination }: Destination): boolean {
  return destination?.host?.split('.')[0] === service;
}

function divisionOf(route: readonly Destination[]): Division {
  const sum = (slot: SlotName): number =>
    route.reduce((total, { destination, weight = 0 }) => total + (destination?.subset === slot ? weight : 0), 0);
  return { blue: sum('blue'), green: sum('green') };
}

/** `blue 90 %, green 10 %`. */
function describe(division: Division): string {
  return SLOTS.map((slot) => `${slot} ${division[slot]} %`).join(', ');
}
