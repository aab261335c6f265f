import { documentsOf, resourcesOf } from '../../bench/documents';
import { playedServices } from '../../bench/play';

describe('the baseline of the benchmark', () => {
  const services = playedServices(1);
  const plain = documentsOf('plain-one-chart', services);

  it('has every object of a service at shift-10', () => {
    expect([...plain.keys()]).toEqual([
      'Deployment team-0/service0-blue',
      'Deployment team-0/service0-green',
      'DestinationRule team-0/service0',
      'HorizontalPodAutoscaler team-0/service0-blue',
      'HorizontalPodAutoscaler team-0/service0-green',
      'PodDisruptionBudget team-0/service0-blue',
      'PodDisruptionBudget team-0/service0-green',
      'Service team-0/service0',
      'Service team-0/service0-blue',
      'Service team-0/service0-green',
      'ServiceAccount team-0/service0',
      'VirtualService team-0/service0',
    ]);
  });

  it.each(['chart-per-service', 'one-chart'] as const)('is the same, object by object, as %s', (layout) => {
    expect(documentsOf(layout, services)).toEqual(plain);
  });
});

describe('the baseline of a service that is watched', () => {
  const services = playedServices(2);
  const plain = documentsOf('plain-watched', services);

  it('has all that watches it beside the objects of a service', () => {
    const unwatched = [...documentsOf('plain-one-chart', services).keys()];
    expect([...plain.keys()].filter((name) => !unwatched.includes(name) && name.includes('service1'))).toEqual([
      'AnalysisRun team-1/service1-v2-5-0-shift-10-1',
      'AnalysisTemplate team-1/service1-gates',
      'ConfigMap team-1/service1-dashboard',
      'PodMonitor team-1/service1',
      'Probe team-1/service1-health',
      'PrometheusRule team-1/service1-release',
      'PrometheusRule team-1/service1-stage',
    ]);
  });

  it('is the same, object by object, as watched-per-service, also for a service that it was not made of', () => {
    expect(documentsOf('watched-per-service', services)).toEqual(plain);
  });
});

describe('the baseline of components of Pulumi', () => {
  const services = playedServices(2);

  it('is the same, resource by resource and with its options, as pulumi-components', async () => {
    const plain = await resourcesOf('plain-resources', services);
    expect(plain.size).toBe(24);
    expect(await resourcesOf('pulumi-components', services)).toEqual(plain);
  });
});
