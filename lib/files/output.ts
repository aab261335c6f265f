import * as fs from 'node:fs';
import * as path from 'node:path';
import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';
import { readText } from './release';

export const outputRule = new Rule({
  id: 'output',
  title: 'Output is written whole or not at all',
  why: 'A folder with half of a release in it is applied like any other.',
});

/** What synthesis wrote, kept beside it: only these files are ever removed. */
export interface OutputIndex {
  /** Files, relative to the folder. */
  readonly files: readonly string[];
  /** Lock files of the releases, relative to the working directory. */
  readonly locks: readonly string[];
}

const INDEX = '.cutover.json';

/** What an earlier synthesis left in a folder. */
export function readIndex(folder: string): OutputIndex {
  const text = readText(path.join(folder, INDEX));
  if (text === undefined) return { files: [], locks: [] };
  const { files = [], locks = [] } = JSON.parse(text) as Partial<OutputIndex>;
  return { files, locks };
}

/**
 * Makes a folder hold these files: unchanged ones are kept as they are, stale ones of an earlier synthesis go, files of
 * others stay. The new folder is built beside the old one and takes its place by a rename, so that a synthesis that
 * fails or is interrupted leaves what was there; a rename that was interrupted half-way is mended by the next one.
 */
export function writeOutput(folder: string, files: ReadonlyMap<string, string>, locks: readonly string[]): void {
  const target = fs.existsSync(folder) ? fs.realpathSync(folder) : path.resolve(folder);
  const next = `${target}.cutover-new`;
  const old = `${target}.cutover-old`;
  try {
    recover(target, old);
    const owned = readIndex(target).files;
    const index: OutputIndex = { files: [...files.keys()].sort(), locks: [...locks].sort() };
    const all = new Map([...files, [INDEX, `${JSON.stringify(index, undefined, 2)}\n`]]);
    if (isCurrent(target, all, owned)) return;
    build(target, next, all, new Set([...owned, INDEX]));
    if (fs.existsSync(target)) fs.renameSync(target, old);
    fs.renameSync(next, target);
    fs.rmSync(old, { recursive: true, force: true });
  } catch (error) {
    fs.rmSync(next, { recursive: true, force: true });
    throw unwritable(folder, error as NodeJS.ErrnoException);
  }
}

/** Writes one file by a rename; one that says the same already is not touched. */
export function writeFileWhole(file: string, text: string): void {
  const next = `${file}.cutover-new`;
  try {
    if (readText(file) === text) return;
    fs.writeFileSync(next, text);
    fs.renameSync(next, file);
  } catch (error) {
    throw unwritable(file, error as NodeJS.ErrnoException);
  }
}

function recover(target: string, old: string): void {
  if (!fs.existsSync(old)) return;
  if (fs.existsSync(target)) fs.rmSync(old, { recursive: true });
  else fs.renameSync(old, target);
}

function isCurrent(target: string, files: ReadonlyMap<string, string>, owned: readonly string[]): boolean {
  const stale = owned.some((file) => !files.has(file) && fs.existsSync(path.join(target, file)));
  return !stale && [...files].every(([file, text]) => readText(path.join(target, file)) === text);
}

function build(target: string, next: string, files: ReadonlyMap<string, string>, owned: ReadonlySet<string>): void {
  fs.rmSync(next, { recursive: true, force: true });
  fs.mkdirSync(next, { recursive: true });
  for (const file of foreignFiles(target, owned)) keep(target, next, file);
  const folders = new Set([...files.keys()].map((file) => path.dirname(file)));
  for (const folder of folders) fs.mkdirSync(path.join(next, folder), { recursive: true });
  for (const [file, text] of files) {
    if (readText(path.join(target, file)) === text) keep(target, next, file);
    else fs.writeFileSync(path.join(next, file), text, { mode: file.endsWith('.sh') ? 0o755 : 0o644 });
  }
}

function foreignFiles(target: string, owned: ReadonlySet<string>): string[] {
  if (!fs.existsSync(target)) return [];
  return fs
    .readdirSync(target, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => path.relative(target, path.join(entry.parentPath, entry.name)))
    .filter((file) => !owned.has(file.split(path.sep).join('/')));
}

/** The same file in the new folder, by a link where the file system has them, so that its times stay. */
function keep(from: string, to: string, file: string): void {
  fs.mkdirSync(path.dirname(path.join(to, file)), { recursive: true });
  try {
    fs.linkSync(path.join(from, file), path.join(to, file));
  } catch {
    fs.cpSync(path.join(from, file), path.join(to, file), { preserveTimestamps: true, verbatimSymlinks: true });
  }
}

function unwritable(file: string, error: NodeJS.ErrnoException): CutoverError {
  const problem = outputRule.problem({
    at: { file },
    given: error.message,
    allowed: 'a place that can be written to, with room beside it for the new output',
    fix: 'check who owns the folder and the one above it; it cannot be a mount point. What was there is as it was.',
  });
  return new CutoverError([problem]);
}
