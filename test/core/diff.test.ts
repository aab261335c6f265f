import fc from 'fast-check';
import { canonicalText } from '../../lib/core/canonical';
import { fieldChanges, formatChange, type FieldChange, isSame } from '../../lib/core/diff';

/** Data with few different keys and values, so that two of them are often alike and often nearly so. */
const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
  tree: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom(null, true, false, 0, 1, '', 'a'),
    fc.array(tie('tree'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c.d', 'e/f'), tie('tree'), { maxKeys: 3 }),
  ),
}));

const copyOf = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('the fields that differ', () => {
  it('are none if and only if the canonical texts are equal', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        expect(fieldChanges(before, after).length === 0).toBe(canonicalText(before) === canonicalText(after));
      }),
      { numRuns: 1000 },
    );
  });

  it('are none between a value and its copy', () => {
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }).map(copyOf), (value) => {
        expect(fieldChanges(value, copyOf(value))).toEqual([]);
      }),
    );
  });

  it('are the same both ways, with before and after exchanged', () => {
    fc.assert(
      fc.property(tree, tree, (before, after) => {
        const turned = fieldChanges(after, before).map((change): FieldChange => ({
          path: change.path,
          before: change.after,
          after: change.before,
        }));
        const inOrder = (changes: FieldChange[]) => changes.map((change) => JSON.stringify(change)).sort();
        expect(inOrder(turned)).toEqual(inOrder(fieldChanges(before, after)));
      }),
    );
  });

  it('are named by their paths, in order, down through lists and objects', () => {
    const before = { spec: { replicas: 2, containers: [{ name: 'a', image: 'x' }], old: true } };
    const after = { spec: { replicas: 3, containers: [{ name: 'a', image: 'y' }, { name: 'b' }], fresh: null } };
    expect(fieldChanges(before, after)).toEqual([
      { path: 'spec.containers[0].image', before: 'x', after: 'y' },
      { path: 'spec.containers[1]', before: undefined, after: { name: 'b' } },
      { path: 'spec.fresh', before: undefined, after: null },
      { path: 'spec.old', before: true, after: undefined },
      { path: 'spec.replicas', before: 2, after: 3 },
    ]);
  });

  it('quote a key that is no plain word', () => {
    expect(fieldChanges({ annotations: { 'cutover.dev/drain': 'a' } }, { annotations: {} })).toEqual([
      { path: 'annotations."cutover.dev/drain"', before: 'a', after: undefined },
    ]);
  });

  it('are the whole value where its kind changes', () => {
    expect(fieldChanges({ a: [1] }, { a: { 0: 1 } })).toEqual([{ path: 'a', before: [1], after: { 0: 1 } }]);
    expect(fieldChanges({ a: {} }, { a: null })).toEqual([{ path: 'a', before: {}, after: null }]);
    expect(fieldChanges({ a: '1' }, { a: 1 })).toEqual([{ path: 'a', before: '1', after: 1 }]);
  });

  it('are named from the root, or from where it was said to start', () => {
    expect(fieldChanges(1, 2)).toEqual([{ path: '', before: 1, after: 2 }]);
    expect(fieldChanges([1], [2])).toEqual([{ path: '[0]', before: 1, after: 2 }]);
    expect(fieldChanges({ a: 1 }, { a: 2 }, 'spec')).toEqual([{ path: 'spec.a', before: 1, after: 2 }]);
  });

  it('are found in a key that everything has', () => {
    const own = JSON.parse('{"__proto__": {}}') as object;
    expect(fieldChanges({}, own)).toEqual([{ path: '__proto__', before: undefined, after: {} }]);
  });

  it('do not count a key that is there and undefined', () => {
    expect(fieldChanges({ a: undefined }, {})).toEqual([]);
  });
});

describe('the text of a change', () => {
  it('has path, before and after, and says where there was none', () => {
    expect(formatChange({ path: 'a.b', before: undefined, after: { c: 1 } })).toBe('a.b: (none) → {"c":1}');
    expect(formatChange({ path: 'a', before: 'x', after: null })).toBe('a: "x" → null');
  });

  it('cuts a long value and keeps one of 80 characters whole', () => {
    const [whole, long] = ['x'.repeat(78), 'x'.repeat(79)];
    expect(formatChange({ path: 'a', before: whole, after: long })).toBe(
      `a: "${whole}" → ${JSON.stringify(long).slice(0, 77)}…`,
    );
  });
});

describe('sameness', () => {
  it('is what having no changes is', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (one, other) => {
        expect(isSame(one, other)).toBe(fieldChanges(one, other).length === 0);
        expect(isSame(one, structuredClone(one))).toBe(true);
      }),
    );
  });
});
