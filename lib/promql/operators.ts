import type { SyntaxNode } from '@lezer/common';
import { shortened, type Finding } from './lint-context';
import type { ValueType } from './signatures';
import { groupingLabels, operatorOf, textOf } from './tree';

/** One side of an operator, or an argument. */
export interface Operand {
  readonly type: ValueType;
  /** As it is written. */
  readonly text: string;
}

/** Operators that leave series out, unless `bool` follows. */
export const COMPARISONS: readonly string[] = ['==', '!=', '>', '<', '>=', '<='];
const SETS: readonly string[] = ['and', 'or', 'unless'];

/** What Prometheus refuses of an operator and its two sides. */
export function operatorFindings(node: SyntaxNode, text: string, left: Operand, right: Operand): Finding[] {
  const operator = operatorOf(node, text);
  const sides = [left, right];
  const ofNoValue = sides.find(({ type }) => type === 'string' || type === 'range vector');
  if (ofNoValue) {
    const what = ofNoValue.type === 'string' ? 'a text' : 'a range of series';
    const fix = ofNoValue.type === 'string' ? 'ask for a label within braces' : 'put the range into a function';
    const given = `\`${operator}\` with ${what}: ${shortened(ofNoValue.text)}`;
    return [{ given, allowed: 'series or numbers on both sides', fix }];
  }
  const number = sides.find(({ type }) => type === 'scalar');
  return [
    ...boolFindings(node, operator, sides),
    ...(number && SETS.includes(operator) ? [setOfNumber(operator, number)] : []),
    ...matchingFindings(node, text, operator, number),
  ];
}

function boolFindings(node: SyntaxNode, operator: string, sides: readonly Operand[]): Finding[] {
  const compares = COMPARISONS.includes(operator);
  if (node.getChild('BoolModifier')) {
    const [given, allowed] = [`\`${operator} bool\``, `\`bool\` after ${COMPARISONS.join(' ')}`];
    return compares ? [] : [{ given, allowed, fix: 'take `bool` away' }];
  }
  if (!compares || !sides.every(({ type }) => type === 'scalar')) return [];
  const given = `a comparison of numbers: ${sides.map((side) => shortened(side.text)).join(` ${operator} `)}`;
  return [{ given, allowed: 'one that gives 1 or 0', fix: `write \`${operator} bool\`` }];
}

function setOfNumber(operator: string, { text }: Operand): Finding {
  const given = `\`${operator}\` with ${/^[+-]?[\d.]/.test(text) ? shortened(text) : 'a number'}`;
  return { given, allowed: 'series on both sides', fix: 'put the number into `vector(…)`' };
}

function matchingFindings(node: SyntaxNode, text: string, operator: string, number: Operand | undefined): Finding[] {
  const clause = node.getChild('MatchingModifierClause');
  if (!clause) return [];
  const given = `\`${operator} ${textOf(clause, text)}\``;
  const labels = groupingLabels(clause, text);
  const grouped = clause.getChild('GroupLeft') ?? clause.getChild('GroupRight');
  const both = clause.getChild('On') ? groupingLabels(clause, text, 'grouped').filter((l) => labels.includes(l)) : [];
  return [
    ...both.map((label) => ({
      given,
      allowed: 'labels to match on, and others to add',
      fix: `take ${label} out of the second parentheses`,
    })),
    ...(number && labels.length > 0
      ? [{ given: `${given} with a number`, allowed: 'matching of series with series', fix: 'take it away' }]
      : []),
    ...(grouped && !number && SETS.includes(operator)
      ? [{ given, allowed: 'no grouping: a set operator takes many for many', fix: 'take group_left away' }]
      : []),
  ];
}
