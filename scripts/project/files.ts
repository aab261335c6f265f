import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

export const ROOT = dirname(dirname(__dirname));

/** A text file of the repository, with its path from the root. */
export interface ProjectFile {
  readonly file: string;
  readonly text: string;
}

/** Reads what is or may be committed: files that Git knows, and new ones that it does not ignore. */
export function projectFiles(select: (file: string) => boolean): readonly ProjectFile[] {
  return projectPaths()
    .filter((file) => select(file) && existsSync(join(ROOT, file)))
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }))
    .filter(({ text }) => !text.includes('\0'));
}

function projectPaths(): readonly string[] {
  const options = ['-z', '--cached', '--others', '--exclude-standard', '--deduplicate'];
  const listed = execFileSync('git', ['ls-files', ...options], { cwd: ROOT, encoding: 'utf8', maxBuffer: 2 ** 26 });
  return listed
    .split('\0')
    .filter((file) => file !== '')
    .sort();
}
