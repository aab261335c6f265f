import type * as fc from 'fast-check';
import type { Draft } from './draft';

/** Where an oddity can be, and how one is written into a draft. */
export interface Field {
  readonly values: fc.Arbitrary<unknown>;
  readonly write: (draft: Draft, value: never) => void;
}

/** A field of a definition. Which of its values are right is for the checks and the server to say. */
export function field<Value>(values: fc.Arbitrary<Value>, write: (draft: Draft, value: Value) => void): Field {
  return { values, write };
}
