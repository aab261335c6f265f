import { rate } from '../promql/rates';
import { duration, matches, pattern, selector, type Matcher } from '../promql/text';
import { ourSignal, type Need, type WatchedVersion } from './signal';

/** Thresholds of Envoy's circuit breakers. */
const BREAKERS = ['cx', 'cx_pool', 'rq_pending', 'rq', 'rq_retry'] as const;

/** Envoy exports none of these unless it is told to, and only at proxies that have called the service. */
const statistics = (...expressions: readonly string[]): readonly Need[] => [{ kind: 'proxy-statistics', expressions }];

/**
 * Whether any circuit breaker before the slot was open at any time within the window: 1, otherwise 0. Callers' proxies
 * know the slot as a subset and no version: a predecessor's breakers count until a window after its end.
 */
export const circuitBreakersOpen = ourSignal({
  id: 'circuit-breakers-open',
  title: 'whether a circuit breaker is open',
  unit: 'count',
  range: { least: 0, most: 1 },
  series: 'gauge',
  needs: statistics('.*circuit_breakers.*'),
  read: (version, look) => {
    // The gauges are what they are at the scrape; an open breaker between two would be missed without the window.
    const open = BREAKERS.map((breaker) => {
      const metric = `envoy_cluster_circuit_breakers_default_${breaker}_open`;
      return [breaker, `max_over_time(${selector(metric, clusterOf(version))}[${duration(look.window)}])`] as const;
    });
    return `max(${side(open)})`;
  },
});

const OVERFLOWS = ['upstream_rq_pending_overflow', 'upstream_cx_overflow'] as const;

/** Requests and connections that Envoy's circuit breakers refuse. */
export const breakerOverflow = ourSignal({
  id: 'breaker-overflow',
  title: 'requests and connections that circuit breakers refuse',
  unit: '1/s',
  series: 'counter',
  needs: statistics(...OVERFLOWS.map((name) => `.*${name}.*`)),
  read: (version, look) => {
    const refused = OVERFLOWS.map((name) => {
      const series = { metric: `envoy_cluster_${name}`, matchers: clusterOf(version) };
      return [name, rate(series, look.window)] as const;
    });
    return `sum(${side(refused)})`;
  },
});

/** Pods that outlier detection keeps requests from, as the caller sees it that has put out most. */
export const ejectedPods = ourSignal({
  id: 'ejected-pods',
  title: 'pods that outlier detection keeps requests from',
  unit: 'pods',
  series: 'gauge',
  needs: statistics('.*outlier_detection.*'),
  read: (version, look) => {
    const ejected = selector('envoy_cluster_outlier_detection_ejections_active', clusterOf(version));
    return `max(max_over_time(${ejected}[${duration(look.window)}]))`;
  },
});

/** The slot's subset at the callers' proxies: `outbound|80|green|checkout.shop.svc.cluster.local`, on any port. */
function clusterOf({ service, namespace, slot }: WatchedVersion): Matcher[] {
  const host = pattern(`${service}.${namespace}.svc.`);
  return [matches('cluster_name', `outbound\\|[0-9]+\\|${slot}\\|${host}.+`)];
}

/** Series side by side. With the same labels, `or` would take the first of them for all. */
function side(named: readonly (readonly [name: string, expression: string])[]): string {
  return named.map(([name, expression]) => `label_replace(${expression}, "statistic", "${name}", "", "")`).join(' or ');
}
