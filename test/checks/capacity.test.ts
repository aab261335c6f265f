import { JsonPatch } from 'cdk8s';
import { capacity } from '../../lib/checks/capacity';
import { Capacity } from '../../lib/service/capacity';
import { deployment, found, object, synthesisOf, withObjects, type Scenario } from './fixtures';

const AUTOSCALED = { capacity: Capacity.autoscaled({ min: 2, max: 4 }) };
const AUTOSCALER = 'HorizontalPodAutoscaler';

/** A release with an autoscaler that was patched. */
const autoscaled = (patches: Scenario['patches']): Scenario => ({ service: AUTOSCALED, patches });

/** A release whose budget was replaced. */
const budget = (bounds: object, service: Scenario['service'] = {}): Scenario => ({
  service,
  patches: {
    PodDisruptionBudget: [
      JsonPatch.replace('/spec', { ...bounds, selector: { matchLabels: { 'cutover.dev/slot': 'blue' } } }),
    ],
  },
});

describe('capacity of autoscalers', () => {
  test('says that the least is above the most', () => {
    const scenario = autoscaled({ [AUTOSCALER]: [JsonPatch.replace('/spec/minReplicas', 9)] });
    expect(found(capacity, synthesisOf(scenario))).toEqual([
      expect.objectContaining({
        id: 'capacity',
        severity: 'error',
        at: {
          construct: 'shop/checkout/HorizontalPodAutoscaler-blue',
          object: 'HorizontalPodAutoscaler shop/checkout-blue',
          field: 'spec.minReplicas',
        },
        given: 'minReplicas 9, maxReplicas 4',
        allowed: 'a least number that is not above the most',
        fix: 'lower minReplicas, or raise maxReplicas to 9',
      }),
    ]);
  });

  test('says that replicas have a second owner', () => {
    const scenario = autoscaled({ Deployment: [JsonPatch.add('/spec/replicas', 3)] });
    expect(found(capacity, synthesisOf(scenario))).toEqual([
      expect.objectContaining({
        at: {
          construct: 'shop/checkout/Deployment-blue',
          object: 'Deployment shop/checkout-blue',
          field: 'spec.replicas',
        },
        given: 'replicas 3 beside HorizontalPodAutoscaler checkout-blue',
        allowed: 'no replicas where an autoscaler decides: each sync would take back its decision',
        fix: 'leave replicas out, or remove the autoscaler',
      }),
    ]);
  });

  test('lets 0 replicas switch the autoscaler off', () => {
    const scenario = autoscaled({ Deployment: [JsonPatch.add('/spec/replicas', 0)] });
    expect(found(capacity, synthesisOf(scenario))).toEqual([]);
  });

  test('says which containers have no request to take a share of', () => {
    const more = { name: 'exporter', image: 'exporter', resources: { requests: { memory: '1Gi' } } };
    const scenario = autoscaled({ Deployment: [JsonPatch.add('/spec/template/spec/containers/-', more)] });
    expect(found(capacity, synthesisOf(scenario))).toEqual([
      expect.objectContaining({
        at: {
          construct: 'shop/checkout/Deployment-blue',
          object: 'Deployment shop/checkout-blue',
          field: 'spec.template.spec.containers',
        },
        given: 'no cpu request in exporter',
        allowed: 'one in every container: HorizontalPodAutoscaler checkout-blue aims at a share of the cpu requested',
        fix: 'give it resources.requests.cpu',
      }),
    ]);
  });

  test('takes a limit for a request, and asks for none where no share is aimed at', () => {
    const limited = { name: 'exporter', image: 'exporter', resources: { limits: { cpu: '1' } } };
    const patches = { Deployment: [JsonPatch.add('/spec/template/spec/containers/-', limited)] };
    expect(found(capacity, synthesisOf(autoscaled(patches)))).toEqual([]);
    const absolute = {
      Deployment: [JsonPatch.remove('/spec/template/spec/containers/0/resources/requests/cpu')],
      [AUTOSCALER]: [JsonPatch.replace('/spec/metrics/0/resource/target', { type: 'AverageValue', averageValue: '1' })],
    };
    expect(found(capacity, synthesisOf(autoscaled(absolute)))).toEqual([]);
  });
});

describe('capacity for node drains', () => {
  test('warns of a budget that lets no pod go', () => {
    expect(found(capacity, synthesisOf(budget({ maxUnavailable: 0 })))).toEqual([
      expect.objectContaining({
        id: 'capacity',
        severity: 'warning',
        at: {
          construct: 'shop/checkout/PodDisruptionBudget-blue',
          object: 'PodDisruptionBudget shop/checkout-blue',
          field: 'spec.maxUnavailable',
        },
        given: 'maxUnavailable 0: no pod may ever be moved',
        allowed: 'at least one pod that a node drain may take',
        fix: 'such as maxUnavailable: 1',
      }),
    ]);
  });

  test.each([
    [{ minAvailable: 2 }, 'minAvailable 2 of at most 2 pods: no pod may ever be moved'],
    [{ minAvailable: '51%' }, 'minAvailable 51% of at most 2 pods: no pod may ever be moved'],
    [{ maxUnavailable: '0%' }, 'maxUnavailable 0%: no pod may ever be moved'],
  ])('warns of %j for two pods', (bounds, given) => {
    expect(found(capacity, synthesisOf(budget(bounds)))).toMatchObject([{ severity: 'warning', given }]);
  });

  test.each([{ minAvailable: 1 }, { minAvailable: '50%' }, { maxUnavailable: '1%' }, { maxUnavailable: 1 }])(
    'is content with %j for two pods',
    (bounds) => expect(found(capacity, synthesisOf(budget(bounds)))).toEqual([]),
  );

  test('says that a patch left a budget of both kinds', () => {
    const patches = { PodDisruptionBudget: [JsonPatch.add('/spec/minAvailable', 1)] };
    expect(found(capacity, synthesisOf({ patches }))).toMatchObject([
      { severity: 'error', at: { field: 'spec.minAvailable' }, given: 'minAvailable beside maxUnavailable' },
    ]);
  });

  test('counts the most pods that an autoscaler may give', () => {
    expect(found(capacity, synthesisOf(budget({ minAvailable: 3 }, AUTOSCALED)))).toEqual([]);
    expect(found(capacity, synthesisOf(budget({ minAvailable: 4 }, AUTOSCALED)))).toMatchObject([
      { given: 'minAvailable 4 of at most 4 pods: no pod may ever be moved' },
    ]);
  });

  test('counts one pod where nothing is said, and says nothing of pods that are elsewhere or stopped', () => {
    const legacy = object('policy/v1', 'PodDisruptionBudget', 'legacy', {
      spec: { minAvailable: 1, selector: { matchLabels: { app: 'legacy' } } },
    });
    const count = (...others: Parameters<typeof withObjects>[1][]): number =>
      found(capacity, withObjects(synthesisOf(), legacy, ...others)).length;
    expect([count(), count(deployment('legacy', 'legacy')), count(deployment('legacy', 'legacy', 0))]).toEqual([
      0, 1, 0,
    ]);
  });
});
