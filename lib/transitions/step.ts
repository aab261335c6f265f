import { otherSlot } from '../core/labels';
import type { Place } from '../core/problem';
import type { Lock } from '../release/lock';
import type { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';

/** A revision of a release, and what synthesis wrote of it. */
export interface Revision {
  readonly release: ReleaseData;
  /** Its lock, where it is at hand: capacity is compared by it. */
  readonly lock?: Lock;
}

/** When a stage was reached, and who says so. */
export interface Reached {
  /** Seconds since 1970. */
  readonly at: number;
  /** The cluster, which saw it applied, or the commit, which is earlier than that. */
  readonly by: 'cluster' | 'commit';
}

/** What a cluster lacks of a stage that Git has: it is not reached, whatever the time of its commit. */
export interface Unreached {
  readonly lacks: string;
}

/** A step of a release, from the revision that is in force to the one that is proposed. */
export interface Step {
  readonly plan: ReleasePlan;
  /** What is in force: the merge base, so that neither a squash nor a long branch hides a stage. None for a new one. */
  readonly before: Revision | undefined;
  readonly after: Revision;
  /** When the stage before was reached, in its last attempt. @default - nobody knows: what has to be held is not known to have been */
  readonly reached?: Reached | Unreached;
  /** Seconds since 1970, now. */
  readonly now: number;
  /** Where a field of the proposed release stands. */
  readonly locate: (field: string) => Place;
}

/** What a step does. */
export type Move =
  /** The first revision of a release. */
  | 'begin'
  /** The stage stays. */
  | 'stay'
  /** To a later stage of the plan. */
  | 'forward'
  /** To an earlier stage of the plan. */
  | 'back'
  /** All traffic to the live version; after the swap, to the one that was live before. */
  | 'rollback'
  /** From a rollback to the preview again. */
  | 'retry'
  /** From the end of a release, or of one that was taken back, to rest. */
  | 'end'
  /** From a preview to rest: the candidate had no traffic. */
  | 'give up'
  /** What no release does. */
  | 'none';

/** What a step does, by its stages alone. */
export function moveOf({ plan, before, after }: Step): Move {
  if (!before) return 'begin';
  const [from, to] = [before.release.stage, after.release.stage];
  if (from === to) return 'stay';
  // The last step of a release, undone: the old pods come back, and have no traffic yet.
  if (from === 'idle' && to === 'soak' && swapsRoles({ before, after })) return 'back';
  if (to === 'rollback') return from === 'idle' && !swapsRoles({ before, after }) ? 'none' : 'rollback';
  if (to === 'idle') return from === 'retire' || from === 'rollback' ? 'end' : from === 'preview' ? 'give up' : 'none';
  if (from === 'rollback') return to === 'preview' ? 'retry' : 'none';
  const [at, next] = [plan.names.indexOf(from), plan.names.indexOf(to)];
  if (next < 0 || (at < 0 && from !== 'idle')) return 'none';
  return next > at ? 'forward' : 'back';
}

/** Whether a step makes the other slot the live one. */
export function swapsRoles({ before, after }: Pick<Step, 'before' | 'after'>): boolean {
  return before !== undefined && before.release.live !== after.release.live;
}

/** Whether a step begins a release, or tries one again: the candidate may come with it. */
export function isStart(step: Step): boolean {
  const move = moveOf(step);
  return move === 'retry' || (move === 'forward' && step.before?.release.stage === 'idle');
}

/** Whether a release is under way: its candidate is decided, and only its stage moves. */
export function isOpen({ stage }: ReleaseData): boolean {
  return stage !== 'idle' && stage !== 'rollback';
}

/** The version that a release brings, as text; the same text is the same version. */
export function candidateOf({ live, slots }: ReleaseData): string | undefined {
  const candidate = slots[otherSlot(live)];
  return candidate && `${candidate.version} ${candidate.image}`;
}
