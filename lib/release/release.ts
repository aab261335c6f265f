import type { SlotName } from '../core/labels';

/** What a release file says of the version in one slot. */
export interface SlotVersion {
  /** Name of the version; becomes the pods' `version` label. */
  readonly version: string;
  /** Image by digest. */
  readonly image: string;
}

/** A release: the small, serialisable thing that a code diff changes. */
export interface ReleaseData {
  /** Name of the service; names of its objects derive from it. */
  readonly service: string;
  /** Environment that the release is for; must be the platform's. @default - any */
  readonly environment?: string;
  /** The slot whose version is the stable one. After a release the roles swap. */
  readonly live: SlotName;
  /** Name of a stage of the plan, or `idle` or `rollback`. */
  readonly stage: string;
  /** Counts up when the same release is tried again. @default 1 */
  readonly attempt?: number;
  /** The version in each slot; a slot that is left out runs nothing. */
  readonly slots: Readonly<Partial<Record<SlotName, SlotVersion>>>;
  /**
   * Restarts the live slot in place with what the code says now, once: the reason, in words. Another restart needs
   * another reason. Only while no release is under way. @default - none
   */
  readonly 'roll-live'?: string;
}
