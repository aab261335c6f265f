import type { SyntaxNode } from '@lezer/common';
import { unquote } from './literal';

/** What is written in a part of the grammar's tree. */
export function textOf({ from, to }: { readonly from: number; readonly to: number }, text: string): string {
  return text.slice(from, to);
}

/** What is written in its children of one kind. */
export function textsOf(node: SyntaxNode, kind: string, text: string): string[] {
  return node.getChildren(kind).map((child) => textOf(child, text));
}

/** The operator between the two sides of an expression, in lower case. */
export function operatorOf(node: SyntaxNode, text: string): string {
  const operator = node.getChild('Expr')?.nextSibling;
  return operator ? textOf(operator, text).toLowerCase() : '';
}

/** Labels in the first parentheses of `by`, `on` and their like, or in the ones after `group_left`. */
export function groupingLabels(node: SyntaxNode, text: string, which: 'first' | 'grouped' = 'first'): string[] {
  const labels = node.getChildren('GroupingLabels')[which === 'first' ? 0 : 1];
  if (!labels) return [];
  const quoted = textsOf(labels, 'QuotedLabelName', text).flatMap((name) => unquote(name) ?? []);
  return [...textsOf(labels, 'LabelName', text), ...quoted];
}

/**
 * What a range, `offset` or `@` belongs to: the operand before it. The grammar takes everything before it, and has
 * `(a + b) offset 5m` where Prometheus reads `a + (b offset 5m)`.
 */
export function operandBefore(node: SyntaxNode): SyntaxNode | undefined {
  let operand = node.getChild('Expr');
  while (operand && (operand.name === 'BinaryExpr' || operand.name === 'UnaryExpr')) {
    operand = operand.getChildren('Expr').at(-1) ?? null;
  }
  return operand ?? undefined;
}
