import { documentsOf } from '../../bench/documents';
import { playedServices } from '../../bench/play';

describe('the baseline of the benchmark', () => {
  const services = playedServices(1);
  const plain = documentsOf('plain-one-chart', services);

  it('has every object of a service at shift-10', () => {
    expect([...plain.keys()]).toEqual([
      'Deployment team-0/service-0-blue',
      'Deployment team-0/service-0-green',
      'DestinationRule team-0/service-0',
      'HorizontalPodAutoscaler team-0/service-0-blue',
      'HorizontalPodAutoscaler team-0/service-0-green',
      'PodDisruptionBudget team-0/service-0-blue',
      'PodDisruptionBudget team-0/service-0-green',
      'Service team-0/service-0',
      'Service team-0/service-0-blue',
      'Service team-0/service-0-green',
      'ServiceAccount team-0/service-0',
      'VirtualService team-0/service-0',
    ]);
  });

  it.each(['chart-per-service', 'one-chart'] as const)('is the same, object by object, as %s', (layout) => {
    expect(documentsOf(layout, services)).toEqual(plain);
  });
});
