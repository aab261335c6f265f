import * as fc from 'fast-check';
import { boundPattern, boundTexts } from '../../lib/promql/bounds';
import { asRegExp } from '../../lib/promql/expression';
import { secondsOf, unquote } from '../../lib/promql/literal';
import { parsePromql } from '../../lib/promql/parse';
import { partsOfKind } from '../../lib/promql/syntax';
import {
  duration,
  is,
  isNot,
  isOneOf,
  matches,
  number,
  pattern,
  quote,
  selector,
  type Matcher,
} from '../../lib/promql/text';

const RUNS = { numRuns: 500 };

/** Text of all kinds, and above all of the characters that mean something to PromQL, templates or RE2. */
const anyValue = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.string({
    unit: fc.constantFrom('{', '}', '"', "'", '`', '\\', '\n', '\r', '\0', 'x', '$', '.', '|', '🙂', '\ufeff'),
  }),
);
const anyLabel = fc.stringMatching(/^[a-zA-Z_][a-zA-Z0-9_]{0,8}$/);
const anyMatcher: fc.Arbitrary<Matcher> = fc.record({
  label: anyLabel.filter((label) => label !== '__name__'),
  operator: fc.constantFrom('=', '!=', '=~', '!~'),
  value: anyValue,
});

function matchersOf(query: string): readonly Matcher[] | undefined {
  const { expression } = parsePromql(query);
  return expression && partsOfKind(expression, 'selector')[0]?.node.matchers;
}

describe('a label value', () => {
  it('is the same when it is parsed back, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(anyMatcher, { maxLength: 4 }), (matchers) => {
        expect(matchersOf(selector('http_requests_total', matchers))).toEqual(matchers);
      }),
      RUNS,
    );
  });

  it('never has two braces in a row when it is quoted, which templates would take for their own', () => {
    fc.assert(
      fc.property(anyValue, (value) => {
        const quoted = quote(value);
        expect(quoted).not.toMatch(/\{\{|\}\}/);
        expect(quoted).not.toMatch(/[\n\r\0]/);
        expect(unquote(quoted)).toBe(value);
      }),
      RUNS,
    );
  });

  it.each([
    ['"a\\x7b\\x7bb"', 'a{{b'],
    ['"\\u00e9\\U0001F642"', 'é🙂'],
    ['"\\xc3\\xa9\\303\\251"', 'éé'],
    ["'it\\'s'", "it's"],
    ['`\\d+`', '\\d+'],
    ['"\\a\\b\\f\\n\\r\\t\\v\\\\\\""', '\u0007\b\f\n\r\t\v\\"'],
  ])('%s is %j', (literal, value) => {
    expect(unquote(literal)).toBe(value);
  });

  it.each(['"open', '"', '"ends\\"', '"\\q"', '"\\x1"', '"\\U00110000"', '"two\nlines"', '\'a"'])(
    '%j is none',
    (text) => {
      expect(unquote(text)).toBeUndefined();
    },
  );
});

describe('a list of values', () => {
  it('matches each of them, and nothing else', () => {
    fc.assert(
      fc.property(fc.array(anyValue, { maxLength: 4 }), anyValue, (values, other) => {
        const expression = asRegExp(isOneOf('version', ...values).value);
        for (const value of values) expect(expression.test(value)).toBe(true);
        expect(expression.test(other)).toBe(values.includes(other));
      }),
      RUNS,
    );
  });

  it('of versions does not take a dot for any character', () => {
    expect(isOneOf('version', 'v2.5.0').value).toBe(String.raw`v2\.5\.0`);
    expect(asRegExp(pattern('v2.5.0')).test('v2x5.0')).toBe(false);
  });

  it('says how it is compared', () => {
    const matchers = [is('a', 'b'), isNot('c', 'd'), matches('e', 'f.*')];
    expect(selector('m', matchers)).toBe('m{a="b",c!="d",e=~"f.*"}');
    expect(selector('m', [])).toBe('m');
  });
});

describe('a duration', () => {
  it('is as many seconds when it is parsed back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 10_000_000 }), (seconds) => {
        expect(secondsOf(duration(seconds))).toBe(seconds);
        const { expression } = parsePromql(`rate(a_total[${duration(seconds)}])`);
        expect(partsOfKind(expression!, 'selector')[0]!.node.range).toBe(seconds);
      }),
      RUNS,
    );
  });

  it.each([
    ['2m30s', 150],
    ['1h', 3600],
    ['1d12h', 129_600],
    ['1500ms', 1.5],
    ['90', 90],
    ['soon', NaN],
    ['5 m', NaN],
    ['', NaN],
  ])('%s is %d seconds', (literal, seconds) => {
    expect(secondsOf(literal)).toBe(seconds);
  });
});

describe('a number', () => {
  it('is the same when it is parsed back', () => {
    fc.assert(
      fc.property(fc.double({ noDefaultInfinity: true, noNaN: true }), (value) => {
        const { expression } = parsePromql(`vector(${number(value)})`);
        const [literal] = partsOfKind(expression!, 'number');
        expect(Number(literal!.node.text) === value).toBe(true);
      }),
      RUNS,
    );
  });

  it.each([
    [NaN, 'NaN'],
    [Infinity, '+Inf'],
    [-Infinity, '-Inf'],
    [1e21, '1e+21'],
  ])('%d is written %s', (value, text) => {
    expect(number(value)).toBe(text);
    expect(parsePromql(`vector(${text})`).problems).toEqual([]);
  });
});

describe('the bound of a bucket', () => {
  it.each([
    [500, ['500', '500.0'], String.raw`500(\.0)?`],
    [0.5, ['0.5'], String.raw`0\.5`],
    [1_800_000, ['1800000', '1.8e+06'], String.raw`1800000|1\.8e\+06`],
    [1_000_000, ['1000000', '1e+06'], String.raw`1000000|1e\+06`],
    [100_000, ['100000', '100000.0'], String.raw`100000(\.0)?`],
    [0.00005, ['0.00005', '5e-05'], String.raw`0\.00005|5e-05`],
    [0.0001, ['0.0001'], String.raw`0\.0001`],
    [0, ['0', '0.0'], String.raw`0(\.0)?`],
  ])('%d is found in every way in which it is written', (bound, texts, expression) => {
    expect(boundTexts(bound)).toEqual(texts);
    expect(boundPattern(bound)).toBe(expression);
  });

  it('is found by its expression and no other is', () => {
    const anyBound = fc.oneof(fc.integer({ min: 1, max: 4_000_000 }), fc.double({ min: 1e-6, max: 1e4, noNaN: true }));
    fc.assert(
      fc.property(anyBound, anyBound, (bound, other) => {
        const expression = asRegExp(boundPattern(bound));
        expect(boundTexts(bound).every((text) => expression.test(text))).toBe(true);
        expect(boundTexts(other).some((text) => expression.test(text))).toBe(other === bound);
      }),
      RUNS,
    );
  });
});
