import fc from 'fast-check';
import { isValidName } from '../../lib/core/names';
import { LONGEST_SERVICE_NAME } from '../../lib/core/labels';
import { configObjects } from '../../lib/service/objects';
import {
  Config,
  ConfigMapRef,
  Env,
  SecretRef,
  ServiceAccountRef,
  configObjectName,
} from '../../lib/service/references';
import { IMAGE, problemsOf, rendered } from './sample';

const data = fc.dictionary(fc.stringMatching(/^[a-z.]{1,6}$/), fc.string(), { noNullPrototype: true });
const reversed = (of: Readonly<Record<string, string>>) => Object.fromEntries(Object.entries(of).reverse());

describe('the configuration of a version', () => {
  it('has the same name for the same content, whatever the order of its keys', () => {
    fc.assert(
      fc.property(data, (content) => {
        const name = configObjectName('shop', Config.of('app', content));
        expect(configObjectName('shop', Config.of('app', reversed(content)))).toBe(name);
        expect(configObjectName('shop', Config.from('app', { data: content }))).toBe(name);
      }),
    );
  });

  it('has another name for other content', () => {
    fc.assert(
      fc.property(data, data, (one, other) => {
        const same = JSON.stringify(Object.entries(one).sort()) === JSON.stringify(Object.entries(other).sort());
        const names = [one, other].map((content) => configObjectName('shop', Config.of('app', content)));
        expect(names[0] === names[1]).toBe(same);
      }),
    );
  });

  it('is named by service, by its own name and by its content', () => {
    expect(configObjectName('shop', Config.of('app', { a: '1' }))).toMatch(/^shop-app-[0-9a-f]{10}$/);
    const names = [
      configObjectName('shop', Config.of('app', {})),
      configObjectName('shop', Config.of('web', {})),
      configObjectName('cart', Config.of('app', {})),
    ];
    expect(new Set(names).size).toBe(3);
  });

  it('has a valid name for the longest of services and configurations', () => {
    const name = configObjectName('a'.repeat(LONGEST_SERVICE_NAME), Config.of('b'.repeat(63), {}));
    expect(isValidName('subdomain', name)).toBe(true);
  });

  it('is frozen when it is taken from a ConfigMap: what is added later belongs to the next version', () => {
    const held = { data: { a: '1' } as Record<string, string> };
    const config = Config.from('app', held);
    held.data.b = '2';
    expect(config.data).toEqual({ a: '1' });
  });

  it('becomes one immutable ConfigMap, however often it is used', () => {
    const config = Config.of('app', { 'app.yaml': 'a: 1' });
    const version = rendered({
      container: { mounts: { '/etc/app': config }, envFrom: [config], env: { A: Env.config(config, 'app.yaml') } },
      props: { sidecars: [{ name: 'helper', image: IMAGE, mounts: { '/etc/app': config } }] },
    });
    const name = configObjectName('shop-blue', config);
    expect(version.config).toEqual([{ name, data: { 'app.yaml': 'a: 1' } }]);
    expect(configObjects({ service: 'shop', namespace: 'web' }, 'blue', version)).toEqual([
      {
        apiVersion: 'v1',
        kind: 'ConfigMap',
        metadata: {
          name,
          namespace: 'web',
          labels: {
            app: 'shop',
            'app.kubernetes.io/name': 'shop',
            'app.kubernetes.io/managed-by': 'cutover',
            'cutover.dev/slot': 'blue',
          },
        },
        data: { 'app.yaml': 'a: 1' },
        immutable: true,
      },
    ]);
    expect(version.references.filter(({ kind }) => kind === 'ConfigMap')).toEqual([]);
  });

  it('is found in sidecars and in init containers, and listed by name', () => {
    const side = (name: string) => ({ name, image: IMAGE, envFrom: [Config.of(name, { a: name })] });
    const { config } = rendered({ props: { sidecars: [side('zeta')], initContainers: [side('alpha')] } });
    expect(config.map(({ name }) => name.slice(0, -11))).toEqual(['shop-blue-alpha', 'shop-blue-zeta']);
  });

  it.each<[string, Config]>([
    ['in its name', Config.of('App', {})],
    ['in the length of its name', Config.of('a'.repeat(64), {})],
    ['in a key', Config.of('app', { 'a/b': 'x' })],
  ])('is refused for a slip %s, wherever it is used', (_, config) => {
    const refused = [{ id: 'name', severity: 'error' }];
    expect(problemsOf({ container: { mounts: { '/etc/app': config } } })).toMatchObject(refused);
    expect(problemsOf({ container: { envFrom: [config] } })).toMatchObject(refused);
  });

  it('is told the length of name that it may really have', () => {
    const [problem] = problemsOf({ container: { envFrom: [Config.of('a'.repeat(64), {})] } });
    expect(problem?.allowed).toMatch(/^at most 63 characters/);
  });
});

describe('the objects that pods name', () => {
  const held = (kind: string, name: string) => ({ kind, name });

  it('are listed with whether something else brings them, in order', () => {
    const { references } = rendered({
      props: {
        serviceAccount: ServiceAccountRef.external('robot'),
        imagePullSecrets: [SecretRef.external('registry')],
        external: [ConfigMapRef.external('patched-in')],
        sidecars: [{ name: 'helper', image: IMAGE, envFrom: [SecretRef.external('helper-secret')] }],
        initContainers: [{ name: 'migrate', image: IMAGE, mounts: { '/ca': ConfigMapRef.external('ca') } }],
      },
      container: {
        env: {
          A: Env.secret(SecretRef.inApp(held('Secret', 'env-secret')), 'a'),
          B: Env.config(ConfigMapRef.inApp(held('ConfigMap', 'env-config')), 'b'),
          C: 'plain',
          D: Env.field('status.podIP'),
        },
        envFrom: [ConfigMapRef.external('all-of-it')],
        mounts: { '/tls': SecretRef.external('tls') },
      },
    });
    expect(references).toEqual([
      { kind: 'ConfigMap', name: 'all-of-it', external: true },
      { kind: 'ConfigMap', name: 'ca', external: true },
      { kind: 'ConfigMap', name: 'env-config', external: false },
      { kind: 'ConfigMap', name: 'patched-in', external: true },
      { kind: 'Secret', name: 'env-secret', external: false },
      { kind: 'Secret', name: 'helper-secret', external: true },
      { kind: 'Secret', name: 'registry', external: true },
      { kind: 'Secret', name: 'tls', external: true },
      { kind: 'ServiceAccount', name: 'robot', external: true },
    ]);
  });

  it('are the ServiceAccount of the service alone when nothing is said', () => {
    expect(rendered().references).toEqual([{ kind: 'ServiceAccount', name: 'shop', external: false }]);
  });

  it('are listed once, however often they are named', () => {
    const secret = SecretRef.external('s');
    const { references } = rendered({
      container: { envFrom: [secret], env: { A: Env.secret(secret, 'a') }, mounts: { '/s': secret } },
    });
    expect(references.filter(({ kind }) => kind === 'Secret')).toEqual([{ kind: 'Secret', name: 's', external: true }]);
  });
});

describe('the content of a ConfigMap construct', () => {
  it('is refused where it is binary: it would be left out without a word', () => {
    const keystore = { data: {}, binaryData: { keystore: 'AAEC' } };
    expect(() => Config.from('keys', keystore)).toThrow('binary data: keystore');
    expect(Config.from('keys', { data: { a: '1' }, binaryData: {} }).data).toEqual({ a: '1' });
  });
});
