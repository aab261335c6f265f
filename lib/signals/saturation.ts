import { rate } from '../promql/rates';
import { duration, is, selector, type Matcher } from '../promql/text';
import { applicationOf } from './application';
import { containerOf, ofItsPods, SCRAPED } from './pods';
import { enoughRequests } from './requests';
import { ourSignal, type Need, type WatchedVersion } from './signal';

const CPU = 'container_cpu_usage_seconds_total';
const MEMORY = 'container_memory_working_set_bytes';
const LIMITS = 'kube_pod_container_resource_limits';

const cadvisor = (...metrics: readonly string[]): Need => ({ kind: 'metrics', of: 'cAdvisor', metrics });
const LIMITED: Need = { kind: 'metrics', of: 'kube-state-metrics, and a limit', metrics: [LIMITS] };

/** CPU of the released container as a share of its limit, in the worst pod. */
export const cpuOfLimit = ourSignal({
  id: 'cpu-of-limit',
  title: 'CPU as a share of its limit, in the worst pod',
  unit: 'ratio',
  series: 'counter',
  needs: [cadvisor(CPU), LIMITED, SCRAPED],
  read: (version, look) => `max(${byPod(rates(CPU, version, look.window), version)} / ${limits('cpu', version)})`,
});

/** Share of the scheduler's periods in which the container had to wait for its CPU limit. */
export const cpuThrottled = ourSignal({
  id: 'cpu-throttled',
  title: 'share of periods in which CPU is held back',
  unit: 'ratio',
  series: 'counter',
  needs: [cadvisor('container_cpu_cfs_throttled_periods_total', 'container_cpu_cfs_periods_total'), SCRAPED],
  read: (version, look) => {
    const sum = (metric: string) => `sum(${ofItsPods(rates(metric, version, look.window), version)})`;
    const all = sum('container_cpu_cfs_periods_total');
    return `${sum('container_cpu_cfs_throttled_periods_total')} / (${all} > 0)`;
  },
});

/** Seconds of CPU for each request: what to compare with stable, because it does not depend on the traffic's share. */
export const cpuPerRequest = ourSignal({
  id: 'cpu-per-request',
  title: 'CPU for each request',
  unit: 'seconds',
  series: 'counter',
  needs: [cadvisor(CPU), SCRAPED],
  read: (version, look) =>
    `sum(${ofItsPods(rates(CPU, version, look.window), version)}) / ${enoughRequests(version, look)}`,
  traffic: (version, look) => `sum(${rate(look.telemetry.requests(version), look.window)})`,
});

/** Memory that cannot be given back, as a share of the limit, in the worst pod. */
export const memoryOfLimit = ourSignal({
  id: 'memory-of-limit',
  title: 'memory as a share of its limit, in the worst pod',
  unit: 'ratio',
  series: 'gauge',
  needs: [cadvisor(MEMORY), LIMITED, SCRAPED],
  read: (version) => `max(${byPod(selector(MEMORY, containerOf(version)), version)} / ${limits('memory', version)})`,
});

/** Seconds that the trend of the memory is taken from, and that it is drawn on for. */
const TREND = { from: 900, on: 1800 };

/** Where memory will be in half an hour if it goes on as in the last 15 minutes, as a share of the limit. */
export const memoryTrend = ourSignal({
  id: 'memory-trend',
  title: 'memory in half an hour as a share of its limit, in the worst pod',
  unit: 'ratio',
  // A trend may lead beyond the limit: how far says how soon.
  range: { least: 0, most: Infinity },
  series: 'gauge',
  needs: [cadvisor(MEMORY), LIMITED, SCRAPED],
  lookBack: TREND.from,
  read: (version) => {
    const range = `${selector(MEMORY, containerOf(version))}[${duration(TREND.from)}]`;
    return `max(${byPod(`predict_linear(${range}, ${TREND.on})`, version)} / ${limits('memory', version)})`;
  },
});

/** Share of Tomcat's threads that are busy, in the worst pod. */
export const tomcatThreads = ourSignal({
  id: 'tomcat-threads',
  title: "share of Tomcat's threads that are busy, in the worst pod",
  unit: 'ratio',
  series: 'gauge',
  needs: [ofApplication('tomcat_threads_busy_threads', 'tomcat_threads_config_max_threads')],
  read: (version) => {
    const [busy, most] = ['tomcat_threads_busy_threads', 'tomcat_threads_config_max_threads'];
    return `max(${exported(busy, version)} / ${exported(most, version)})`;
  },
});

/** Tasks that wait for a thread of an executor, in the worst one. */
export const executorQueue = ourSignal({
  id: 'executor-queue',
  title: 'tasks that wait for a thread, at the worst executor',
  unit: 'count',
  series: 'gauge',
  needs: [ofApplication('executor_queued_tasks')],
  read: (version) => `max(${exported('executor_queued_tasks', version)})`,
});

/** How late Node's event loop is, in the worst pod. */
export const eventLoopLag = ourSignal({
  id: 'event-loop-lag',
  title: 'p99 of how late the event loop is, in the worst pod',
  unit: 'seconds',
  series: 'gauge',
  needs: [ofApplication('nodejs_eventloop_lag_p99_seconds')],
  read: (version) => `max(${exported('nodejs_eventloop_lag_p99_seconds', version)})`,
});

function ofApplication(...metrics: readonly string[]): Need {
  return { kind: 'metrics', of: 'the application', metrics };
}

function exported(metric: string, version: WatchedVersion): string {
  return selector(metric, applicationOf(version));
}

function rates(metric: string, version: WatchedVersion, window: number): string {
  return rate({ metric, matchers: containerOf(version) }, window);
}

/** One series for each pod: cAdvisor may have two of a container that was just restarted. */
function byPod(series: string, version: WatchedVersion): string {
  return `max by (pod) (${ofItsPods(series, version)})`;
}

function limits(resource: 'cpu' | 'memory', version: WatchedVersion): string {
  const limited: readonly Matcher[] = [...containerOf(version), is('resource', resource)];
  return `max by (pod) (${selector(LIMITS, limited)})`;
}
