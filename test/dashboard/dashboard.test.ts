import { parser } from '@prometheus-io/lezer-promql';
import fc from 'fast-check';
import { dashboardText, dashboardUid, serviceDashboard } from '../../lib/dashboard/dashboard';
import type { DashboardInput } from '../../lib/dashboard/input';
import type { DashboardModel, Panel } from '../../lib/dashboard/model';
import { Database } from '../../lib/database/database';
import { Objective, type ObjectiveFacts } from '../../lib/objectives/objective';
import { FIXED_SIGNALS, Telemetries } from '../../lib/signals/catalogue';
import { httpTelemetry } from '../../lib/signals/http';
import { istioTelemetry } from '../../lib/signals/istio';
import { otelTelemetry } from '../../lib/signals/otel';
import { grafanaComplaints } from './grafana-schema';
import { input, objectives, watched } from './sample';

const telemetries = [
  ...Object.values(Telemetries).map((telemetry) => telemetry()),
  istioTelemetry({ protocol: 'grpc', nativeHistograms: true }),
  otelTelemetry({ promoted: true, nativeHistograms: true }),
];

describe('every query of a dashboard', () => {
  it.each(telemetries.map((telemetry) => [telemetry.id, telemetry]))('is PromQL, with %s telemetry', (_, telemetry) => {
    for (const versions of [[watched('green', 'v1')], input().versions]) {
      const queries = queriesOf(serviceDashboard(input({ telemetry, versions, saturation: FIXED_SIGNALS })));
      expect(queries.length).toBeGreaterThan(8);
      expect(queries.filter((query) => !isPromql(query))).toEqual([]);
    }
  });

  it('is PromQL whatever is in the labels of an exporter', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (instance) => {
        const database = Database.postgres({ maxConnections: 100, poolPerPod: 10, exporter: { instance } });
        const odd = input({ databases: [database], objectives: [Objective.connections(database)] });
        const queries = queriesOf(serviceDashboard(odd)).filter((query) => query.includes('pg_stat'));
        expect(queries).toHaveLength(3);
        expect(queries.filter((query) => !isPromql(query))).toEqual([]);
      }),
    );
  });
});

describe('golden signals', () => {
  it('are grouped by the label that says the version, for the versions that are chosen', () => {
    const [requests, errors, latency] = panelsOf(serviceDashboard(input()));
    const condition =
      'reporter=~"source|waypoint",destination_service_namespace="shop",destination_service_name="checkout",' +
      'destination_workload=~"checkout-blue|checkout-green"';
    const rate = (suffix: string, more = '') =>
      `rate(istio_${suffix}{${condition}${more},destination_version=~"$version"}[$__rate_interval])`;
    const all = `sum by (destination_version) (${rate('requests_total')})`;
    const failed = `sum by (destination_version) (${rate('requests_total', ',response_code=~"5.."')})`;
    expect(requests!.targets.map(({ expr }) => expr)).toEqual([all]);
    expect(errors!.targets.map(({ expr }) => expr)).toEqual([`(${failed} or ${all} * 0) / ${all}`]);
    const buckets = `sum by (destination_version, le) (${rate('request_duration_milliseconds_bucket')})`;
    expect(latency!.targets.map(({ refId, expr, legendFormat }) => [refId, expr, legendFormat])).toEqual([
      ['A', `histogram_quantile(0.5, ${buckets})`, 'p50 {{destination_version}}'],
      ['B', `histogram_quantile(0.95, ${buckets})`, 'p95 {{destination_version}}'],
      ['C', `histogram_quantile(0.99, ${buckets})`, 'p99 {{destination_version}}'],
    ]);
    expect(latency!.fieldConfig.defaults.unit).toBe('ms');
  });

  it('have the versions to choose from, all at first', () => {
    const version = serviceDashboard(input()).templating.list[1]!;
    expect(version).toMatchObject({
      type: 'query',
      name: 'version',
      multi: true,
      includeAll: true,
      current: { value: '$__all' },
      query: {
        query:
          'label_values(istio_requests_total{reporter=~"source|waypoint",destination_service_namespace="shop",' +
          'destination_service_name="checkout",destination_workload=~"checkout-blue|checkout-green"}, destination_version)',
      },
    });
  });

  it('find the label of any telemetry', () => {
    const dashboard = serviceDashboard(input({ telemetry: httpTelemetry() }));
    const [requests, , latency] = panelsOf(dashboard);
    expect(requests!.targets[0]!.expr).toBe(
      'sum by (version) (rate(http_requests_total{namespace="shop",service="checkout",version=~"$version"}[$__rate_interval]))',
    );
    expect(latency!.fieldConfig.defaults.unit).toBe('s');
  });

  it('have a line for each version where the series do not say it', () => {
    const dashboard = serviceDashboard(input({ telemetry: otelTelemetry() }));
    expect(dashboard.templating.list.map(({ name }) => name)).toEqual(['datasource']);
    const [requests, errors, latency] = panelsOf(dashboard);
    expect(requests!.targets.map(({ legendFormat }) => legendFormat)).toEqual(['blue v2.4.0', 'green v2.5.0']);
    expect(errors!.targets[1]!.expr).toContain('service_version="v2.5.0"');
    expect(latency!.targets.map(({ legendFormat }) => legendFormat)).toContain('p99 green v2.5.0');
    expect(latency!.fieldConfig.defaults.unit).toBe('ms');
  });

  it('count no request twice where only one version has bounds of its own and is counted at its own proxies', () => {
    const versions = [watched('blue', 'v2.4.0'), watched('green', 'v2.5.0', [500, 800])];
    const [requests, , latency] = panelsOf(serviceDashboard(input({ versions })));
    expect(requests!.targets).toHaveLength(1);
    const [blue, green] = latency!.targets;
    expect([blue!.legendFormat, green!.legendFormat]).toEqual(['p50 blue v2.4.0', 'p50 green v2.5.0']);
    expect(blue!.expr).toContain('request_duration_milliseconds_bucket{reporter=~"source|waypoint"');
    expect(green!.expr).toContain('request_duration_milliseconds_bucket{reporter="destination"');
  });

  it('show connections below what clients can have', () => {
    const panel = panelCalled('Connections of postgres');
    expect(panel.targets.map(({ expr }) => expr)).toEqual([
      'sum by (state) (pg_stat_activity_count{job="postgres",instance="shop"})',
      'sum(pg_stat_activity_count{job="postgres",instance="shop"})',
    ]);
    expect(panel.fieldConfig.defaults.thresholds.steps).toEqual([
      { color: 'green', value: null },
      { color: 'red', value: 97 },
    ]);
  });
});

describe('a panel of an objective', () => {
  it('asks what the objective watches, for each version', () => {
    const facts = Objective.errorRatio().facts;
    const { telemetry, minimumRate, versions } = input();
    const panel = panelCalled('Share of requests that fail');
    expect(panel.targets.map(({ expr, legendFormat, refId }) => [refId, legendFormat, expr])).toEqual(
      versions.map((version, index) => [
        'AB'[index],
        `${version.slot} ${version.version}`,
        facts.panel.signal.read(version, { telemetry, minimumRate, window: facts.window }),
      ]),
    );
  });

  it.each([
    ['Share of requests that fail', 'percentunit', 0.005, 0.01],
    ['P99 of the duration', 'ms', 500, 1000],
    ["Share of postgres's usable connections in use", 'percentunit', 0.8, 0.9],
    ['Share of requests that fail, candidate less stable', 'percentunit', 0.0025, 0.005],
    ['P99 of the duration, candidate divided by stable', 'short', 1.1, 1.2],
  ])('%s: draws where releases are held, and where they are rolled back', (title, unit, hold, rollback) => {
    const { defaults } = panelCalled(title).fieldConfig;
    expect(defaults.unit).toBe(unit);
    expect(defaults.custom.thresholdsStyle.mode).toBe('line');
    expect(defaults.thresholds.steps.slice(1)).toEqual([
      { color: 'orange', value: hold },
      { color: 'red', value: rollback },
    ]);
  });

  it('is looked at as its gates do', () => {
    const look = ({ name }: ObjectiveFacts) => ({
      telemetry: istioTelemetry(),
      window: 600,
      minimumRate: name === 'error-ratio' ? 77 : 88,
    });
    const queries = (title: string) => panelCalled(title, { look }).targets.map(({ expr }) => expr);
    expect(queries('Share of requests that fail')[0]).toMatch(/\[10m\].*> 77\)/);
    expect(queries('Share of requests that fail, candidate less stable')[0]).toMatch(/\[10m\].*> 88\)/);
  });

  it('draws the bounds of what is bad when it is low from below', () => {
    const panels = panelsOf(serviceDashboard(input())).filter(({ title }) => title === 'Requests per second');
    expect(panels.map(({ fieldConfig }) => fieldConfig.defaults.thresholds.steps.slice(1))).toContainEqual([
      { color: 'red', value: 5 },
      { color: 'orange', value: 10 },
    ]);
  });

  it('draws one line where both bounds are the same', () => {
    const dashboard = serviceDashboard(input({ objectives: [Objective.latency()] }));
    const panel = panelsOf(dashboard).find(({ title }) => title === 'P99 of the duration')!;
    expect(panel.fieldConfig.defaults.thresholds.steps.slice(1)).toEqual([{ color: 'red', value: 500 }]);
  });

  it('has one line where all versions share the value', () => {
    const panel = panelCalled("Share of postgres's usable connections in use");
    expect(panel.targets.map(({ legendFormat }) => legendFormat)).toEqual(['database']);
  });

  it('compares the candidate with what is live, whichever slot that is', () => {
    const compared = (live: 'blue' | 'green') =>
      panelsOf(serviceDashboard(input({ live }))).find(({ title }) => title.endsWith('candidate less stable'))!;
    const [blue, green] = [compared('blue').targets[0]!, compared('green').targets[0]!];
    expect(blue.legendFormat).toBe('v2.5.0 against v2.4.0');
    expect(green.legendFormat).toBe('v2.4.0 against v2.5.0');
    expect(blue.expr.indexOf('v2\\\\.5\\\\.0')).toBeLessThan(blue.expr.indexOf('v2\\\\.4\\\\.0'));
    expect(green.expr.indexOf('v2\\\\.4\\\\.0')).toBeLessThan(green.expr.indexOf('v2\\\\.5\\\\.0'));
  });

  it('is left out while there is nothing to compare with', () => {
    const alone = serviceDashboard(input({ versions: [watched('blue', 'v2.4.0')] }));
    expect(panelsOf(alone).filter(({ title }) => title.includes('candidate'))).toEqual([]);
  });
});

describe('a dashboard', () => {
  it('is valid by the types that Grafana makes from its schema, and would not be with what they do not know', () => {
    const valid = telemetries.map((telemetry) => dashboardText(serviceDashboard(input({ telemetry }))));
    const wrong: [string, string][] = [
      ['"mode": "line"', '"mode": "lines"'],
      ['"fixedColor"', '"fixedColour"'],
      ['"graphTooltip"', '"graphTooltips"'],
      ['"legendFormat"', '"legend"'],
      ['"showLegend"', '"legendShown"'],
      ['"schemaVersion": 39', '"schemaVersion": "39"'],
      ['"refId": "A"', '"ref": "A"'],
      ['"titleFormat"', '"title"'],
      ['"sort": 1', '"sort": 99'],
    ];
    const invalid = wrong.map(([there, instead]) => valid[0]!.replaceAll(there, instead));
    expect(invalid).not.toContain(valid[0]);
    const complaints = grafanaComplaints([...valid, ...invalid]);
    expect(complaints.slice(0, valid.length)).toEqual(valid.map(() => []));
    const letThrough = wrong.filter((_, index) => complaints[valid.length + index]!.length === 0);
    expect(letThrough).toEqual([]);
  }, 60_000);

  it('has the same bytes for the same input, and its keys in order', () => {
    const text = dashboardText(serviceDashboard(input()));
    expect(dashboardText(serviceDashboard(input()))).toBe(text);
    expect(Object.keys(JSON.parse(text) as object)).toEqual(Object.keys(JSON.parse(text) as object).sort());
  });

  it('is found again: a uid of at most 40 characters that names service and namespace', () => {
    const uid = dashboardUid('checkout', 'shop');
    expect(uid).toMatch(/^cutover-[0-9a-f]{24}$/);
    expect(serviceDashboard(input()).uid).toBe(uid);
    expect(dashboardUid('shop', 'checkout')).not.toBe(uid);
    expect(serviceDashboard(input({ uid: 'mine' })).uid).toBe('mine');
  });

  it('keeps the id of a panel when others around it come and go', () => {
    const idOf = (dashboard: DashboardModel, title: string) =>
      panelsOf(dashboard).find((panel) => panel.title === title)!.id;
    const few = serviceDashboard(input({ objectives: objectives().slice(2, 3), databases: [], budgets: [] }));
    const title = "Share of postgres's usable connections in use";
    expect(idOf(few, title)).toBe(idOf(serviceDashboard(input()), title));
  });

  it('has panels that do not lie on each other, each with an id of its own', () => {
    const { panels } = serviceDashboard(input());
    expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
    const cells = panels.flatMap(({ gridPos: { x, y, w, h } }) =>
      Array.from({ length: w * h }, (_, cell) => `${x + (cell % w)},${y + Math.floor(cell / w)}`),
    );
    expect(new Set(cells).size).toBe(cells.length);
    expect(panels.every(({ gridPos }) => gridPos.x + gridPos.w <= 24)).toBe(true);
  });

  it('marks the stages of releases', () => {
    expect(serviceDashboard(input()).annotations.list).toMatchObject([
      { expr: 'cutover:release_stage:info{service="checkout",namespace="shop"}', titleFormat: '{{stage}}' },
    ]);
  });

  it('draws the lines of a version in the colour of its slot, wherever they are', () => {
    const [, , latency] = panelsOf(serviceDashboard(input()));
    const colourOf = (legend: string) =>
      latency!.fieldConfig.overrides
        .filter(({ matcher }) => new RegExp(matcher.options.slice(1, -1)).test(legend))
        .map(({ properties }) => properties[0]!.value.fixedColor);
    expect(colourOf('v2.4.0')).toEqual(['blue']);
    expect(colourOf('p99 v2.5.0')).toEqual(['green']);
    expect(colourOf('p99 green v2.5.0')).toEqual(['green']);
    expect(colourOf('green v2.5.0')).toEqual(['green']);
    expect(colourOf('v2x4x0')).toEqual([]);
    expect(colourOf('v2.4.0-rc1')).toEqual([]);
  });

  it('shows what is left of an error budget, below 0 too', () => {
    const { min, unit } = panelCalled('Error budget left of checkout-availability').fieldConfig.defaults;
    expect([min, unit]).toEqual([undefined, 'percentunit']);
  });
});

function panelsOf(dashboard: DashboardModel): Panel[] {
  return dashboard.panels.filter((panel): panel is Panel => panel.type === 'timeseries');
}

function panelCalled(title: string, props: Partial<DashboardInput> = {}): Panel {
  const panel = panelsOf(serviceDashboard(input(props))).find((each) => each.title === title);
  if (panel === undefined) throw new Error(`no panel is called ${title}`);
  return panel;
}

function queriesOf(dashboard: DashboardModel): string[] {
  const labels = dashboard.templating.list.flatMap((variable) =>
    variable.type === 'query' ? [variable.definition.replace(/^label_values\((.*), \w+\)$/s, '$1')] : [],
  );
  const stages = dashboard.annotations.list.map(({ expr }) => expr);
  return [...panelsOf(dashboard).flatMap(({ targets }) => targets.map(({ expr }) => expr)), ...stages, ...labels];
}

function isPromql(query: string): boolean {
  const filled = query.replaceAll('$__rate_interval', '2m').replaceAll('$version', '.*');
  let valid = filled.trim() !== '' && !filled.includes('$__');
  parser.parse(filled).iterate({
    enter: ({ type }) => {
      if (type.isError) valid = false;
    },
  });
  return valid;
}
