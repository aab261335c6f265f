import { BlueGreen, Platform } from 'cutover';
import { ReleaseStages, cutoverMatchers, expectStageChange } from 'cutover/testing';
import { checkout } from './service';

expect.extend(cutoverMatchers);

const stages = new ReleaseStages({
  service: 'checkout',
  live: 'green',
  slots: { green: { version: 'v1' }, blue: { version: 'v2' } },
  namespace: 'shop',
  platform: Platform.of({
    gateways: ['istio-system/public'],
    prometheus: { scrapeInterval: 15 },
    gateImages: { smoke: `registry.test/curl@sha256:${'0'.repeat(64)}` },
  }),
  build: (chart, release) => new BlueGreen(chart, 'checkout', { release, ...checkout }),
});

interface Workload {
  readonly template: { readonly metadata: { readonly annotations: Readonly<Record<string, string>> } };
}

/** What watches a stage is another at the next one. */
function watchedAnew(from: string, to: string): string[] {
  const run = 'AnalysisRun shop/checkout-v2';
  return [`- ${run}-${from}-1`, `+ ${run}-${to}-1`, 'PrometheusRule shop/checkout-stage'];
}

describe("guide 001's release of the checkout service", () => {
  it('starts with no traffic for the new version, which is in blue', () => {
    expect(stages.at('preview')).toDivideTraffic({ green: 100, blue: 0 });
  });

  it('moves all traffic in one step, and changes nothing else but what watches the stage', () => {
    expect(stages.at('shift-100')).toDivideTraffic({ blue: 100, green: 0 });
    expectStageChange(stages.at('preview'), stages.at('shift-100')).toBeOnly([
      'VirtualService shop/checkout spec.http[0].route[0].weight',
      'VirtualService shop/checkout spec.http[0].route[1].weight',
      ...watchedAnew('preview', 'shift-100'),
    ]);
  });

  it('has the proxies of v2 keep the bounds of its p99, 800 ms and 2 s', () => {
    const pods = stages.at('preview').object('Deployment', 'checkout-blue').spec as Workload;
    expect(pods.template.metadata.annotations['sidecar.istio.io/statsHistogramBuckets']).toMatch(
      /,800,1000,2000,2500,/,
    );
  });

  it('sends a request from the shop to v2 before the first of its users does: the missing CORS header of the guide', () => {
    const run = JSON.stringify(stages.at('preview').object('AnalysisRun', 'checkout-v2-preview-1').spec);
    expect(run).toContain('http://checkout-blue.shop.svc.cluster.local:80/health-check');
    expect(run).toContain('https://shop.example.com');
  });

  it('watches the hold of ten minutes at once, and goes back at 5 % of errors for two minutes', () => {
    const { metrics } = stages.at('shift-100').object('AnalysisRun', 'checkout-v2-shift-100-1').spec as {
      metrics: { name: string }[];
    };
    const errors = metrics.find(({ name }) => name === 'error-ratio');
    expect(errors).toMatchObject({
      initialDelay: '2m',
      count: 17,
      failureCondition: 'len(result) == 1 && result[0] >= 5',
    });
    expect(JSON.stringify(errors)).toContain('>= 0.05))[150s:30s]');
    const end = metrics.find(({ name }) => name === 'error-ratio-at-the-end');
    expect(end).toMatchObject({
      initialDelay: '10m',
      count: 1,
      successCondition: 'len(result) == 1 && result[0] < 0.5',
    });
  });

  it('watches for ten minutes and keeps v1 for an hour', () => {
    expect(stages.plan.names).toEqual(['preview', 'shift-100', 'soak', 'retire']);
    expect(stages.plan.stage('shift-100')).toMatchObject({ hold: 600 });
    expect(stages.plan.stage('soak')).toMatchObject({ hold: 3600 });
  });

  it('gives the label env=prod to the Deployment that is promoted, on its own metadata and not on its pods', () => {
    expectStageChange(stages.at('shift-100'), stages.at('soak'))
      .toBeOnly([
        'Deployment shop/checkout-green metadata.labels.env',
        'Deployment shop/checkout-blue metadata.labels.env',
        ...watchedAnew('shift-100', 'soak'),
      ])
      .toRestartNothing();
    expect(stages.at('soak')).toHaveObject('Deployment', 'checkout-blue', { metadata: { labels: { env: 'prod' } } });
  });

  it('asks /ready and /live, and stops when pods are not ready within 180 s', () => {
    expect(stages.at('idle')).toHaveObject('Deployment', 'checkout-green', {
      spec: {
        progressDeadlineSeconds: 180,
        template: {
          spec: {
            containers: [
              { readinessProbe: { httpGet: { path: '/ready' } }, livenessProbe: { httpGet: { path: '/live' } } },
            ],
          },
        },
      },
    });
  });

  it('takes the label back with the traffic', () => {
    expect(stages.at('soak').inverse.map((step) => (step.kind === 'apply' ? step.name : step.kind))).toEqual([
      'route',
      'settle',
    ]);
    expect(stages.rollbackFrom('soak')).toHaveObject('Deployment', 'checkout-green', {
      metadata: { labels: { env: 'prod' } },
    });
  });
});
