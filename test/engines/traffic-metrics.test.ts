import { unwatchedApps as apps } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { record } from './support/report';
import type { Outcomes } from './support/traffic/load';
import { MESH, meshOf } from './support/traffic/mesh';
import { MeshRelease } from './support/traffic/mesh-release';
import { Telemetry } from './support/traffic/telemetry';

const TIER = 'metrics (stand-in for Istio telemetry)';
const REPORTERS = ['source', 'destination'] as const;
const REQUESTS = 5000;
const BAD = { errors: 0.2, latency: 30 };

/** Labels of Istio's standard metrics, from its reference, and those that Prometheus adds. */
const LABELS = [
  ...['source', 'destination'].flatMap((side) =>
    ['app', 'canonical_revision', 'canonical_service', 'cluster', 'principal', 'version', 'workload'].map(
      (label) => `${side}_${label}`,
    ),
  ),
  ...['source_workload_namespace', 'destination_workload_namespace', 'connection_security_policy'],
  ...['destination_service', 'destination_service_name', 'destination_service_namespace'],
  ...['reporter', 'request_protocol', 'response_code', 'response_flags', '__name__', 'instance', 'job'],
];

/** The metrics that are looked at, and what labels they have beside. */
const METRICS = { istio_requests_total: [], istio_request_duration_milliseconds_bucket: ['le'] };

/**
 * Stock Envoy has no filter for Istio's telemetry and kwok's pods have no proxies: the backends tell what reporter
 * "destination" would, and Envoy's own statistics what reporter "source" would. Prometheus and its queries are real.
 */
describeOnEngines(TIER, [...MESH, 'prometheus'], (cluster) => {
  const mesh = meshOf(cluster, TIER);
  const recommendation = apps.find(({ name }) => name === 'recommendation')!;

  test('Prometheus counts the requests, errors and times of each version as the client does, by both reporters', async () => {
    const telemetry = new Telemetry(cluster.engines);
    const release = await MeshRelease.begin(cluster, mesh, recommendation);
    const { stages } = release;
    const { slots } = stages.at('preview').release;
    const [good, bad] = [slots.blue!.version, slots.green!.version];
    await mesh.backends.behave({ [bad]: BAD });
    for (const name of ['preview', 'shift-50']) await release.go(stages.at(name));
    mesh.backends.exportMetrics();
    const before = await release.end();
    await telemetry.scraped();
    const start = Date.now();
    // A rate begins with a sample from before the load.
    await telemetry.scraped();
    const load = await release.send(REQUESTS);
    await telemetry.scraped();
    const at = Date.now();
    await mesh.backends.behave({});

    const sent = counts(before, load);
    const now = counts(load);
    const share = now[`${bad} 500`]! / (now[`${bad} 500`]! + now[`${bad} 200`]!);
    expect(Object.keys(sent).sort()).toEqual([`${good} 200`, `${bad} 200`, `${bad} 500`]);
    for (const reporter of REPORTERS) {
      const asked = { reporter, service: release.host(), at, window: at - start };
      const counted = await telemetry.requests(asked);
      const timed = await telemetry.timed(asked);
      const errors = await telemetry.errorShare(asked);
      const median = await telemetry.median(asked);
      record({ tier: TIER, reporter, sent, counted, errorShare: { client: share, ...errors }, median });
      expect({ reporter, counted }).toEqual({ reporter, counted: sent });
      const all = { [good]: sent[`${good} 200`], [bad]: sent[`${bad} 200`]! + sent[`${bad} 500`]! };
      expect({ reporter, timed }).toEqual({ reporter, timed: all });
      // Prometheus guesses what came before the first sample of a window and after the last.
      expect(Object.keys(errors)).toEqual([bad]);
      expect(Math.abs(errors[bad]! - share)).toBeLessThan(0.02);
      // The pods of the bad version wait for 30 ms: the bucket from 25 ms on.
      expect(median[bad]).toBeGreaterThan(25);
      expect(median[bad]).toBeGreaterThan(median[good]!);
    }
  });

  test("both reporters have the labels of Istio's own metrics", async () => {
    const telemetry = new Telemetry(cluster.engines);
    const release = await MeshRelease.begin(cluster, mesh, recommendation, 'labels');
    mesh.backends.exportMetrics();
    await release.send(100);
    await release.end();
    await telemetry.scraped();
    for (const reporter of REPORTERS) {
      for (const [name, more] of Object.entries(METRICS)) {
        const [series] = await telemetry.query(
          `last_over_time(${name}{reporter="${reporter}",destination_service_namespace="labels"}[1m])`,
        );
        expect({ name, labels: Object.keys(series?.labels ?? {}).sort() }).toEqual({
          name,
          labels: [...LABELS, ...more].sort(),
        });
        expect(series?.labels).toMatchObject({
          source_workload: 'client',
          destination_workload: 'recommendation-blue',
          destination_workload_namespace: 'labels',
          destination_app: 'recommendation',
          destination_version: release.stages.at('idle').release.slots.blue!.version,
          destination_service: 'recommendation.labels.svc.cluster.local',
          destination_service_name: 'recommendation',
          request_protocol: 'http',
          response_code: '200',
          connection_security_policy: reporter === 'source' ? 'unknown' : 'none',
        });
      }
    }
  });
});

/** What the client counted of each version and status: `v1 200`. */
function counts(...outcomes: readonly Outcomes[]): Readonly<Record<string, number>> {
  const counted: Record<string, number> = {};
  for (const { all } of outcomes) {
    for (const [outcome, count] of Object.entries(all)) {
      const [status, , version] = outcome.split(' ');
      const key = `${version} ${status}`;
      counted[key] = (counted[key] ?? 0) + count;
    }
  }
  return counted;
}
