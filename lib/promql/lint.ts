import type { Problem } from '../core/problem';
import { callFindings } from './lint-calls';
import { shortened, type Finding, type LintContext } from './lint-context';
import { selectorFindings } from './lint-selectors';
import { parsePromql } from './parse';
import { promqlRule } from './rule';
import { labelsOf, type Expression } from './syntax';

export { promqlRule };

/** Everything that is wrong with a query. What cannot be parsed is not looked at further. */
export function lintPromql(query: string, context: LintContext): Problem[] {
  const { problems, expression } = parsePromql(query);
  const findings = expression
    ? [
        ...callFindings(expression, context),
        ...selectorFindings(expression, context),
        ...(context.kind === 'gate' ? gateFindings(query, expression) : []),
      ]
    : problems.map(({ position, near }) => ({
        given: `${near === '' ? 'the end' : JSON.stringify(near)} at character ${position + 1} of ${shortened(query)}`,
        allowed: 'a PromQL expression',
        fix: 'mend it there; ranges such as [2m] follow a selector and nothing else',
      }));
  return findings.map((finding) => promqlRule.problem({ at: context.at, ...finding }));
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
