import type { KubeObject } from '../core/kube';
import type { Violation } from '../core/rule';
import { specOf, type DestinationShape, type RouteShape, type VirtualServiceShape, type WeightedShape } from './shapes';

/** A destination of a route and the share of its traffic, in percent; mirrors count as 0, nobody waits for them. */
export interface RouteTarget {
  readonly field: string;
  readonly destination: DestinationShape;
  readonly share: number;
}

/** A route with its place in the VirtualService. */
export interface PlacedRoute extends RouteShape {
  readonly field: string;
}

/** The routes of a VirtualService, of every protocol. */
export function routesOf(object: KubeObject): PlacedRoute[] {
  const spec = specOf<VirtualServiceShape>(object);
  return (['http', 'tcp', 'tls'] as const).flatMap((protocol) =>
    (spec[protocol] ?? []).map((route, index) => ({ ...route, field: `spec.${protocol}[${index}]` })),
  );
}

/** Everything that a route leads to. */
export function targetsOf({ field, route = [], mirror, mirrors = [] }: PlacedRoute): RouteTarget[] {
  const at = (part: string, share: number, destination: DestinationShape | undefined): RouteTarget[] =>
    destination ? [{ field: `${field}.${part}`, destination, share }] : [];
  return [
    ...route.flatMap((target, index) => at(`route[${index}].destination`, shareOf(target, route), target.destination)),
    ...at('mirror', 0, mirror),
    ...mirrors.flatMap(({ destination }, index) => at(`mirrors[${index}].destination`, 0, destination)),
  ];
}

/** A destination that is alone gets everything; beside others, no weight is none (as Istio reads it). */
function shareOf({ weight = 0 }: WeightedShape, route: readonly WeightedShape[]): number {
  return route.length === 1 ? 100 : weight;
}

/** What is wrong with the weights of a route. */
export function weightViolations({ field, route = [] }: PlacedRoute): Violation[] {
  if (route.length < 2) return [];
  const weights = route.map((target) => shareOf(target, route));
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  const inRange = weights.every((weight) => Number.isInteger(weight) && weight >= 0 && weight <= 100);
  if (inRange && total === 100) return [];
  return [
    {
      at: { field: `${field}.route` },
      given: `weights ${weights.join(' + ')} = ${total}`,
      allowed: 'whole numbers from 0 to 100 that sum to 100',
      fix: 'correct the weights; a destination without one gets nothing',
    },
  ];
}
