import type { SlotName } from '../core/labels';

/** What a release file says of the version in one slot. */
export interface SlotVersion {
  /** Name of the version; becomes the pods' `version` label. */
  readonly version: string;
  /** Image by digest. */
  readonly image: string;
}

/** That somebody approved a stage of a release. */
export interface Approval {
  /** The stage that may be entered. */
  readonly stage: string;
  /** The version that may. */
  readonly version: string;
  /** The attempt that may. @default 1 */
  readonly attempt?: number;
  /** Who says so: a name or an address that people know. */
  readonly by: string;
  /** When: date and time as ISO 8601 has them, with a zone. */
  readonly at: string;
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
  /** Who approved what. Stages whose plan asks for it are entered with one of their version and attempt. @default [] */
  readonly approvals?: readonly Approval[];
  /**
   * Restarts the live slot in place with what the code says now, once: the reason, in words. Another restart needs
   * another reason. Only while no release is under way. @default - none
   */
  readonly 'roll-live'?: string;
}
