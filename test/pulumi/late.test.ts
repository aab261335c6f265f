import * as pulumi from '@pulumi/pulumi';
import {
  BlueGreen,
  CutoverError,
  Database,
  Objective,
  Platform,
  Probe,
  SecretRef,
  Env,
  type BlueGreenArgs,
} from 'cutover/pulumi';
import { objectsOf, play, valueOf, type Registered } from './support/engine';

const image = (digit: string) => `registry.test/shop@sha256:${digit.repeat(64)}`;

const database = Database.postgres({
  maxConnections: 200,
  poolPerPod: 8,
  exporter: { instance: 'shop-db:9187' },
  credentials: SecretRef.external('shop-db'),
});

const plain = {
  namespace: 'shop',
  platform: Platform.of({}),
  release: { service: 'shop', live: 'blue', stage: 'idle', slots: { blue: { version: 'v1', image: image('a') } } },
  container: {
    port: 8080,
    ready: Probe.http('/ready'),
    live: Probe.http('/live'),
    env: { TOKEN: Env.secret(SecretRef.external('shop-token'), 'token') },
  },
  database,
  objectives: [Objective.connections(database)],
} satisfies BlueGreenArgs;

const unknown = <T>() => pulumi.output(pulumi.unknown as T) as pulumi.Output<T>;
const later = <T>(value: T) => pulumi.output(Promise.resolve(value)) as pulumi.Output<T>;

const objectsIn = (registered: readonly Registered[]) =>
  new Map([...objectsOf(registered)].map(([name, { inputs }]) => [name.slice('shop-'.length), inputs]));

async function objectsWith(args: Partial<BlueGreenArgs>, options?: { readonly preview?: boolean }) {
  const { registered } = await play(() => new BlueGreen('shop', { ...plain, ...args }), options);
  return objectsIn(registered);
}

/** Ways to all that a preview does not know. */
function unknownsIn(value: unknown, path = ''): readonly string[] {
  if (pulumi.isUnknown(value)) return [path];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => unknownsIn(part, `${path}.${key}`));
}

const withImage = (given: pulumi.Input<string>): BlueGreenArgs['release'] => ({
  ...plain.release,
  live: 'blue',
  slots: { blue: { version: 'v1', image: given } },
});

describe('an argument that is known late', () => {
  it.each<[string, Partial<BlueGreenArgs>, Partial<BlueGreenArgs>]>([
    ['an image', { release: withImage(later(image('b'))) }, { release: withImage(image('b')) }],
    ['the namespace', { namespace: later('payments') }, { namespace: 'payments' }],
    ['a promise of the namespace', { namespace: Promise.resolve('payments') }, { namespace: 'payments' }],
    [
      'the name of a Secret',
      { secrets: { 'shop-db': later('shop-db-7f3a'), 'shop-token': later('token-1') } },
      { secrets: { 'shop-db': 'shop-db-7f3a', 'shop-token': 'token-1' } },
    ],
    ['the limit of a database', { maxConnections: later(500) }, { maxConnections: 500 }],
  ])('that is %s makes the objects of the same value given plainly', async (_what, late, early) => {
    for (const preview of [true, false]) {
      expect(await objectsWith(late, { preview })).toEqual(await objectsWith(early, { preview }));
    }
  });

  it('changes what it is about: the image, names everywhere, the share that a gate and an alert ask for', async () => {
    const named = await objectsWith({ secrets: { 'shop-db': 'db-2', 'shop-token': 'token-2' } });
    expect(JSON.stringify(named.get('Deployment-blue'))).toContain('"name":"db-2"');
    expect(JSON.stringify(named.get('Deployment-blue'))).toContain('"name":"token-2"');
    expect(JSON.stringify([...named.values()])).not.toMatch(/"shop-db"|"shop-token"/);
    const texts = async (args: Partial<BlueGreenArgs>) => JSON.stringify([...(await objectsWith(args)).values()]);
    expect(await texts({})).toContain('vector(197)');
    expect(await texts({ maxConnections: 500 })).toContain('vector(497)');
    expect(await texts({ maxConnections: 500 })).not.toContain('vector(197)');
  });

  it('that a preview does not know leaves everything plain that does not depend on it', async () => {
    const objects = await objectsWith({ release: withImage(unknown()) });
    const known = await objectsWith({});
    expect([...objects.keys()]).toEqual([...known.keys()]);
    expect(unknownsIn(objects.get('Deployment-blue'))).toEqual(['.spec.template.spec.containers.0.image']);
    for (const [name, object] of objects) {
      if (name !== 'Deployment-blue') expect([name, object]).toEqual([name, known.get(name)]);
    }
  });

  it('that is a namespace leaves names and specs plain that do not have it in them', async () => {
    const objects = await objectsWith({ namespace: unknown() });
    for (const [name, object] of objects) {
      expect([name, unknownsIn(object)[0]]).toEqual([name, '.metadata.namespace']);
    }
    expect(unknownsIn(objects.get('Deployment-blue'))).toEqual(['.metadata.namespace']);
    expect(unknownsIn(objects.get('VirtualService'))).toContain('.spec.hosts.0');
  });

  it('that is known stays known where another one is not', async () => {
    const objects = await objectsWith({
      namespace: later('payments'),
      release: withImage(unknown()),
      maxConnections: 500,
    });
    const known = await objectsWith({ namespace: 'payments', maxConnections: 500 });
    const unknowns = [...objects].flatMap(([name, object]) => unknownsIn(object).map((path) => `${name} ${path}`));
    expect(unknowns).toEqual(['Deployment-blue .spec.template.spec.containers.0.image']);
    expect(objects.get('VirtualService')).toEqual(known.get('VirtualService'));
  });

  it('that is a secret makes a secret of what it is in, and of nothing else', async () => {
    const hidden = pulumi.secret('shop-db-7f3a');
    const { result } = await play(() => new BlueGreen('shop', { ...plain, secrets: { 'shop-db': hidden } }));
    const metadata = (id: string) =>
      (result.resources.get(id) as unknown as { readonly metadata: pulumi.Output<unknown> }).metadata;
    expect(await pulumi.isSecret(metadata('Service'))).toBe(false);
    expect(await pulumi.isSecret(result.lock)).toBe(false);
    expect(JSON.stringify(await valueOf(result.lock))).toContain('shop-db-7f3a');
  });

  it('that a preview does not know makes Outputs unknown, and stage and live slot known', async () => {
    const { result } = await play(() => new BlueGreen('shop', { ...plain, namespace: unknown() }));
    expect(await valueOf(result.stage)).toBe('idle');
    expect(await valueOf(result.live)).toBe('blue');
    expect(await isKnown(result.hosts)).toBe(false);
    // The namespace is no part of it.
    expect(await isKnown(result.lock)).toBe(true);
    const built = await play(() => new BlueGreen('shop', { ...plain, release: withImage(unknown()) }));
    expect(await isKnown(built.result.lock)).toBe(false);
    expect(await isKnown(built.result.hosts)).toBe(true);
  });

  it('does not keep the checks from what is known', () => {
    const late = { ...plain, release: withImage(unknown()), namespace: unknown<string>() };
    const make = (args: Partial<BlueGreenArgs>) => () => new BlueGreen('shop', { ...late, ...args });
    expect(make({ maxConnections: 10 })).toThrow(CutoverError);
    expect(make({ maxConnections: 10 })).toThrow(/1 error\n\nerror connection-budget at shop/);
    expect(make({ podLabels: { app: 'other' } })).toThrow(/error config at shop/);
  });

  it('is one of a few: an Output anywhere else is refused, and does not become a text', () => {
    const env = { URL: pulumi.output('postgres://shop') as unknown as string };
    const container = { ...plain.container, env };
    expect(() => new BlueGreen('shop', { ...plain, container })).toThrow(
      /error late-fact at shop · container.env.URL\n {2}given {4}an Output or a Promise/,
    );
    const release = { ...plain.release, stage: Promise.resolve('idle') as unknown as string, live: 'blue' as const };
    expect(() => new BlueGreen('shop', { ...plain, release })).toThrow(/at shop · release.stage/);
    const other = later(release) as unknown as BlueGreenArgs['release'];
    expect(() => new BlueGreen('shop', { ...plain, release: other })).toThrow(/error type at shop · release/);
    const none = undefined as unknown as BlueGreenArgs['release'];
    expect(() => new BlueGreen('shop', { ...plain, release: none })).toThrow(/error type at shop · release/);
  });

  it('that comes to nothing is refused, and becomes no name', () => {
    const nothing = undefined as unknown as string;
    expect(() => new BlueGreen('shop', { ...plain, namespace: nothing })).toThrow(
      /error late-fact at shop · namespace/,
    );
    expect(() => new BlueGreen('shop', { ...plain, secrets: { 'shop-db': nothing } })).toThrow(/given {4}undefined/);
    expect(() => new BlueGreen('shop', { ...plain, release: withImage(nothing) })).toThrow(/image of blue/);
    const text = '200' as unknown as number;
    expect(() => new BlueGreen('shop', { ...plain, maxConnections: text })).toThrow(/allowed {2}a number/);
  });

  it('that nothing of the definition waits for is refused', () => {
    const { database: _database, objectives: _objectives, ...rest } = plain;
    expect(() => new BlueGreen('shop', { ...plain, secrets: { 'shop-bd': 'x' } })).toThrow(
      /error late-fact[^]*allowed {2}Secrets of the definition: shop-token, shop-db/,
    );
    expect(() => new BlueGreen('shop', { ...rest, maxConnections: 10 })).toThrow(/no database/);
  });
});

function isKnown(output: pulumi.Output<unknown>): Promise<boolean> {
  return (output as unknown as { isKnown: Promise<boolean> }).isKnown;
}
