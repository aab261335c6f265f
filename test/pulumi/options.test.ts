import { ComponentResource, type ComponentResourceOptions } from '@pulumi/pulumi';
import { BlueGreen, Platform, Probe, type BlueGreenArgs } from 'cutover/pulumi';
import { objectsOf, play } from './support/engine';

const args: BlueGreenArgs = {
  namespace: 'shop',
  platform: Platform.of({}),
  release: {
    ...{ service: 'shop', live: 'blue', stage: 'idle' },
    slots: { blue: { version: 'v1', image: `registry.test/shop@sha256:${'0'.repeat(64)}` } },
  },
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
};

async function registeredWith(opts: () => ComponentResourceOptions, more: Partial<BlueGreenArgs> = {}) {
  const { registered } = await play(() => new BlueGreen('shop', { ...args, ...more }, opts()));
  return [...objectsOf(registered).values()];
}

const protectedNames = (objects: Awaited<ReturnType<typeof registeredWith>>) =>
  objects.filter(({ protect }) => protect).map(({ name }) => name);

describe('the options of a component', () => {
  it('say of every object whether it is protected, where they say it', async () => {
    expect(protectedNames(await registeredWith(() => ({ protect: false })))).toEqual([]);
    expect(protectedNames(await registeredWith(() => ({ protect: true })))).toHaveLength(7);
  });

  it('take over what a component above it says, and add what a release protects', async () => {
    const below = (protect: boolean) => () => ({
      parent: new ComponentResource('test:index:Team', 'team', {}, { protect }),
    });
    expect(protectedNames(await registeredWith(below(true)))).toHaveLength(7);
    expect(protectedNames(await registeredWith(below(false)))).toEqual(
      protectedNames(await registeredWith(() => ({}))),
    );
  });

  it('have every object kept in the cluster, where they say that it is to be retained', async () => {
    const retained = (await registeredWith(() => ({ retainOnDelete: true }))).map(
      ({ retainOnDelete }) => retainOnDelete,
    );
    expect(new Set(retained)).toEqual(new Set([true]));
    for (const { retainOnDelete } of await registeredWith(() => ({}))) expect(retainOnDelete ?? false).toBe(false);
  });

  it('are no way around the checks: what is depended on waits with the component', async () => {
    const { registered } = await play(() => {
      const other = new BlueGreen('cart', { ...args, namespace: 'cart' });
      return new BlueGreen('shop', args, { dependsOn: other });
    });
    const names = registered.map(({ name }) => name);
    expect(names.indexOf('shop-Service')).toBeGreaterThan(names.indexOf('cart-VirtualService'));
  });
});

describe('a patch of another version of a kind', () => {
  it('is registered as an object of that version, and of none that the provider has a class for', async () => {
    const apiVersion = 'networking.istio.io/v1beta1';
    const patches = { VirtualService: [{ op: 'replace', path: '/apiVersion', value: apiVersion } as const] };
    const objects = await registeredWith(() => ({}), { patches });
    const route = objects.find(({ name }) => name === 'shop-VirtualService')!;
    expect([route.type, route.inputs.apiVersion]).toEqual([`kubernetes:${apiVersion}:VirtualService`, apiVersion]);
  });
});
