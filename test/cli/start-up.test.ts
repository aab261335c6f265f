import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';
import { built } from './support/built';

const ROOT = resolve(__dirname, '../..');

/** Runs the command to its end, and then says which modules were loaded. */
const LISTED = `
process.argv.splice(1, 0, 'cutover');
process.on('exit', () => console.error(JSON.stringify(Object.keys(require.cache))));
require(${JSON.stringify(resolve(ROOT, 'build/lib/cli/main.js'))});
`;

describe('starting up', () => {
  beforeAll(() => built(), 300_000);

  const loadedBy = (...args: readonly string[]): readonly string[] => {
    const script = ['-e', LISTED, '--', ...args];
    const { stderr } = spawnSync(process.execPath, script, { cwd: ROOT, encoding: 'utf8' });
    return JSON.parse(stderr.trim().split('\n').at(-1) ?? '[]') as string[];
  };

  const packagesOf = (files: readonly string[]) =>
    [...new Set(files.flatMap((file) => /node_modules\/((?:@[^/]+\/)?[^/]+)/.exec(file)?.[1] ?? []))].sort();

  it('loads the argument parser and colours, and nothing that a command needs', () => {
    for (const args of [['--version'], ['--help'], ['bogus'], ['deploy']]) {
      expect({ args, packages: packagesOf(loadedBy(...args)) }).toEqual({
        args,
        packages: ['commander', 'picocolors'],
      });
    }
  });
});
