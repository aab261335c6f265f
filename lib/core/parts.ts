import { isSame } from './diff';

/** The way to a part of a plain value. */
export type PartPath = readonly (string | number)[];

/** The ways to the parts in which two plain values differ, each as long as both have the same shape. */
export function differingParts(one: unknown, other: unknown, path: PartPath = []): PartPath[] {
  if (isSame(one, other)) return [];
  const [keys, others] = [keysOf(one), keysOf(other)];
  if (!keys || Array.isArray(one) !== Array.isArray(other) || !isSame(keys, others)) return [path];
  return keys.flatMap((key) => differingParts(partAt(one, [key]), partAt(other, [key]), [...path, key]));
}

/** A copy of a plain value with something else at the ends of some ways. */
export function withParts(value: unknown, paths: readonly PartPath[], make: (path: PartPath) => unknown): unknown {
  return replaced(value, paths, []);

  function replaced(part: unknown, below: readonly PartPath[], here: PartPath): unknown {
    if (below.some(({ length }) => length === here.length)) return make(here);
    const keys = below.length === 0 ? undefined : keysOf(part);
    if (!keys) return part;
    const child = (key: string | number) =>
      replaced(
        partAt(part, [key]),
        below.filter((path) => path[here.length] === key),
        [...here, key],
      );
    return Array.isArray(part) ? keys.map(child) : Object.fromEntries(keys.map((key) => [key, child(key)]));
  }
}

/** The part of a plain value that a way leads to; `undefined` where it leads nowhere. */
export function partAt(value: unknown, path: PartPath): unknown {
  return path.reduce<unknown>(
    (part, key) =>
      typeof part === 'object' && part !== null && Object.hasOwn(part, key)
        ? (part as Readonly<Record<string | number, unknown>>)[key]
        : undefined,
    value,
  );
}

/** Indexes of an array, or the sorted keys of an object; nothing for what has no parts. */
function keysOf(value: unknown): readonly (string | number)[] | undefined {
  if (Array.isArray(value)) return value.map((_item, index) => index);
  return typeof value === 'object' && value !== null ? Object.keys(value).sort() : undefined;
}
