import { BlueGreen, Platform } from 'cutover';
import { ReleaseStages, cutoverMatchers, expectStageChange } from 'cutover/testing';
import { checkout } from './service';

expect.extend(cutoverMatchers);

const stages = new ReleaseStages({
  service: 'checkout',
  live: 'green',
  slots: { green: { version: 'v1' }, blue: { version: 'v2' } },
  namespace: 'shop',
  platform: Platform.of({ gateways: ['istio-system/public'] }),
  build: (chart, release) => new BlueGreen(chart, 'checkout', { release, ...checkout }),
});

describe("guide 001's release of the checkout service", () => {
  it('starts with no traffic for the new version, which is in blue', () => {
    expect(stages.at('preview')).toDivideTraffic({ green: 100, blue: 0 });
  });

  it('moves all traffic in one step, and changes nothing else', () => {
    expect(stages.at('shift-100')).toDivideTraffic({ blue: 100, green: 0 });
    expectStageChange(stages.at('preview'), stages.at('shift-100')).toBeOnly([
      'VirtualService shop/checkout spec.http[0].route[0].weight',
      'VirtualService shop/checkout spec.http[0].route[1].weight',
    ]);
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
