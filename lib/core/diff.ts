/** One field that differs: its path, and the value before and after (`undefined` where there is none). */
export interface FieldChange {
  readonly path: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields in which two plain values differ, deepest first named, in order of their paths. */
export function fieldChanges(before: unknown, after: unknown, path = ''): FieldChange[] {
  if (Object.is(before, after)) return [];
  if (!isContainer(before) || !isContainer(after) || Array.isArray(before) !== Array.isArray(after)) {
    return [{ path, before, after }];
  }
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  if (!Array.isArray(before)) keys.sort();
  return keys.flatMap((key) =>
    fieldChanges(own(before, key), own(after, key), joinPath(path, key, Array.isArray(before))),
  );
}

/** A field that may be called `__proto__`, which a key of a ConfigMap may be: everything has that, and nobody wrote it. */
function own(container: Container, key: string): unknown {
  return Object.hasOwn(container, key) ? container[key] : undefined;
}

/** Whether two plain values are the same; parts that both share are not looked into. */
export function isSame(one: unknown, other: unknown): boolean {
  if (Object.is(one, other)) return true;
  if (!isContainer(one) || !isContainer(other) || Array.isArray(one) !== Array.isArray(other)) return false;
  const keys = Object.keys(one);
  if (keys.length !== Object.keys(other).length) return false;
  return keys.every((key) => Object.hasOwn(other, key) && isSame(one[key], other[key]));
}

/** `path: before → after`, with long values cut. */
export function formatChange(change: FieldChange): string {
  return `${change.path}: ${short(change.before)} → ${short(change.after)}`;
}

type Container = Record<string, unknown>;

function isContainer(value: unknown): value is Container {
  return typeof value === 'object' && value !== null;
}

function joinPath(path: string, key: string, inArray: boolean): string {
  if (inArray) return `${path}[${key}]`;
  const name = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
  return path === '' ? name : `${path}.${name}`;
}

function short(value: unknown): string {
  if (value === undefined) return '(none)';
  const text = JSON.stringify(value);
  return text.length > 80 ? `${text.slice(0, 77)}…` : text;
}
