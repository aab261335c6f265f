import * as fs from 'node:fs';
import * as path from 'node:path';
import { canonical } from '../core/canonical';
import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';
import { readText } from './text';

export const outputRule = new Rule({
  id: 'output',
  title: 'Output is written whole or not at all',
  why: 'A folder with half of a release in it is applied like any other.',
});

/** What synthesis wrote, kept beside it: only these files are ever removed. */
export interface OutputIndex {
  /** Files, relative to the folder. */
  readonly files: readonly string[];
  /** The service of each lock file, by the path of the file from the folder. */
  readonly locks: Readonly<Record<string, string>>;
}

const INDEX = '.cutover.json';

/** The file that says what synthesis wrote to a folder. */
export function indexFileOf(folder: string): string {
  return path.join(folder, INDEX);
}

/** What an earlier synthesis left in a folder. */
export function readIndex(folder: string): OutputIndex {
  const file = indexFileOf(folder);
  const text = readIfThere(file);
  const { files = [], locks = {} } = text === undefined ? {} : parseIndex(text, file);
  return { files, locks };
}

/** Something that is ready to take its place, beside what it replaces. */
export interface Staged {
  /** Puts it there, by a rename. */
  commit(): void;
  /** Takes it away again. */
  discard(): void;
}

/** Puts several things in place, once all of them are ready; when one cannot be made ready, none is. */
export function commitTogether(stages: readonly (() => Staged)[]): void {
  const ready: Staged[] = [];
  try {
    for (const stage of stages) ready.push(stage());
  } catch (error) {
    for (const staged of ready) staged.discard();
    throw error;
  }
  for (const staged of ready) staged.commit();
}

const UNCHANGED: Staged = { commit: () => undefined, discard: () => undefined };

/**
 * Makes a folder ready that holds these files: unchanged ones are kept as they are, stale ones of an earlier synthesis
 * go, files of others stay. It is built beside the old one, so that a synthesis that fails or is interrupted leaves what
 * was there; a rename that was interrupted half-way is mended by the next synthesis.
 */
export function stageOutput(folder: string, files: ReadonlyMap<string, string>, locks: OutputIndex['locks']): Staged {
  return refusing(folder, () => {
    const target = followLink(folder);
    const next = `${target}.cutover-new`;
    const old = `${target}.cutover-old`;
    const discard = () => {
      fs.rmSync(next, { recursive: true, force: true });
    };
    recover(target, old);
    const owned = readIndex(target).files;
    const index: OutputIndex = { files: [...files.keys()].sort(), locks: canonical(locks) };
    const all = new Map([...files, [INDEX, `${JSON.stringify(index, undefined, 2)}\n`]]);
    if (isCurrent(target, all, owned)) return UNCHANGED;
    refusing(
      folder,
      () => {
        build(target, next, all, new Set([...owned, ...all.keys()]));
      },
      discard,
    );
    const commit = () => {
      refusing(
        folder,
        () => {
          swap(target, next, old);
        },
        discard,
      );
    };
    return { commit, discard };
  });
}

/** Makes one file ready; one that says the same already is not touched. */
export function stageFile(file: string, text: string): Staged {
  const next = `${file}.cutover-new`;
  return refusing(file, () => {
    if (readText(file) === text) return UNCHANGED;
    fs.writeFileSync(next, text);
    const commit = () => {
      refusing(file, () => {
        fs.renameSync(next, file);
      });
    };
    return {
      commit,
      discard: () => {
        fs.rmSync(next, { force: true });
      },
    };
  });
}

/** Work on the disk, whose failure is a report. */
function refusing<T>(file: string, work: () => T, undo: () => void = () => undefined): T {
  try {
    return work();
  } catch (error) {
    undo();
    throw error instanceof CutoverError ? error : unwritable(file, error as NodeJS.ErrnoException);
  }
}

/** Puts the new folder in the place of the old one, and the old one back when that fails. */
function swap(target: string, next: string, old: string): void {
  const replaces = fs.existsSync(target);
  if (replaces) fs.renameSync(target, old);
  try {
    fs.renameSync(next, target);
  } catch (error) {
    if (replaces) fs.renameSync(old, target);
    throw error;
  }
  fs.rmSync(old, { recursive: true, force: true });
}

/** The folder behind a link, whether it is there or not: the link stays, and what it leads to is replaced. */
function followLink(folder: string): string {
  const link = fs.lstatSync(folder, { throwIfNoEntry: false })?.isSymbolicLink();
  return link ? followLink(path.resolve(path.dirname(folder), fs.readlinkSync(folder))) : path.resolve(folder);
}

function parseIndex(text: string, file: string): Partial<OutputIndex> {
  try {
    const index: unknown = JSON.parse(text);
    if (typeof index === 'object' && index !== null) return index;
  } catch {
    // Said below, as of everything else that is no index.
  }
  const problem = outputRule.problem({
    at: { file },
    given: 'a text that is no index of the output',
    allowed: 'what synthesis wrote: it says which files may be removed',
    fix: `restore it: git checkout -- ${file}`,
  });
  throw new CutoverError([problem]);
}

/** The text of a file in the folder; nothing where there is no such file, or no such folder. */
function readIfThere(file: string): string | undefined {
  try {
    return fs.statSync(file).isFile() ? readText(file) : undefined;
  } catch (error) {
    if (['ENOENT', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) return undefined;
    throw error;
  }
}

function recover(target: string, old: string): void {
  if (!fs.existsSync(old)) return;
  if (fs.existsSync(target)) fs.rmSync(old, { recursive: true });
  else fs.renameSync(old, target);
}

function isCurrent(target: string, files: ReadonlyMap<string, string>, owned: readonly string[]): boolean {
  const stale = owned.some((file) => !files.has(file) && fs.existsSync(path.join(target, file)));
  return !stale && [...files].every(([file, text]) => readIfThere(path.join(target, file)) === text);
}

function build(target: string, next: string, files: ReadonlyMap<string, string>, owned: ReadonlySet<string>): void {
  fs.rmSync(next, { recursive: true, force: true });
  fs.mkdirSync(next, { recursive: true });
  for (const file of foreignFiles(target, owned)) keep(target, next, file);
  const folders = new Set([...files.keys()].map((file) => path.dirname(file)));
  for (const folder of folders) fs.mkdirSync(path.join(next, folder), { recursive: true });
  const before = fs.existsSync(target);
  for (const [file, text] of files) {
    if (before && readIfThere(path.join(target, file)) === text) keep(target, next, file);
    else fs.writeFileSync(path.join(next, file), text, { mode: file.endsWith('.sh') ? 0o755 : 0o644 });
  }
}

function foreignFiles(target: string, owned: ReadonlySet<string>): string[] {
  if (!fs.existsSync(target)) return [];
  return fs
    .readdirSync(target, { recursive: true, encoding: 'utf8' })
    .filter((file) => !fs.lstatSync(path.join(target, file)).isDirectory())
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
