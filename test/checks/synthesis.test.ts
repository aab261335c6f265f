import { Synthesis } from '../../lib/checks/synthesis';
import { CHECKOUT, deployment, object, synthesisOf, withObjects } from './fixtures';

const names = (found: readonly { readonly object: { readonly metadata: { readonly name: string } } }[]): string[] =>
  found.map(({ object: { metadata } }) => metadata.name);

describe('a synthesis', () => {
  test('finds objects by kind, and by kind, namespace and name', () => {
    const synthesis = withObjects(synthesisOf(), object('v1', 'Service', 'checkout'));
    expect(names(synthesis.ofKind('Service'))).toEqual(['checkout', 'checkout-blue', 'checkout']);
    expect(synthesis.named('Service', 'shop', 'checkout')).toHaveLength(2);
    expect(synthesis.named('Service', 'other', 'checkout')).toEqual([]);
    expect(synthesis.ofKind('Nothing')).toEqual([]);
  });

  test('finds the workloads whose pods have all labels of a selector, in its namespace', () => {
    const synthesis = withObjects(synthesisOf({ stage: 'preview' }), deployment('legacy', 'checkout'));
    expect(names(synthesis.selected('shop', { app: 'checkout' }))).toEqual([
      'checkout-blue',
      'checkout-green',
      'legacy',
    ]);
    expect(names(synthesis.selected('shop', { app: 'checkout', version: 'v2' }))).toEqual(['checkout-green']);
    expect(synthesis.selected('shop', { app: 'checkout', version: 'v3' })).toEqual([]);
    expect(synthesis.selected('other', { app: 'checkout' })).toEqual([]);
    expect(synthesis.selected('shop', {})).toEqual([]);
  });

  test('knows which release an object belongs to, and no other that is named alike', () => {
    const synthesis = synthesisOf();
    const [release] = synthesis.releases;
    const at = (construct: string) => synthesis.releaseOf({ ...synthesis.objects[0]!, construct });
    expect(at(`${CHECKOUT}/Deployment-blue`)).toBe(release);
    expect(at(`${CHECKOUT}/deep/below`)).toBe(release);
    expect(at(CHECKOUT)).toBe(release);
    expect(at(`${CHECKOUT}-2/Service`)).toBeUndefined();
    expect(at('')).toBeUndefined();
    expect(names(synthesis.podsOf(release!))).toEqual(['checkout-blue']);
  });

  test('takes a workload without labels as it is', () => {
    const spec = { template: { spec: { containers: [] } } };
    const synthesis = new Synthesis([{ object: object('batch/v1', 'Job', 'migrate', { spec }), construct: 'x' }], []);
    expect(synthesis.pods).toMatchObject([{ template: { metadata: { labels: {} } } }]);
  });

  test('says of an object that it is one on the way back', () => {
    const { objects, releases } = synthesisOf();
    const synthesis = new Synthesis(objects, releases, 'rollback');
    const service = objects.find(({ construct }) => construct === `${CHECKOUT}/Service`)!;
    expect(synthesis.place(service, 'spec.ports')).toEqual({
      construct: 'shop/checkout/Service',
      object: 'Service shop/checkout (on the way back)',
      field: 'spec.ports',
    });
  });
});
