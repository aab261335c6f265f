// @ts-check
/**
 * A stand-in for Istio's telemetry: `istio_requests_total` and `istio_request_duration_milliseconds` with the labels that
 * Istio's documentation gives them. Stock Envoy has no filter that writes them. Without certificates there are no principals.
 */

/** Upper bounds of the histogram, in milliseconds: those of Envoy, which Istio's proxies have too. */
const BOUNDS = [
  0.5, 1, 5, 10, 25, 50, 100, 250, 500, 1000, 2500, 5000, 10000, 30000, 60000, 300000, 600000, 1800000, 3600000,
];

/** The load client, as the proxy beside it would say who it is. */
const SOURCE = {
  source_workload: 'client',
  source_workload_namespace: 'default',
  source_principal: 'unknown',
  source_app: 'client',
  source_version: 'unknown',
  source_cluster: 'Kubernetes',
  source_canonical_service: 'client',
  source_canonical_revision: 'latest',
};

/**
 * @typedef {object} Destination
 * @property {string} workload
 * @property {string} namespace
 * @property {string} app
 * @property {string} version
 */

class Telemetry {
  /** @param {'source' | 'destination'} reporter */
  constructor(reporter) {
    this.reporter = reporter;
    /** @type {Map<string, number>} */
    this.requests = new Map();
    /** @type {Map<string, { buckets: number[], sum: number, count: number }>} */
    this.durations = new Map();
    /** Made once: it is asked for with every request. @type {WeakMap<Destination, Map<string, string>>} */
    this.known = new WeakMap();
  }

  /**
   * The labels of one series, as text.
   *
   * @param {Destination} destination @param {string} service host name that was called @param {number} code
   */
  series(destination, service, code) {
    const own = this.known.get(destination) ?? new Map();
    this.known.set(destination, own);
    const key = `${service} ${code}`;
    const series = own.get(key) ?? this.labels(destination, service, code);
    own.set(key, series);
    return series;
  }

  /** @param {Destination} destination @param {string} service @param {number} code */
  labels(destination, service, code) {
    const { workload, namespace, app, version } = destination;
    const [name = '', serviceNamespace = ''] = service.split('.');
    const labels = {
      reporter: this.reporter,
      ...SOURCE,
      destination_workload: workload,
      destination_workload_namespace: namespace,
      destination_principal: 'unknown',
      destination_app: app,
      destination_version: version,
      destination_service: service,
      destination_service_name: name,
      destination_service_namespace: serviceNamespace,
      destination_cluster: 'Kubernetes',
      destination_canonical_service: app,
      destination_canonical_revision: version,
      request_protocol: 'http',
      response_code: String(code),
      response_flags: '-',
      grpc_response_status: '',
      // The caller's side does not know it; here it is always plain text.
      connection_security_policy: this.reporter === 'source' ? 'unknown' : 'none',
    };
    return Object.entries(labels)
      .map(([label, value]) => `${label}="${value}"`)
      .join(',');
  }

  /** @param {string} series @param {number} requests */
  count(series, requests) {
    this.requests.set(series, (this.requests.get(series) ?? 0) + requests);
  }

  /** One request. @param {string} series @param {number} milliseconds */
  observe(series, milliseconds) {
    const buckets = BOUNDS.map((bound) => (milliseconds <= bound ? 1 : 0));
    this.add(series, { buckets, sum: milliseconds, count: 1 });
  }

  /** Requests that others have put into buckets. @param {string} series @param {{ buckets: number[], sum: number, count: number }} more */
  add(series, { buckets, sum, count }) {
    const known = this.durations.get(series) ?? { buckets: BOUNDS.map(() => 0), sum: 0, count: 0 };
    buckets.forEach((value, index) => (known.buckets[index] = (known.buckets[index] ?? 0) + value));
    this.durations.set(series, { buckets: known.buckets, sum: known.sum + sum, count: known.count + count });
  }

  /** As Prometheus scrapes it. */
  text() {
    const name = 'istio_request_duration_milliseconds';
    const lines = ['# TYPE istio_requests_total counter'];
    for (const [series, value] of this.requests) lines.push(`istio_requests_total{${series}} ${value}`);
    lines.push(`# TYPE ${name} histogram`);
    for (const [series, { buckets, sum, count }] of this.durations) {
      BOUNDS.forEach((bound, index) => lines.push(`${name}_bucket{${series},le="${bound}"} ${buckets[index]}`));
      lines.push(`${name}_bucket{${series},le="+Inf"} ${count}`);
      lines.push(`${name}_sum{${series}} ${sum}`, `${name}_count{${series}} ${count}`);
    }
    return `${lines.join('\n')}\n`;
  }
}

module.exports = { Telemetry, BOUNDS };
