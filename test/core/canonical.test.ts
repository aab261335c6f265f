import fc from 'fast-check';
import { canonical, canonicalText, digest } from '../../lib/core/canonical';

/** Plain data as it stands in manifests, with the same data in another order of keys. */
const data = fc.jsonValue({ maxDepth: 4 }).filter((value) => !JSON.stringify(value).includes('"__proto__"'));
const twice = data.map((value) => [value, reordered(value)] as const);

function reordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reordered);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, inner]) => [key, reordered(inner)]),
  );
}

describe('canonical data', () => {
  it('has the same text and digest whatever the order of keys', () => {
    fc.assert(
      fc.property(twice, ([value, other]) => {
        expect(canonicalText(other)).toBe(canonicalText(value));
        expect(digest(other)).toBe(digest(value));
      }),
    );
  });

  it('has its keys in order at every level', () => {
    expect(JSON.stringify(canonical({ b: 1, a: [{ d: 2, c: 3 }] }))).toBe('{"a":[{"c":3,"d":2}],"b":1}');
    expect(canonicalText({ b: 1, a: [{ d: 2, c: 3 }] })).toBe('{"a":[{"c":3,"d":2}],"b":1}');
  });

  it('keeps the order of lists: another order is another thing', () => {
    expect(canonicalText([2, 1])).toBe('[2,1]');
    expect(digest([1, 2])).not.toBe(digest([2, 1]));
  });

  it('drops what is undefined and keeps what is null, empty, false or zero', () => {
    expect(canonicalText({ a: undefined, b: null, c: {}, d: [], e: '', f: false, g: 0 })).toBe(
      '{"b":null,"c":{},"d":[],"e":"","f":false,"g":0}',
    );
    expect(Object.keys(canonical({ a: undefined, b: 1 }))).toEqual(['b']);
  });

  it('is the data itself, in a copy', () => {
    fc.assert(
      fc.property(data, (value) => {
        const before = JSON.stringify(value);
        expect(JSON.parse(canonicalText(value))).toEqual(JSON.parse(before));
        expect(canonicalText(canonical(value))).toBe(canonicalText(value));
        expect(JSON.stringify(value)).toBe(before);
      }),
    );
  });

  it('keeps a key named __proto__, which is a valid key of a ConfigMap', () => {
    expect(canonicalText(JSON.parse('{"__proto__":"a"}'))).toBe('{"__proto__":"a"}');
  });

  it('has the digest that a known text has', () => {
    expect(digest({ b: 1, a: 2 })).toBe('d3626ac30a87e6f7a6428233b3c68299976865fa5508e4267c5415c76af7a772');
  });
});
