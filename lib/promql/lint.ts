import type { Problem } from '../core/problem';
import { callFindings } from './lint-calls';
import { shortened, type Finding, type LintContext } from './lint-context';
import { selectorFindings } from './lint-selectors';
import { readQuery } from './refused';
import { promqlRule } from './rule';
import { labelsOf, type Expression } from './syntax';

export { promqlRule };

/** Everything that is wrong with a query. What cannot be parsed is not looked at further. */
export function lintPromql(query: string, context: LintContext): Problem[] {
  const templates = templateFindings(query);
  const { findings: refused, expression } = readQuery(query);
  const findings = expression
    ? [
        ...templates,
        ...refused,
        ...callFindings(expression, context),
        ...selectorFindings(expression, context),
        ...(context.kind === 'gate' ? gateFindings(query, expression) : []),
      ]
    : templates.length > 0
      ? templates
      : refused;
  return findings.map((finding) => promqlRule.problem({ at: context.at, ...finding }));
}

/** Argo Rollouts fills in what is between two braces before it asks, and ends the run where it has nothing for it. */
function templateFindings(query: string): Finding[] {
  const [braces] = /\{\{|\}\}/.exec(query) ?? [];
  if (braces === undefined) return [];
  const at = query.indexOf(braces);
  return [
    {
      given: `\`${braces}\` at character ${at + 1} of ${shortened(query)}`,
      allowed: 'no two braces in a row: Argo Rollouts takes them for an argument of its own',
      fix: 'in a value write \\x7b\\x7b or \\x7d\\x7d for them, as `quote` does; what is repeated needs one: a{2}',
    },
  ];
}

/** An empty answer is an error to Argo Rollouts, and five of them end the release. */
function gateFindings(query: string, expression: Expression): Finding[] {
  const findings: Finding[] = [];
  if (!endsInVector(expression)) {
    const fix = '`(…) or vector(NaN)`, or `or vector(0)` where no value means none';
    findings.push({ given: shortened(query), allowed: 'a query that ends in `or vector(…)`', fix });
  }
  if (labelsOf(expression)?.length !== 0) {
    const fix = 'aggregate without `by`: the vector joins whatever has other labels, and there are two samples';
    findings.push({ given: shortened(query), allowed: 'one series without labels', fix });
  }
  return findings;
}

function endsInVector(expression: Expression): boolean {
  if (expression.kind !== 'binary' || expression.operator !== 'or') return false;
  const { right } = expression;
  const [arg] = right.kind === 'call' && right.name === 'vector' ? right.args : [];
  return arg?.kind === 'number' && /^(nan|0)$/i.test(arg.text);
}
