import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as pulumi from '@pulumi/pulumi';
import { BlueGreen, CutoverError, Platform, Probe, type BlueGreenArgs, type Lock } from 'cutover/pulumi';
import { LateArguments } from '../../lib/pulumi/late';
import { keepLock } from '../../lib/pulumi/lock';
import { runningProgram } from '../../lib/pulumi/program';
import { useFolder } from '../support/folder';
import { play, valueOf } from './support/engine';

const image = (name: string) => `registry.test/${name}@sha256:${'0'.repeat(64)}`;

const shop = (service: string): BlueGreenArgs => ({
  namespace: 'shop',
  platform: Platform.of({}),
  release: { service, live: 'blue', stage: 'idle', slots: { blue: { version: 'v1', image: image(service) } } },
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
});

describe('components of one program', () => {
  const none = { newResource: () => ({ id: '', state: {} }), call: () => ({}) };
  beforeEach(() => pulumi.runtime.setMocks(none));

  const add = (name: string, service: string) => {
    const given = new LateArguments(name, shop(service));
    const { objects, output } = given.evaluate().sound!;
    return runningProgram().add(name, undefined, { objects, output, checks: given.checks });
  };

  it('that have nothing to do with each other pass', async () => {
    await Promise.all([add('cart', 'cart'), add('orders', 'orders')]);
  });

  it('that write one object are refused, with the names of both', async () => {
    const refused = Promise.all([add('cart', 'cart'), add('basket', 'cart')]);
    await expect(refused).rejects.toThrow(CutoverError);
    await expect(refused).rejects.toThrow(
      /error duplicate-object at basket\/Deployment-blue[^]* written by cart\/Deployment-blue and by basket\/Deployment-blue/,
    );
  });

  it('are looked at once for all that are made in one turn, and again with those of the next', async () => {
    await add('cart', 'cart');
    await expect(add('basket', 'cart')).rejects.toThrow(/duplicate-object/);
  });

  it('take the place of one of the same name, which is the same component in the next unit test', async () => {
    await add('cart', 'cart');
    await add('cart', 'cart');
  });

  it('are not held against those of another program', async () => {
    await add('cart', 'cart');
    await pulumi.runtime.setMocks(none);
    await add('basket', 'cart');
  });
});

describe('the lock of a release file', () => {
  const folder = useFolder();
  const file = () => join(folder(), 'release.lock.yaml');
  const lockOf = async (): Promise<Lock> => {
    const { result } = await play(() => new BlueGreen('shop', shop('shop')));
    return valueOf(result.lock);
  };
  const mocked = (preview: boolean) =>
    pulumi.runtime.setMocks({ newResource: () => ({ id: '', state: {} }), call: () => ({}) }, 'p', 's', preview);

  it('is written by a preview, and found by the update', async () => {
    const lock = await lockOf();
    await mocked(true);
    keepLock(file(), lock, { isLate: false });
    const text = readFileSync(file(), 'utf8');
    expect(text).toContain('"version": "v1"');
    await mocked(false);
    keepLock(file(), lock, { isLate: false });
    expect(readFileSync(file(), 'utf8')).toBe(text);
  });

  it('is asked for by an update that does not find it, and then nothing is written', async () => {
    const lock = await lockOf();
    await mocked(false);
    expect(() => keepLock(file(), lock, { isLate: false })).toThrow(/error lock-uncommitted at .*release.lock.yaml/);
    expect(existsSync(file())).toBe(false);
  });

  it('is written by an update where the preview could not know it', async () => {
    const lock = await lockOf();
    await mocked(false);
    keepLock(file(), lock, { isLate: true });
    expect(existsSync(file())).toBe(true);
    rmSync(file());
  });
});
