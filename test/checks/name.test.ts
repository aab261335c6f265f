import { JsonPatch } from 'cdk8s';
import { name } from '../../lib/checks/name';
import { found, object, synthesisOf, withObjects } from './fixtures';

/** The annotation that every object has. */
const WAVE = 'argocd.argoproj.io/sync-wave0'.length;

describe('name', () => {
  test('says that the name of a Service is not one', () => {
    expect(found(name, withObjects(synthesisOf(), object('v1', 'Service', '2checkout')))).toEqual([
      expect.objectContaining({
        id: 'name',
        severity: 'error',
        at: { construct: 'legacy/2checkout', object: 'Service shop/2checkout', field: 'metadata.name' },
        given: '"2checkout" (9 characters)',
        allowed: expect.stringMatching(/^at most 63 characters: .* starting with a letter/),
        fix: 'choose a name of that form',
      }),
    ]);
  });

  test('asks of each kind what the API server asks', () => {
    const names = (kind: string, given: string): number =>
      found(name, withObjects(synthesisOf(), object('v1', kind, given))).length;
    expect([names('ConfigMap', '2.checkout'), names('Namespace', '2checkout'), names('Role', 'system:x')]).toEqual([
      0, 0, 0,
    ]);
    expect([names('ConfigMap', 'Checkout'), names('Namespace', 'a.b'), names('Deployment', 'a:b')]).toEqual([1, 1, 1]);
  });

  test('looks at labels and annotations of objects', () => {
    const patches = {
      VirtualService: [
        JsonPatch.add('/metadata/labels/team', 'a team'),
        JsonPatch.add('/metadata/labels/bad key', 'x'),
        JsonPatch.add('/metadata/annotations', { 'bad key': 'any text at all', 'Example.com/ok': '{}' }),
      ],
    };
    const problems = found(name, synthesisOf({ patches }));
    expect(problems.map(({ at, given }) => [at.field, given])).toEqual([
      ['metadata.labels."team"', '"a team" (6 characters)'],
      ['metadata.labels."bad key"', '"bad key" (7 characters)'],
      ['metadata.annotations."bad key"', '"bad key" (7 characters)'],
    ]);
  });

  test('looks at the labels of pods', () => {
    const patches = { Deployment: [JsonPatch.add('/spec/template/metadata/labels/team', '-')] };
    expect(found(name, synthesisOf({ patches }))).toMatchObject([
      { at: { object: 'Deployment shop/checkout-blue', field: 'spec.template.metadata.labels."team"' } },
    ]);
  });

  test('says that a label or annotation is no text', () => {
    const patches = {
      'Service-blue': [
        JsonPatch.add('/metadata/labels/weight', 10),
        JsonPatch.add('/metadata/annotations', { on: true }),
      ],
    };
    expect(found(name, synthesisOf({ patches }))).toMatchObject([
      { given: '10, which is no text', allowed: 'text', fix: 'write it as text: "10"' },
      { given: 'true, which is no text', allowed: 'text', fix: 'write it as text: "true"' },
    ]);
  });

  test('says that annotations are larger than an object has room for', () => {
    const annotated = (size: number) =>
      found(
        name,
        synthesisOf({ patches: { 'Service-blue': [JsonPatch.add('/metadata/annotations', { a: 'x'.repeat(size) })] } }),
      );
    expect(annotated(2 ** 18 - WAVE - 1)).toEqual([]);
    expect(annotated(2 ** 18 - WAVE)).toMatchObject([
      {
        at: { field: 'metadata.annotations' },
        given: '262145 bytes of annotations',
        allowed: 'at most 262144, names included',
      },
    ]);
  });
});
