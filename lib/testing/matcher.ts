/** What a matcher says, as Jest wants it. */
export interface MatcherResult {
  /** Whether the value is as expected, `.not` left aside. */
  readonly pass: boolean;
  /** What to say when the test fails: when it should have passed, or with `.not` when it should not have. */
  readonly message: () => string;
}

/** A matcher's answer: whether it passes, what to say when it should have, and when it should not have. */
export function answer(pass: boolean, otherwise: () => string, whenNegated: () => string): MatcherResult {
  return { pass, message: pass ? whenNegated : otherwise };
}

/** Refuses what a matcher cannot look at: a mistake of the test, with `.not` as well. */
export function cannotLookAt(matcher: string, takes: string, received: unknown): TypeError {
  const given = received === null ? 'null' : typeof received;
  return new TypeError(`${matcher} looks at ${takes}; it was given ${given}`);
}

/** Whether a value is an object that has a field. */
export function hasField<K extends string>(value: unknown, field: K): value is Readonly<Record<K, unknown>> {
  return typeof value === 'object' && value !== null && field in value;
}
