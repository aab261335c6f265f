import * as path from 'node:path';
import { CutoverError } from '../core/error';
import { CHECKS_PAGE } from '../core/problem';
import { ruleSections, type RuleSection } from '../report/rules-page';
import { fileRule, readText } from './text';

/** What the package's own page says of each rule. The page is above this file, in the sources and where it is built. */
export function readRulesPage(folder = __dirname): readonly RuleSection[] {
  const text = readText(path.join(folder, CHECKS_PAGE));
  if (text !== undefined) return ruleSections(text);
  const above = path.dirname(folder);
  if (above !== folder) return readRulesPage(above);
  throw new CutoverError([
    fileRule.problem({
      at: { file: CHECKS_PAGE },
      given: 'no such file in the package',
      allowed: 'the page that describes every rule',
      fix: 'install the package again',
    }),
  ]);
}
