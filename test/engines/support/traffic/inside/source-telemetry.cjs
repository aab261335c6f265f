// @ts-check
/**
 * Reporter "source", from the statistics that Envoy itself keeps of each cluster, which is a subset of a service. A cluster
 * knows its slot and not its version: what it has counted since it was last looked at goes to the version that the slot's
 * pods have now, or had last: where a slot has none, Envoy itself answers with 503. Its times are not kept by status, so
 * they are all under 200; their sum is estimated from the buckets.
 */
const http = require('node:http');
const { Telemetry, BOUNDS } = require('./telemetry.cjs');

/** `cluster.outbound|80|green|recommendation.production.svc.cluster.local;.upstream_rq_200` */
const STATISTIC = /^cluster\.outbound\|\d+\|([^|]*)\|([^;]*);\.upstream_rq_(\d+|time)$/;
const FILTER = encodeURIComponent('^cluster\\.outbound[^;]*;\\.upstream_rq_(time|[1-5][0-9][0-9])$');

/** @typedef {{ name: string, value: number } | { histograms: Histogram[] }} Statistic */
/** @typedef {{ name: string, buckets: { upper_bound: number, cumulative: number }[] }} Histogram */

class SourceTelemetry {
  /** @param {number} envoy port of its admin page @param {import('./pods.cjs').Pods} pods */
  constructor(envoy, pods) {
    this.path = {
      host: '127.0.0.1',
      port: envoy,
      path: `/stats?format=json&histogram_buckets=cumulative&filter=${FILTER}`,
    };
    this.pods = pods;
    this.telemetry = new Telemetry('source');
    /** What was counted when it was last looked at. @type {Map<string, number>} */
    this.seen = new Map();
  }

  async text() {
    for (const statistic of await this.statistics()) {
      if ('histograms' in statistic) statistic.histograms.forEach((histogram) => this.time(histogram));
      else this.count(statistic);
    }
    return this.telemetry.text();
  }

  /** @param {{ name: string, value: number }} counter */
  count({ name, value }) {
    const [, subset = '', service = '', code] = STATISTIC.exec(name) ?? [];
    const destination = this.destination(subset, service);
    if (destination)
      this.telemetry.count(this.telemetry.series(destination, service, Number(code)), this.more(name, value));
  }

  /** @param {Histogram} histogram */
  time({ name, buckets }) {
    const [, subset = '', service = ''] = STATISTIC.exec(name) ?? [];
    const destination = this.destination(subset, service);
    if (!destination) return;
    const more = BOUNDS.map((bound) => {
      const bucket = buckets.find((each) => each.upper_bound === bound);
      return this.more(`${name} ${bound}`, bucket?.cumulative ?? 0);
    });
    const middle = BOUNDS.map((bound, index) => (bound + (BOUNDS[index - 1] ?? 0)) / 2);
    const sum = more.reduce(
      (total, value, index) => total + (value - (more[index - 1] ?? 0)) * (middle[index] ?? 0),
      0,
    );
    this.telemetry.add(this.telemetry.series(destination, service, 200), {
      buckets: more,
      sum,
      count: more.at(-1) ?? 0,
    });
  }

  /** How much a number has grown since it was last looked at. @param {string} name @param {number} value */
  more(name, value) {
    const before = this.seen.get(name) ?? 0;
    this.seen.set(name, value);
    return value - before;
  }

  /** A pod that a cluster leads to, or led to last. @param {string} subset a slot; none for a service without subsets, such as a slot's own @param {string} service */
  destination(subset, service) {
    const [name = '', namespace = ''] = service.split('.');
    const led = [...this.pods.byUid.values()].filter(
      (pod) =>
        pod.namespace === namespace &&
        (subset === '' ? pod.workload === name : pod.app === name && pod.slot === subset),
    );
    return led.findLast((pod) => pod.phase !== 'gone') ?? led.at(-1);
  }

  /** @returns {Promise<Statistic[]>} */
  statistics() {
    return new Promise((resolve, reject) => {
      const request = http.get({ ...this.path, timeout: 5000 }, (response) => {
        let text = '';
        response.setEncoding('utf8').on('data', (chunk) => (text += chunk));
        response.on('end', () => resolve(JSON.parse(text).stats));
      });
      request.on('timeout', () => request.destroy(new Error('Envoy gives no statistics')));
      request.on('error', reject);
    });
  }
}

module.exports = { SourceTelemetry };
