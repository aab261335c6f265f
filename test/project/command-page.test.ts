import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EXIT } from '../../lib/cli/context';
import { declareProgram } from '../../lib/cli/declare';
import { ROOT } from '../../scripts/project/files';

const page = readFileSync(join(ROOT, 'docs', 'reference', 'command.md'), 'utf8');

describe('docs/reference/command.md', () => {
  // Out of process: prettier loads itself by import(), which Jest refuses.
  it('is what `npm run docs:command` writes', () => {
    const tsx = join(ROOT, 'node_modules', '.bin', 'tsx');
    const { stdout, stderr } = spawnSync(tsx, ['scripts/command-page.ts', '--print'], { cwd: ROOT, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(page).toBe(stdout);
  }, 60_000);

  it('has a section for each command, and a row for each exit code', () => {
    const sections = page.split('\n').flatMap((line) => /^## (\S+)$/.exec(line)?.[1] ?? []);
    const names = declareProgram(() => Promise.resolve()).commands.map((command) => command.name());
    expect(sections).toEqual(names.sort());
    const codes = page.split('\n').flatMap((line) => /^\| (\d+) /.exec(line)?.[1] ?? []);
    expect(new Set(codes.map(Number))).toEqual(new Set(Object.values(EXIT)));
    expect(codes).toHaveLength(Object.values(EXIT).length);
  });
});
