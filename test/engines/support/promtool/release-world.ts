/** A series as promtool writes it; values come every 15 s, from 0. */
export interface TestSeries {
  readonly series: string;
  readonly values: string;
}

type Labels = Readonly<Record<string, string>>;

/** Steps of 15 s that series go on for: 40 minutes. */
const STEPS = 160;
/** The step at which every counter of a pod starts anew, and the moment at which everything is looked at: a minute later. */
const RESET = 136;
export const MOMENT = '35m';
/** When series have ended for two minutes. */
export const AFTER_THE_END = '42m';

const A = 'checkout-green-7d9f8c-aaaaa';
const B = 'checkout-green-7d9f8c-bbbbb';
const PREDECESSOR = 'checkout-green-5c6b7d-ccccc';
const STABLE = 'checkout-blue-1a2b3c-ddddd';
/** A pod of another service whose name begins with the slot's. */
const NEIGHBOUR = 'checkout-green-x-9z8y7w-eeeee';

const POOL_BAD = 7;

/**
 * A release as its series show it: a candidate with two pods that do not quite do what they should, its predecessor in
 * the same slot that does nothing right and still runs, the stable version, and a service with a similar name.
 */
export function releaseWorld({ clean = false, labelled = false }: WorldProps = {}): readonly TestSeries[] {
  const bad = (...series: readonly TestSeries[]) => (clean ? [] : series);
  return [...mesh(bad, labelled), ...application(bad), ...pods(bad), ...around(bad)];
}

/** What is different in a world. */
interface WorldProps {
  /** Nothing fails. @default false */
  readonly clean?: boolean;
  /** Callers' proxies know the labels of every pod. @default false */
  readonly labelled?: boolean;
}

type Bad = (...series: readonly TestSeries[]) => readonly TestSeries[];

function mesh(bad: Bad, labelled: boolean): TestSeries[] {
  const service = { destination_service_namespace: 'shop', destination_service_name: 'checkout' };
  const seen = (version: string, slot: string, more: Labels) => ({
    reporter: 'source',
    ...service,
    destination_workload: slot,
    destination_version: version,
    request_protocol: 'http',
    ...more,
  });
  const candidate = (more: Labels) => seen('v2.5.0', 'checkout-green', more);
  const predecessor = seen('v2.4.9', 'checkout-green', { response_code: '500' });
  const lost = (flags: string) => seen('unknown', 'unknown', { response_code: '503', response_flags: flags });
  const from = (version: string, to: string, code: string) => ({
    reporter: 'source',
    source_workload_namespace: 'shop',
    source_workload: 'checkout-green',
    source_version: version,
    destination_service_name: to,
    response_code: code,
  });
  const grpc = (status: string) =>
    candidate({ request_protocol: 'grpc', response_code: '200', grpc_response_status: status });
  const requests = 'istio_requests_total';
  const durations = 'istio_request_duration_milliseconds';
  return [
    counter(requests, candidate({ response_code: '200' }), 620),
    // Of a pod that the caller's proxy knows no labels of.
    counter(
      requests,
      candidate({ response_code: '200', destination_version: labelled ? 'v2.5.0' : 'unknown', from: 'afar' }),
      100,
    ),
    ...bad(counter(requests, candidate({ response_code: '500' }), 30)),
    counter(requests, grpc('0'), 675),
    ...bad(counter(requests, grpc('14'), 75)),
    counter(requests, predecessor, 1500),
    counter(requests, seen('v2.4.0', 'checkout-blue', { response_code: '200' }), 2850),
    ...bad(counter(requests, lost('UO'), 60), counter(requests, lost('UH'), 90)),
    // The service's side counts every request as well.
    counter(requests, candidate({ reporter: 'destination', response_code: '500' }), 999),
    counter(requests, from('v2.5.0', 'payments', '200'), 90),
    ...bad(counter(requests, from('v2.5.0', 'payments', '500'), 10)),
    counter(requests, from('v2.5.0', 'stock', '200'), 150),
    counter(requests, from('v2.4.9', 'payments', '500'), 1000),
    ...histogram(durations, candidate({}), { 50: 0, 100: 675, 250: 675, 500: 730, 1000: 750 }),
    ...histogram(durations, candidate({ request_protocol: 'grpc' }), {
      50: 0,
      100: 675,
      250: 675,
      500: 725,
      1000: 750,
    }),
    ...histogram(durations, predecessor, { 500: 0, 1000: 0 }, 1500),
    nativeHistogram(durations, candidate({})),
  ];
}

function application(bad: Bad): TestSeries[] {
  const of = (pod: string, version: string, more: Labels = {}) => ({
    namespace: 'shop',
    service: 'checkout',
    version,
    job: 'shop/checkout',
    instance: pod,
    service_version: version,
    ...more,
  });
  const ours = (pod: string, more: Labels = {}) => of(pod, 'v2.5.0', more);
  const theirs = (more: Labels = {}) => of(PREDECESSOR, 'v2.4.9', more);
  const counted = (metric: string, label: string, [good, wrong]: readonly [string, string]) => [
    counter(metric, ours(A, { [label]: good }), 735),
    counter(metric, ours(B, { [label]: good }), 735),
    ...bad(counter(metric, ours(B, { [label]: wrong }), 30)),
    counter(metric, theirs({ [label]: wrong }), 1500),
  ];
  const durations = (metric: string, count: boolean) =>
    [ours(A), theirs()].flatMap((labels, index) => {
      const within: Readonly<Record<number, number>> =
        index === 0 ? { 0.05: 0, 0.1: 1350, 0.25: 1350, 0.5: 1455, 1: 1500, 2.5: 1500 } : { 0.5: 0, 1: 0 };
      return histogram(metric, labels, within, 1500, count);
    });
  const gauges = (metric: string, a: number, b: number) => [
    gauge(metric, ours(A), a),
    gauge(metric, ours(B), b),
    gauge(metric, theirs(), POOL_BAD * 100),
  ];
  return [
    ...counted('http_requests_total', 'status', ['200', '500']),
    ...durations('http_request_duration_seconds', true),
    ...counted('http_server_requests_seconds_count', 'status', ['200', '500']),
    ...durations('http_server_requests_seconds', false),
    ...counted('grpc_server_handled_total', 'grpc_code', ['NotFound', 'Internal']),
    ...durations('grpc_server_handling_seconds', true),
    ...counted('http_server_request_duration_seconds_count', 'http_response_status_code', ['200', '500']),
    ...durations('http_server_request_duration_seconds', false),
    ...[ours(A), ours(B), theirs()].map((labels) => gauge('target_info', labels, 1)),
    ...gauges('hikaricp_connections_active', 4, 9),
    ...gauges('hikaricp_connections_max', 10, 10),
    ...gauges('hikaricp_connections_pending', 1, 2),
    counter('hikaricp_connections_timeout_total', ours(A), 15),
    counter('hikaricp_connections_timeout_total', ours(B), 0),
    counter('hikaricp_connections_timeout_total', theirs(), 1500),
    ...gauges('pg_pool_waiting_count', 1, 4),
    gauge('db_client_connection_count', ours(A, { db_client_connection_state: 'used' }), 4),
    gauge('db_client_connection_count', ours(B, { db_client_connection_state: 'used' }), 8),
    gauge('db_client_connection_count', ours(B, { db_client_connection_state: 'idle' }), 99),
    gauge('db_client_connection_count', theirs({ db_client_connection_state: 'used' }), 700),
    ...gauges('db_client_connection_pending_requests', 2, 1),
    gauge('resilience4j_circuitbreaker_state', ours(A, { state: 'open' }), 0),
    gauge('resilience4j_circuitbreaker_state', ours(B, { state: 'forced_open' }), 1),
    gauge('resilience4j_circuitbreaker_state', ours(B, { state: 'closed' }), POOL_BAD),
    gauge('resilience4j_circuitbreaker_state', theirs({ state: 'open' }), POOL_BAD),
    ...bad(counter('app_log_messages_total', ours(A, { level: 'error', kind: 'connection_timeout' }), 15)),
    ...bad(counter('app_log_messages_total', ours(B, { level: 'fatal', kind: 'other' }), 30)),
    counter('app_log_messages_total', ours(B, { level: 'info', kind: 'connection_opened' }), 300),
    counter('app_log_messages_total', theirs({ level: 'error', kind: 'connection_timeout' }), 300),
    ...bad(counter('logback_events_total', ours(A, { level: 'error' }), 60)),
    counter('logback_events_total', theirs({ level: 'error' }), 600),
    ...gauges('tomcat_threads_busy_threads', 10, 20),
    ...gauges('tomcat_threads_config_max_threads', 40, 40),
    ...gauges('executor_queued_tasks', 3, 7),
    ...gauges('nodejs_eventloop_lag_p99_seconds', 0.05, 0.02),
    counter('orders_total', ours(A, { outcome: 'success' }), 27),
    ...bad(counter('orders_total', ours(A, { outcome: 'failure' }), 3)),
    counter('orders_total', theirs({ outcome: 'failure' }), 300),
    counter('visits_total', ours(A), 60),
    counter('visits_total', theirs(), 600),
  ];
}

function pods(bad: Bad): TestSeries[] {
  const of = (pod: string, more: Labels = {}) => ({ namespace: 'shop', pod, ...more });
  const app = (pod: string, more: Labels = {}) => of(pod, { container: 'app', ...more });
  const everybody = [A, B, PREDECESSOR, STABLE, NEIGHBOUR];
  const counters = (metric: string, a: number, b: number) => [
    counter(metric, app(A), a),
    counter(metric, app(B), b),
    ...[PREDECESSOR, STABLE, NEIGHBOUR].map((pod) => counter(metric, app(pod), 900)),
    counter(metric, of(A, { container: 'istio-proxy' }), 900),
  ];
  const limits = (resource: string, limit: number) =>
    everybody.map((pod) => gauge('kube_pod_container_resource_limits', app(pod, { resource }), limit));
  const [restarts, waiting, terminated, memory] = [
    'kube_pod_container_status_restarts_total',
    'kube_pod_container_status_waiting_reason',
    'kube_pod_container_status_last_terminated_reason',
    'container_memory_working_set_bytes',
  ] as const;
  return [
    ...everybody.map((pod) => {
      const version = pod === PREDECESSOR ? 'v2.4.9' : pod === STABLE ? 'v2.4.0' : 'v2.5.0';
      return gauge('up', of(pod, { version }), 1);
    }),
    ...everybody.map((pod) => gauge('kube_pod_status_ready', of(pod, { condition: 'true' }), 1)),
    ...counters('container_cpu_usage_seconds_total', 3, 6),
    ...counters('container_cpu_cfs_throttled_periods_total', 5, 5),
    ...counters('container_cpu_cfs_periods_total', 50, 50),
    ...limits('cpu', 1),
    ...limits('memory', 1000),
    gauge(memory, app(A), 200),
    { series: written(memory, app(B)), values: `100+1x${STEPS}` },
    ...[PREDECESSOR, NEIGHBOUR].map((pod) => gauge(memory, app(pod), 999)),
    gauge(restarts, app(A), 0),
    ...bad({ series: written(restarts, app(B)), values: `1x119 3x${STEPS - 120}` }),
    ...[PREDECESSOR, NEIGHBOUR].map((pod) => counter(restarts, app(pod), 1)),
    ...bad(gauge(waiting, app(B, { reason: 'CrashLoopBackOff' }), 1)),
    gauge(waiting, app(A, { reason: 'ContainerCreating' }), 1),
    gauge(waiting, app(PREDECESSOR, { reason: 'CrashLoopBackOff' }), 1),
    ...bad(gauge(terminated, app(A, { reason: 'OOMKilled' }), 1)),
    gauge(terminated, app(PREDECESSOR, { reason: 'OOMKilled' }), 1),
  ];
}

function around(bad: Bad): TestSeries[] {
  const orders = (more: Labels = {}) => ({ job: 'postgres', server: 'orders', ...more });
  const [green, blue] = ['checkout-green', 'checkout-blue'].map((name) => orders({ application_name: name }));
  const other = { job: 'postgres', server: 'other' };
  const cluster = (slot: string) => ({ cluster_name: `outbound|80|${slot}|checkout.shop.svc.cluster.local` });
  const breaker = (name: string) => `envoy_cluster_circuit_breakers_default_${name}_open`;
  const pool = { namespace: 'shop', job: 'pgbouncer' };
  const container = { namespace: 'data', pod: 'orders-0', container: 'postgres' };
  return [
    ...bad(
      gauge('pg_stat_activity_count', { ...green, state: 'active' }, 10),
      gauge('pg_stat_activity_count', { ...green, state: 'idle' }, 20),
      gauge('pg_stat_activity_max_tx_duration', { ...green }, 12),
    ),
    gauge('pg_stat_activity_count', { ...blue, state: 'idle' }, 30),
    gauge('pg_stat_activity_count', { ...other, state: 'idle' }, 900),
    gauge('pg_settings_max_connections', orders(), 100),
    gauge('pg_settings_max_connections', other, 20),
    gauge('pg_stat_activity_max_tx_duration', { ...blue }, 40),
    gauge('pg_up', orders(), 1),
    gauge('pg_up', other, 0),
    counter('node_cpu_seconds_total', { instance: 'db-1:9100', cpu: '0', mode: 'idle' }, 12),
    counter('node_cpu_seconds_total', { instance: 'db-1:9100', cpu: '1', mode: 'idle' }, 6),
    counter('node_cpu_seconds_total', { instance: 'db-1:9100', cpu: '1', mode: 'user' }, 9),
    counter('container_cpu_usage_seconds_total', container, 15),
    gauge('container_spec_cpu_quota', container, 200_000),
    gauge('container_spec_cpu_period', container, 100_000),
    gauge('pgbouncer_pools_client_waiting_connections', { ...pool, database: 'orders' }, 3),
    gauge('pgbouncer_pools_client_waiting_connections', { ...pool, database: 'other' }, 70),
    gauge('pgbouncer_pools_client_maxwait_seconds', { ...pool, database: 'orders' }, 1.5),
    gauge('pgbouncer_pools_server_active_connections', { ...pool, database: 'orders' }, 15),
    gauge('pgbouncer_databases_pool_size', { ...pool, name: 'orders' }, 20),
    gauge(breaker('cx'), cluster('green'), 0),
    // Open at one scrape alone, half a minute before it is looked at.
    { series: written(breaker('rq_pending'), cluster('green')), values: `0x137 1 0x${STEPS - 139}` },
    gauge(breaker('rq'), cluster('blue'), POOL_BAD),
    counter('envoy_cluster_upstream_rq_pending_overflow', cluster('green'), 30),
    counter('envoy_cluster_upstream_cx_overflow', cluster('green'), 15),
    counter('envoy_cluster_upstream_cx_overflow', cluster('blue'), 900),
    gauge('envoy_cluster_outlier_detection_ejections_active', cluster('green'), 2),
    gauge('envoy_cluster_outlier_detection_ejections_active', cluster('blue'), POOL_BAD),
    gauge(
      'slo:period_error_budget_remaining:ratio',
      { slo: 'checkout-availability', service: 'checkout', namespace: 'shop' },
      0.42,
    ),
    gauge(
      'slo:period_error_budget_remaining:ratio',
      { slo: 'checkout-availability', service: 'checkout', namespace: 'staging' },
      0.9,
    ),
  ];
}

/** A counter that rises by so much at every step, and starts from 0 once on its way. */
function counter(metric: string, labels: Labels, step: number): TestSeries {
  return { series: written(metric, labels), values: `0+${step}x${RESET - 1} ${step}+${step}x${STEPS - RESET}` };
}

function gauge(metric: string, labels: Labels, value: number): TestSeries {
  return { series: written(metric, labels), values: `${value}x${STEPS}` };
}

/** A classic histogram; its bounds are written as Prometheus 3 does. */
function histogram(
  metric: string,
  labels: Labels,
  within: Readonly<Record<number, number>>,
  all = Math.max(...Object.values(within)),
  count = true,
): TestSeries[] {
  const buckets = Object.entries(within).sort(([one], [other]) => Number(one) - Number(other));
  const le = (bound: string) => (bound.includes('.') ? bound : `${bound}.0`);
  return [
    ...buckets.map(([bound, step]) => counter(`${metric}_bucket`, { ...labels, le: le(bound) }, step)),
    counter(`${metric}_bucket`, { ...labels, le: '+Inf' }, all),
    ...(count ? [counter(`${metric}_count`, labels, all)] : []),
  ];
}

/** 90 % between 64 and 128, and 10 % between 512 and 1024. */
function nativeHistogram(metric: string, labels: Labels): TestSeries {
  const step = '{{schema:0 sum:280000 count:1500 offset:7 buckets:[1350 0 0 150]}}';
  return { series: written(metric, labels), values: `${step}+${step}x${STEPS}` };
}

function written(metric: string, labels: Labels): string {
  return `${metric}{${Object.entries(labels)
    .map(([label, value]) => `${label}="${value}"`)
    .join(',')}}`;
}
