import { formatChange, type FieldChange } from '../core/diff';

/** Something that is not as it was. */
export interface Difference extends FieldChange {
  /** The object that runs now. */
  readonly object: string;
  /** What it means. */
  readonly meaning: string;
  /** Whether a person has to look at it before the slot takes over. */
  readonly decide: boolean;
}

/** `Deployment shop/checkout spec.replicas: 3 → 4: what it means`. */
export function formatDifference({ object, meaning, decide, ...change }: Difference): string {
  return `${decide ? 'decide' : 'differs'}  ${object} ${formatChange(change)}: ${meaning}`;
}
