import { duration, is, selector } from '../promql/text';
import { noneYet, ofItsPods, podsOf, SCRAPED } from './pods';
import { ourSignal, type Need } from './signal';

const RESTARTS = 'kube_pod_container_status_restarts_total';
const WAITING = 'kube_pod_container_status_waiting_reason';
const TERMINATED = 'kube_pod_container_status_last_terminated_reason';

/** A pod that crashes waits up to five minutes between two starts: two of them are in here. */
const TEN_MINUTES = 600;

const needs = (metric: string): readonly Need[] => [
  { kind: 'metrics', of: 'kube-state-metrics', metrics: [metric] },
  SCRAPED,
];

/** Restarts of the version's containers, sidecars included, within ten minutes. */
export const restarts = ourSignal({
  id: 'restarts',
  title: 'restarts of containers within ten minutes',
  unit: 'restarts',
  series: 'counter',
  needs: needs(RESTARTS),
  lookBack: TEN_MINUTES,
  read: (version) => {
    const rise = `increase(${selector(RESTARTS, podsOf(version))}[${duration(TEN_MINUTES)}])`;
    return `sum(${ofItsPods(rise, version)})`;
  },
});

/** Containers that crashed and wait to be started again, at any time within the window. */
export const crashLoops = ourSignal({
  id: 'crash-loops',
  title: 'containers that crash again and again',
  unit: 'pods',
  series: 'gauge',
  needs: needs(WAITING),
  read: (version, look) => {
    const waiting = selector(WAITING, [...podsOf(version), is('reason', 'CrashLoopBackOff')]);
    const lately = ofItsPods(`max_over_time(${waiting}[${duration(look.window)}])`, version);
    return `sum(${lately}) or ${noneYet(version)}`;
  },
});

/** Containers that were ended for want of memory when they ended last. */
export const outOfMemory = ourSignal({
  id: 'out-of-memory',
  title: 'containers that ended for want of memory',
  unit: 'pods',
  series: 'gauge',
  needs: needs(TERMINATED),
  read: (version) => {
    const killed = selector(TERMINATED, [...podsOf(version), is('reason', 'OOMKilled')]);
    return `sum(${ofItsPods(killed, version)}) or ${noneYet(version)}`;
  },
});
