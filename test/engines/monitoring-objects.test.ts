import { Blackbox } from '../../lib/monitoring/blackbox';
import { Monitoring, monitoringObjects } from '../../lib/monitoring/monitoring';
import { Scrape } from '../../lib/monitoring/scrape';
import { Tracing } from '../../lib/monitoring/tracing';
import { serviceDashboard } from '../../lib/dashboard/dashboard';
import { Dashboard, dashboardObject } from '../../lib/dashboard/target';
import { input } from '../dashboard/sample';
import { describeOnEngines } from './support/cluster';

describeOnEngines('admission: monitors, traces, probes and dashboards', ['custom-resources'], (cluster) => {
  const monitored = (namespace: string, scrapeInterval = 30) => ({
    service: 'checkout',
    namespace,
    scrapeInterval,
    monitorLabels: { release: 'prometheus' },
  });
  const tracing = Tracing.istio({ provider: 'zipkin', sampling: 12.5 });
  const probe = Blackbox.http({ url: 'https://shop.example.com/health' });

  test.each([
    ['merged', Scrape.merged({ port: 'metrics' })],
    ['port', Scrape.port('metrics', '/prometheus')],
  ])('what is emitted is taken and kept as it is: %s', async (name, scrape) => {
    const namespace = await cluster.namespace(`monitoring-${name}`);
    const objects = monitoringObjects(Monitoring.of({ scrape, tracing, probe }), monitored(namespace));
    expect(objects).toHaveLength(3);
    for (const object of objects) {
      const { object: stored, warnings } = await cluster.api.apply(object);
      expect(warnings).toEqual([]);
      expect(stored).toMatchObject(object);
    }
  });

  test('the ConfigMap of a dashboard is taken, and again when the dashboard has changed', async () => {
    const namespace = await cluster.namespace('monitoring-dashboard');
    for (const objectives of [input().objectives, []]) {
      const model = serviceDashboard(input({ namespace, objectives }));
      const object = dashboardObject(
        Dashboard.configMap({ folder: 'Shop' }),
        { service: 'checkout', namespace },
        model,
      );
      const { object: stored } = await cluster.api.apply(object);
      expect(stored).toMatchObject(object);
    }
  });

  test.each([
    ['an interval that is none', (spec: Spec) => (spec.podMetricsEndpoints[0]!.interval = '30 s')],
    ['a field that is not known', (spec: Spec) => (spec.podMetricsEndpoints[0]!.portName = 'metrics')],
    ['an action that is not known', (spec: Spec) => (spec.podMetricsEndpoints[0]!.relabelings[0]!.action = 'set')],
  ])('the server would refuse %s', async (_, break_) => {
    const namespace = await cluster.namespace('monitoring-refused');
    const [object] = monitoringObjects(Monitoring.of({ scrape: Scrape.port('metrics') }), monitored(namespace));
    const broken = structuredClone(object!) as unknown as { spec: Spec };
    break_(broken.spec);
    await expect(cluster.api.apply(broken)).rejects.toThrow();
  });
});

interface Spec {
  podMetricsEndpoints: (Record<string, unknown> & { relabelings: Record<string, unknown>[] })[];
}
