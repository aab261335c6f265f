type Fields = Readonly<Record<string, unknown>>;

/** The key under which a list tells that what stays in it changed its order. */
const ORDER = '(order)';

/**
 * Two plain values with lists of named things as maps by their names, so that something new in the middle of a list is
 * not read as a change of all that is behind it.
 */
export function byNames(before: unknown, after: unknown): readonly [unknown, unknown] {
  if (Array.isArray(before) && Array.isArray(after)) {
    const [one, other] = [named(before), named(after)];
    return one && other ? inOrder(one, other) : pairwise(before, after);
  }
  return isFields(before) && isFields(after) ? keywise(before, after) : [before, after];
}

/** Items by their names; nothing where one has none, or shares it. */
function named(list: readonly unknown[]): ReadonlyMap<string, unknown> | undefined {
  const names = list.flatMap((item) => (isFields(item) && typeof item.name === 'string' ? [item.name] : []));
  if (names.length < list.length || new Set(names).size < list.length) return undefined;
  return new Map(names.map((name, index) => [name, list[index]]));
}

function inOrder(before: ReadonlyMap<string, unknown>, after: ReadonlyMap<string, unknown>): readonly [Fields, Fields] {
  const kept = (own: ReadonlyMap<string, unknown>, other: ReadonlyMap<string, unknown>) =>
    [...own.keys()].filter((name) => other.has(name)).join(', ');
  const orders = [kept(before, after), kept(after, before)] as const;
  const [one, other] = keywise(Object.fromEntries(before), Object.fromEntries(after));
  return orders[0] === orders[1]
    ? [one, other]
    : [
        { ...one, [ORDER]: orders[0] },
        { ...other, [ORDER]: orders[1] },
      ];
}

function pairwise(before: readonly unknown[], after: readonly unknown[]): readonly [unknown[], unknown[]] {
  const pairs = before.map((item, index) => byNames(item, after[index]));
  return [pairs.map(([one]) => one), after.map((item, index) => pairs[index]?.[1] ?? item)];
}

function keywise(before: Fields, after: Fields): readonly [Fields, Fields] {
  const shared = new Map(
    Object.keys(before)
      .filter((key) => Object.hasOwn(after, key))
      .map((key) => [key, byNames(before[key], after[key])] as const),
  );
  const side = (fields: Fields, index: 0 | 1): Fields =>
    Object.fromEntries(Object.entries(fields).map(([key, value]) => [key, shared.get(key)?.[index] ?? value]));
  return [side(before, 0), side(after, 1)];
}

function isFields(value: unknown): value is Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
