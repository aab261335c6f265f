import * as fs from 'node:fs';
import * as path from 'node:path';
import { CutoverError } from '../core/error';
import { commitTogether, outputRule, stageFile } from '../files/output';

/**
 * Writes files to a folder, where none of them may be: all of them, or, where one is there or cannot be written, none. Scripts
 * can be run.
 */
export function writeNewFiles(folder: string, files: ReadonlyMap<string, string>): void {
  const there = [...files.keys()].filter((name) => fs.existsSync(path.join(folder, name)));
  if (there.length > 0) {
    throw new CutoverError([
      outputRule.problem({
        at: { file: folder },
        given: `${there.join(', ')} already there`,
        allowed: 'a folder without them: nothing is overwritten',
        fix: 'run it in a new folder, or move them away',
      }),
    ]);
  }
  const made = [...new Set([...files.keys()].map((name) => path.dirname(path.join(folder, name))))].flatMap(
    (each) => fs.mkdirSync(each, { recursive: true }) ?? [],
  );
  try {
    commitTogether(
      [...files].map(([name, text]) => () => {
        const file = path.join(folder, name);
        const staged = stageFile(file, text);
        if (name.endsWith('.sh')) fs.chmodSync(`${file}.cutover-new`, 0o755);
        return staged;
      }),
    );
  } catch (error) {
    for (const each of made) fs.rmSync(each, { recursive: true, force: true });
    throw error;
  }
}
