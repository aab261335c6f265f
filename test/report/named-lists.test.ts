import * as fc from 'fast-check';
import { fieldChanges, isSame } from '../../lib/core/diff';
import { byNames } from '../../lib/report/named-lists';

const anyData = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(1, 'a', true, null),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.array(fc.record({ name: fc.constantFrom('a', 'b', 'c'), value: tie('value') }), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('name', 'x', '__proto__'), tie('value'), { maxKeys: 3 }),
  ),
})).value;

it('finds two values different exactly where they are', () => {
  fc.assert(
    fc.property(anyData, anyData, (one, other) => {
      expect(fieldChanges(...byNames(one, other)).length === 0).toBe(isSame(one, other));
    }),
    { numRuns: 2000 },
  );
});

it('tells of an item that comes, and of none beside it', () => {
  const [before, after] = byNames(
    [{ name: 'a', at: 1 }],
    [
      { name: 'b', at: 2 },
      { name: 'a', at: 1 },
    ],
  );
  expect(fieldChanges(before, after)).toEqual([{ path: 'b', before: undefined, after: { name: 'b', at: 2 } }]);
});
