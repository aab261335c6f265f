/**
 * A point of a plan. A tagged union: a new kind is one more member here, one factory beside it and one case in the
 * stage model.
 */
export type Stage = PreviewStage | ShiftStage | SoakStage | RetireStage;

/** What every stage can ask for. */
interface StageFacts {
  /** Whether somebody must have approved the release before it comes here. @default false */
  readonly approval?: boolean;
}

/** The candidate runs at full capacity and gets no traffic; it can be tested by its own host or header. */
export interface PreviewStage extends StageFacts {
  readonly kind: 'preview';
  /** Seconds to stay here at the least. */
  readonly hold: number;
}

/** The candidate gets a share of the traffic. */
export interface ShiftStage extends StageFacts {
  readonly kind: 'shift';
  /** Percent of the traffic that goes to the candidate. */
  readonly weight: number;
  /** Seconds to stay here at the least. */
  readonly hold: number;
  /** Whether a release may pass it by, such as on a fast path. @default false */
  readonly optional?: boolean;
}

/** The candidate has all traffic and is promoted; the old version still runs and can have it back at once. */
export interface SoakStage extends StageFacts {
  readonly kind: 'soak';
  /** Seconds to stay here at the least: the old version is kept that long. */
  readonly hold: number;
}

/** The old slot is scaled to nothing. Its version can still be restored. */
export interface RetireStage extends StageFacts {
  readonly kind: 'retire';
}

/** A release that is not under way, and one that was taken back: they belong to no plan. */
export type RestStage = { readonly kind: 'idle' } | { readonly kind: 'rollback' };

/** The name by which a release file calls a stage. */
export function stageName(stage: Stage | RestStage): string {
  return stage.kind === 'shift' ? `shift-${stage.weight}` : stage.kind;
}

/** Seconds that a stage is held at the least. */
export function holdOf(stage: Stage): number {
  return stage.kind === 'retire' ? 0 : stage.hold;
}
