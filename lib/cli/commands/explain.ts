import { CutoverError } from '../../core/error';
import { CHECKS_PAGE } from '../../core/problem';
import { Rule } from '../../core/rule';
import { didYouMean } from '../../core/suggest';
import { readRulesPage } from '../../files/rules-page';
import type { RuleSection } from '../../report/rules-page';
import { oneLine, tableText } from '../../report/words';
import { EXIT, type Context, type ExitCode } from '../context';

export const ruleIdRule = new Rule({
  id: 'rule-id',
  title: 'A rule is asked for by its id',
  why: 'What is looked up under another name is not what was refused.',
});

/** What `cutover explain` is told. */
export interface ExplainOptions {
  /** Id of a rule, as reports print it. @default - all of them are listed */
  readonly id?: string;
}

/** Says what a rule is, why it is there, and how it is kept. */
export function explainCommand(context: Context, { id }: ExplainOptions): Promise<ExitCode> {
  const sections = readRulesPage();
  const found = id === undefined ? sections : [sectionOf(sections, id)];
  if (context.json) context.print(JSON.stringify(id === undefined ? found : found[0], undefined, 2));
  else
    context.print(id === undefined ? listText(found) : found.map((section) => sectionText(section, context)).join(''));
  return Promise.resolve(EXIT.done);
}

function sectionOf(sections: readonly RuleSection[], id: string): RuleSection {
  const found = sections.find((section) => section.id === id);
  if (found) return found;
  const ids = sections.map((section) => section.id);
  throw new CutoverError([
    ruleIdRule.problem({
      at: {},
      given: `'${oneLine(id)}'`,
      allowed: 'an id as reports print it; a check of your own is explained where it was written',
      fix: `\`cutover explain\` lists them all${didYouMean(id, ids)}`,
    }),
  ]);
}

function listText(sections: readonly RuleSection[]): string {
  return tableText(sections.map(({ id, severity, title }) => [id, severity, title])).join('\n');
}

function sectionText({ id, title, severity, why, fix }: RuleSection, { colors }: Context): string {
  return [
    `${colors.bold(id)} (${severity})`,
    `${title}.`,
    '',
    `${colors.bold('why')}  ${why}`,
    '',
    `${colors.bold('fix')}  ${fix}`,
    '',
    colors.dim(`${CHECKS_PAGE}#${id}`),
  ].join('\n');
}
