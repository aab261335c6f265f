import type { SlotName } from 'cutover';
import { until } from '../../lib/engines';
import { unwatchedApps as apps } from './support/apps';
import { describeOnEngines } from './support/cluster';
import { record } from './support/report';
import type { ActedPod } from './support/traffic/backends';
import { MESH, meshOf } from './support/traffic/mesh';
import { MeshRelease } from './support/traffic/mesh-release';

const TIER = 'traffic: drain';
const LONG = 40;

/** kwok runs no containers: how a pod ends is acted out by the harness, from the preStop sleep and the grace period that it has. */
describeOnEngines(TIER, MESH, (cluster) => {
  const mesh = meshOf(cluster, TIER);
  const twoStep = apps.find(({ name }) => name === 'recommendation-two-step')!;

  test("the backends answer for a pod that is ready, and reset connections to an address that is nobody's", async () => {
    const release = await MeshRelease.begin(cluster, mesh, twoStep, 'addresses');
    await release.end();
    const [pod] = await cluster.api.list('v1', 'Pod', release.namespace);
    expect(await call(pod?.status.podIP as string)).toBe('200');
    expect(await call('10.244.255.254')).toBe('ECONNRESET');
  });

  test('requests that are open when their slot is retired finish, after the preStop sleep too (pods acted out)', async () => {
    const { release, long, start } = await retiredWithOpenRequests('finish');
    const pods = await until(
      async () => {
        const blue = await mesh.backends.pods(release.namespace, 'blue');
        return blue.every(({ phase }) => phase === 'draining') && blue;
      },
      { limit: 30_000 },
      (why) => new Error(`the preStop sleep of blue did not pass ${why}`),
    );
    const open = sum(pods, 'openAtDrain');
    await mesh.backends.release();
    const { slots, failed } = await long.finished();
    const took = Math.round(performance.now() - start);
    record({ tier: TIER, acted: 'preStop sleep, SIGTERM, grace', open, finished: slots.blue, took, lost: failed });
    expect(open).toBeGreaterThan(0);
    expect({ failed, blue: slots.blue }).toEqual({ failed: {}, blue: open });
    expect((await release.end()).failed).toEqual({});
  });

  test('the same requests are lost where pods are cut off at once', async () => {
    await mesh.backends.cutOff(true);
    try {
      const { release, long } = await retiredWithOpenRequests('cut');
      await until(
        async () => (await mesh.backends.pods(release.namespace, 'blue')).every(({ phase }) => phase === 'gone'),
        { limit: 30_000 },
        (why) => new Error(`blue was not cut off ${why}`),
      );
      await mesh.backends.release();
      const open = sum(await mesh.backends.pods(release.namespace, 'blue'), 'openAtEnd');
      const { lost, failed } = await long.finished();
      record({ tier: TIER, acted: 'cut off at once', open, lost: failed });
      expect(open).toBeGreaterThan(0);
      expect(lost).toBe(open);
      await release.end();
    } finally {
      await mesh.backends.cutOff(false);
    }
  });

  test('pods that go while they have traffic lose nothing, and would if they did not wait (pods acted out)', async () => {
    const release = await MeshRelease.begin(cluster, mesh, twoStep, 'fewer');
    const { version } = release.stages.at('idle').release.slots.blue!;
    // Long enough for requests to be open on each pod at any moment.
    await mesh.backends.behave({ [version]: { latency: 100 } });
    await fewerPods(release);
    const calm = await release.soFar();
    record({ tier: TIER, scaled: 'down under load', acted: 'preStop sleep', lost: calm.failed });
    expect(calm.failed).toEqual({});

    await release.go(release.stages.at('idle'));
    await mesh.backends.cutOff(true);
    try {
      await fewerPods(release);
      const { failed, lost } = await release.end();
      record({ tier: TIER, scaled: 'down under load', acted: 'cut off at once', lost: failed });
      expect(lost).toBeGreaterThan(0);
    } finally {
      await mesh.backends.cutOff(false);
      await mesh.backends.behave({});
    }
  });

  /** What becomes of a request to an address, without the mesh. */
  async function call(address: string): Promise<string> {
    const script = `require('node:http')
      .get({ host: '${address}', port: 8080, agent: false, timeout: 10000 }, (answer) => console.log(answer.resume().statusCode))
      .on('timeout', () => process.exit(1))
      .on('error', ({ code }) => console.log(code))`;
    const args = ['-e', script];
    const { output } = await cluster.engines.run('call', { program: process.execPath, args }, 20_000);
    return output.trim();
  }

  /** Half of the traffic on each slot, requests open on both, then one stage after the other until blue is scaled to 0. */
  async function retiredWithOpenRequests(namespace: string) {
    const release = await MeshRelease.begin(cluster, mesh, twoStep, namespace);
    const { stages } = release;
    await release.go(stages.at('preview'));
    await release.go(stages.at('shift-50'));
    const start = performance.now();
    const long = await mesh.load.begin({ host: release.host(), path: '/held', inFlight: LONG, count: LONG });
    await until(
      async () => {
        const open = (slot: SlotName) => mesh.backends.pods(namespace, slot).then((pods) => sum(pods, 'open'));
        const [blue, green] = [await open('blue'), await open('green')];
        return blue > 0 && green > 0 && blue + green >= LONG;
      },
      { limit: 20_000 },
      (why) => new Error(`no requests were open ${why}`),
    );
    for (const name of ['shift-100', 'soak', 'retire']) await release.go(stages.at(name));
    return { release, long, start };
  }

  /** Scales blue down to one pod, and waits until the preStop sleep of the others is over, where they have one. */
  async function fewerPods(release: MeshRelease): Promise<void> {
    await release.scale('blue', 1);
    await until(
      async () => {
        const phases = (await mesh.backends.pods(release.namespace, 'blue')).map(({ phase }) => phase);
        return phases.filter((phase) => phase === 'ready').length === 1 && !phases.includes('pre-stop');
      },
      { limit: 30_000 },
      (why) => new Error(`blue did not come down to one pod ${why}`),
    );
  }
});

function sum(pods: readonly ActedPod[], count: 'open' | 'openAtEnd' | 'openAtDrain'): number {
  return pods.reduce((total, pod) => total + pod[count], 0);
}
