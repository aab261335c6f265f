import fc from 'fast-check';
import { isSame } from '../../lib/core/diff';
import { differingParts, partAt, withParts } from '../../lib/core/parts';

const data = fc.jsonValue({ maxDepth: 3 }).filter((value) => !JSON.stringify(value).includes('"__proto__"'));

/** Two values of one shape more often than chance would have it. */
const pair = fc.oneof(
  fc.tuple(data, data),
  fc.tuple(data, fc.array(data, { minLength: 1, maxLength: 3 })).map(([base, parts]) => {
    const make = (part: unknown) => ({ base, list: [base, part], deep: { kept: 1, part } });
    return [make(parts[0]), make(parts.at(-1))] as const;
  }),
);

describe('parts of plain values', () => {
  it('differ nowhere in equal values, and somewhere in others', () => {
    fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(differingParts(one, other).length > 0).toBe(!isSame(one, other));
      }),
    );
  });

  it('make one value of the other when they are put in the place of those that differ', () => {
    fc.assert(
      fc.property(pair, ([one, other]) => {
        expect(withParts(one, differingParts(one, other), (path) => partAt(other, path))).toEqual(other);
      }),
    );
  });

  it('are named as deep as both values have the same shape', () => {
    const paths = differingParts({ a: [1, { b: 2 }], c: 'x' }, { a: [1, { b: 3 }], c: { d: 1 } });
    expect(paths).toEqual([['a', 1, 'b'], ['c']]);
    expect(differingParts([1], [1, 2])).toEqual([[]]);
    expect(differingParts(1, 2)).toEqual([[]]);
  });

  it('are copied: the value itself stays as it is', () => {
    const value = { a: [1, 2] };
    expect(withParts(value, [['a', 0]], () => 'late')).toEqual({ a: ['late', 2] });
    expect(value).toEqual({ a: [1, 2] });
    expect(partAt(value, ['a', 7, 'b'])).toBeUndefined();
  });
});
