import { otherSlot, slotObjectName } from '../core/labels';
import { sumOfRates } from '../promql/rates';
import type { ReleaseData } from '../release/release';
import { toService, toVersion } from '../signals/istio';
import type { WatchedVersion } from '../signals/watched-version';

/** Requests that the proxies counted in a window. */
export interface ShareFacts {
  /** Seconds that were looked back. */
  readonly window: number;
  /** Requests to the candidate, estimated from rates. */
  readonly candidate: number;
  /** Requests to the service, whatever answered. */
  readonly all: number;
}

/** Whether a share of the requests is the weight that was asked for. */
export type Arrival =
  /** It is, as far as so many requests can tell. */
  | { readonly kind: 'arrived'; readonly text: string }
  /** It is another one for certain. */
  | { readonly kind: 'elsewhere'; readonly text: string }
  /** There was no request that could tell. */
  | { readonly kind: 'unknown'; readonly text: string };

/** Scrapes that a rate is taken over: two may be lost. */
const SCRAPES = 4;

/** Seconds that requests are counted over: four scrapes. */
export function shareWindow(scrapeInterval: number): number {
  return SCRAPES * scrapeInterval;
}

/** Queries of the requests per second to the candidate, and to the whole service, at the callers' proxies. */
export function shareQueries(
  { service, live, slots }: ReleaseData,
  namespace: string,
  window: number,
): { readonly candidate: string; readonly all: string } {
  const slot = otherSlot(live);
  const version: WatchedVersion = {
    ...{ service, namespace, slot, workload: slotObjectName(service, slot) },
    ...{ version: slots[slot]?.version ?? '', container: service, poolPerPod: 0, latencyBounds: [] },
  };
  const of = (matchers: ReturnType<typeof toService>) =>
    sumOfRates({ metric: 'istio_requests_total', matchers }, window);
  return { candidate: of(toVersion(version, 'caller')), all: of(toService(version)) };
}

/** Standard deviations of the interval: a share that is right falls outside of it once in a thousand looks. */
const SIGMAS = 3.29;
/** As the gate of the stage: how far a share may be from the weight, for requests by other ways, such as a preview. */
const TOLERANCE = 0.05;

/** Holds the requests that were counted against a weight from 0 to 1, by Wilson's interval. */
export function arrival(weight: number, { candidate, all, window }: ShareFacts): Arrival {
  if (!(all >= 1)) return { kind: 'unknown', text: `no requests within ${window} s: nobody can say where they go` };
  const [low, high] = wilson(Math.min(candidate, all) / all, all);
  const text =
    `${percent(candidate / all)} of ${Math.round(all)} requests within ${window} s reached the candidate ` +
    `(${percent(low)} to ${percent(high)}), at a weight of ${percent(weight)}`;
  const tolerance = Math.max(TOLERANCE, 0.25 * Math.min(weight, 1 - weight));
  const isElsewhere = low > weight + tolerance || high < weight - tolerance;
  return { kind: isElsewhere ? 'elsewhere' : 'arrived', text };
}

/** Between what the true share is, in all likelihood, when this one was seen. */
function wilson(share: number, count: number): readonly [low: number, high: number] {
  const z2 = SIGMAS * SIGMAS;
  const centre = (share + z2 / (2 * count)) / (1 + z2 / count);
  const half = (SIGMAS / (1 + z2 / count)) * Math.sqrt((share * (1 - share)) / count + z2 / (4 * count * count));
  return [Math.max(0, centre - half), Math.min(1, centre + half)];
}

function percent(share: number): string {
  return `${Number((share * 100).toFixed(1))} %`;
}
