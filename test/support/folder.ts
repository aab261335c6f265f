import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';

/** A folder that each test has for itself. */
export function useFolder(): (...parts: readonly string[]) => string {
  let folder = '';
  beforeEach(() => {
    folder = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-')));
  });
  afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
  return (...parts) => path.join(folder, ...parts);
}

/** What a file says, and by what one can tell that it was never touched. */
export interface FileState {
  readonly text: string;
  readonly inode: number;
  readonly modified: number;
  readonly mode: string;
}

/** Every file below a folder. */
export function filesIn(folder: string): Record<string, FileState> {
  const entries = fs
    .readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory());
  const files = entries.map((entry) => path.join(entry.parentPath, entry.name)).sort();
  return Object.fromEntries(files.map((file) => [path.relative(folder, file), stateOf(file)]));
}

function stateOf(file: string): FileState {
  const { ino, mtimeMs, mode } = fs.lstatSync(file);
  const text = fs.readFileSync(file, 'utf8');
  return { text, inode: ino, modified: mtimeMs, mode: (mode & 0o777).toString(8) };
}

/** The texts alone. */
export function textsIn(folder: string): Record<string, string> {
  return Object.fromEntries(Object.entries(filesIn(folder)).map(([file, { text }]) => [file, text]));
}

/** Writes files, with the folders that they are in. */
export function writeFiles(folder: string, files: Readonly<Record<string, string | Uint8Array>>): void {
  for (const [file, text] of Object.entries(files)) {
    fs.mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
    fs.writeFileSync(path.join(folder, file), text);
  }
}
