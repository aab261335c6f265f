import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../../scripts/project/files';
import { FIXED_SIGNALS, Signals, Telemetries } from '../../lib/signals/catalogue';

const page = readFileSync(join(ROOT, 'docs', 'reference', 'signals.md'), 'utf8');

describe('docs/reference/signals.md', () => {
  // Out of process: prettier loads itself by import(), which Jest refuses.
  it('is what `npm run docs:signals` writes', () => {
    const tsx = join(ROOT, 'node_modules', '.bin', 'tsx');
    const { stdout, stderr } = spawnSync(tsx, ['scripts/signals-page.ts', '--print'], { cwd: ROOT, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(page).toBe(stdout);
  }, 60_000);

  it('has a row for each signal and each dialect, once', () => {
    const rows = page.split('\n').flatMap((line) => /^\| `([^`]+)`/.exec(line)?.[1] ?? []);
    expect(rows.filter((row, index) => rows.indexOf(row) !== index)).toEqual([]);
    expect(rows).toEqual(expect.arrayContaining(FIXED_SIGNALS.map(({ id }) => id)));
    expect(rows).toEqual(expect.arrayContaining(Object.keys(Telemetries).map((name) => `Telemetries.${name}()`)));
  });

  it('names every member of `Signals`, so that nobody has to guess how one is written', () => {
    expect(Object.keys(Signals).filter((name) => !new RegExp(`\`(Signals\\.)?${name}[\`(]`).test(page))).toEqual([]);
  });

  it('leaves no cell empty', () => {
    const cells = page
      .split('\n')
      .filter((line) => line.startsWith('| '))
      .flatMap((line) => line.split(/(?<!\\)\|/).slice(1, -1));
    expect(cells.length).toBeGreaterThan(300);
    expect(cells.filter((cell) => cell.trim() === '')).toEqual([]);
  });
});
