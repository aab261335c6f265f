import { narrowed, rate, sumOfRates, type Series } from '../promql/rates';
import { is, matches, number, orZero, type Matcher } from '../promql/text';
import { fromVersion, toService, toVersion } from './istio';
import { ourSignal, type Look, type Need, type WatchedVersion } from './signal';

const REQUESTS = 'istio_requests_total';

/** Whatever telemetry counts the requests, these are what only the mesh sees. */
const needs: readonly Need[] = [{ kind: 'metrics', of: 'Istio', metrics: [REQUESTS] }];

/** Failures for which the mesh found no pod at all: no version's, so no version's gate sees them. */
export const unattributedFailures = ourSignal({
  id: 'unattributed-failures',
  title: 'requests that fail before a pod is chosen',
  unit: 'requests/s',
  series: 'counter',
  scope: 'service',
  needs,
  read: (version, look) =>
    someRequests(version, look, is('destination_workload', 'unknown'), matches('response_code', '5..')),
});

/** Requests that circuit breakers refuse (UO), or that run out of retries (URX), without any further statistics. */
export const overflowRate = ourSignal({
  id: 'overflow',
  title: 'requests that circuit breakers refuse',
  unit: 'requests/s',
  series: 'counter',
  scope: 'service',
  needs,
  read: (version, look) => someRequests(version, look, matches('response_flags', '.*(UO|URX).*')),
});

/** Share of the service's requests that reach a version: whether a weight did what it says. */
export const observedShare = ourSignal({
  id: 'observed-share',
  title: "share of the service's requests",
  unit: 'ratio',
  series: 'counter',
  worse: 'lower',
  needs,
  read: (version, look) => {
    const reached = sumOfRates({ metric: REQUESTS, matchers: toVersion(version, 'caller') }, look.window);
    return `(${orZero(reached)}) / (${allRequests(version, look)} > ${number(look.minimumRate)})`;
  },
  traffic: allRequests,
});

/** Share of requests that fail of those that a version makes of others, at the worst of them. */
export const downstreamErrorRatio = ourSignal({
  id: 'downstream-error-ratio',
  title: 'share of requests to a dependency that fail, at the worst one',
  unit: 'ratio',
  series: 'counter',
  needs,
  read: (version, look) => {
    const all = `sum by (destination_service_name) (${rate(fromIt(version), look.window)})`;
    const failures = narrowed(fromIt(version), matches('response_code', '5..'));
    const failed = `sum by (destination_service_name) (${rate(failures, look.window)})`;
    return `max((${failed} or ${all} * 0) / (${all} > ${number(look.minimumRate)}))`;
  },
  traffic: (version, look) => sumOfRates(fromIt(version), look.window),
});

function fromIt(version: WatchedVersion): Series {
  return { metric: REQUESTS, matchers: fromVersion(version) };
}

/** Requests to the service of some kind; 0 where there are requests and none of this kind. */
function someRequests(version: WatchedVersion, look: Look, ...kind: readonly Matcher[]): string {
  const all = { metric: REQUESTS, matchers: toService(version) };
  return `${sumOfRates(narrowed(all, ...kind), look.window)} or ${sumOfRates(all, look.window)} * 0`;
}

/** Requests to the service, whichever version they reach. */
function allRequests(version: WatchedVersion, look: Look): string {
  return sumOfRates(
    { metric: REQUESTS, matchers: [...toService(version), matches('destination_version', '.*')] },
    look.window,
  );
}
