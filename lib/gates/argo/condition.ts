import type { Comparator, Expression } from './syntax';

/** What a query gives: one number for each series, a bare number for `scalar(…)`, or an error. */
export type Reading = readonly number[] | number | 'error';

/** What the expression engine refuses: the measurement is an error, whatever the value. */
export class ConditionError extends Error {}

/** Types that the engine tells apart before it evaluates anything. `any` is what it cannot know. */
type Type = 'number' | 'integer' | 'boolean' | 'list' | 'any';

type Value = number | boolean | readonly number[];

/** Whether a condition holds for a value. Throws what the engine would: a wrong type, or an index out of range. */
export function holds(condition: Expression, result: readonly number[] | number): boolean {
  check(condition, typeof result === 'number' ? 'number' : 'list');
  const value = evaluate(condition, { result });
  if (typeof value === 'boolean') return value;
  throw new ConditionError(`expected bool, but got ${typeof value === 'number' ? 'float64' : '[]float64'}`);
}

/** The engine compiles for the type of the result: a wrong type is an error in a branch that is never reached, too. */
function check(expression: Expression, result: Type, element: Type = 'number'): Type {
  const typeOf = (part: Expression) => check(part, result, element);
  switch (expression.kind) {
    case 'number':
      return 'number';
    case 'boolean':
      return 'boolean';
    case 'result':
      return result;
    case 'element':
      return element;
    case 'index':
      expectType(typeOf(expression.of), ['list'], 'indexed');
      return 'number';
    case 'call':
      return checkCall(expression, typeOf);
    case 'each':
      return checkEach(expression, typeOf(expression.list), result);
    case 'not':
      expectType(typeOf(expression.of), ['boolean'], '!');
      return 'boolean';
    case 'compare':
      checkComparison(expression.by, typeOf(expression.left), typeOf(expression.right));
      return 'boolean';
    case 'and':
    case 'or':
      for (const side of [expression.left, expression.right]) expectType(typeOf(side), ['boolean'], expression.kind);
      return 'boolean';
  }
}

function checkCall({ of, on }: Expression & { kind: 'call' }, typeOf: (part: Expression) => Type): Type {
  const [type = 'any'] = on.map(typeOf);
  if (of === 'default') return 'any';
  expectType(type, of === 'len' ? ['list'] : ['number', 'integer'], of);
  return of === 'len' ? 'integer' : 'boolean';
}

function checkEach({ of, holds }: Expression & { kind: 'each' }, list: Type, result: Type): Type {
  expectType(list, ['list'], of);
  expectType(check(holds, result, list === 'any' ? 'any' : 'number'), ['boolean'], of);
  return 'boolean';
}

function checkComparison(by: Comparator, left: Type, right: Type): void {
  const numeric = (type: Type) => type === 'number' || type === 'integer' || type === 'any';
  if (numeric(left) && numeric(right)) return;
  const equality = by === '==' || by === '!=';
  if (equality && (left === right || left === 'any' || right === 'any')) return;
  throw new ConditionError(`invalid operation: ${by} (mismatched types ${left} and ${right})`);
}

function expectType(type: Type, allowed: readonly Type[], by: string): void {
  if (type !== 'any' && !allowed.includes(type)) throw new ConditionError(`invalid operation: ${by} of ${type}`);
}

interface Scope {
  readonly result: readonly number[] | number;
  readonly element?: number;
}

function evaluate(expression: Expression, scope: Scope): Value {
  switch (expression.kind) {
    case 'number':
    case 'boolean':
      return expression.value;
    case 'result':
      return scope.result;
    case 'element':
      return scope.element ?? fail('#');
    case 'index':
      return element(evaluate(expression.of, scope), expression.at);
    case 'call':
      return call(expression, scope);
    case 'each': {
      const list = listOf(evaluate(expression.list, scope));
      const truth = (item: number) => truthOf(evaluate(expression.holds, { ...scope, element: item }));
      return expression.of === 'all' ? list.every(truth) : list.some(truth);
    }
    case 'not':
      return !truthOf(evaluate(expression.of, scope));
    case 'compare':
      return compare(expression.by, evaluate(expression.left, scope), evaluate(expression.right, scope));
    case 'and':
    case 'or':
      return constant(expression) ?? joined(expression, scope);
  }
}

type Joined = Expression & { kind: 'and' | 'or' };

function joined({ kind, left, right }: Joined, scope: Scope): boolean {
  const first = truthOf(evaluate(left, scope));
  return first === (kind === 'or') ? first : truthOf(evaluate(right, scope));
}

/** The engine leaves out what cannot matter before it evaluates: `x && false` is false even where x is an error. */
function constant(expression: Expression): boolean | undefined {
  if (expression.kind === 'boolean') return expression.value;
  if (expression.kind === 'not') {
    const inner = constant(expression.of);
    return inner === undefined ? undefined : !inner;
  }
  if (expression.kind !== 'and' && expression.kind !== 'or') return undefined;
  const sides = [constant(expression.left), constant(expression.right)];
  const decisive = expression.kind === 'or';
  if (sides.includes(decisive)) return decisive;
  return sides.includes(undefined) ? undefined : !decisive;
}

function call({ of, on }: Expression & { kind: 'call' }, scope: Scope): Value {
  // Argo's default() looks at the result whatever it is given, and only for nil, which Prometheus never gives.
  if (of === 'default') return scope.result;
  const [value = fail(of)] = on.map((part) => evaluate(part, scope));
  if (of === 'len') return listOf(value).length;
  // A literal is made a float; what len() gives is a whole number and stays one.
  const given = isLength(on[0]) ? fail('float64') : numberOf(value);
  return of === 'isNaN' ? Number.isNaN(given) : given === Infinity || given === -Infinity;
}

function isLength(part: Expression | undefined): boolean {
  return part?.kind === 'call' && part.of === 'len';
}

/** Negative indices count from the end. */
function element(value: Value, at: number): number {
  const list = listOf(value);
  const found = list.at(at);
  if (found !== undefined) return found;
  throw new ConditionError(`index out of range: ${at} (array length is ${list.length})`);
}

function compare(by: Comparator, left: Value, right: Value): boolean {
  if (by === '==') return left === right;
  if (by === '!=') return left !== right;
  const [a, b] = [numberOf(left), numberOf(right)];
  if (by === '<') return a < b;
  if (by === '<=') return a <= b;
  return by === '>' ? a > b : a >= b;
}

function numberOf(value: Value): number {
  return typeof value === 'number' ? value : fail('a number');
}

function truthOf(value: Value): boolean {
  return typeof value === 'boolean' ? value : fail('a truth value');
}

function listOf(value: Value): readonly number[] {
  return typeof value === 'object' ? value : fail('a list');
}

function fail(expected: string): never {
  throw new ConditionError(`interface conversion: not ${expected}`);
}
