import fc from 'fast-check';
import type { PodSpec } from '../../lib/core/kube';
import { LONGEST_SERVICE_NAME } from '../../lib/core/labels';
import { isValidName } from '../../lib/core/names';
import { Scratch, type MountSource } from '../../lib/service/container';
import { Config, ConfigMapRef, SecretRef } from '../../lib/service/references';
import { IMAGE, allContainers, mainOf, podOf, problemsOf, type Given } from './sample';

type Mounts = Readonly<Record<string, MountSource>>;

/** A pod whose containers mount what is given, the released one first. */
function given(service: string, mounts: readonly Mounts[], names: readonly string[] = ['helper', 'proxy']): Given {
  const [main = {}, ...others] = mounts;
  const sidecars = others.map((each, index) => ({ name: names[index] ?? `side-${index}`, image: IMAGE, mounts: each }));
  return { subject: { service }, container: { mounts: main }, props: { sidecars } };
}

/** What stands at a path of a container, seen through volume and mount; scratch folders are told apart by their volume. */
function seenAt(pod: PodSpec, container: number, path: string): unknown {
  const mount = allContainers(pod)[container]?.volumeMounts?.find(({ mountPath }) => mountPath === path);
  const { name, ...source } = pod.volumes?.find((volume) => volume.name === mount?.name) ?? { name: 'none' };
  return { ...source, ...(source.emptyDir ? { scratch: name } : {}), readOnly: mount?.readOnly ?? false };
}

/** What is wrong with the volumes of a pod, as the API server and the kubelet look at them. */
function inconsistencies(pod: PodSpec): string[] {
  const names = (pod.volumes ?? []).map(({ name }) => name);
  const mounted = allContainers(pod).flatMap(({ volumeMounts = [] }) => volumeMounts.map(({ name }) => name));
  return [
    ...names.filter((name) => !isValidName('label', name)).map((name) => `invalid name ${name}`),
    ...names.filter((name, index) => names.indexOf(name) !== index).map((name) => `twice ${name}`),
    ...mounted.filter((name) => !names.includes(name)).map((name) => `no volume ${name}`),
    ...names.filter((name) => !mounted.includes(name)).map((name) => `nobody mounts ${name}`),
  ];
}

const plainWord = fc.stringMatching(/^[a-z]{2,6}$/);
const oddWord = fc.stringMatching(/^[A-Za-z0-9._~-]{1,24}$/).filter((word) => !/^\.+$/.test(word));
const pathOf = (word: fc.Arbitrary<string>) =>
  fc.array(word, { minLength: 1, maxLength: 3 }).map((words) => `/${words.join('/')}`);

const label = fc.stringMatching(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/);
const subdomain = fc.array(label, { minLength: 1, maxLength: 2 }).map((parts) => parts.join('.'));

/** What can be mounted, told as data: a source is known by its kind and name. */
const source = fc.oneof(
  fc.record({ kind: fc.constantFrom('scratch', 'config'), name: label }),
  fc.record({ kind: fc.constantFrom('secret', 'shared'), name: subdomain }),
);
const plainSource = fc.record({ kind: fc.constantFrom('scratch', 'config', 'secret', 'shared'), name: plainWord });

function mountSource({ kind, name }: Told): MountSource {
  if (kind === 'config') return Config.of(name, { key: name });
  if (kind === 'secret') return SecretRef.external(name);
  return kind === 'shared' ? ConfigMapRef.external(name) : Scratch.folder();
}

const mountsOf = (word: fc.Arbitrary<string>, what: typeof source) =>
  fc.array(fc.dictionary(pathOf(word), what, { maxKeys: 4, noNullPrototype: true }), { minLength: 1, maxLength: 3 });

interface Told {
  readonly kind: string;
  readonly name: string;
}

function expectConsistent(service: string, all: readonly Readonly<Record<string, Told>>[]): void {
  const mounts = all.map((each) =>
    Object.fromEntries(Object.entries(each).map(([path, source]) => [path, mountSource(source)])),
  );
  const pod = podOf(given(service, mounts));
  expect(inconsistencies(pod)).toEqual([]);
  const scratch = new Set<unknown>();
  for (const [container, each] of all.entries()) {
    for (const [path, { kind, name }] of Object.entries({ '/tmp': { kind: 'scratch', name: '' }, ...each })) {
      const seen = seenAt(pod, container, path) as Record<string, { name?: string }>;
      if (kind === 'scratch') scratch.add((seen as { scratch?: string }).scratch);
      const expected = {
        scratch: { emptyDir: {}, scratch: expect.any(String), readOnly: false },
        config: { configMap: { name: expect.stringContaining(`-${name}-`) }, readOnly: true },
        secret: { secret: { secretName: name }, readOnly: true },
        shared: { configMap: { name }, readOnly: true },
      }[kind];
      expect(seen).toEqual(expected);
    }
  }
  const folders = all.flatMap((each) => Object.entries({ '/tmp': { kind: 'scratch' }, ...each }));
  expect(scratch.size).toBe(folders.filter(([, { kind }]) => kind === 'scratch').length);
}

describe('mounts and volumes', () => {
  it('fit each other for plain paths and names, over several containers', () => {
    fc.assert(
      fc.property(mountsOf(plainWord, plainSource), (mounts) => expectConsistent('shop', mounts)),
      { numRuns: 50 },
    );
  });

  it('fit each other for odd paths and names, and for the longest name of a service', () => {
    const service = fc.constantFrom('s', 'shop', 'a'.repeat(LONGEST_SERVICE_NAME));
    fc.assert(fc.property(service, mountsOf(oddWord, source), (name, mounts) => expectConsistent(name, mounts)));
  });

  it('are a scratch folder at /tmp when nothing is said, one for each container', () => {
    const pod = podOf(given('shop', [{}, {}]));
    expect(pod.containers.map(({ volumeMounts }) => volumeMounts?.map(({ mountPath }) => mountPath))).toEqual([
      ['/tmp'],
      ['/tmp'],
    ]);
    expect(pod.volumes?.map(({ emptyDir }) => emptyDir)).toEqual([{}, {}]);
    expect(inconsistencies(pod)).toEqual([]);
  });

  it('have at /tmp what was put there', () => {
    const pod = podOf(given('shop', [{ '/tmp': Scratch.folder({ sizeLimit: '64Mi' }) }]));
    expect(pod.volumes).toEqual([{ name: expect.any(String), emptyDir: { sizeLimit: '64Mi' } }]);
    expect(inconsistencies(pod)).toEqual([]);
  });

  it('are read-only but for scratch folders', () => {
    const mounts = {
      '/a': Config.of('a', {}),
      '/b': ConfigMapRef.external('b'),
      '/c': SecretRef.external('c'),
      '/d': Scratch.folder(),
    };
    const { volumeMounts = [] } = mainOf(given('shop', [mounts]));
    expect(Object.fromEntries(volumeMounts.map(({ mountPath, readOnly }) => [mountPath, readOnly]))).toEqual({
      '/tmp': undefined,
      '/a': true,
      '/b': true,
      '/c': true,
      '/d': undefined,
    });
  });

  it('share the volume of a Secret, a ConfigMap or a configuration that several containers mount', () => {
    const shared = { '/s': SecretRef.external('s'), '/c': Config.of('app', { a: 'b' }) };
    const pod = podOf(given('shop', [shared, shared]));
    const [first, second] = allContainers(pod).map(({ volumeMounts = [] }) =>
      volumeMounts.flatMap(({ name, mountPath }) => (mountPath === '/tmp' ? [] : [name])),
    );
    expect(first).toHaveLength(2);
    expect(second).toEqual(first);
    expect(pod.volumes).toHaveLength(4);
  });
});

describe('two mounts are never the same volume by accident', () => {
  const distinct = (pod: PodSpec, ...places: readonly (readonly [container: number, path: string])[]) =>
    new Set(places.map(([container, path]) => JSON.stringify(seenAt(pod, container, path)))).size;

  it('when the paths of scratch folders differ in a dash only', () => {
    const pod = podOf(given('shop', [{ '/a/b': Scratch.folder(), '/a-b': Scratch.folder({ sizeLimit: '1Gi' }) }]));
    expect(distinct(pod, [0, '/a/b'], [0, '/a-b'])).toBe(2);
  });

  it('when the names of containers and paths run into each other', () => {
    const pod = podOf(given('shop', [{ '/cache/x': Scratch.folder() }, { '/x': Scratch.folder() }], ['shop-cache']));
    expect(distinct(pod, [0, '/cache/x'], [1, '/x'])).toBe(2);
  });

  it('when the names of Secrets differ in a dot only', () => {
    const pod = podOf(given('shop', [{ '/a': SecretRef.external('tls.a'), '/b': SecretRef.external('tls-a') }]));
    expect(pod.volumes?.flatMap(({ secret }) => secret?.secretName ?? []).sort()).toEqual(['tls-a', 'tls.a']);
  });

  it('when the names of Secrets differ behind their first 56 characters only', () => {
    const [a, b] = [`${'x'.repeat(60)}-a`, `${'x'.repeat(60)}-b`];
    const pod = podOf(given('shop', [{ '/a': SecretRef.external(a), '/b': SecretRef.external(b) }]));
    expect(pod.volumes?.flatMap(({ secret }) => secret?.secretName ?? []).sort()).toEqual([a, b]);
  });

  it('when two configurations of one name have different content', () => {
    const mounts = { '/a': Config.of('app', { a: '1' }), '/b': Config.of('app', { a: '2' }) };
    const pod = podOf(given('shop', [mounts]));
    expect(distinct(pod, [0, '/a'], [0, '/b'])).toBe(2);
  });

  it('when the name of the service is long', () => {
    const service = 'a'.repeat(LONGEST_SERVICE_NAME);
    const pod = podOf(given(service, [{ '/var/cache': Scratch.folder(), '/var/run': Scratch.folder() }]));
    expect(distinct(pod, [0, '/var/cache'], [0, '/var/run'])).toBe(2);
  });
});

describe('the name of a volume', () => {
  it('is a DNS label also where it is cut at a dash', () => {
    const pod = podOf(given('a'.repeat(LONGEST_SERVICE_NAME), [{ '/a/b': Scratch.folder() }]));
    expect(inconsistencies(pod)).toEqual([]);
  });
});

describe('the path of a mount', () => {
  it.each(['/a', '/a/b', '/a.b', '/a b', '/..a', '/var/lib/app/'])('may be %j', (path) => {
    expect(problemsOf({ container: { mounts: { [path]: Scratch.folder() } } })).toEqual([]);
  });

  it.each(['', '/', 'a', './a', '/a/../b', '/..', '/a:b', '/a\nb'])('may not be %j', (path) => {
    expect(problemsOf({ container: { mounts: { [path]: Scratch.folder() } } })).toMatchObject([
      { id: 'config', at: { field: 'shop.mounts' }, given: JSON.stringify(path) },
    ]);
  });

  it('is looked at in every container', () => {
    const side = (name: string) => ({ name, image: IMAGE, mounts: { a: Scratch.folder() } });
    const found = problemsOf({ props: { sidecars: [side('helper')], initContainers: [side('migrate')] } });
    expect(found.map(({ at }) => at.field)).toEqual(['helper.mounts', 'migrate.mounts']);
  });
});
