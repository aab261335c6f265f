import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

const ROOT = resolve(__dirname, '../../..');
const LOCK = join(ROOT, '.cutover-build.lock');
/** The program. */
export const MAIN = join(ROOT, 'build/lib/cli/main.js');

/** Long enough for a build on a busy machine. */
const BUILT_WITHIN = 240_000;

/** Builds the command as `npm run build` does, once at a time: several test files want it. */
export async function built(): Promise<void> {
  const end = performance.now() + BUILT_WITHIN;
  while (!locked()) {
    if (performance.now() > end) throw new Error('the build of another test file did not end');
    await sleep(200);
  }
  try {
    const args = ['-p', 'tsconfig.build.json', '--incremental', '--tsBuildInfoFile', 'build/.tsbuildinfo'];
    const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
    const { status, stdout } = spawnSync(process.execPath, [tsc, ...args], { cwd: ROOT, encoding: 'utf8' });
    if (status !== 0) throw new Error(stdout);
  } finally {
    rmSync(LOCK, { recursive: true });
  }
}

function locked(): boolean {
  try {
    mkdirSync(LOCK);
    return true;
  } catch {
    const then = statSync(LOCK, { throwIfNoEntry: false });
    // Left by a run that was killed.
    if (then && Date.now() - then.mtimeMs > BUILT_WITHIN) rmSync(LOCK, { recursive: true, force: true });
    return false;
  }
}

/** What came of a run of the command. */
export interface Run {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs the built command in a folder. */
export function cutover(
  folder: string,
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  uid?: number,
): Promise<Run> {
  return new Promise((done, failed) => {
    const options = { cwd: folder, env: { ...process.env, ...env }, ...(uid === undefined ? {} : { uid, gid: uid }) };
    const child = spawn(process.execPath, [MAIN, ...args], options);
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', failed);
    child.on('close', (code) => done({ code, stdout, stderr }));
  });
}
