import * as fs from 'node:fs';
import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';
import { proposedText } from './question';

export const fileRule = new Rule({
  id: 'file',
  title: 'Files that synthesis looks at can be read',
  why: 'What cannot be read is taken for missing by somebody, and then for a service that is new.',
});

/** Bytes that a file which people write may have at the most: a release file has one thousand of them. */
export const WRITTEN_BY_HAND = 2 ** 20;

/**
 * The text of a file, or what a command proposes for it; nothing when there is no such file. Throws when it is there and
 * cannot be read, or has more bytes than `most`.
 */
export function readText(file: string, most = Infinity): string | undefined {
  try {
    const proposed = proposedText(file);
    if (proposed !== undefined) return proposed;
    const { size } = fs.statSync(file);
    if (size <= most) return fs.readFileSync(file, 'utf8');
    throw unreadable(file, `${size} bytes`, `a file of at most ${most} bytes`, 'look what it is');
  } catch (error) {
    if (error instanceof CutoverError) throw error;
    const { code, message } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') return undefined;
    throw unreadable(file, message, 'a file that can be read', 'check the path, and who owns the file');
  }
}

function unreadable(file: string, given: string, allowed: string, fix: string): CutoverError {
  return new CutoverError([fileRule.problem({ at: { file }, given, allowed, fix })]);
}
