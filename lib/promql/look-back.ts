import { parsePromql } from './parse';
import { partsOfKind, type Expression } from './syntax';

/**
 * Seconds that an expression looks back at the most: its longest range, with the subqueries around it. `offset` is left
 * out, because it says which time is meant and not how much of it. 0 for what is no PromQL.
 */
export function lookBackOf(text: string): number {
  const { expression } = parsePromql(text);
  if (!expression) return 0;
  return Math.max(
    0,
    ...[...partsOfKind(expression, 'selector'), ...partsOfKind(expression, 'subquery')].map(({ node, around }) =>
      [...around, node].reduce((total, part) => total + rangeOf(part), 0),
    ),
  );
}

function rangeOf(part: Expression): number {
  return (part.kind === 'selector' || part.kind === 'subquery' ? part.range : 0) ?? 0;
}
