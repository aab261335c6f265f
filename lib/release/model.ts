import { otherSlot, type SlotName } from '../core/labels';
import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { didYouMean } from '../core/suggest';
import type { SlotCapacity } from '../service/capacity';
import type { ReleasePlan } from './plan';
import type { ReleaseData, SlotVersion } from './release';
import { holdOf, stageName, type RestStage, type Stage } from './stage';

/** A slot that has a version, at one stage. */
export interface SlotState extends SlotVersion {
  readonly slot: SlotName;
  /** Percent of the traffic. */
  readonly weight: number;
  readonly capacity: SlotCapacity;
}

/** What a stage means for both slots: all that the objects of a stage are built from, besides the versions. */
export interface StageModel {
  readonly service: string;
  readonly stage: Stage | RestStage;
  readonly live: SlotName;
  readonly slots: Readonly<Partial<Record<SlotName, SlotState>>>;
  /** The slot that is the promoted one: live until the soak, the candidate from then on. */
  readonly promoted: SlotName;
  /** Seconds that the candidate has had traffic when the stage begins, at the least. */
  readonly trafficBefore: number;
  /** The slot that the preview header leads to: the candidate while a release is open, otherwise where all else goes. */
  readonly previewSlot: SlotName;
}

export const stageRule = new Rule({
  id: 'stage',
  title: 'The stage is one of the plan, and the slots that it needs have versions',
  why: 'A stage that is not in the plan has no holds, no gates and no way back.',
});

/** The stage that a release names: one of the plan, or `idle` or `rollback`. */
export function stageOf(plan: ReleasePlan, release: ReleaseData): Stage | RestStage | undefined {
  if (release.stage === 'idle' || release.stage === 'rollback') return { kind: release.stage };
  return plan.stage(release.stage);
}

/** What keeps a release from having a stage model. */
export function stageProblems(plan: ReleasePlan, release: ReleaseData, locate: (field: string) => Place): Problem[] {
  const candidate = otherSlot(release.live);
  const say = (field: string, given: string, allowed: string, fix: string) => [
    stageRule.problem({ at: locate(field), given, allowed, fix }),
  ];
  const names = ['idle', ...plan.names, 'rollback'];
  const needsCandidate = release.stage !== 'idle';
  return [
    ...(stageOf(plan, release)
      ? []
      : say('stage', `'${release.stage}'`, names.join(', '), `name one of them${didYouMean(release.stage, names)}`)),
    ...(release.slots[release.live]
      ? []
      : say('slots', `no version in ${release.live}, the live slot`, 'a version', 'give its version and image')),
    ...(needsCandidate && !release.slots[candidate]
      ? say(
          'slots',
          `stage ${release.stage} without ${candidate}`,
          `a version in ${candidate}`,
          'add it, or go to idle',
        )
      : []),
    ...(release['roll-live'] !== undefined && release.stage !== 'idle'
      ? say('roll-live', `roll-live at ${release.stage}`, 'roll-live at idle only', 'end the release first')
      : []),
  ];
}

/** The stage model of a release, which must be free of stage problems. */
export function stageModel(plan: ReleasePlan, release: ReleaseData): StageModel {
  const stage = stageOf(plan, release) ?? { kind: 'idle' };
  const candidate = otherSlot(release.live);
  const weight = candidateWeight(stage);
  const state = (slot: SlotName): SlotState | undefined => {
    const version = release.slots[slot];
    if (!version) return undefined;
    const share = slot === candidate ? weight : 100 - weight;
    return { ...version, slot, weight: share, capacity: capacityAt(stage, slot === release.live) };
  };
  const [blue, green] = [state('blue'), state('green')];
  const promoted = stage.kind === 'soak' || stage.kind === 'retire' ? candidate : release.live;
  return {
    service: release.service,
    stage,
    live: release.live,
    slots: { ...(blue ? { blue } : {}), ...(green ? { green } : {}) },
    promoted,
    trafficBefore: trafficBefore(plan, stage),
    previewSlot: stage.kind === 'idle' ? release.live : candidate,
  };
}

/** Percent of the traffic that the candidate has at a stage. */
export function candidateWeight(stage: Stage | RestStage): number {
  switch (stage.kind) {
    case 'shift':
      return stage.weight;
    case 'soak':
    case 'retire':
      return 100;
    case 'preview':
    case 'rollback':
    case 'idle':
      return 0;
  }
}

/** Seconds that the candidate has had traffic when a stage begins, at the least; none at a stage of no plan. */
export function trafficBefore(plan: ReleasePlan, stage: Stage | RestStage): number {
  const before = plan.names.slice(0, Math.max(0, plan.names.indexOf(stageName(stage))));
  return before.reduce((total, name) => total + trafficAt(plan.stage(name)), 0);
}

/** Seconds of traffic that a stage surely brings the candidate: it may be passed by. */
function trafficAt(stage: Stage | undefined): number {
  if (!stage || candidateWeight(stage) === 0 || (stage.kind === 'shift' && stage.optional)) return 0;
  return holdOf(stage);
}

function capacityAt(stage: Stage | RestStage, isLive: boolean): SlotCapacity {
  switch (stage.kind) {
    case 'idle':
      return isLive ? 'normal' : 'stopped';
    case 'retire':
      return isLive ? 'stopped' : 'release';
    case 'preview':
    case 'shift':
    case 'soak':
    case 'rollback':
      return 'release';
  }
}

/** The release one stage further, or nothing when it is at its end. From `retire` on, the roles are swapped. */
export function nextRelease(plan: ReleasePlan, release: ReleaseData): ReleaseData | undefined {
  const candidate = otherSlot(release.live);
  if (release.stage === 'retire') return { ...release, live: candidate, stage: 'idle' };
  if (release.stage === 'rollback') return undefined;
  const at = plan.names.indexOf(release.stage);
  if (at < 0 && release.stage !== 'idle') return undefined;
  const next = plan.names[at + 1];
  return next === undefined || !release.slots[candidate] ? undefined : { ...release, stage: next };
}
