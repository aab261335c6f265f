import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as ts from 'typescript';
import { defaultOf, docOf, summary } from '../../scripts/project/api-docs';
import { OPTIONAL } from '../../scripts/project/api-interfaces';
import { code, defaultText, table } from '../../scripts/project/api-markdown';
import { ROOT } from '../../scripts/project/files';

const page = readFileSync(join(ROOT, 'docs', 'reference', 'api.md'), 'utf8');

/** The default cells of one section, each with the name of its member. */
function defaultCells(section: string): readonly { readonly name: string; readonly cell: string }[] {
  const rows = section.split('\n').map((line) => line.split(/(?<!\\)\|/).map((cell) => cell.trim()));
  const start = rows.findIndex(([, , , head]) => head === 'default');
  if (start < 0) return [];
  return rows
    .slice(start + 2)
    .filter(({ length }) => length === 6)
    .map(([, name = '', , cell = '']) => ({ name, cell }));
}

describe('docs/reference/api.md', () => {
  const sections = page.split(/^#### /m).slice(1);

  // Out of process: prettier loads itself by import(), which Jest refuses.
  it('is what `npm run docs:api` writes', () => {
    const tsx = join(ROOT, 'node_modules', '.bin', 'tsx');
    const { stdout, stderr } = spawnSync(tsx, ['scripts/api-page.ts', '--print'], { cwd: ROOT, encoding: 'utf8' });
    expect(stderr).toBe('');
    expect(page).toBe(stdout);
  }, 60_000);

  it('says something in the default column of every member', () => {
    const cells = sections.flatMap(defaultCells);
    expect(cells.length).toBeGreaterThan(100);
    expect(cells.filter(({ cell }) => cell === '')).toEqual([]);
  });

  it('names a default for every option, inherited ones too', () => {
    const props = sections.filter((section) => /^\w+(?:Props|Options|Facts|Data)\n/.test(section));
    const lacking = props.flatMap((section) => defaultCells(section).filter(({ cell }) => cell === OPTIONAL));
    expect(props.length).toBeGreaterThan(10);
    expect(lacking).toEqual([]);
  });
});

describe('doc comments', () => {
  const statement = (text: string): ts.Node =>
    ts.createSourceFile('a.ts', text, ts.ScriptTarget.Latest, true).statements[0]!;

  it('are taken apart wherever the tag stands', () => {
    const inLine = statement("/** Where it is\n * written. @default 'x' */\ntype A = 1;");
    const below = statement('/**\n * What it is.\n * @default - as `@a/b` says,\n *   or none\n */\ntype A = 1;');
    expect([docOf(inLine), defaultOf(inLine)]).toEqual(['Where it is\nwritten.', "'x'"]);
    expect([docOf(below), defaultOf(below)]).toEqual(['What it is.', '- as `@a/b` says,\nor none']);
  });

  it('serve all overloads, and are no more than their text', () => {
    const nodes = ['function a(): void;', '/** Does it. */ function a() {}'].map(statement);
    expect(docOf(...nodes)).toBe('Does it.');
    expect(docOf(statement('/** @internal */ type A = 1;'))).toBe('');
    expect(defaultOf(statement('/** A. */ type A = 1;'))).toBeUndefined();
  });

  it('have their first paragraph as their summary', () => {
    expect(summary('One\nline.\n\nMore.')).toBe('One line.');
  });
});

describe('markdown of the page', () => {
  it('has the value of a default as code, and prose as it is', () => {
    const texts = [
      '- none',
      '[]',
      "'a b' (since 1.27)",
      'Duration.seconds(180) (guide 001)',
      '2, as Istio',
      'request 1',
    ];
    expect(texts.map(defaultText)).toEqual([
      'none',
      '`[]`',
      "`'a b'` (since 1.27)",
      '`Duration.seconds(180)` (guide 001)',
      '`2`, as Istio',
      'request 1',
    ]);
    expect(defaultText('A.b({ c: D.e(1) })')).toBe('`A.b({ c: D.e(1) })`');
  });

  it('escapes bars in tables, and only there', () => {
    expect(table(['a'], [['`b | c`\n\\| d']])).toBe('| a |\n| --- |\n| `b \\| c` \\| d |');
    expect(table(['a'], [])).toBe('');
    expect(code('a | b')).toBe('`a | b`');
    expect(code('`${string}`')).toBe('`` `${string}` ``');
  });
});
