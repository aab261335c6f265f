/**
 * A point of a plan. A tagged union: a new kind is one more member here, one factory beside it and one case in the
 * stage model.
 */
export type Stage = PreviewStage | ShiftStage | SoakStage | RetireStage;

/** The candidate runs at full capacity and gets no traffic; it can be tested by its own host or header. */
export interface PreviewStage {
  readonly kind: 'preview';
  /** Seconds to stay here at the least. */
  readonly hold: number;
}

/** The candidate gets a share of the traffic. */
export interface ShiftStage {
  readonly kind: 'shift';
  /** Percent of the traffic that goes to the candidate. */
  readonly weight: number;
  /** Seconds to stay here at the least. */
  readonly hold: number;
}

/** The candidate has all traffic and is promoted; the old version still runs and can have it back at once. */
export interface SoakStage {
  readonly kind: 'soak';
  /** Seconds to stay here at the least: the old version is kept that long. */
  readonly hold: number;
}

/** The old slot is scaled to nothing. Its version can still be restored. */
export interface RetireStage {
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
