import * as fc from 'fast-check';
import { aggregations, functions, type Signature, type ValueType } from '../../../../lib/promql/signatures';

/** One time in so many something else is taken than what fits. */
const FAULTS = 16;
const TYPES: readonly ValueType[] = ['scalar', 'string', 'instant vector', 'range vector'];

/**
 * PromQL with faults: mostly of the right types and sometimes not, with arguments too many or too few, functions that
 * are unknown, experimental or in capitals, and modifiers wherever they can be written. Lengths of time that are
 * computed are left out, which only late versions of Prometheus take. The whole is always a value that a rule can have:
 * Prometheus finds that out when it evaluates one.
 */
export const anyExpression: fc.Arbitrary<string> = fc
  .integer({ min: 1, max: 3 })
  .chain((depth) => anyOf('instant vector', depth))
  .map((query) => `(${query}) + 0`);

const PUT = '|(|)|{|}|[|]|,| |"|\\|\'|-|:|a|5|.|@|#|=|\n|_|e|é|~|!|\u00a0|5m| by |offset '.split('|');

/** The same with a few characters missing, and others in their place. */
export const anyDamaged: fc.Arbitrary<string> = anyExpression.chain((query) =>
  fc
    .tuple(fc.nat(query.length), fc.nat(3), fc.constantFrom(...PUT))
    .map(([at, cut, put]) => query.slice(0, at) + put + query.slice(at + cut)),
);

/** Of a type, and now and then of any other. */
function anyOf(type: ValueType, depth: number): fc.Arbitrary<string> {
  const of = (each: ValueType) => (depth <= 0 ? leaf(each) : fc.oneof(leaf(each), ...made(each, depth - 1)));
  return fc.oneof(
    { weight: FAULTS, arbitrary: of(type) },
    { weight: 1, arbitrary: fc.constantFrom(...TYPES).chain(of) },
  );
}

const SOUND: Readonly<Record<ValueType, readonly string[]>> = {
  scalar: ['1', '-0.5', '.5e3', '0x1F', 'NaN', '+Inf', '5m', '1_000', '08', 'time()', 'pi()'],
  string: [`"a"`, `'it\\'s'`, '`a\\d`', '"\\x7b"'],
  'instant vector': [
    ...['x', 'a:b', 'x{}', 'x{a="b"}', 'x{a!="b",c=~"d|e",}', '{a="b"}', '{__name__="x"}', '{"x.y","a b"="c"}'],
    ...['{a=~".+"}', 'vector(1)'],
  ],
  'range vector': ['x[5m]', 'x{a="b"}[90]', 'x[1h30m]', '{a="b"}[1.5]', 'x[5]'],
};

const UNSOUND: Readonly<Record<ValueType, readonly string[]>> = {
  scalar: ['1e309', '300y', '1e', '5q'],
  string: ['"\\q"', '"a'],
  'instant vector': [
    ...['{}', '{a=""}', '{a=~".*"}', '{a!="b"}', '{__name__=""}', '{""}', 'x{__name__="y"}', 'x{"y"}', 'x{a=~"("}'],
    ...['x{a-b="c"}', 'x{1a="c"}', 'x{a}'],
  ],
  'range vector': ['x[0s]', 'x[-5m]', 'x[5q]', 'x[300y]', 'x[]'],
};

function leaf(type: ValueType): fc.Arbitrary<string> {
  return fc.oneof(
    { weight: FAULTS, arbitrary: fc.constantFrom(...SOUND[type]) },
    { weight: 1, arbitrary: fc.constantFrom(...UNSOUND[type]) },
  );
}

function made(type: ValueType, depth: number): readonly fc.Arbitrary<string>[] {
  const calls = [...functions, ...(type === 'instant vector' ? aggregations : [])];
  const fitting = calls.filter(([, { returns }]) => returns === type);
  return [
    ...(fitting.length > 0 ? [fc.constantFrom(...fitting).chain(([name, fits]) => call(name, fits, depth))] : []),
    ...(type === 'scalar' || type === 'instant vector'
      ? [operation(type, depth), anyOf(type, depth).map((inner) => `(${inner})`), signed(type, depth)]
      : []),
    ...(type === 'instant vector' || type === 'range vector' ? [modified(type, depth)] : []),
    ...(type === 'range vector' ? [subquery(depth)] : []),
  ];
}

const STRANGE = ['RATE', 'nothing', 'mad_over_time', 'info', 'limitk', 'sort_by_label', 'start', 'holt_winters'];

function call(name: string, { takes, count: [least, most] }: Signature, depth: number): fc.Arbitrary<string> {
  const last = takes.at(-1) ?? 'scalar';
  const many = fc.oneof(
    { weight: FAULTS, arbitrary: fc.integer({ min: least, max: Math.min(most, least + 2) }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 5 }) },
  );
  const args = many.chain((length) => {
    const types = Array.from({ length }, (_, index) => takes[index] ?? last);
    return fc.tuple(...types.map((type) => anyOf(type, depth)));
  });
  const called = fc.oneof(
    { weight: 2 * FAULTS, arbitrary: fc.constant(name) },
    { weight: 1, arbitrary: fc.constantFrom(...STRANGE) },
  );
  const grouping = aggregations.has(name)
    ? fc.constantFrom('', '', ' by (a)', ' without (a, "b c",)', ' by ()', ' by ("")', ' by (1)')
    : fc.constantFrom('', '', '', '', '', '', '', '', '', ' by (a)');
  return fc.tuple(called, grouping, args).map(([said, by, given]) => `${said}${by}(${given.join(', ')})`);
}

const OPERATORS = ['+', '-', '*', '/', '%', '^', 'atan2', '==', '!=', '>', '<', '>=', '<=', 'and', 'OR', 'unless'];
const MATCHINGS = [
  'on (a)',
  'ignoring (a)',
  'on ()',
  'on (a) group_left',
  'on (a) group_right (b)',
  'on (a) group_left (a)',
];

function operation(type: ValueType, depth: number): fc.Arbitrary<string> {
  const sides = fc.tuple(anyOf(type, depth), fc.oneof(anyOf(type, depth), anyOf('scalar', depth)));
  const operator = fc.tuple(
    fc.constantFrom(...OPERATORS),
    fc.constantFrom('', '', '', 'bool'),
    fc.oneof({ weight: 4, arbitrary: fc.constant('') }, fc.constantFrom(...MATCHINGS, 'fill (1)')),
  );
  return fc.tuple(sides, operator).map(([[left, right], parts]) => `${left} ${parts.join(' ')} ${right}`);
}

function signed(type: ValueType, depth: number): fc.Arbitrary<string> {
  return fc.tuple(fc.constantFrom('-', '+'), anyOf(type, depth)).map(([sign, inner]) => `${sign}${inner}`);
}

const MODIFIERS = ['offset 5m', 'offset -90', '@ 1.5e9', '@ start()', '@ end()', '@ Inf', 'offset 300y', 'anchored'];

function modified(type: ValueType, depth: number): fc.Arbitrary<string> {
  const some = fc.array(fc.constantFrom(...MODIFIERS), { minLength: 1, maxLength: 2 });
  return fc.tuple(anyOf(type, depth), some).map(([inner, modifiers]) => `${inner} ${modifiers.join(' ')}`);
}

function subquery(depth: number): fc.Arbitrary<string> {
  const ranges = fc.constantFrom('[5m:30s]', '[5m:]', '[5m:0s]', '[5m:-1]', '[0:1]', '[1y:1d]');
  return fc.tuple(anyOf('instant vector', depth), ranges).map(([inner, range]) => `${inner}${range}`);
}
