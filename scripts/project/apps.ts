import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { ROOT } from './files';
import { runProgram } from './programs';

const APPS = join(ROOT, 'apps');

/** Synthesizes every app, printing a line for each; whether all succeeded. One that fails does not stop the others. */
export function synthesizeAll(): boolean {
  return appNames().map(synthesize).every(Boolean);
}

function appNames(): readonly string[] {
  if (!existsSync(APPS)) return [];
  return readdirSync(APPS)
    .filter((name) => existsSync(join(APPS, name, 'main.ts')))
    .sort();
}

// Whatever an app prints goes to stderr, so that stdout has the one line for each app and nothing else.
function synthesize(name: string): boolean {
  const folder = join(APPS, name);
  const succeeded = runProgram('tsx', ['main.ts'], { cwd: folder, stdio: ['ignore', 2, 2] });
  console.log(succeeded ? `${name}: ${stageOf(folder)}, ${manifestCount(folder)} files` : `${name}: failed`);
  return succeeded;
}

function stageOf(folder: string): string {
  const file = join(folder, 'release.yaml');
  if (!existsSync(file)) return 'no release.yaml';
  const release = parse(readFileSync(file, 'utf8')) as { readonly stage?: unknown } | null;
  return typeof release?.stage === 'string' ? release.stage : 'no stage';
}

function manifestCount(folder: string): number {
  const manifests = join(folder, 'manifests');
  if (!existsSync(manifests)) return 0;
  return readdirSync(manifests, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
}
