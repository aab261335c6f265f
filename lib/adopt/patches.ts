import type { Code } from './code';
import { call, literal } from './code';

/** A change of what the library writes, for what has no prop. */
export interface Patch {
  readonly op: 'add' | 'remove';
  readonly path: string;
  readonly value?: unknown;
}

/** Writes a field, whether it is there or not. */
export function put(path: string, value: unknown): Patch {
  return { op: 'add', path, value };
}

/** Takes a field away that is there. */
export function take(path: string): Patch {
  return { op: 'remove', path };
}

/** A patch as code. */
export function patchCode({ op, path, value }: Patch): Code {
  return op === 'add' ? call('JsonPatch', 'add', path, literal(value)) : call('JsonPatch', 'remove', path);
}

/** A part of a path. */
export function segment(key: string): string {
  return key.replaceAll('~', '~0').replaceAll('/', '~1');
}

/** Each of these fields of an object that it has and that says something, as a patch below a path. */
export function putAll(path: string, from: object, except: readonly string[] = []): Patch[] {
  return Object.entries(from as Readonly<Record<string, unknown>>)
    .filter(([key, value]) => value !== undefined && value !== null && !except.includes(key))
    .map(([key, value]) => put(`${path}/${segment(key)}`, value));
}
