/** Writes the page that every report points to: `npx tsx scripts/checks-page.ts`. */
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { adoptRule } from '../lib/adopt/rule';
import { allRules } from '../lib/checks/registry';
import { validationRule } from '../lib/constructs/app';
import { CHECKS_PAGE } from '../lib/core/problem';
import type { Rule } from '../lib/core/rule';
import { actorApplicationRule } from '../lib/acting/argo-cd';
import { actorCloneRule } from '../lib/acting/clone';
import { actorPropsRule } from '../lib/actor/problems';
import { actorRule } from '../lib/cli/commands/run';
import { comparisonRule } from '../lib/cli/commands/diff';
import { usageRule } from '../lib/cli/program';
import { ruleIdRule } from '../lib/cli/commands/explain';
import { clusterRule } from '../lib/cluster/open';
import { environmentsRule } from '../lib/files/environment';
import { fileRule } from '../lib/files/text';
import { choiceRule, editRule } from '../lib/project/edit';
import { gitRule } from '../lib/project/git';
import { gitOpsRule } from '../lib/gitops/repository';
import { projectRule } from '../lib/project/project';
import { promotionRule } from '../lib/project/promotion';
import { staleOutputRule } from '../lib/project/stale';
import { outputRule } from '../lib/files/output';
import { HOW_TO } from './checks-how-to';
import { ROOT } from './project/files';

/** Every rule, with those of the rooms that touch files and constructs. */
export const pageRules: readonly Rule[] = allRules([
  actorApplicationRule,
  actorCloneRule,
  actorPropsRule,
  actorRule,
  choiceRule,
  adoptRule,
  clusterRule,
  comparisonRule,
  usageRule,
  editRule,
  environmentsRule,
  fileRule,
  gitOpsRule,
  gitRule,
  outputRule,
  projectRule,
  promotionRule,
  ruleIdRule,
  staleOutputRule,
  validationRule,
]);

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
