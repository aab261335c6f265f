import { createHash } from 'node:crypto';

/** What can stand in a manifest. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/** A copy with keys in order at every level and without `undefined`: equal values get equal bytes. */
export function canonical<T>(value: T): T {
  return sorted(value) as T;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  const source = value as Record<string, unknown>;
  const result: Record<string, unknown> = {};
  for (const key of Object.keys(source).sort()) {
    if (source[key] !== undefined) result[key] = sorted(source[key]);
  }
  return result;
}

/** The canonical JSON text of a value. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** SHA-256 of the canonical JSON of a value, in hexadecimal. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex');
}
