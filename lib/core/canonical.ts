import { createHash } from 'node:crypto';

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
    const field = source[key];
    if (field !== undefined) own(result, key, sorted(field));
  }
  return result;
}

/** Sets a field that may be called `__proto__`, which a key of a ConfigMap may be. */
function own(target: Record<string, unknown>, key: string, value: unknown): void {
  if (key === '__proto__')
    Object.defineProperty(target, key, { value, enumerable: true, configurable: true, writable: true });
  else target[key] = value;
}

/** The canonical JSON text of a value. */
export function canonicalText(value: unknown): string {
  return JSON.stringify(sorted(value));
}

/** SHA-256 of the canonical JSON of a value, in hexadecimal. */
export function digest(value: unknown): string {
  return createHash('sha256').update(canonicalText(value)).digest('hex');
}
