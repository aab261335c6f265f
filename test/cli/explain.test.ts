import * as fs from 'node:fs';
import { join } from 'node:path';
import { explainCommand } from '../../lib/cli/commands/explain';
import { readRulesPage } from '../../lib/files/rules-page';
import { HOW_TO } from '../../scripts/checks-how-to';
import { pageRules } from '../../scripts/checks-page';
import { useFolder, writeFiles } from '../support/folder';
import { contextOf } from './app';

const folder = useFolder();

it('says of each rule what the library says of it', async () => {
  for (const { id, title, why } of pageRules) {
    const context = contextOf(folder());
    expect(await explainCommand(context, { id })).toBe(0);
    const text = context.printed.join('');
    expect([id, title, why, HOW_TO[id]!].filter((part) => !text.includes(part))).toEqual([]);
  }
});

it('lists every rule without an id', async () => {
  const context = contextOf(folder(), { json: true });
  await explainCommand(context, {});
  const listed = JSON.parse(context.printed.join('')) as { id: string; severity: string }[];
  expect(listed.map(({ id, severity }) => [id, severity])).toEqual(pageRules.map(({ id, severity }) => [id, severity]));
});

it('suggests the id that was meant', async () => {
  await expect(async () => explainCommand(contextOf(folder()), { id: 'stage-hodl' })).rejects.toThrow(
    /did you mean 'stage-hold'/,
  );
});

it('finds the page from where the package is built, and says when there is none', () => {
  writeFiles(folder(), { 'docs/reference/checks.md': fs.readFileSync('docs/reference/checks.md', 'utf8') });
  fs.mkdirSync(folder('build/lib/cli/commands'), { recursive: true });
  expect(readRulesPage(folder('build/lib/cli/commands'))).toHaveLength(pageRules.length);
  expect(() => readRulesPage(join('/', 'nowhere'))).toThrow(/install the package again/);
});
