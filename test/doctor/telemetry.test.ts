import fc from 'fast-check';
import { judgeClocks, skewOf } from '../../lib/doctor/clocks';
import { accessQuestions, judgeRights } from '../../lib/doctor/rights';
import { judgeScraping, judgeSeries, metricText, metricsRead, upOf, type Scraped } from '../../lib/doctor/telemetry';

describe('series that gates read', () => {
  const run = (...queries: readonly string[]) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AnalysisRun',
    metadata: { name: 'shop-v2-shift-50-1' },
    spec: {
      metrics: [...queries.map((query) => ({ provider: { prometheus: { query } } })), { provider: { job: {} } }],
    },
  });

  it('are told by whose they are, and not by what became of requests or by version', () => {
    const query =
      'sum(rate(istio_requests_total{destination_service_namespace="shop",destination_version="v2",response_code=~"5.."}[2m])) / sum(rate(istio_requests_total{destination_service_namespace="shop"}[2m]))';
    expect(metricsRead([run(query, query)]).map(metricText)).toEqual([
      'istio_requests_total{destination_service_namespace="shop"}',
    ]);
  });

  it('are not alerts, which are series only while they fire, and of analyses alone', () => {
    const rule = { ...run('up'), kind: 'PrometheusRule' };
    expect(metricsRead([run('ALERTS{alertstate="firing"}'), rule])).toEqual([]);
  });

  it('are well, not there for us yet, or not measured at all', () => {
    const read = { metric: 'up', matchers: [] };
    expect(judgeSeries([{ read, seen: 'ours' }])).toMatchObject([{ verdict: 'ok' }]);
    expect(judgeSeries([{ read, seen: 'others' }])).toMatchObject([{ verdict: 'warning' }]);
    expect(judgeSeries([{ read, seen: 'nobody' }])).toMatchObject([
      { verdict: 'failed', seen: 'up has no series at all' },
    ]);
  });
});

describe('scraping', () => {
  const judge = (facts: Partial<Scraped>) =>
    judgeScraping(
      {
        namespace: 'shop',
        service: 'shop',
        ready: ['shop-blue-1', 'shop-green-1'],
        up: new Map([
          ['shop-blue-1', true],
          ['shop-green-1', true],
        ]),
        scrapes: [8, 8],
        monitored: true,
        ...facts,
      },
      15,
    );

  it('is well with every pod, as often as the platform says, and with one scrape lost', () => {
    expect([judge({}).verdict, judge({ scrapes: [7] }).verdict, judge({ scrapes: [] }).verdict]).toEqual([
      'ok',
      'ok',
      'ok',
    ]);
  });

  it('fails where it is rarer, and says how often it is', () => {
    expect(judge({ scrapes: [8, 4] })).toMatchObject({
      verdict: 'failed',
      seen: 'shop/shop: 4 scrapes in 120 s, platform.yaml says one in 15 s',
      mend: 'say prometheus.scrapeInterval: 30, or scrape as often',
    });
  });

  it('fails for a pod that is left out or does not answer, where it is our monitor that asks for it', () => {
    expect(judge({ up: new Map([['shop-blue-1', false]]) })).toMatchObject({
      verdict: 'failed',
      seen: 'shop/shop: 1 of 2 ready pods are not scraped (shop-green-1), 1 do not answer the scrape (shop-blue-1)',
    });
    expect(judge({ up: new Map(), monitored: false }).verdict).toBe('warning');
    expect(judge({ ready: [] }).verdict).toBe('not known');
  });

  it('asks for the pods of the service alone', () => {
    expect(upOf('shop', 'shop')).toBe('up{namespace="shop",pod=~"shop-(blue|green)-[a-z0-9]+-[a-z0-9]+"}');
  });
});

describe('clocks', () => {
  const clock = (says: number, took = 0.2) => ({
    of: 'the API server',
    says,
    exact: 1,
    asked: 1000,
    answered: 1000 + took,
  });

  it('agree as far as a header of whole seconds and the time of the answer can tell', () => {
    const bounded = fc.record({
      took: fc.double({ min: 0, max: 15, noNaN: true }),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
    });
    fc.assert(fc.property(bounded, ({ took, at }) => skewOf(clock(Math.floor(1000 + at * took), took)) === 0));
  });

  it('are apart by what is sure: a warning from five seconds on, and wrong from thirty', () => {
    expect(judgeClocks([clock(1004)])).toMatchObject([{ verdict: 'ok' }]);
    expect(judgeClocks([clock(1010)])).toMatchObject([
      { verdict: 'warning', seen: expect.stringContaining('9.8 s ahead of') },
    ]);
    expect(judgeClocks([clock(900)])).toMatchObject([
      { verdict: 'failed', seen: expect.stringContaining('99.0 s behind') },
    ]);
    expect(judgeClocks([])).toMatchObject([{ verdict: 'not known' }]);
  });
});

describe('rights', () => {
  const rights = [
    {
      apiGroup: 'apps',
      resource: 'deployments/scale',
      verbs: ['get', 'patch'],
      namespace: 'shop',
      names: ['shop-blue'],
      why: 'the way back',
    },
    { apiGroup: '', resource: 'pods', verbs: ['list'], namespace: 'shop', why: 'what is there' },
    { apiGroup: '', resource: 'pods', verbs: ['list'], namespace: 'shop', why: 'what became of it' },
  ];

  it('are asked for one by one, each once', () => {
    expect(accessQuestions(rights)).toEqual([
      {
        verb: 'get',
        group: 'apps',
        resource: 'deployments',
        subresource: 'scale',
        namespace: 'shop',
        name: 'shop-blue',
      },
      {
        verb: 'patch',
        group: 'apps',
        resource: 'deployments',
        subresource: 'scale',
        namespace: 'shop',
        name: 'shop-blue',
      },
      { verb: 'list', group: '', resource: 'pods', namespace: 'shop' },
    ]);
  });

  it('that are missing are named together, by what they are for', () => {
    const [get, patch, list] = accessQuestions(rights);
    const answers = [
      { question: get!, allowed: false },
      { question: patch!, allowed: false },
      { question: list!, allowed: true },
    ];
    expect(judgeRights('actor', answers)).toMatchObject([
      { verdict: 'failed', seen: 'actor may not get, patch deployments/scale.apps shop-blue in shop' },
    ]);
    expect(judgeRights('actor', answers.slice(2))).toMatchObject([{ verdict: 'ok' }]);
  });

  it('at an engine of which nobody said what it applies are not known, and not counted among those that are there', () => {
    const [, , list] = accessQuestions(rights);
    expect(judgeRights('actor', [{ question: list!, allowed: true }], 'argo-cd')).toMatchObject([
      { verdict: 'ok', seen: 'actor may do all of 1 things beside those of Argo CD' },
      {
        verdict: 'not known',
        seen: 'what actor may do at Argo CD: nobody named the Application that applies the release',
        mend: 'name it: --application argocd/checkout',
      },
    ]);
    expect(judgeRights('actor', [{ question: list!, allowed: false }], 'flux')).toMatchObject([
      { verdict: 'failed' },
      {
        verdict: 'not known',
        seen: 'what actor may do at Flux: nobody named the namespace of the Kustomizations, and the GitRepository',
        mend: 'name them: --application flux-system/checkout',
      },
    ]);
  });
});
