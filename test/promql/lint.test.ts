import { lintPromql } from '../../lib/promql/lint';
import type { LintContext } from '../../lib/promql/lint-context';

const context: LintContext = { scrape: 15, kind: 'panel', at: { field: 'query' } };
const A = 'namespace="shop",service="checkout",version="v2"';
const I =
  'reporter=~"source|waypoint",destination_service_namespace="shop",destination_service_name="checkout",destination_version="v2"';

function given(query: string, more: Partial<LintContext> = {}): string[] {
  const problems = lintPromql(query, { ...context, ...more });
  expect(new Set(problems.map(({ id, at }) => `${id} ${at.field ?? ''}`)).size).toBeLessThan(2);
  return problems.map((problem) => `${problem.given} → ${problem.allowed}`);
}

/** A rule, what breaks it with what is said of it, and the same mended. */
const CASES: readonly (readonly [
  rule: string,
  bad: string,
  said: RegExp,
  good: string,
  more?: Partial<LintContext>,
])[] = [
  ['syntax', `sum(rate(a_total{${A}}[2m])`, /the end at character/, `sum(rate(a_total{${A}}[2m]))`],
  ['four scrapes', `rate(a_total{${A}}[59s])`, /59 s of a_total.* → a range of 60 s/, `rate(a_total{${A}}[1m])`],
  ['four scrapes of a gauge', `max_over_time(a{${A}}[30s])`, /30 s of a/, `max_over_time(a{${A}}[60s])`],
  [
    'a range that is known',
    `rate(a_total{${A}}[1m + 1m])`,
    /1m \+ 1m as a length of time → one that is written out/,
    `rate(a_total{${A}}[2m])`,
  ],
  ['a counter', `rate(memory_bytes{${A}}[2m])`, /`rate` of memory_bytes/, `deriv(memory_bytes{${A}}[2m])`],
  [
    'a counter in any function but a native histogram’s',
    `abs(rate(memory_bytes{${A}}[2m]))`,
    /`rate` of memory_bytes/,
    `histogram_count(rate(memory_bytes{${A}}[2m]))`,
  ],
  ['a counter that rises', `increase(memory_bytes{${A}}[2m])`, /`increase` of memory/, `increase(a_sum{${A}}[2m])`],
  [
    'a counter of Envoy',
    'rate(envoy_cluster_outlier_detection_ejections_active{a="b"}[2m])',
    /`rate` of envoy/,
    'rate(envoy_cluster_upstream_cx_overflow{a="b"}[2m])',
  ],
  ['no rate of a sum', `rate(sum(a_total{${A}})[5m:15s])`, /`rate` of a subquery/, `sum(rate(a_total{${A}}[5m]))`],
  [
    'no rate of what is recorded',
    `sum(rate(shop:orders_total{${A}}[5m]))`,
    /`rate` of shop:orders_total, which a rule records → a counter as it is scraped/,
    `sum(shop:orders:rate5m{${A}})`,
  ],
  [
    'no quantile of what is recorded',
    `histogram_quantile(0.9, sum by (le) (increase(shop:a_bucket{${A}}[5m])))`,
    /`increase` of shop:a_bucket, which a rule records/,
    `histogram_quantile(0.9, sum by (le) (shop:a_bucket:rate5m{${A}}))`,
  ],
  ['no irate', `irate(a_total{${A}}[2m])`, /irate/, `rate(a_total{${A}}[2m])`],
  [
    'le in both ways',
    `rate(a_bucket{${A},le="500"}[2m])`,
    /le="500" → the bound as Prometheus writes it/,
    `rate(a_bucket{${A},le=~"500(\\\\.0)?"}[2m])`,
  ],
  [
    'le in both ways, whole',
    `rate(a_bucket{${A},le="1.0"}[2m])`,
    /le="1.0" → the bound as/,
    `rate(a_bucket{${A},le="0.5"}[2m])`,
  ],
  [
    'le in both ways, as expression',
    `rate(a_bucket{${A},le=~"500"}[2m])`,
    /le=~"500" → the bound as/,
    `rate(a_bucket{${A},le="+Inf"}[2m])`,
  ],
  [
    'le of its buckets',
    `rate(a_bucket{${A},le="0.8"}[2m])`,
    /le="0.8" → a bound of its buckets: 0.5, 1/,
    `rate(a_bucket{${A},le="0.5"}[2m])`,
    { bounds: { a: [0.5, 1] } },
  ],
  [
    'le of its buckets before all else',
    `rate(a_bucket{${A},le="800"}[2m])`,
    /le="800" → a bound of its buckets: 500/,
    `rate(a_bucket{${A},le=~"500|500\\\\.0"}[2m])`,
    { bounds: { a: [500] } },
  ],
  [
    'le as it is stored',
    `rate(a_bucket{${A},le="0.50"}[2m])`,
    /le="0.50" → the bound as/,
    `rate(a_bucket{${A},le="0.5"}[2m])`,
  ],
  [
    'le that is a number',
    `rate(a_bucket{${A},le="Inf"}[2m])`,
    /le="Inf" → a number, or \+Inf/,
    `rate(a_bucket{${A},le=""}[2m])`,
  ],
  [
    'le of none',
    `rate(a_bucket{${A},le="0"}[2m])`,
    /le="0" → the bound as/,
    `rate(a_bucket{${A},le=~"0(\\\\.0)?"}[2m])`,
  ],
  [
    'le of its buckets, as expression',
    `rate(a_bucket{${A},le=~"800(\\\\.0)?"}[2m])`,
    /→ a bound of its buckets: 500/,
    `rate(a_bucket{${A},le=~"500(\\\\.0)?"}[2m])`,
    { bounds: { a: [500] } },
  ],
  [
    'one reporter',
    `sum(rate(istio_requests_total{${I.replace(/reporter=~"[^"]*",/, '')}}[2m]))`,
    /→ one side/,
    `sum(rate(istio_requests_total{${I}}[2m]))`,
  ],
  [
    'one reporter and not both',
    `sum(rate(istio_requests_total{${I.replace('waypoint', 'destination')}}[2m]))`,
    /→ one side/,
    `sum(rate(istio_requests_total{${I.replace('=~"source|waypoint"', '="destination"')}}[2m]))`,
  ],
  [
    'a version',
    'sum(rate(http_requests_total{namespace="shop",service="checkout"}[2m]))',
    /→ series of one version, by version too/,
    `sum(rate(http_requests_total{${A}}[2m]))`,
  ],
  [
    'a namespace',
    'up{service="checkout",version="v2"}',
    /by namespace too/,
    'up{namespace="shop",pod=~"checkout-.*",version="v2"}',
  ],
  [
    'a version of the mesh',
    `sum(rate(istio_requests_total{${I.replace(/,destination_version.*/, '')}}[2m]))`,
    /by destination_version too/,
    `sum by (destination_version) (rate(istio_requests_total{${I.replace(/,destination_version.*/, '')}}[2m]))`,
  ],
  [
    'a version of OpenTelemetry',
    'sum(rate(a_count{job="shop/checkout"}[2m]))',
    /by service_version too/,
    'sum(rate(a_count{job="shop/checkout"}[2m]) and on (job, instance) target_info{job="shop/checkout",service_version="v2"})',
  ],
  [
    'a join that joins',
    `sum(rate(a_count{job="shop/checkout"}[2m]) and on () target_info{job="a",service_version="v2"})`,
    /by service_version too/,
    'sum(rate(a_count{job="shop/checkout"}[2m]) * on (job, instance) group_left () target_info{job="shop/checkout",service_version="v2"})',
  ],
  [
    'pods of a namespace',
    'kube_pod_status_ready{pod=~"checkout-.*"}',
    /by namespace too/,
    'kube_pod_status_ready{namespace="shop",pod=~"checkout-.*"}',
  ],
  ['the exporter', 'pg_up', /by a label too/, 'pg_up{server="orders"}'],
  ['what is not excluded', 'pg_up{server!="orders"}', /by a label too/, 'pg_up{server=~"orders"}'],
  [
    'labels of one’s own',
    'kafka_lag{topic="a"}',
    /by group too/,
    'kafka_lag{group="checkout"}',
    { identifiedBy: { kafka_lag: ['group'] } },
  ],
  [
    'one of several labels of one’s own',
    'lag_total{topic="a"}',
    /by group, app_version too/,
    'lag_total{team="checkout"} and on (job, instance) target_info{app_version="v2"}',
    { identifiedBy: { lag_total: [['group', 'team'], 'app_version'] } },
  ],
  [
    'labels of one’s own, or the usual ones',
    'lag_total{namespace="shop",version="v2"}',
    /by group too/,
    `lag_total{${A}}`,
    { identifiedBy: { lag_total: ['group'] } },
  ],
  [
    'a service',
    'sum(rate(http_requests_total{service="checkout"}[2m]))',
    /of one service, by namespace/,
    'sum(rate(http_requests_total{namespace="a",service="b"}[2m]))',
    { scope: 'service' },
  ],
  [
    'one name in a range',
    `max_over_time({__name__=~"a|b",${A}}[2m])`,
    /max_over_time` of .* → one metric/,
    `max_over_time({__name__="a",${A}}[2m])`,
  ],
  [
    'le kept for quantiles',
    `histogram_quantile(0.9, sum(rate(a_bucket{${A}}[2m])))`,
    /of a_bucket without `le`/,
    `histogram_quantile(0.9, sum by (le) (rate(a_bucket{${A}}[2m])))`,
  ],
  [
    'le kept by without',
    `histogram_quantile(0.9, sum without (le) (rate(a_bucket{${A}}[2m])))`,
    /without `le`/,
    `histogram_quantile(0.9, sum without (pod) (rate(a_bucket{${A}}[2m])))`,
  ],
  [
    'le kept, but for native ones',
    `histogram_quantile(0.9, sum by (pod) (rate(a_bucket{${A}}[2m])))`,
    /without `le`/,
    `histogram_quantile(0.9, sum(rate(a{${A}}[2m])))`,
  ],
  [
    'a vector at the end',
    `sum(a{${A}})`,
    /→ a query that ends in `or vector/,
    `(sum(a{${A}})) or vector(NaN)`,
    { kind: 'gate' },
  ],
  [
    'a vector at the end that says nothing or none',
    `sum(a{${A}}) or vector(1)`,
    /→ a query that ends/,
    `sum(a{${A}}) or vector(0)`,
    { kind: 'gate' },
  ],
  [
    'one series',
    `sum by (pod) (a{${A}}) or vector(0)`,
    /→ one series without labels/,
    `max(sum by (pod) (a{${A}})) or vector(0)`,
    { kind: 'gate' },
  ],
  ['RE2: no lookaround', `a{${A},b=~"(?!c).*"}`, /which looks around/, `a{${A},b!~"c.*"}`],
  ['RE2: no back reference', `a{${A},b=~"(c)\\\\1"}`, /refers back/, `a{${A},b=~"cc"}`],
  ['RE2: readable', `a{${A},b=~"c("}`, /cannot be read/, `a{${A},b=~"(?i)c(?P<d>e)"}`],
  ['RE2: escapes', `a{${A},b=~"\\\\y"}`, /the escape \\y/, `a{${A},b=~"\\\\d+\\\\."}`],
  ['a metric', '{}', /{} → a metric/, `{__name__="a",${A}}`],
  ['a metric or a value', '{a="",b=~".*",c!="d"}', /→ a metric/, '{a=~".+",namespace="shop",service="b",version="c"}'],
  ['types of values', `sum(a{${A}}) or 1`, /`or` with 1/, `sum(a{${A}}) or vector(1)`],
];

const rows = CASES.map(([rule, bad, said, good, more = {}]) => [rule, bad, said, good, more] as const);

describe('a query', () => {
  it.each(rows)('is held to %s', (_, bad, said, good, more) => {
    expect(given(bad, more)).toEqual([expect.stringMatching(said)]);
    expect(given(good, more)).toEqual([]);
  });

  it('is told everything that is wrong with it at once, under one id, where it is', () => {
    const problems = lintPromql('irate(a[15s]) or 1', { ...context, kind: 'gate' });
    expect(problems.map((problem) => problem.given)).toEqual([
      '`or` with 1',
      '15 s of a',
      '`irate`, which sees the last two samples alone',
      'a',
      'irate(a[15s]) or 1',
      'irate(a[15s]) or 1',
    ]);
    expect(
      problems.every(({ id, at, severity }) => id === 'promql' && at.field === 'query' && severity === 'error'),
    ).toBe(true);
  });

  it('is not looked at further where it cannot be parsed', () => {
    expect(given('irate(a[1s]) or )', { kind: 'gate' })).toEqual([expect.stringMatching(/^"\)" at character 17/)]);
  });

  it('need not end in a vector when it is no gate’s', () => {
    for (const kind of ['alert', 'panel'] as const) expect(given(`sum by (pod) (a{${A}}) > 3`, { kind })).toEqual([]);
  });

  it('may look at every version where it says so', () => {
    expect(given('sum(rate(a_total{namespace="shop",service="b",version=~".*"}[2m]))')).toEqual([]);
  });

  it.each([
    'a{namespace="{{args.ns}}",service="b",version="c"}',
    'a{namespace="n",service="b",version=~"c{{2}}"}',
    'a{namespace="n",service="b",version="c}}"}',
    `rate(a_total{${A}}[{{args.window}}])`,
  ])('has no braces that Argo Rollouts would fill in: %s', (query) => {
    expect(given(query)).toEqual([expect.stringMatching(/^`[{}]{2}` at character \d+ of .* → no two braces in a row/)]);
  });

  it('may ask for two braces when they are escaped', () => {
    expect(given(String.raw`a{namespace="n",service="b",version="\x7b\x7bc\x7d\x7d"}`)).toEqual([]);
  });
});
