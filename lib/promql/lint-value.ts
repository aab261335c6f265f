import type { Problem } from '../core/problem';
import { lintPromql } from './lint';
import { shortened, type Finding, type LintContext } from './lint-context';
import { COMPARISONS } from './operators';
import { readQuery } from './refused';
import { promqlRule } from './rule';
import { partsOfKind, type BinaryNode, type Expression } from './syntax';
import { orUnknown } from './text';

/** Everything that is wrong with the PromQL of a value that a gate asks for: by itself, and as it is asked for. */
export function lintValue(value: string, context: LintContext): Problem[] {
  const { findings, expression } = readQuery(value);
  // Parentheses that nothing in it opens would make two halves of it a query with those around it.
  if (!expression || findings.length > 0) return lintPromql(value, { ...context, kind: 'panel' });
  return [
    ...lintPromql(orUnknown(value), context),
    ...silenceFindings(expression, value).map((finding) => promqlRule.problem({ at: context.at, ...finding })),
  ];
}

/** A value that is there whatever happens passes, or fails, on nothing. */
function silenceFindings(expression: Expression, value: string): Finding[] {
  const given = shortened(value);
  if (partsOfKind(expression, 'selector').length === 0) {
    return [{ given: `${given}, which reads no series`, allowed: 'a value of series', fix: 'name the metric' }];
  }
  if (!isAlwaysThere(expression)) return [];
  return [
    {
      given: `${given}, which has a value where there are no series`,
      allowed: 'no value where nothing is known; `or vector(0)` is for what is divided',
      fix: "divide by what is there whenever the version is, or leave no value: the objective's `noData` says what it means",
    },
  ];
}

/** Whether an expression has a value without any series; NaN is none. */
function isAlwaysThere(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
      return !/nan$/i.test(expression.text);
    case 'string':
      return true;
    case 'call':
    case 'aggregation':
      return expression.args.every(isAlwaysThere);
    case 'subquery':
      return isAlwaysThere(expression.of);
    case 'binary':
      return isBinaryThere(expression);
    case 'selector':
      return false;
  }
}

function isBinaryThere({ operator, bool, left, right }: BinaryNode): boolean {
  const sides = [left, right];
  if (operator === 'or') return sides.some(isAlwaysThere);
  const leavesOut = operator === 'unless' || (COMPARISONS.includes(operator) && !bool);
  return !leavesOut && sides.every(isAlwaysThere);
}
