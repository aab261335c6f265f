import { JsonPatch } from 'cdk8s';
import { reference } from '../../lib/checks/reference';
import { Probe } from '../../lib/service/probe';
import { ConfigMapRef, Env, SecretRef, ServiceAccountRef } from '../../lib/service/references';
import { deployment, found, object, synthesisOf, withObjects, withoutKind, type Scenario } from './fixtures';

const CONTAINER = { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') };
const AT = { construct: 'shop/checkout/Deployment-blue', object: 'Deployment shop/checkout-blue' };
const POD = '/spec/template/spec';

/** A release whose container takes variables from elsewhere. */
const withEnv = (env: Readonly<Record<string, Env>>): Scenario => ({ service: { container: { ...CONTAINER, env } } });

/** A release whose pods were patched. */
const patched = (path: string, value: unknown): Scenario => ({
  patches: { Deployment: [JsonPatch.add(`${POD}/${path}`, value)] },
});

const database = SecretRef.inApp({ kind: 'Secret', name: 'database' });

describe('reference', () => {
  test('says once that an object is missing, and how often it is named', () => {
    const scenario = withEnv({ A: Env.secret(database, 'a'), B: Env.secret(database, 'b') });
    expect(found(reference, synthesisOf(scenario))).toEqual([
      expect.objectContaining({
        id: 'reference',
        severity: 'error',
        at: { ...AT, field: 'spec.template.spec.containers[0].env[0].valueFrom.secretKeyRef' },
        given: "Secret 'database', which is not in namespace shop; 2 fields name it",
        allowed: 'an object of this app in the same namespace, or one that is declared external',
        fix: "synthesize it, or declare it with SecretRef.external('database')",
      }),
    ]);
  });

  test('is content with an object of the app, external ones and optional ones', () => {
    const secret = object('v1', 'Secret', 'database', { stringData: { a: '1' }, data: { b: 'Mg==' } });
    const scenario = withEnv({ A: Env.secret(database, 'a'), B: Env.secret(database, 'b') });
    expect(found(reference, withObjects(synthesisOf(scenario), secret))).toEqual([]);
    expect(found(reference, synthesisOf(withEnv({ A: Env.secret(SecretRef.external('vault'), 'a') })))).toEqual([]);
    const volume = { name: 'x', configMap: { name: 'x', optional: true } };
    expect(found(reference, synthesisOf(patched('volumes/-', volume)))).toEqual([]);
  });

  test('does not look into other namespaces', () => {
    const elsewhere = { ...object('v1', 'Secret', 'database'), metadata: { name: 'database', namespace: 'other' } };
    const scenario = withEnv({ A: Env.secret(database, 'a') });
    expect(found(reference, withObjects(synthesisOf(scenario), elsewhere))).toHaveLength(1);
  });

  test('says that an object has no such key', () => {
    const flags = object('v1', 'ConfigMap', 'flags', { data: { colour: 'red' }, binaryData: { logo: 'AA==' } });
    const ref = ConfigMapRef.inApp({ kind: 'ConfigMap', name: 'flags' });
    const scenario = withEnv({ COLOUR: Env.config(ref, 'color'), LOGO: Env.config(ref, 'logo') });
    expect(found(reference, withObjects(synthesisOf(scenario), flags))).toEqual([
      expect.objectContaining({
        at: { ...AT, field: 'spec.template.spec.containers[0].env[0].valueFrom.configMapKeyRef' },
        given: "key 'color' of ConfigMap 'flags'",
        allowed: 'one of its keys: colour, logo',
        fix: "name one of them, or add the key; did you mean 'colour'?",
      }),
    ]);
  });

  test.each([
    ['volumes/-', { name: 'x', secret: { secretName: 'x' } }, 'Secret', 'volumes[1].secret'],
    ['volumes/-', { name: 'x', configMap: { name: 'x' } }, 'ConfigMap', 'volumes[1].configMap'],
    [
      'volumes/-',
      { name: 'x', projected: { sources: [{ serviceAccountToken: {} }, { secret: { name: 'x' } }] } },
      'Secret',
      'volumes[1].projected.sources[1].secret',
    ],
    ['containers/0/envFrom', [{ configMapRef: { name: 'x' } }], 'ConfigMap', 'containers[0].envFrom[0].configMapRef'],
    ['containers/0/envFrom', [{ secretRef: { name: 'x' } }], 'Secret', 'containers[0].envFrom[0].secretRef'],
    ['imagePullSecrets', [{ name: 'x' }], 'Secret', 'imagePullSecrets[0].name'],
    ['serviceAccountName', 'x', 'ServiceAccount', 'serviceAccountName'],
    [
      'initContainers',
      [{ name: 'i', env: [{ name: 'A', valueFrom: { configMapKeyRef: { name: 'x', key: 'a' } } }] }],
      'ConfigMap',
      'initContainers[0].env[0].valueFrom.configMapKeyRef',
    ],
  ])('looks at %s (%#)', (path, value, kind, field) => {
    expect(found(reference, synthesisOf(patched(path, value)))).toMatchObject([
      {
        at: { ...AT, field: `spec.template.spec.${field}` },
        given: `${kind} 'x', which is not in namespace shop`,
        fix: `synthesize it, or declare it with ${kind}Ref.external('x')`,
      },
    ]);
  });

  test('holds the items of volumes against the keys', () => {
    const volume = { name: 'x', secret: { secretName: 'x', items: [{ key: 'a' }, { key: 'b', path: 'b' }] } };
    const secret = object('v1', 'Secret', 'x', { data: { a: '' } });
    expect(found(reference, withObjects(synthesisOf(patched('volumes/-', volume)), secret))).toMatchObject([
      { at: { field: 'spec.template.spec.volumes[1].secret' }, given: "key 'b' of Secret 'x'" },
    ]);
  });

  test("misses the release's own ServiceAccount when it is not written", () => {
    expect(found(reference, withoutKind(synthesisOf(), 'ServiceAccount'))).toMatchObject([
      { given: "ServiceAccount 'checkout', which is not in namespace shop" },
    ]);
  });

  test('takes what a patch names for external when the service says so, and knows what is in every namespace', () => {
    const patch = patched('imagePullSecrets', [{ name: 'x' }]);
    expect(found(reference, synthesisOf({ ...patch, service: { external: [SecretRef.external('x')] } }))).toEqual([]);
    expect(
      found(reference, synthesisOf({ service: { serviceAccount: ServiceAccountRef.external('default') } })),
    ).toEqual([]);
    const root = { name: 'x', configMap: { name: 'kube-root-ca.crt' } };
    expect(found(reference, synthesisOf(patched('volumes/-', root)))).toEqual([]);
  });

  test('leaves pods of other charts alone', () => {
    const other = deployment('legacy', 'legacy');
    const spec = other.spec as { template: { spec: object } };
    const template = { ...spec.template, spec: { ...spec.template.spec, serviceAccountName: 'nobody' } };
    expect(found(reference, withObjects(synthesisOf(), { ...other, spec: { ...spec, template } }))).toEqual([]);
  });
});
