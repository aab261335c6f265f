import type { SyntaxNode, Tree } from '@lezer/common';
import type { parser } from '@prometheus-io/lezer-promql';
import { secondsOf, unquote } from './literal';
import type { Expression, SelectorNode } from './syntax';
import type { Matcher, MatchOperator } from './text';
import { groupingLabels, operatorOf, textOf, textsOf } from './tree';

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
  /** The same as the grammar has it, with all that the expression leaves out. None where there are problems. */
  readonly tree: Tree | undefined;
}

/** Parses PromQL. Types of values are not looked at here. */
export function parsePromql(text: string): ParsedQuery {
  const problems: SyntaxProblem[] = [];
  const say = (position: number) => problems.push({ position, near: text.slice(position, position + 20) });
  const tree = grammar().parse(text);
  tree.iterate({ enter: ({ type, from }) => (type.isError ? void say(from) : undefined) });
  if (problems.length === 0) strangeSpaces(tree, text).forEach(say);
  const root = tree.topNode.firstChild;
  const expression = root === null || problems.length > 0 ? undefined : convert(root, text, say);
  if (expression === undefined && problems.length === 0) say(0);
  return problems.length > 0 ? { problems, expression: undefined, tree: undefined } : { problems, expression, tree };
}

/** The grammar skips every kind of space. Prometheus knows four: one of a web page is an unexpected character to it. */
function strangeSpaces(tree: Tree, text: string): number[] {
  const found = [...text.matchAll(/[^\S \t\n\r]/g)].map(({ index }) => index);
  return found.filter((at) => {
    const { name } = tree.resolveInner(at, 1);
    return name !== 'StringLiteral' && name !== 'LineComment';
  });
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
      return { kind: 'call', name: textsOf(node, 'FunctionIdentifier', text)[0] ?? '', args: args() };
    case 'AggregateExpr': {
      const modifier = node.getChild('AggregateModifier');
      const labels = modifier ? groupingLabels(modifier, text) : undefined;
      return {
        kind: 'aggregation',
        name: (textsOf(node, 'AggregateOp', text)[0] ?? '').toLowerCase(),
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
        operator: operatorOf(node, text),
        bool: Boolean(node.getChild('BoolModifier')),
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
      const negative = textsOf(node, 'UnaryOp', text)[0] === '-';
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
  let metric = textsOf(node, 'Identifier', text)[0];
  for (let child = all?.firstChild; child; child = child.nextSibling) {
    if (child.name === 'QuotedLabelName') metric = unquote(textOf(child, text));
    if (!child.name.endsWith('LabelMatcher')) continue;
    const quoted = textsOf(child, 'QuotedLabelName', text)[0];
    const label = quoted === undefined ? textsOf(child, 'LabelName', text)[0] : unquote(quoted);
    const value = unquote(textsOf(child, 'StringLiteral', text)[0] ?? '');
    if (label === undefined || value === undefined) say(child.from);
    else matchers.push({ label, operator: (textsOf(child, 'MatchOp', text)[0] ?? '=') as MatchOperator, value });
  }
  metric ??= matchers.find(({ label, operator }) => label === '__name__' && operator === '=')?.value;
  return { kind: 'selector', metric, matchers, range, text: textOf(node, text) };
}

/** The grammar takes what no expression can be, such as a range of something that is no selector. */
function unknown(node: SyntaxNode, text: string, say: Say): Expression {
  say(node.from);
  return { kind: 'string', text: textOf(node, text) };
}
