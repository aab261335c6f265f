import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { Engines, until, type EngineName } from '../../lib/engines';
import { describeOnEngines } from './support/cluster';
import { Launched } from './support/launcher/launched';
import { processesOf, type MachineProcess } from './support/launcher/processes';
import { record } from './support/report';

const KILLS = 10;
/** From the first line of the launcher to well after the last engine is ready. */
const MOMENTS = 5000;

describeOnEngines('launcher', ['controller-manager', 'scheduler'], (cluster) => {
  let launched: Launched[] = [];
  const start = (...given: Parameters<typeof Launched.start>): Launched => {
    const child = Launched.start(...given);
    launched.push(child);
    return child;
  };

  afterEach(() => {
    for (const child of launched) child.remove();
    launched = [];
  });

  test('the API server answers, and nothing of it is on a port of the host', async () => {
    const namespaces = await cluster.api.list('v1', 'Namespace');
    expect(namespaces.map(({ metadata }) => metadata.name)).toContain('default');
    await expect(fetch('http://127.0.0.1:2379/health')).rejects.toThrow();
    expect(await cluster.engines.ask({ port: 2379, path: '/health' })).toMatchObject({ status: 200 });
  });

  test('nothing inside reaches a network, and every pod address is this machine', async () => {
    const { output } = await cluster.engines.run('ip', { program: 'ip', args: ['-o', 'link'] }, 10_000);
    expect(output.trim().split('\n')).toEqual([expect.stringContaining(' lo: ')]);
    const route = await cluster.engines.run('route', { program: 'ip', args: ['route', 'get', '10.244.7.9'] }, 10_000);
    expect(route.output).toContain('local 10.244.7.9 dev lo');
  });

  test('a file that is written again is never seen empty or in part by what reads it meanwhile', async () => {
    const text = 'x'.repeat(4096);
    const path = cluster.engines.write('shared.txt', text);
    const script = `for i in $(seq 400); do test "$(wc -c < ${path})" = 4096 || echo torn; done; echo read`;
    const reading = cluster.engines.run('reader', { program: 'sh', args: ['-c', script] }, 60_000);
    const reader = { done: false };
    void reading.finally(() => (reader.done = true));
    while (!reader.done) {
      for (let round = 0; round < 200; round++) cluster.engines.write('shared.txt', text);
      await sleep(1);
    }
    expect((await reading).output.trim()).toBe('read');
  });

  test('a program that outlives its limit is killed, and the error names it and shows its last lines', async () => {
    const talkative = { program: 'sh', args: ['-c', 'echo about to hang; sleep 60'] };
    await expect(cluster.engines.run('slow', talkative, 300)).rejects.toThrow(
      /^slow: did not end within 0.3 s\nlast lines of .*slow-\d+\.log:\n {2}about to hang$/,
    );
  });

  test('a program that does not exist is named in the error', async () => {
    const missing = { program: 'no-such-program', args: [] };
    await expect(cluster.engines.run('missing', missing, 5000)).rejects.toThrow(/^missing: .*ENOENT/);
  });

  test('the API server alone is ready within seconds, and leaves nothing when it is stopped', async () => {
    const begin = performance.now();
    const engines = await Engines.start(['api-server']);
    record({ tier: 'launcher', apiServerAlone: Math.round(performance.now() - begin) });
    const { folder } = engines;
    expect(performance.now() - begin).toBeLessThan(30_000);
    await engines.stop();
    expect(processesOf(folder)).toEqual([]);
  });

  test('an engine that ends by itself is named, with the last lines of its log', async () => {
    const engines = await Engines.start(['etcd']);
    await engines.run('kill', { program: 'pkill', args: ['-x', 'etcd'] }, 10_000);
    await until(
      () => throws(() => engines.expectRunning()),
      { limit: 10_000 },
      (why) => new Error(why),
    );
    expect(() => engines.expectRunning()).toThrow(/^etcd: ended by itself: .*\nlast lines of .*etcd\.log:\n {2}/);
    await engines.stop();
  });

  test('where namespaces are not allowed it says so, and how to allow them', async () => {
    const child = Launched.startWithoutNamespaces(['etcd']);
    launched.push(child);
    expect(await child.ends()).toMatch(
      /does not let us make private namespaces.*unshare failed.*To mend it, run as root/s,
    );
    expect(child.leftFolders()).toEqual([]);
  });

  test('where a program that it needs is missing it says which package has it', async () => {
    const output = await start(['etcd'], { PATH: '/nonexistent' }).ends();
    expect(output).toMatch(/install setpriv, unshare, ip, mount \(ip is in the package iproute2, /);
  });

  test('what is refused inside, when the wall stands already, is said too, and nothing is left running', async () => {
    const withoutIp = mkdtempSync(join(tmpdir(), 'cutover-path-'));
    for (const program of ['setpriv', 'unshare', 'mount']) symlinkSync(onPath(program), join(withoutIp, program));
    const child = start(['etcd'], { PATH: withoutIp });
    expect(await child.ends()).toMatch(/spawnSync ip ENOENT. To mend it, install ip \(/);
    await until(
      () => child.processes().length === 0,
      { limit: 10_000 },
      () => new Error(child.processes().join('\n')),
    );
    rmSync(withoutIp, { recursive: true });
  });

  test.each([500, 3000])('an API server that dies %i ms into the start is named, with its log', async (moment) => {
    const child = start(['custom-resources', 'kwok']);
    await until(
      () => apiServerOf(child),
      { limit: 60_000, every: 10 },
      (why) => new Error(why),
    );
    await sleep(moment);
    const server = apiServerOf(child);
    if (server) process.kill(Number(server.pid), 'SIGKILL');
    expect(await child.ends()).toMatch(/^(?:starting\n)?api-server: ended by itself: signal SIGKILL\nlast lines of /);
    expect(child.processes()).toEqual([]);
  });

  test('engines that were stopped answer nobody, and say so at once', async () => {
    const engines = await Engines.start(['etcd']);
    await engines.stop();
    await expect(engines.ask({ port: 12_345, path: '/' })).rejects.toThrow(/^namespace: .* closed$/);
  });

  test('an engine that there is not is named, with those that there are', async () => {
    const unknown = 'envoi' as EngineName;
    await expect(Engines.start([unknown])).rejects.toThrow(/^envoi: unknown; there are etcd, api-server, /);
  });

  test('an engine that is not installed is named, and nothing is started', async () => {
    const child = start(['etcd', 'envoy'], { CUTOVER_ENGINES: '/nonexistent' });
    expect(await child.ends()).toMatch(/envoy, etcd, .*: not installed: run `npm run engines:install`/);
    expect(child.leftFolders()).toEqual([]);
  });

  test(`kill -9 at ${KILLS} random moments leaves no process and no mount`, async () => {
    const gone: number[] = [];
    await Promise.all([killAndLook(KILLS / 2), killAndLook(KILLS / 2)]);
    expect(gone).toHaveLength(KILLS);

    async function killAndLook(times: number): Promise<void> {
      if (times === 0) return;
      const child = start(['controller-manager']);
      await child.says('starting');
      const moment = Math.random() * MOMENTS;
      await sleep(moment);
      const before = child.processes().length;
      expect(before).toBeGreaterThan(0);
      const begin = performance.now();
      child.kill();
      const left = () => [...child.processes(), ...child.mounts()];
      const failed = () => new Error(`killed after ${moment} ms, ${left().join('\n')} is left`);
      await until(() => left().length === 0, { limit: 10_000, every: 5 }, failed);
      gone.push(Math.round(performance.now() - begin));
      record({ tier: 'launcher', killedAfter: Math.round(moment), processes: before, goneAfter: gone.at(-1) });
      await killAndLook(times - 1);
    }
  }, 180_000);

  test('the folder that a killed launcher left is removed by the next one', async () => {
    const first = start(['etcd']);
    await first.says('ready');
    first.kill();
    await until(
      () => first.processes().length === 0,
      { limit: 10_000 },
      (why) => new Error(why),
    );
    const [left] = first.leftFolders();
    const second = start(['etcd'], { TMPDIR: first.temporary });
    await second.says('ready');
    expect(first.leftFolders()).not.toContain(left);
    second.kill();
  });
});

function apiServerOf(child: Launched): MachineProcess | undefined {
  return processesOf(child.temporary).find(({ command }) => command.includes('/kube-apiserver '));
}

function onPath(program: string): string {
  const folders = (process.env.PATH ?? '').split(':');
  return folders.map((folder) => join(folder, program)).find((file) => existsSync(file)) ?? program;
}

function throws(action: () => void): boolean {
  try {
    action();
    return false;
  } catch {
    return true;
  }
}
