import { codeBlocks, optsOut } from '../../scripts/project/code-blocks';

const blocksOf = (...lines: string[]): ReturnType<typeof codeBlocks> =>
  codeBlocks({ file: 'README.md', text: lines.join('\n') });

describe('codeBlocks', () => {
  it('takes TypeScript blocks, with the line of their fence', () => {
    const blocks = blocksOf('# Title', '', '```ts', 'const a = 1;', '', 'a;', '```', '', '```typescript', 'b;', '```');
    expect(blocks).toEqual([
      { file: 'README.md', line: 3, meta: '', code: 'const a = 1;\n\na;' },
      { file: 'README.md', line: 9, meta: '', code: 'b;' },
    ]);
  });

  it('leaves blocks of other languages alone', () => {
    expect(blocksOf('```yaml', 'a: 1', '```', '```', 'plain', '```', '```tsx', '<a/>', '```')).toEqual([]);
  });

  it('does not look inside a block that quotes another', () => {
    expect(blocksOf('````md', '```ts', 'a;', '```', '````', '~~~ts', '```', '~~~')).toMatchObject([
      { line: 6, code: '```' },
    ]);
  });

  it('takes the indentation of a list off, and no more', () => {
    const blocks = blocksOf('1. First', '', '   ```ts', '   if (a) {', '     b();', '', '   }', '   ```');
    expect(blocks).toMatchObject([{ line: 3, code: 'if (a) {\n  b();\n\n}' }]);
  });

  it('takes a block that nobody closed', () => {
    expect(blocksOf('```ts', 'a;')).toMatchObject([{ line: 1, code: 'a;' }]);
  });

  it('finds nothing in an empty file', () => {
    expect(blocksOf('')).toEqual([]);
  });
});

describe('optsOut', () => {
  it('knows a block that asks not to be checked', () => {
    const blocks = blocksOf('```ts no-check', '```', '```ts nocheck because', '```', '```ts title="app.ts"', '```');
    expect(blocks.map(optsOut)).toEqual([true, true, false]);
  });
});
