import { canonical, digest } from '../core/canonical';
import { SLOTS } from '../core/labels';
import { is, pattern, selector } from '../promql/text';
import { STAGE_METRIC } from '../signals/stage';
import { goldenPanels, versionQuery } from './golden';
import type { DashboardInput } from './input';
import type { Annotation, DashboardModel, Override, Variable } from './model';
import { budgetPanels, objectivePanels } from './objective-panels';
import { PROMETHEUS, layOut } from './panel';

/** Grafana 11's; later ones move older dashboards forward by themselves. */
const SCHEMA_VERSION = 39;

/** The dashboard of a service: its golden signals by version, and its objectives with their bounds. */
export function serviceDashboard(input: DashboardInput): DashboardModel {
  const { service, namespace } = input;
  return canonical({
    uid: input.uid ?? dashboardUid(service, namespace),
    title: `${namespace} / ${service}`,
    description: 'Made from the definition of the service by cutover: changes that are made here do not last.',
    tags: ['cutover', service],
    timezone: 'browser',
    editable: false,
    graphTooltip: 1,
    time: { from: 'now-6h', to: 'now' },
    refresh: '1m',
    schemaVersion: SCHEMA_VERSION,
    templating: { list: variables(input) },
    annotations: { list: [stages(input)] },
    panels: layOut(
      [
        { title: 'Golden signals', panels: goldenPanels(input) },
        { title: 'Objectives', panels: [...objectivePanels(input), ...budgetPanels(input)] },
      ],
      colours(input),
    ),
  });
}

/** The text of a dashboard; the same dashboard has the same bytes. */
export function dashboardText(dashboard: DashboardModel): string {
  return JSON.stringify(dashboard, null, 2);
}

/** Grafana finds a dashboard again by its uid: links, stars and permissions hang on it. */
export function dashboardUid(service: string, namespace: string): string {
  return `cutover-${digest({ namespace, service }).slice(0, 24)}`;
}

function variables(input: DashboardInput): Variable[] {
  const query = versionQuery(input);
  return [
    { type: 'datasource', name: 'datasource', label: 'Prometheus', query: 'prometheus' },
    ...(query === undefined
      ? []
      : [
          {
            type: 'query' as const,
            name: 'version',
            label: 'Version',
            datasource: PROMETHEUS,
            query: { query, refId: 'version' },
            definition: query,
            refresh: 2 as const,
            sort: 1 as const,
            multi: true,
            includeAll: true,
            allValue: '.*',
            current: { text: 'All', value: '$__all' },
          },
        ]),
  ];
}

function stages({ service, namespace }: DashboardInput): Annotation {
  return {
    name: 'Stages',
    datasource: PROMETHEUS,
    enable: true,
    iconColor: 'purple',
    expr: selector(STAGE_METRIC, [is('service', service), is('namespace', namespace)]),
    titleFormat: '{{stage}}',
    textFormat: 'candidate {{candidate}}, live {{live}}',
    tagKeys: 'stage',
    step: '30s',
  };
}

/** Lines of a version have the colour of its slot. */
function colours({ versions }: DashboardInput): Override[] {
  return SLOTS.flatMap((slot) =>
    versions
      .filter((version) => version.slot === slot)
      .map(({ version }) => ({
        matcher: { id: 'byRegexp' as const, options: `/^(p[\\d.]+ )?(${slot} )?${pattern(version)}$/` },
        properties: [{ id: 'color' as const, value: { mode: 'fixed' as const, fixedColor: slot } }],
      })),
  );
}
