import { Dashboard, Monitoring, Tracing } from 'cutover';
import { set, written, type Mutation } from './mutation';

/** Faults of how a service is watched. */
export const ofWatching: readonly Mutation[] = [
  written(
    'props',
    'traces of more requests than there are',
    ({ watch }) =>
      (watch.monitoring = Monitoring.of({ tracing: Tracing.istio({ provider: 'jaeger', sampling: 101 }) })),
    'Telemetry',
    set('/spec/tracing/0/randomSamplingPercentage', 101),
  ),
  written(
    'props',
    'traces to nobody',
    ({ watch }) => (watch.monitoring = Monitoring.of({ tracing: Tracing.istio({ provider: '' }) })),
    'Telemetry',
    set('/spec/tracing/0/providers/0/name', ''),
  ),
  written(
    'props',
    'a label of a dashboard with a space',
    ({ watch }) => {
      watch.monitoring = Monitoring.of({ dashboard: Dashboard.configMap({ labels: { grafana: 'a b' } }) });
    },
    'ConfigMap',
    set('/metadata/labels/grafana', 'a b'),
  ),
  written(
    'props',
    'a folder annotation of a dashboard with a space',
    ({ watch }) => {
      const dashboard = Dashboard.configMap({ folder: 'Shop', folderAnnotation: 'a b' });
      watch.monitoring = Monitoring.of({ dashboard });
    },
    'ConfigMap',
    set('/metadata/annotations', { 'a b': 'Shop' }),
  ),
  written(
    'props',
    'a label of rules with a space',
    (draft) => (draft.platform = { ...draft.platform, ruleLabels: { release: 'a b' } }),
    'PrometheusRule',
    set('/metadata/labels/release', 'a b'),
  ),
  written(
    'props',
    'no time between scrapes',
    (draft) => (draft.platform = { ...draft.platform, prometheus: { scrapeInterval: 0.5 } }),
    'PodMonitor',
    set('/spec/podMetricsEndpoints/0/interval', '0.5s'),
  ),
];
