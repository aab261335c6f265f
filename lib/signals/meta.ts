import { is, orZero, selector } from '../promql/text';
import { podsOf, SCRAPED, targetsOf } from './pods';
import { ourSignal } from './signal';

/**
 * Share of the slot's ready pods that are scraped, with all their targets, as this version: 1 when nothing is unseen.
 * A predecessor's pods that are still there make it smaller, because the version is not complete then.
 */
export const scrapedShare = ourSignal({
  id: 'scraped-share',
  title: 'share of ready pods that are scraped',
  unit: 'ratio',
  series: 'gauge',
  worse: 'lower',
  needs: [SCRAPED, { kind: 'metrics', of: 'kube-state-metrics', metrics: ['kube_pod_status_ready'] }],
  read: (version) => {
    const ready = `${selector('kube_pod_status_ready', [...podsOf(version), is('condition', 'true')])} == 1`;
    const answering = `min by (namespace, pod) (${targetsOf(version)}) == 1`;
    const scraped = `count((${answering}) and on (namespace, pod) (${ready}))`;
    return `(${orZero(scraped)}) / count(${ready})`;
  },
});

/** Seconds since requests were counted last; no value after five minutes, when Prometheus forgets them. */
export const telemetryAge = ourSignal({
  id: 'telemetry-age',
  title: 'age of the telemetry',
  unit: 'seconds',
  range: { least: 0, most: 300 },
  series: 'gauge',
  read: (version, look) => {
    const { metric, matchers, joined } = look.telemetry.requests(version);
    // The time of a sample is known to a selector alone, and lost in anything around it.
    const counted = `timestamp(${selector(metric, matchers)})`;
    return `time() - max(${joined === undefined ? counted : `${counted} and on (job, instance) ${joined}`})`;
  },
});
