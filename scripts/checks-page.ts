/** Writes the page that every report points to: `npx tsx scripts/checks-page.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { allRules } from '../lib/checks/registry';
import { validationRule } from '../lib/constructs/app';
import { CHECKS_PAGE } from '../lib/core/problem';
import type { Rule } from '../lib/core/rule';
import { fileRule } from '../lib/files/text';
import { outputRule } from '../lib/files/output';
import { HOW_TO } from './checks-how-to';
import { ROOT } from './project/files';

/** Every rule, with those of the rooms that touch files and constructs. */
export const pageRules: readonly Rule[] = allRules([fileRule, outputRule, validationRule]);

const HEADER = `# Checks

Synthesis reports everything that is wrong at once, and writes nothing while there is an error. Each section is a rule,
under the id that reports print. Ids are contract: they never change.
`;

/** The text of the page. Headings are ids alone, so that \`#id\` leads to them. */
export function checksPage(rules: readonly Rule[], howTo: Readonly<Record<string, string>>): string {
  return [HEADER, ...rules.map((rule) => section(rule, howTo[rule.id] ?? ''))].join('\n');
}

function section({ id, severity, title, why }: Rule, howTo: string): string {
  return `## ${id}

${title}. (${severity})

**Why.** ${why}

**How to fix.** ${howTo}
`;
}

function main(): void {
  const file = join(ROOT, CHECKS_PAGE);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, checksPage(pageRules, HOW_TO));
}

if (require.main === module) main();
