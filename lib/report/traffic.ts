import { mapsAt, serviceOf, slotKey, textAt, valueAt, either, type Reader, type Reading, type Serving } from './change';
import { canonicalText } from '../core/canonical';
import type { KubeObject } from '../core/kube';

type Route = Readonly<Record<string, unknown>>;

/** Shares of the traffic by slot, or by host where a route names no subset. */
type Shares = ReadonlyMap<string, number>;

/** Percent of the traffic that each slot has of what no match takes away. */
export function servingOf(objects: readonly KubeObject[]): Serving {
  const serving = new Map<string, number>();
  for (const object of objects.filter(({ kind }) => kind === 'VirtualService')) {
    for (const route of routesOf(object).filter((each) => matchText(each) === undefined)) {
      for (const [slot, share] of sharesOf(route)) {
        serving.set(slotKey(object.metadata.namespace, serviceOf(object), slot), share);
      }
    }
  }
  return serving;
}

/** Routes of a VirtualService: weights, matches and mirrors. */
export const readRoutes: Reader = (pair) => {
  const service = serviceOf(either(pair));
  const [before, after] = [routesByName(pair.before), routesByName(pair.after)];
  const names = [...new Set([...after.keys(), ...before.keys()])];
  return names.flatMap((name) => routeReadings(service, before.get(name), after.get(name)));
};

function routeReadings(service: string, before: Route | undefined, after: Route | undefined): Reading[] {
  const what = matchText(after ?? before);
  const who = what === undefined ? service : `${service}, requests with ${what}`;
  const shares = sharesText(sharesOf(before), sharesOf(after));
  const mirrors = [mirrorText(before), mirrorText(after)] as const;
  const say = (text: string): Reading => ({ group: 'traffic', text, covers: isOfRoutes });
  return [
    ...(shares === '' ? [] : [say(`${who}: ${shares}`)]),
    ...(before && after && matchText(before) !== matchText(after)
      ? [
          say(
            `${service}: requests with ${matchText(after) ?? 'anything'}, where it was ${matchText(before) ?? 'anything'}`,
          ),
        ]
      : []),
    ...(mirrors[0] === mirrors[1]
      ? []
      : [say(`${who}: ${mirrors[1] ?? 'nothing'} mirrored, where it was ${mirrors[0] ?? 'nothing'}`)]),
  ];
}

/** What the sentences say of a route; ports, timeouts and retries of one that stays are none of it. */
function isOfRoutes(path: string): boolean {
  return (
    /\.route(\[\d+\](\.weight|\.destination\.(subset|host))?)?$/.test(path) ||
    /^spec\.http(\[\d+\]|\.[^.]+)$/.test(path) ||
    /\.(match|mirror|mirrors|mirrorPercentage)\b/.test(path)
  );
}

function routesOf(object: KubeObject | undefined): readonly Route[] {
  return mapsAt(object, 'spec', 'http');
}

function routesByName(object: KubeObject | undefined): ReadonlyMap<string, Route> {
  return new Map(routesOf(object).map((route, index) => [textAt(route, 'name') ?? String(index), route]));
}

function sharesOf(route: Route | undefined): Shares {
  const shares = new Map<string, number>();
  const destinations = mapsAt(route, 'route');
  for (const each of destinations) {
    const to = textAt(each, 'destination', 'subset') ?? textAt(each, 'destination', 'host') ?? 'nowhere';
    // Istio takes a weight that is left out for all of it where a route has one destination.
    const weight = valueAt(each, 'weight') ?? (destinations.length === 1 ? 100 : 0);
    shares.set(to, (shares.get(to) ?? 0) + Number(weight));
  }
  return shares;
}

/** `green 10 % → 25 %, blue 90 % → 75 %`, who gains first; nothing where no share changes. */
function sharesText(before: Shares, after: Shares): string {
  return [...new Set([...before.keys(), ...after.keys()])]
    .map((slot) => ({ slot, was: before.get(slot) ?? 0, is: after.get(slot) ?? 0 }))
    .filter(({ was, is }) => was !== is)
    .sort((one, other) => other.is - other.was - (one.is - one.was))
    .map(({ slot, was, is }) => `${slot} ${was} % → ${is} %`)
    .join(', ');
}

/** `x-preview exact candidate`; nothing for a route that takes all that comes to it. */
function matchText(route: Route | undefined): string | undefined {
  const matches = mapsAt(route, 'match').map((match) =>
    Object.entries(match)
      .map(([part, value]) => (part === 'headers' ? headersText(value) : `${part} ${canonicalText(value)}`))
      .join(' and '),
  );
  return matches.length === 0 ? undefined : matches.join(' or ');
}

function headersText(headers: unknown): string {
  if (typeof headers !== 'object' || headers === null) return canonicalText(headers);
  return Object.entries(headers as Readonly<Record<string, unknown>>)
    .map(([name, match]) => {
      const exact = textAt(match, 'exact');
      return exact === undefined ? `header ${name} ${canonicalText(match)}` : `header ${name}: ${exact}`;
    })
    .join(' and ');
}

function mirrorText(route: Route | undefined): string | undefined {
  const one = valueAt(route, 'mirror');
  const mirrors = [
    ...(one === undefined ? [] : [{ destination: one, percentage: valueAt(route, 'mirrorPercentage') }]),
    ...mapsAt(route, 'mirrors'),
  ].map((mirror) => {
    const to = textAt(mirror, 'destination', 'subset') ?? textAt(mirror, 'destination', 'host') ?? 'nowhere';
    return `${textAt(mirror, 'percentage', 'value') ?? '100'} % to ${to}`;
  });
  return mirrors.length === 0 ? undefined : mirrors.join(' and ');
}
