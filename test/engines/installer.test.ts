import { spawn, type ChildProcess } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until } from '../../lib/engines';
import { processesOf } from './support/launcher/processes';

const INSTALL = join(__dirname, '..', '..', 'scripts', 'engines', 'install.ts');

/** A compiler that does what it is told, in place of Go: what is tried here is the installer. */
const GO = {
  builds: 'while [ "$1" != -o ]; do shift; done; echo made > "$2"',
  fails: 'echo because of this >&2; exit 1',
  hangs: 'touch "$CUTOVER_ENGINES/hangs"; exec sleep 60',
};

const WITHIN = { limit: 30_000 };
const never = (what: string) => (why: string) => new Error(`${what}: ${why}`);

/** An installation under way. */
interface Installation {
  readonly child: ChildProcess;
  /** All that it said, with its exit code, when it has ended. */
  readonly said: Promise<string>;
  /** Waits until it has said something. */
  readonly says: (text: string) => Promise<unknown>;
}

describe('npm run engines:install', () => {
  let folder = '';
  beforeEach(() => (folder = mkdtempSync(join(tmpdir(), 'cutover-install-'))));
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const engines = () => readdirSync(join(folder, 'engines')).filter((name) => name !== 'lock' && name !== 'hangs');
  const isBuilding = () => existsSync(join(folder, 'engines', 'hangs'));

  function begin(go: keyof typeof GO, ...names: readonly string[]): Installation {
    const bin = join(folder, go);
    mkdirSync(bin, { recursive: true });
    writeFileSync(join(bin, 'go'), `#!/bin/sh\n${GO[go]}\n`);
    chmodSync(join(bin, 'go'), 0o755);
    const env = { ...process.env, PATH: `${bin}:${process.env.PATH}`, CUTOVER_ENGINES: join(folder, 'engines') };
    const child = spawn(process.execPath, ['--import', 'tsx', INSTALL, ...names], { env, stdio: 'pipe' });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (text: Buffer) => (output += text.toString()));
    }
    return {
      child,
      said: new Promise((resolve) => child.on('close', (code) => resolve(`${output}exit ${code}`))),
      says: (text) => until(() => output.includes(text), WITHIN, never(`never said "${text}"`)),
    };
  }

  test('builds what is missing, says how long it took and what is there, and builds nothing twice', async () => {
    expect(await begin('builds', 'redis').said).toMatch(
      /^\[1\/1\] redis [\d.]+\n +\d+ s\nIn .*\n.* {2}installed {6}redis [\d.]+\nexit 0$/s,
    );
    expect(await begin('fails', 'redis').said).toMatch(/^In .*exit 0$/s);
    expect(engines()).toEqual([expect.stringMatching(/^redis-[0-9a-f]{12}$/)]);
  });

  test('shows why a build failed, and installs nothing of it', async () => {
    const said = await begin('fails', 'redis').said;
    expect(said).toMatch(/engines:install: go build redis failed \(1\) after \d+ s\nbecause of this\nexit 1$/);
    expect(engines().filter((name) => !name.endsWith('.partial'))).toEqual([]);
  });

  test('killed in the middle it leaves nothing running, and the next one builds it whole', async () => {
    const { child, said } = begin('hangs', 'redis');
    await until(isBuilding, WITHIN, never('no build began'));
    child.kill('SIGKILL');
    await said;
    await until(() => processesOf(folder).length === 0, WITHIN, never('something runs on'));
    expect(await begin('builds', 'redis').said).toMatch(/^\[1\/1\] redis .*exit 0$/s);
    expect(engines()).toEqual([expect.stringMatching(/^redis-[0-9a-f]{12}$/)]);
  });

  test('one that comes while another builds says that it waits, and builds when that has ended', async () => {
    const first = begin('hangs', 'redis');
    await until(isBuilding, WITHIN, never('no build began'));
    const second = begin('builds', 'redis');
    await second.says('Another installation is running; waiting for it.');
    expect(engines()).toEqual([expect.stringMatching(/\.partial$/)]);
    first.child.kill('SIGKILL');
    expect(await second.said).toMatch(/\n\[1\/1\] redis .*exit 0$/s);
  });

  test('an engine that there is not is named, with those that there are', async () => {
    expect(await begin('fails', 'nope').said).toMatch(/no engine is called nope; there are argo-cd, .*\nexit 1$/);
  });
});
