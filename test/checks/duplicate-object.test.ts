import { duplicateObject } from '../../lib/checks/duplicate-object';
import { found, object, synthesisOf, withObjects } from './fixtures';

describe('duplicate-object', () => {
  test('names both constructs that write one object', () => {
    expect(found(duplicateObject, withObjects(synthesisOf(), object('v1', 'Service', 'checkout')))).toEqual([
      {
        id: 'duplicate-object',
        severity: 'error',
        at: { construct: 'legacy/checkout', object: 'Service shop/checkout' },
        given: 'written by shop/checkout/Service and by legacy/checkout',
        allowed: 'one construct for each object',
        why: expect.stringContaining('overwrite each other'),
        fix: 'rename one of the two, or remove it',
      },
    ]);
  });

  test('takes two versions of an API for the same object', () => {
    const more = object('networking.istio.io/v1beta1', 'VirtualService', 'checkout');
    expect(found(duplicateObject, withObjects(synthesisOf(), more))).toHaveLength(1);
  });

  test('lets the same name be in another group, kind or namespace', () => {
    const others = [
      object('serving.knative.dev/v1', 'Service', 'checkout'),
      object('v1', 'ConfigMap', 'checkout'),
      { ...object('v1', 'Service', 'checkout'), metadata: { name: 'checkout', namespace: 'other' } },
    ];
    expect(found(duplicateObject, withObjects(synthesisOf(), ...others))).toEqual([]);
  });
});
