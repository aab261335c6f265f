import { otherSlot } from '../core/labels';
import type { ReleaseData } from '../release/release';

/** Where a release stands, as one line: its candidate, stage and attempt. */
export function standText({ live, slots, stage, attempt = 1 }: ReleaseData): string {
  return `${slots[otherSlot(live)]?.version ?? 'no candidate'} at ${stage}, attempt ${attempt}`;
}
