import type { SyntaxNode, Tree } from '@lezer/common';
import { shortened, type Finding } from './lint-context';
import { secondsOf, unquote } from './literal';
import { groupingLabels, operandBefore, textOf, textsOf } from './tree';

/**
 * What the grammar takes and Prometheus does not, whatever the types of values are: modifiers where there are none,
 * lengths of time and numbers that are too large, names said twice, and what has to be switched on.
 */
export function formFindings(tree: Tree, text: string): Finding[] {
  const findings: Finding[] = [];
  tree.iterate({ enter: ({ name, node }) => void findings.push(...(FORMS[name]?.(node, text) ?? [])) });
  return findings;
}

type Form = (node: SyntaxNode, text: string) => Finding[];

const FORMS: Readonly<Record<string, Form | undefined>> = {
  AnchoredExpr: experimental,
  SmoothedExpr: experimental,
  FillModifier: experimental,
  OffsetExpr: modifier,
  StepInvariantExpr: modifier,
  DurationExpr: lengthOfTime,
  OffsetDurationExpr: lengthOfTime,
  NumberDurationLiteral: tooLarge,
  VectorSelector: nameSaidTwice,
  AggregateModifier: emptyLabel,
  MatchingModifierClause: emptyLabel,
};

function experimental(node: SyntaxNode, text: string): Finding[] {
  const allowed = 'what Prometheus has without `--enable-feature`';
  return [{ given: `${shortened(textOf(node, text))}, which is experimental`, allowed, fix: 'say it otherwise' }];
}

const MODIFIED: readonly string[] = ['VectorSelector', 'MatrixSelector', 'SubqueryExpr'];

function modifier(node: SyntaxNode, text: string): Finding[] {
  const name = node.name === 'OffsetExpr' ? '`offset`' : '`@`';
  const given = `${name} of ${shortened(textOf(node, text))}`;
  let operand = operandBefore(node);
  while (operand && ['OffsetExpr', 'StepInvariantExpr'].includes(operand.name)) {
    if (operand.name === node.name) return [{ given, allowed: `one ${name}`, fix: 'take one of them away' }];
    operand = operandBefore(operand);
  }
  if (operand && MODIFIED.includes(operand.name)) return [];
  return [{ given, allowed: `${name} after a selector or a subquery`, fix: 'put it behind each selector within' }];
}

/** Prometheus counts nanoseconds in 64 bits. */
const LONGEST = 2 ** 63 / 1e9;

function lengthOfTime(node: SyntaxNode, text: string): Finding[] {
  // One length of time is a tree of its own, whose first node is all of it.
  if (node.parent?.name.endsWith('DurationExpr')) return [];
  const whole = textOf(node, text);
  const isOffset = node.name === 'OffsetDurationExpr';
  const seconds = secondsOf(isOffset ? whole.replace(/^[+-]\s*/, '') : whole);
  const given = `${whole} as a length of time`;
  if (Number.isNaN(seconds)) {
    const allowed = 'one that is written out, as every Prometheus reads it';
    return [{ given, allowed, fix: 'work it out, and write it such as 2m30s' }];
  }
  if (seconds >= LONGEST) return [{ given, allowed: 'less than 292 years', fix: 'look at its unit' }];
  return seconds > 0 || isOffset ? [] : [{ given, allowed: 'one above 0', fix: 'such as 2m' }];
}

function tooLarge(node: SyntaxNode, text: string): Finding[] {
  const given = textOf(node, text);
  const digits = given.replaceAll('_', '').replace(/^[+-]\s*/, '');
  const isTime = node.parent?.name === 'StepInvariantExpr';
  const seconds = /^\d.*[a-z]$/i.test(digits) && !digits.startsWith('0x') ? secondsOf(digits) : undefined;
  if (seconds !== undefined && !(seconds < LONGEST)) {
    return [{ given, allowed: 'a length of time of less than 292 years', fix: 'look at its unit' }];
  }
  const value = seconds ?? Number(digits);
  const isNumber = isTime ? Math.abs(value) < 2 ** 63 : Number.isFinite(value) || /^(inf|nan)$/i.test(digits);
  const allowed = isTime ? 'a time in seconds since 1970' : 'a number of 64 bits';
  return isNumber ? [] : [{ given: `${given}${isTime ? ' after `@`' : ''}`, allowed, fix: 'take a smaller one' }];
}

function nameSaidTwice(node: SyntaxNode, text: string): Finding[] {
  const [outside] = textsOf(node, 'Identifier', text);
  const within = node.getChild('LabelMatchers');
  if (outside === undefined || !within) return [];
  const labels = [
    ...within.getChildren('UnquotedLabelMatcher').flatMap((each) => textsOf(each, 'LabelName', text)),
    ...within.getChildren('QuotedLabelMatcher').flatMap((each) => textsOf(each, 'QuotedLabelName', text).map(unquote)),
  ];
  if (!within.getChild('QuotedLabelName') && !labels.includes('__name__')) return [];
  const fix = `keep ${outside}, and take the name out of the braces`;
  return [{ given: shortened(textOf(node, text)), allowed: 'one name of a metric', fix }];
}

function emptyLabel(node: SyntaxNode, text: string): Finding[] {
  const labels = [...groupingLabels(node, text), ...groupingLabels(node, text, 'grouped')];
  if (!labels.includes('')) return [];
  return [{ given: textOf(node, text), allowed: 'labels that have a name', fix: 'take "" away' }];
}
