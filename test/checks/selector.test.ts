import { JsonPatch } from 'cdk8s';
import { selector } from '../../lib/checks/selector';
import { Access, Peer } from '../../lib/service/access';
import { Capacity } from '../../lib/service/capacity';
import { deployment, found, object, synthesisOf, withObjects } from './fixtures';

const SLOT = '/spec/selector/cutover.dev~1slot';

describe('selector', () => {
  test('says which label keeps a Service of a release from finding pods', () => {
    const patches = { 'Service-blue': [JsonPatch.replace(SLOT, 'bleu')] };
    expect(found(selector, synthesisOf({ patches }))).toEqual([
      expect.objectContaining({
        id: 'selector',
        severity: 'error',
        at: { construct: 'shop/checkout/Service-blue', object: 'Service shop/checkout-blue', field: 'spec.selector' },
        given:
          'app=checkout, cutover.dev/slot=bleu, which no pod has; pods of Deployment shop/checkout-blue have cutover.dev/slot=blue',
        allowed: 'labels that pods of the release have',
        fix: "correct the selector, or the labels of the pods; did you mean 'blue'?",
      }),
    ]);
  });

  test('says which label is missing altogether', () => {
    const patches = { PodDisruptionBudget: [JsonPatch.add('/spec/selector/matchLabels/tier', 'web')] };
    const [problem] = found(selector, synthesisOf({ patches }));
    expect(problem).toMatchObject({
      at: { object: 'PodDisruptionBudget shop/checkout-blue', field: 'spec.selector' },
      given: expect.stringMatching(/tier=web, which no pod has; pods of .* have no tier$/),
      fix: 'correct the selector, or the labels of the pods',
    });
  });

  test('says that a selector is another than the one that slots have for life, though it finds its pods', () => {
    const patches = {
      Deployment: [
        JsonPatch.add('/spec/selector/matchLabels/tier', 'web'),
        JsonPatch.add('/spec/template/metadata/labels/tier', 'web'),
      ],
    };
    expect(found(selector, synthesisOf({ patches }))).toMatchObject([
      {
        at: { object: 'Deployment shop/checkout-blue', field: 'spec.selector' },
        given: '{"matchLabels":{"app":"checkout","cutover.dev/slot":"blue","tier":"web"}}',
        allowed: 'app=checkout, cutover.dev/slot=blue alone, for as long as the Deployment is there',
      },
    ]);
  });

  test('looks at policies too', () => {
    const wrong = [JsonPatch.replace('/spec/podSelector/matchLabels/app', 'chekout')];
    const patches = {
      NetworkPolicy: wrong,
      AuthorizationPolicy: [JsonPatch.replace('/spec/selector/matchLabels/app', 'chekout')],
    };
    const problems = found(selector, synthesisOf({ patches, service: { access: Access.only(Peer.namespace('web')) } }));
    expect(problems.map(({ at }) => [at.object, at.field])).toEqual([
      ['NetworkPolicy shop/checkout', 'spec.podSelector'],
      ['AuthorizationPolicy shop/checkout', 'spec.selector'],
    ]);
    expect(problems[0]?.fix).toBe("correct the selector, or the labels of the pods; did you mean 'checkout'?");
  });

  test('holds expressions against the pods that the labels find', () => {
    const path = '/spec/selector/matchExpressions';
    const expression = (operator: string, values?: readonly string[]) => ({
      PodDisruptionBudget: [JsonPatch.add(path, [{ key: 'version', operator, ...(values ? { values } : {}) }])],
    });
    const count = (operator: string, values?: readonly string[]): number =>
      found(selector, synthesisOf({ patches: expression(operator, values) })).length;
    expect([count('In', ['v1']), count('NotIn', ['v2']), count('Exists')]).toEqual([0, 0, 0]);
    expect([count('In', ['v2']), count('NotIn', ['v1']), count('DoesNotExist'), count('Near')]).toEqual([1, 1, 1, 1]);
    expect(found(selector, synthesisOf({ patches: expression('Exists'), stage: 'retire' }))).toEqual([]);
  });

  test('says that the pods of a workload do not have the labels that it selects', () => {
    const wrong = deployment('legacy', 'legacy');
    const spec = { ...(wrong.spec as object), selector: { matchLabels: { app: 'legacies' } } };
    expect(found(selector, withObjects(synthesisOf(), { ...wrong, spec }))).toEqual([
      expect.objectContaining({
        at: { construct: 'legacy/legacy', object: 'Deployment shop/legacy', field: 'spec.selector' },
        given: 'app=legacies, where pods of Deployment shop/legacy have app=legacy',
        fix: 'correct the labels of the template: the selector of a workload that is there can never be changed',
      }),
    ]);
  });

  test('says that a workload has no selector', () => {
    const { selector: _gone, ...spec } = deployment('legacy', 'legacy').spec as { selector: object };
    const [problem] = found(selector, withObjects(synthesisOf(), object('apps/v1', 'StatefulSet', 'legacy', { spec })));
    expect(problem).toMatchObject({ at: { object: 'StatefulSet shop/legacy' }, given: 'no selector' });
  });

  test('says that an autoscaler of a release has no workload', () => {
    const patches = { HorizontalPodAutoscaler: [JsonPatch.replace('/spec/scaleTargetRef/name', 'checkout-bleu')] };
    const service = { capacity: Capacity.autoscaled({ min: 2, max: 4 }) };
    expect(found(selector, synthesisOf({ patches, service }))).toEqual([
      expect.objectContaining({
        at: {
          construct: 'shop/checkout/HorizontalPodAutoscaler-blue',
          object: 'HorizontalPodAutoscaler shop/checkout-blue',
          field: 'spec.scaleTargetRef',
        },
        given: "Deployment 'checkout-bleu', which is not there",
        allowed: 'a workload of the release in namespace shop: checkout-blue',
        fix: "name one of them; did you mean 'checkout-blue'?",
      }),
    ]);
  });

  test('leaves alone what may find pods that come from elsewhere', () => {
    const others = [
      object('v1', 'Service', 'other', { spec: { selector: { app: 'elsewhere' } } }),
      object('v1', 'Service', 'external', { spec: { type: 'ExternalName' } }),
      object('policy/v1', 'PodDisruptionBudget', 'other', {
        spec: { selector: { matchLabels: { app: 'elsewhere' } } },
      }),
      object('autoscaling/v2', 'HorizontalPodAutoscaler', 'other', {
        spec: { scaleTargetRef: { kind: 'Deployment', name: 'elsewhere' } },
      }),
      object('batch/v1', 'Job', 'migrate', { spec: { template: { spec: { containers: [] } } } }),
    ];
    expect(found(selector, withObjects(synthesisOf(), ...others))).toEqual([]);
  });
});
