/**
 * Builds or installs the real engines that `tools/` pins, as far as they are missing: `npm run engines:install`, or with the
 * names of some. One at a time, each put in its place only when it is whole: an interrupted run is just run again.
 */
import { spawnSync } from 'node:child_process';
import { accessSync, constants, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { enginesFolder, isInstalled, pins, type Pin } from '../../lib/engines/pins';
import { build } from './build';

const END_WITH_PARENT = ['--pdeathsig', 'KILL', '--'];

/** Set in the process that holds the lock. */
const LOCKED = 'CUTOVER_ENGINES_LOCKED';

async function main(): Promise<void> {
  makeFolder();
  if (process.env[LOCKED] === undefined) {
    runLocked();
    return;
  }
  const wanted = process.argv.slice(2);
  const all = pins();
  const unknown = wanted.filter((name) => !all.some((pin) => pin.name === name));
  if (unknown.length > 0) {
    throw new Error(`no engine is called ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`);
  }
  removeLeftovers();
  const chosen = wanted.length === 0 ? all : all.filter(({ name }) => wanted.includes(name));
  const missing = chosen.filter((pin) => !isInstalled(pin));
  for (const [index, pin] of missing.entries()) {
    console.log(`[${index + 1}/${missing.length}] ${title(pin)}`);
    const seconds = await build(pin);
    console.log(`      ${seconds.toFixed(0)} s`);
  }
  console.log(`In ${enginesFolder()}:`);
  for (const pin of all) console.log(`  ${isInstalled(pin) ? 'installed    ' : 'not installed'}  ${title(pin)}`);
}

function makeFolder(): void {
  const folder = enginesFolder();
  try {
    mkdirSync(folder, { recursive: true });
    accessSync(folder, constants.W_OK);
  } catch (error) {
    const why = (error as Error).message;
    throw new Error(`${folder} cannot be written (${why}); CUTOVER_ENGINES names another folder`, { cause: error });
  }
}

/** Two builds at once are slower than one after the other; the kernel frees the lock, however its holder ends. */
function runLocked(): void {
  const lock = join(enginesFolder(), 'lock');
  const again = [process.execPath, ...process.execArgv, ...process.argv.slice(1)];
  const flock = (...options: string[]) =>
    spawnSync('setpriv', [...END_WITH_PARENT, 'flock', ...options, lock, 'setpriv', ...END_WITH_PARENT, ...again], {
      stdio: 'inherit',
      env: { ...process.env, [LOCKED]: '1' },
    });
  const busy = 75;
  const first = flock('--nonblock', '--conflict-exit-code', String(busy));
  if (first.error) throw new Error(`setpriv and flock (package util-linux) are needed: ${first.error.message}`);
  if (first.status === busy) console.log('Another installation is running; waiting for it.');
  process.exitCode = (first.status === busy ? flock() : first).status ?? 1;
}

/** What an interrupted run left: nothing that is whole, and nobody else's, because we hold the lock. */
function removeLeftovers(): void {
  for (const name of readdirSync(enginesFolder())) {
    if (name.endsWith('.partial')) rmSync(join(enginesFolder(), name), { recursive: true, force: true });
  }
}

function title({ name, version }: Pin): string {
  return `${name} ${version}`;
}

main().catch((error: unknown) => {
  console.error(`engines:install: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
