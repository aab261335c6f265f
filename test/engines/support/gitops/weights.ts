import type { SlotName } from 'cutover';
import type { ClusterObject } from '../../../../lib/engines';
import type { Entry } from './journal';

const PRIMARY = 'primary';

/** Percent of the traffic for each slot. */
export type Weights = Readonly<Record<SlotName, number>>;

/** Percent of the traffic for each slot in a VirtualService, as its own route for everybody says. */
export function weightsOf({ spec }: ClusterObject): Weights {
  const routes = spec.http as readonly Route[];
  const destinations = routes.find(({ name }) => name === PRIMARY)?.route ?? [];
  const share = (slot: SlotName): number =>
    destinations.reduce((sum, { destination, weight = 0 }) => sum + (destination.subset === slot ? weight : 0), 0);
  return { blue: share('blue'), green: share('green') };
}

/** A route of a VirtualService, as far as weights are concerned. */
export interface Route {
  readonly name: string;
  readonly route: readonly Destination[];
}

interface Destination {
  readonly destination: { readonly subset: string };
  readonly weight?: number;
}

/** Each change of the weights, and what they were before; the first route is the first change. */
export function weightChanges(
  entries: readonly Entry[],
): readonly { readonly entry: Entry; readonly from: Weights; readonly to: Weights }[] {
  let from: Weights = { blue: 0, green: 0 };
  return entries
    .filter(({ object, gone }) => object.kind === 'VirtualService' && !gone)
    .flatMap((entry) => {
      const to = weightsOf(entry.object);
      if (sameWeights(from, to)) return [];
      const change = { entry, from, to };
      from = to;
      return [change];
    });
}

export function sameWeights(one: Weights | undefined, other: Weights): boolean {
  return one?.blue === other.blue && one.green === other.green;
}

/** A route with other weights, if it is the one for everybody. */
export function reweighted(route: Route, { blue, green }: Weights): Route {
  if (route.name !== PRIMARY) return route;
  return {
    ...route,
    route: route.route.map((to) => ({ ...to, weight: to.destination.subset === 'blue' ? blue : green })),
  };
}
