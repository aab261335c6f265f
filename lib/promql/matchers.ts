import { asRegExp, expressionFault } from './expression';
import type { Finding } from './lint-context';
import { partsOfKind, type Expression, type SelectorNode } from './syntax';
import type { Matcher } from './text';

/** What Prometheus refuses of the conditions of selectors. */
export function matcherFindings(expression: Expression): Finding[] {
  return partsOfKind(expression, 'selector').flatMap(({ node }) => [
    ...node.matchers.flatMap(expressionFindings),
    ...(isEmpty(node)
      ? [{ given: node.text, allowed: 'a metric, or a label with a value', fix: 'name the metric' }]
      : []),
  ]);
}

function expressionFindings(matcher: Matcher): Finding[] {
  const fault = faultOf(matcher);
  if (fault === undefined) return [];
  const given = `${matcher.label}${matcher.operator}${JSON.stringify(matcher.value)}, which ${fault}`;
  return [
    { given, allowed: 'a regular expression of RE2', fix: 'list the values with |, or escape what is meant as it is' },
  ];
}

/** What is wrong with the expression of a condition, where it has one and something is. */
export function faultOf({ operator, value }: Matcher): string | undefined {
  return operator.endsWith('~') ? expressionFault(value) : undefined;
}

/** Whether every series there is could fulfil a selector. */
export function isEmpty({ metric, matchers }: SelectorNode): boolean {
  if (metric || matchers.some((matcher) => faultOf(matcher) !== undefined)) return false;
  return matchers.every((matcher) => takes(matcher, ''));
}

/** Whether a value fulfils a condition, whose expression has no fault. */
export function takes({ operator, value }: Matcher, given: string): boolean {
  const same = operator.endsWith('~') ? asRegExp(value).test(given) : value === given;
  return same !== operator.startsWith('!');
}
