import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { installedFile, notInstalled } from '../../../../lib/engines';
import { record } from '../report';

/** A folder for the files that tools read; it is gone after the tests. */
export interface Files {
  /** Writes files, by their path, and gives their paths; objects are written as JSON, which is YAML too. */
  readonly write: (files: Iterable<readonly [path: string, content: string | object]>) => readonly string[];
}

/** What a tool printed, and its exit code. */
export interface Said {
  readonly code: number;
  /** Both of its outputs. */
  readonly output: string;
  /** The first of them alone: what is there to be read by programs. */
  readonly result: string;
}

/** Longer than any of these tools takes on a busy machine. */
const LIMIT = 60_000;

/** Tests with tools that need no cluster. Where one is not installed they are skipped, and the reason is printed. */
export function describeWithTools(title: string, names: readonly string[], tests: (files: Files) => void): void {
  const missing = notInstalled(names);
  if (missing.length > 0) {
    const reason = `not installed: ${missing.join(', ')} (npm run engines:install)`;
    record({ tier: title, notRun: reason });
    console.warn(`NOT RUN: ${title}: ${reason}`);
    describe.skip(`${title} (${reason})`, () => tests({ write: () => [] }));
    return;
  }
  describe(title, () => {
    let folder: string;
    let last = 0;
    beforeAll(() => (folder = mkdtempSync(join(tmpdir(), 'cutover-tools-'))));
    afterAll(() => rmSync(folder, { recursive: true, force: true }));
    tests({
      write: (files) => {
        last += 1;
        return [...files].map(([path, content]) => {
          const file = join(folder, String(last), path);
          mkdirSync(dirname(file), { recursive: true });
          writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
          return file;
        });
      },
    });
  });
}

/** Runs an installed tool to its end. An exit code is an answer, whichever it is. */
export function say(pin: string, program: string, args: readonly string[]): Promise<Said> {
  return new Promise((resolve, reject) => {
    execFile(installedFile(pin, 'bin', program), args, { timeout: LIMIT, maxBuffer: 2 ** 26 }, (error, out, err) => {
      const code = error ? error.code : 0;
      if (typeof code === 'number') resolve({ code, output: `${out}${err}`, result: out });
      else reject(new Error(`${program} did not end by itself`, { cause: error }));
    });
  });
}
