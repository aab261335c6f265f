import type { Matcher } from './text';

/** The series of a metric, at one moment or over a range. */
export interface SelectorNode {
  readonly kind: 'selector';
  /** The metric, also where it is given as `__name__`; none where it is left open. */
  readonly metric: string | undefined;
  readonly matchers: readonly Matcher[];
  /** Seconds in brackets; NaN where they are computed; none for one moment. */
  readonly range: number | undefined;
  /** As it is written. */
  readonly text: string;
}

/** A function and what it is given. */
export interface CallNode {
  readonly kind: 'call';
  readonly name: string;
  readonly args: readonly Expression[];
}

/** An aggregation over series. */
export interface AggregationNode {
  readonly kind: 'aggregation';
  readonly name: string;
  /** Labels that are kept; none where it says nothing of labels, or says which are dropped. */
  readonly by: readonly string[] | undefined;
  /** Labels that are dropped. */
  readonly without: readonly string[] | undefined;
  readonly args: readonly Expression[];
}

/** Two expressions and what is between them. */
export interface BinaryNode {
  readonly kind: 'binary';
  readonly operator: string;
  /** Whether a comparison gives 1 or 0, and leaves nothing out. */
  readonly bool: boolean;
  /** Labels that series are matched on; none where it is all of them. */
  readonly on: readonly string[] | undefined;
  /** Whether several series of one side may match one of the other. */
  readonly grouped: boolean;
  readonly left: Expression;
  readonly right: Expression;
}

/** An expression looked at many times over a range. */
export interface SubqueryNode {
  readonly kind: 'subquery';
  /** Seconds that it looks back; NaN where they are computed. */
  readonly range: number;
  readonly of: Expression;
}

/** A number. */
export interface NumberNode {
  readonly kind: 'number';
  /** As it is written. */
  readonly text: string;
}

/** A text. */
export interface StringNode {
  readonly kind: 'string';
  /** As it is written, with its quotes. */
  readonly text: string;
}

/** PromQL as a tree. Parentheses, signs of series, `offset` and `@` are left out: only its form depends on them. */
export type Expression =
  SelectorNode | CallNode | AggregationNode | BinaryNode | SubqueryNode | NumberNode | StringNode;

/** A part of an expression with what is around it, from the outside in. */
export interface Found<T extends Expression = Expression> {
  readonly node: T;
  readonly around: readonly Expression[];
}

/** Every part of an expression, each before what is in it. */
export function partsOf(expression: Expression, around: readonly Expression[] = []): readonly Found[] {
  const inside = [...around, expression];
  return [{ node: expression, around }, ...childrenOf(expression).flatMap((child) => partsOf(child, inside))];
}

/** The parts of one kind. */
export function partsOfKind<K extends Expression['kind']>(
  expression: Expression,
  kind: K,
): readonly Found<Extract<Expression, { readonly kind: K }>>[] {
  return partsOf(expression).filter(
    (part): part is Found<Extract<Expression, { readonly kind: K }>> => part.node.kind === kind,
  );
}

function childrenOf(expression: Expression): readonly Expression[] {
  switch (expression.kind) {
    case 'call':
    case 'aggregation':
      return expression.args;
    case 'binary':
      return [expression.left, expression.right];
    case 'subquery':
      return [expression.of];
    default:
      return [];
  }
}

/** Aggregations that choose among series and leave them their labels. */
const CHOOSING: readonly string[] = ['topk', 'bottomk', 'limitk', 'limit_ratio', 'count_values'];

/**
 * The labels that the series of an expression may have; none at all means that it is one series. `undefined` where
 * any label may be there.
 */
export function labelsOf(expression: Expression): readonly string[] | undefined {
  switch (expression.kind) {
    case 'selector':
      return undefined;
    case 'number':
    case 'string':
      return [];
    case 'subquery':
      return labelsOf(expression.of);
    case 'aggregation':
      if (expression.without !== undefined || CHOOSING.includes(expression.name)) return undefined;
      return expression.by ?? [];
    case 'call':
      return labelsOfCall(expression);
    case 'binary':
      return labelsOfBinary(expression);
  }
}

function labelsOfCall({ name, args }: CallNode): readonly string[] | undefined {
  if (name === 'vector') return [];
  const all = union(args.map(labelsOf));
  if (name === 'histogram_quantile' || name === 'histogram_fraction') return all?.filter((label) => label !== 'le');
  return name.startsWith('label_') || name.startsWith('absent') ? undefined : all;
}

function labelsOfBinary({ operator, on, grouped, left, right }: BinaryNode): readonly string[] | undefined {
  const [ofLeft, ofRight] = [labelsOf(left), labelsOf(right)];
  if (operator === 'and' || operator === 'unless') return ofLeft;
  if (operator !== 'or' && on !== undefined && !grouped) return on;
  return union([ofLeft, ofRight]);
}

function union(sets: readonly (readonly string[] | undefined)[]): readonly string[] | undefined {
  if (sets.includes(undefined)) return undefined;
  return [...new Set(sets.flatMap((set) => set ?? []))];
}
