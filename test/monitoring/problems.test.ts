import { Blackbox } from '../../lib/monitoring/blackbox';
import { Monitoring, type MonitoringProps } from '../../lib/monitoring/monitoring';
import { monitoringProblems, type MonitoringContext } from '../../lib/monitoring/problems';
import { Scrape } from '../../lib/monitoring/scrape';
import { Tracing } from '../../lib/monitoring/tracing';
import { context } from './sample';

const url = 'https://shop.example.com/health';

function problems(props: MonitoringProps, given: Partial<MonitoringContext> = {}) {
  return monitoringProblems(Monitoring.of(props), context(given), { construct: 'checkout' });
}

function givenIn(props: MonitoringProps, given: Partial<MonitoringContext> = {}): string[] {
  return problems(props, given).map((problem) => `${problem.severity} ${problem.at.field} ${problem.given}`);
}

describe('monitoring that works', () => {
  it('has no problems', () => {
    const tracing = Tracing.istio({ provider: 'zipkin', sampling: 100 });
    const probe = Blackbox.http({ url, prober: 'blackbox.monitoring.svc:19115', interval: 5 });
    expect(problems({ scrape: Scrape.merged({ port: 'metrics' }), tracing, probe })).toEqual([]);
    expect(problems({ scrape: Scrape.merged() }, { guarded: true })).toEqual([]);
    expect(problems({ scrape: Scrape.port('metrics') })).toEqual([]);
    expect(problems({ scrape: Scrape.port('metrics') }, { guarded: true, sidecar: 'none' })).toEqual([]);
    expect(problems({}, { scrapeInterval: 600, sidecar: 'none' })).toEqual([]);
  });

  it.each(['blackbox', 'blackbox.monitoring.svc.cluster.local', '10.0.0.1:9115'])('may ask through %s', (prober) => {
    expect(problems({ probe: Blackbox.http({ url, prober }) })).toEqual([]);
  });
});

describe('scraping', () => {
  it.each([Scrape.port('mertics'), Scrape.merged({ port: 'mertics' })])(
    'is refused at a port that no container has',
    (scrape) => {
      expect(problems({ scrape })).toMatchObject([
        {
          id: 'monitoring',
          severity: 'error',
          given: 'port "mertics"',
          allowed: 'a port of the containers: http, metrics',
        },
      ]);
    },
  );

  it.each(['metrics', '', '/a b'])('is refused at the path %j', (path) => {
    expect(givenIn({ scrape: Scrape.port('metrics', path) })).toEqual([
      `error monitoring.scrape path ${JSON.stringify(path)}`,
    ]);
  });

  it('of merged metrics is refused without a proxy', () => {
    expect(givenIn({ scrape: Scrape.merged() }, { sidecar: 'none' })).toEqual([
      'error monitoring.scrape merged metrics of a pod without a proxy',
    ]);
  });

  it('past the proxy is warned of where only identities of the mesh are let in', () => {
    expect(givenIn({ scrape: Scrape.port('metrics') }, { guarded: true })).toEqual([
      'warning monitoring.scrape port metrics of a service that lets in only identities of the mesh',
    ]);
  });

  it.each([
    [4, false],
    [5, true],
    [30, true],
    [31, false],
  ])('every %i s fits windows of two minutes and more: %s', (scrapeInterval, fits) => {
    const found = problems({ scrape: Scrape.merged() }, { scrapeInterval });
    expect(found).toHaveLength(fits ? 0 : 1);
    if (!fits) expect(found[0]!.allowed).toBe('from 5 s to 30 s, a quarter of the shortest window, 120 s');
  });

  it('has no upper limit without objectives, and none that fits a window of less than 20 s', () => {
    expect(problems({ scrape: Scrape.merged() }, { windows: [], scrapeInterval: 300 })).toEqual([]);
    expect(problems({ scrape: Scrape.merged() }, { windows: [], scrapeInterval: 4 })).toMatchObject([
      { allowed: 'at least 5 s' },
    ]);
    expect(problems({ scrape: Scrape.merged() }, { windows: [16], scrapeInterval: 5 })).toMatchObject([
      { fix: 'use a longer window' },
    ]);
  });
});

describe('tracing', () => {
  it.each([-0.1, 100.1, NaN])('is refused with a sampling of %d', (sampling) => {
    expect(givenIn({ tracing: Tracing.istio({ provider: 'zipkin', sampling }) })).toEqual([
      `error monitoring.tracing sampling ${sampling}`,
    ]);
  });

  it('is refused without a provider and without a proxy, both at once', () => {
    expect(givenIn({ tracing: Tracing.istio({ provider: ' ' }) }, { sidecar: 'none' })).toEqual([
      'error monitoring.tracing a provider without a name',
      'error monitoring.tracing traces of a pod without a proxy',
    ]);
  });
});

describe('a synthetic check', () => {
  it.each(['shop.example.com/health', 'ftp://shop.example.com', ''])('is refused with the URL %j', (wrong) => {
    expect(givenIn({ probe: Blackbox.http({ url: wrong }) })).toEqual([
      `error monitoring.probe url ${JSON.stringify(wrong)}`,
    ]);
  });

  it.each(['http://blackbox:9115', 'blackbox:0', 'blackbox:65536', 'blackbox:http', '-x', 'a..b', ''])(
    'is refused with the prober %j, which the operator drops',
    (prober) => {
      expect(givenIn({ probe: Blackbox.http({ url, prober }) })).toEqual([
        `error monitoring.probe prober ${JSON.stringify(prober)}`,
      ]);
    },
  );

  it('is refused without a module, and when it asks too often', () => {
    expect(givenIn({ probe: Blackbox.http({ url, module: '', interval: 4 }) })).toEqual([
      'error monitoring.probe a module without a name',
      'error monitoring.probe a question every 4 s',
    ]);
  });
});

test('labels of monitors are ones that the API server takes', () => {
  const found = problems({}, { monitorLabels: { 'a b': 'ok', release: 'not ok' } });
  expect(found.map(({ id, at }) => [id, at.field])).toEqual([
    ['name', 'monitorLabels'],
    ['name', 'monitorLabels.release'],
  ]);
});
