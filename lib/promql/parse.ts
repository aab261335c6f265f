import type { SyntaxNode } from '@lezer/common';
import type { parser } from '@prometheus-io/lezer-promql';
import { secondsOf, unquote } from './literal';
import type { Expression, SelectorNode } from './syntax';
import type { Matcher, MatchOperator } from './text';

/** Where an expression is no PromQL. */
export interface SyntaxProblem {
  /** Characters before it. */
  readonly position: number;
  /** What is there. */
  readonly near: string;
}

/** What a text is as PromQL: a tree, or where it is none. */
export interface ParsedQuery {
  readonly problems: readonly SyntaxProblem[];
  /** None where there are problems. */
  readonly expression: Expression | undefined;
}

/** Parses PromQL. Types of values are not looked at: `promtool check rules` does that. */
export function parsePromql(text: string): ParsedQuery {
  const problems: SyntaxProblem[] = [];
  const say = (position: number) => problems.push({ position, near: text.slice(position, position + 20) });
  const tree = grammar().parse(text);
  tree.iterate({ enter: ({ type, from }) => (type.isError ? void say(from) : undefined) });
  const root = tree.topNode.firstChild;
  const expression = root === null || problems.length > 0 ? undefined : convert(root, text, say);
  if (expression === undefined && problems.length === 0) say(0);
  return { problems, expression: problems.length > 0 ? undefined : expression };
}

/** Loaded when there is something to parse: it takes longer than all of this library, and most releases parse nothing. */
function grammar(): typeof parser {
  // eslint-disable-next-line @typescript-eslint/no-require-imports, no-restricted-globals -- the pure way to load by need
  return (require('@prometheus-io/lezer-promql') as { readonly parser: typeof parser }).parser;
}

type Say = (position: number) => void;

function convert(node: SyntaxNode, text: string, say: Say): Expression {
  const of = (child: SyntaxNode) => textOf(child, text);
  const next = (child: SyntaxNode) => convert(child, text, say);
  const args = () => node.getChild('FunctionCallBody')?.getChildren('Expr').map(next) ?? [];
  switch (node.name) {
    case 'VectorSelector':
      return selectorOf(node, undefined, text, say);
    case 'MatrixSelector':
      return rangeOf(node, text, say);
    case 'FunctionCall':
      return { kind: 'call', name: names(node, 'FunctionIdentifier', text)[0] ?? '', args: args() };
    case 'AggregateExpr': {
      const modifier = node.getChild('AggregateModifier');
      const labels = modifier ? groupingLabels(modifier, text) : undefined;
      return {
        kind: 'aggregation',
        name: (names(node, 'AggregateOp', text)[0] ?? '').toLowerCase(),
        by: modifier?.getChild('By') ? labels : undefined,
        without: modifier?.getChild('Without') ? labels : undefined,
        args: args(),
      };
    }
    case 'BinaryExpr': {
      const [left, right] = node.getChildren('Expr');
      const clause = node.getChild('MatchingModifierClause');
      if (!left || !right) return unknown(node, text, say);
      return {
        kind: 'binary',
        operator: left.nextSibling ? of(left.nextSibling).toLowerCase() : '',
        on: clause?.getChild('On') ? groupingLabels(clause, text) : undefined,
        grouped: Boolean(clause?.getChild('GroupLeft') ?? clause?.getChild('GroupRight')),
        left: next(left),
        right: next(right),
      };
    }
    case 'SubqueryExpr': {
      const [of_] = node.getChildren('Expr');
      const range = node.getChild('DurationExpr');
      return of_ && range ? { kind: 'subquery', range: secondsOf(of(range)), of: next(of_) } : unknown(node, text, say);
    }
    case 'UnaryExpr': {
      const inner = node.getChild('Expr');
      if (!inner) return unknown(node, text, say);
      const operand = next(inner);
      const negative = names(node, 'UnaryOp', text)[0] === '-';
      return operand.kind === 'number' && negative ? { kind: 'number', text: `-${operand.text}` } : operand;
    }
    case 'NumberDurationLiteral':
      return { kind: 'number', text: of(node) };
    case 'StringLiteral':
      if (unquote(of(node)) === undefined) say(node.from);
      return { kind: 'string', text: of(node) };
    default: {
      // Parentheses, offset and @ are around one expression.
      const inner = node.getChild('Expr');
      return inner ? next(inner) : unknown(node, text, say);
    }
  }
}

function rangeOf(node: SyntaxNode, text: string, say: Say): Expression {
  const selector = node.getChild('VectorSelector');
  const range = node.getChild('DurationExpr');
  if (!selector || !range) return unknown(node, text, say);
  return selectorOf(selector, secondsOf(textOf(range, text)), text, say);
}

function selectorOf(node: SyntaxNode, range: number | undefined, text: string, say: Say): SelectorNode {
  const all = node.getChild('LabelMatchers');
  const matchers: Matcher[] = [];
  let metric = names(node, 'Identifier', text)[0];
  for (let child = all?.firstChild; child; child = child.nextSibling) {
    if (child.name === 'QuotedLabelName') metric = unquote(textOf(child, text));
    if (!child.name.endsWith('LabelMatcher')) continue;
    const quoted = names(child, 'QuotedLabelName', text)[0];
    const label = quoted === undefined ? names(child, 'LabelName', text)[0] : unquote(quoted);
    const value = unquote(names(child, 'StringLiteral', text)[0] ?? '');
    if (label === undefined || value === undefined) say(child.from);
    else matchers.push({ label, operator: (names(child, 'MatchOp', text)[0] ?? '=') as MatchOperator, value });
  }
  metric ??= matchers.find(({ label, operator }) => label === '__name__' && operator === '=')?.value;
  return { kind: 'selector', metric, matchers, range, text: textOf(node, text) };
}

/** The grammar takes what no expression can be, such as a range of something that is no selector. */
function unknown(node: SyntaxNode, text: string, say: Say): Expression {
  say(node.from);
  return { kind: 'string', text: textOf(node, text) };
}

function groupingLabels(node: SyntaxNode, text: string): string[] {
  const labels = node.getChild('GroupingLabels');
  if (!labels) return [];
  const quoted = names(labels, 'QuotedLabelName', text).flatMap((name) => unquote(name) ?? []);
  return [...names(labels, 'LabelName', text), ...quoted];
}

function names(node: SyntaxNode, kind: string, text: string): string[] {
  return node.getChildren(kind).map((child) => textOf(child, text));
}

function textOf({ from, to }: SyntaxNode, text: string): string {
  return text.slice(from, to);
}
