import { Dashboard } from '../../lib/dashboard/target';
import { Blackbox, probeAlerts, probeObject } from '../../lib/monitoring/blackbox';
import { Monitoring, monitoringObjects } from '../../lib/monitoring/monitoring';
import { podMonitorObject } from '../../lib/monitoring/pod-monitor';
import { Scrape, scrapeAnnotations } from '../../lib/monitoring/scrape';
import { Tracing, telemetryObject } from '../../lib/monitoring/tracing';
import { idsOf, refusal } from '../core/refusal';
import { subject } from './sample';

/** What Prometheus makes of relabelings of the kind `replace`, on the labels of a target. */
function relabelled(labels: Record<string, string>, relabelings: readonly Record<string, unknown>[]) {
  const result = { ...labels };
  for (const { sourceLabels = [], regex = '(.*)', replacement, targetLabel } of relabelings) {
    const source = (sourceLabels as string[]).map((label) => result[label] ?? '').join(';');
    const found = new RegExp(`^(?:${String(regex)})$`).exec(source);
    if (found)
      result[String(targetLabel)] = String(replacement).replace(/\$(\d)/g, (_, group) => found[Number(group)]!);
  }
  return result;
}

const endpointOf = (scrape: Scrape) => {
  const spec = podMonitorObject(scrape, subject).spec as { podMetricsEndpoints: Record<string, unknown>[] };
  return spec.podMetricsEndpoints[0]!;
};
const relabelingsOf = (scrape: Scrape) => endpointOf(scrape).relabelings as Record<string, unknown>[];

describe('a pod monitor', () => {
  it('selects the pods of both slots once, and lets series say version and slot', () => {
    expect(podMonitorObject(Scrape.port('metrics'), subject)).toMatchObject({
      apiVersion: 'monitoring.coreos.com/v1',
      kind: 'PodMonitor',
      metadata: { name: 'checkout', namespace: 'shop', labels: { release: 'prometheus', app: 'checkout' } },
      spec: {
        selector: { matchLabels: { app: 'checkout' } },
        namespaceSelector: { matchNames: ['shop'] },
        podTargetLabels: ['version', 'cutover.dev/slot'],
        podMetricsEndpoints: [{ port: 'metrics', path: '/metrics', interval: '30s' }],
      },
    });
  });

  it('calls the service by its name, in `service` and in `job`', () => {
    const labels = relabelled(
      { job: 'shop/checkout', __address__: '10.0.0.1:9100' },
      relabelingsOf(Scrape.port('metrics')),
    );
    expect(labels).toEqual({ job: 'checkout', service: 'checkout', __address__: '10.0.0.1:9100' });
  });

  it.each([
    ['10.0.0.1:15090', '10.0.0.1:15020'],
    ['[fd00::1]:15090', '[fd00::1]:15020'],
  ])('goes for merged metrics from the port that the proxy declares, %s, to the one of the agent', (from, to) => {
    const merged = Scrape.merged({ port: 'metrics', path: '/prometheus' });
    expect(endpointOf(merged)).toMatchObject({ port: 'http-envoy-prom', path: '/stats/prometheus' });
    expect(relabelled({ __address__: from }, relabelingsOf(merged)).__address__).toBe(to);
  });

  it('keeps its own labels when the platform has the same', () => {
    const odd = { ...subject, monitorLabels: { app: 'prometheus' } };
    expect(podMonitorObject(Scrape.merged(), odd).metadata.labels).toMatchObject({ app: 'checkout' });
  });
});

describe('annotations of a pod that is scraped', () => {
  const ports = [
    { name: 'http', containerPort: 8080, protocol: 'TCP' },
    { name: 'metrics', containerPort: 9100, protocol: 'TCP' },
  ] as const;

  it('tell the agent where the metrics of the application are', () => {
    expect(scrapeAnnotations(Scrape.merged({ port: 'metrics', path: '/prometheus' }), ports)).toEqual({
      'prometheus.istio.io/merge-metrics': 'true',
      'prometheus.io/scrape': 'true',
      'prometheus.io/port': '9100',
      'prometheus.io/path': '/prometheus',
    });
  });

  it('name no port where the application has no metrics', () => {
    expect(scrapeAnnotations(Scrape.merged(), ports)).toEqual({ 'prometheus.istio.io/merge-metrics': 'true' });
  });

  it('are none where Prometheus asks the application itself', () => {
    expect(scrapeAnnotations(Scrape.port('metrics'), ports)).toEqual({});
  });
});

describe('tracing', () => {
  it('is asked of the proxies of both slots', () => {
    expect(telemetryObject(Tracing.istio({ provider: 'zipkin', sampling: 12.5 }), subject)).toMatchObject({
      apiVersion: 'telemetry.istio.io/v1',
      kind: 'Telemetry',
      metadata: { name: 'checkout', namespace: 'shop' },
      spec: {
        selector: { matchLabels: { app: 'checkout' } },
        tracing: [{ providers: [{ name: 'zipkin' }], randomSamplingPercentage: 12.5 }],
      },
    });
  });

  it('is of one request in a hundred unless it is said', () => {
    expect(Tracing.istio({ provider: 'zipkin' }).sampling).toBe(1);
    expect(Tracing.istio({ provider: 'zipkin', sampling: 0 }).sampling).toBe(0);
  });
});

describe('a synthetic check', () => {
  const url = 'https://shop.example.com/health';

  it('is a Probe of the URL through the blackbox exporter', () => {
    expect(probeObject(Blackbox.http({ url }), subject)).toMatchObject({
      kind: 'Probe',
      metadata: { name: 'checkout-health', namespace: 'shop', labels: { release: 'prometheus' } },
      spec: {
        jobName: 'checkout-health',
        interval: '30s',
        module: 'http_2xx',
        prober: { url: 'prometheus-blackbox-exporter.monitoring.svc:9115' },
        targets: { staticConfig: { static: [url], labels: { service: 'checkout', namespace: 'shop' } } },
      },
    });
  });

  it('tells when the endpoint fails four times in a row, and when nobody asks it', () => {
    const series = 'probe_success{job="checkout-health",namespace="shop",service="checkout"}';
    expect(probeAlerts(Blackbox.http({ url, interval: 15 }), subject)).toMatchObject([
      { name: 'HealthEndpointDown', expression: `${series} == 0`, sustained: 60, severity: 'critical' },
      { name: 'HealthEndpointNotProbed', expression: `absent(${series})`, sustained: 60, severity: 'warning' },
    ]);
    expect(probeAlerts(Blackbox.http({ url, failsFor: 45 }), subject).map(({ sustained }) => sustained)).toEqual([
      45, 45,
    ]);
  });

  it('is not asked in fractions of a second', () => {
    expect(idsOf(refusal(() => Blackbox.http({ url, interval: 0.5 })))).toEqual(['quantity']);
    expect(idsOf(refusal(() => Blackbox.http({ url, interval: 0 })))).toEqual(['quantity']);
  });
});

describe('monitoring', () => {
  it('emits what it was given, and nothing else', () => {
    const all = Monitoring.of({
      scrape: Scrape.merged(),
      tracing: Tracing.istio({ provider: 'zipkin' }),
      probe: Blackbox.http({ url: 'https://shop.example.com/health' }),
      dashboard: Dashboard.configMap(),
    });
    expect(monitoringObjects(all, subject).map(({ kind }) => kind)).toEqual(['PodMonitor', 'Telemetry', 'Probe']);
    expect(monitoringObjects(Monitoring.of({}), subject)).toEqual([]);
  });
});
