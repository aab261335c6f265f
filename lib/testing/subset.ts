import { fieldChanges, type FieldChange } from '../core/diff';

/** Matchers such as `expect.stringContaining()`: how Jest and others that follow it recognise them. */
interface AsymmetricMatcher {
  asymmetricMatch(actual: unknown): boolean;
  toAsymmetricMatcher?(): string;
  toString(): string;
  readonly sample?: unknown;
}

/**
 * The fields in which a value is not what was expected, `before` being what was expected. Only expected fields are
 * looked at; one that is expected to be `undefined` must not be there. Lists are compared item by item.
 */
export function subsetDifferences(expected: unknown, actual: unknown): FieldChange[] {
  return fieldChanges(wanted(expected, actual), narrowed(actual, expected));
}

/** What is expected, with each matcher that matches in place of what it matched. */
function wanted(expected: unknown, actual: unknown): unknown {
  if (isMatcher(expected)) return expected.asymmetricMatch(actual) ? actual : matcherName(expected);
  if (Array.isArray(expected)) return expected.map((item, index) => wanted(item, fieldOf(actual, String(index))));
  if (!isObject(expected)) return expected;
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, wanted(value, fieldOf(actual, key))]));
}

/** The part of a value that something is expected of. */
function narrowed(actual: unknown, expected: unknown): unknown {
  if (isMatcher(expected)) return actual;
  if (Array.isArray(actual)) {
    return Array.isArray(expected) ? actual.map((item, index) => narrowedItem(item, expected, index)) : actual;
  }
  if (!isObject(actual) || !isObject(expected) || Array.isArray(expected)) return actual;
  return Object.fromEntries(Object.entries(expected).map(([key, value]) => [key, narrowed(actual[key], value)]));
}

function narrowedItem(item: unknown, expected: readonly unknown[], index: number): unknown {
  return index < expected.length ? narrowed(item, expected[index]) : item;
}

function fieldOf(value: unknown, key: string): unknown {
  return isObject(value) ? value[key] : undefined;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function isMatcher(value: unknown): value is AsymmetricMatcher {
  return isObject(value) && typeof value.asymmetricMatch === 'function';
}

/** `Any<Number>`, or the name of the matcher with what it was given. */
function matcherName(matcher: AsymmetricMatcher): string {
  return matcher.toAsymmetricMatcher?.() ?? `${matcher.toString()} ${JSON.stringify(matcher.sample)}`;
}
