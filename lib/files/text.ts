import * as fs from 'node:fs';
import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';

export const fileRule = new Rule({
  id: 'file',
  title: 'Files that synthesis looks at can be read',
  why: 'What cannot be read is taken for missing by somebody, and then for a service that is new.',
});

/** The text of a file; nothing when there is no such file. Throws when it is there and cannot be read. */
export function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    const fix = 'check the path, and who owns the file';
    throw new CutoverError([
      fileRule.problem({ at: { file }, given: message, allowed: 'a file that can be read', fix }),
    ]);
  }
}
