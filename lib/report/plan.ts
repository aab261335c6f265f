import { otherSlot, type SlotName } from '../core/labels';
import type { Exposure } from '../gates/exposure';
import type { GateOutlook, PlanOutlook } from '../gates/outlook';
import type { Risk } from '../gates/power';
import type { Lock } from '../release/lock';
import { candidateWeight } from '../release/model';
import { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import { holdOf, stageName, type Stage } from '../release/stage';
import { podsAt, type StagePods } from './peak';
import { promisesOf, timelineOf, type GuidePromise, type Timeline } from './timeline';

/** What a plan is reported of. */
export interface PlanInput {
  readonly namespace: string;
  readonly release: ReleaseData;
  /** What its versions are, once this is synthesized; nothing where it is refused. */
  readonly lockAfter?: Lock;
  readonly stages: readonly Stage[];
  readonly outlook: PlanOutlook;
}

/** Where and when it is looked at. */
export interface PlanSurroundings {
  readonly environment?: string;
  /** Seconds from a commit until it is applied, at the longest. */
  readonly syncLatency: number;
  /** When the stage was reached, in seconds since 1970; nothing where nobody knows. */
  readonly reachedAt?: number;
}

/** A stage of the plan. */
export interface PlanStage {
  readonly name: string;
  /** Percent of the traffic that the candidate has. */
  readonly weight: number;
  /** Seconds that it is held at the least. */
  readonly hold: number;
  readonly needsApproval: boolean;
  readonly isOptional: boolean;
  /** Whether the release is here now. */
  readonly isNow: boolean;
  readonly gates: readonly GateOutlook[];
  /** Seconds until the first gate tells of a version that is bad from here on, at the longest. */
  readonly detection?: number;
  /** The same until the old version has all requests again. */
  readonly rollback?: number;
  /** What such a version gets until then. */
  readonly exposure?: Exposure;
  readonly pods?: StagePods;
}

/** What a release is going to be, and where it is. */
export interface PlanReport {
  readonly service: string;
  readonly namespace: string;
  readonly environment?: string;
  readonly live: SlotName;
  /** Names of the versions. */
  readonly versions: Readonly<Partial<Record<SlotName, string>>>;
  readonly now: {
    readonly stage: string;
    readonly attempt: number;
    /** Since when, in seconds since 1970. */
    readonly since?: number;
    /** When the hold is over. */
    readonly heldUntil?: number;
  };
  readonly stages: readonly PlanStage[];
  readonly timeline: Timeline;
  readonly promises: readonly GuidePromise[];
  /** How often the gates are wrong over the whole release, by objective; where chance can be computed. */
  readonly risk: Readonly<Record<string, Risk>>;
  /** Probability that a healthy version is rolled back by any of these. */
  readonly falseRollback?: number;
  /** The stage at which most runs. */
  readonly peak?: StagePods & { readonly stage: string };
}

/** What is known of a plan before any of it happens. */
export function planReport(input: PlanInput, { environment, syncLatency, reachedAt }: PlanSurroundings): PlanReport {
  const { namespace, release, outlook } = input;
  const stages = input.stages.map((stage) => planStage(stage, input));
  const timeline = timelineOf({ stages: input.stages, outlook, syncLatency, readyWithin: readyWithin(input) });
  const chances = Object.values(outlook.risk).map(({ falseRollback }) => falseRollback);
  const peak = peakOf(stages);
  return {
    service: release.service,
    namespace,
    ...(environment === undefined ? {} : { environment }),
    live: release.live,
    versions: Object.fromEntries(Object.entries(release.slots).map(([slot, { version }]) => [slot, version])),
    now: standing(input, reachedAt),
    stages,
    timeline,
    promises: promisesOf(timeline),
    risk: outlook.risk,
    // Objectives look at the same requests: together they are wrong at most as often as if they knew nothing of each other.
    ...(chances.length > 0 ? { falseRollback: 1 - chances.reduce((right, wrong) => right * (1 - wrong), 1) } : {}),
    ...(peak ? { peak } : {}),
  };
}

function planStage(stage: Stage, { release, lockAfter, stages, outlook }: PlanInput): PlanStage {
  const name = stageName(stage);
  const gates = outlook.stages.find((each) => each.stage === name)?.gates ?? [];
  const detections = gates.flatMap(({ detection }) => detection?.worst ?? []);
  const ways = gates.flatMap(({ rollback }) => rollback?.total.worst ?? []);
  const exposure = outlook.exposure.find(({ onset }) => onset === name);
  const pods = lockAfter && podsAt(ReleasePlan.of(...stages), release, name, lockAfter);
  return {
    name,
    weight: candidateWeight(stage),
    hold: holdOf(stage),
    needsApproval: stage.approval === true,
    isOptional: stage.kind === 'shift' && stage.optional === true,
    isNow: release.stage === name,
    gates,
    ...(detections.length > 0 ? { detection: Math.min(...detections) } : {}),
    ...(ways.length > 0 ? { rollback: Math.min(...ways) } : {}),
    ...(exposure ? { exposure } : {}),
    ...(pods ? { pods } : {}),
  };
}

function standing({ release, stages }: PlanInput, since: number | undefined): PlanReport['now'] {
  const stage = stages.find((each) => stageName(each) === release.stage);
  return {
    stage: release.stage,
    attempt: release.attempt ?? 1,
    ...(since === undefined ? {} : { since }),
    ...(since === undefined || !stage ? {} : { heldUntil: since + holdOf(stage) }),
  };
}

function readyWithin({ release, lockAfter }: PlanInput): number {
  const candidate = lockAfter?.slots[otherSlot(release.live)] ?? lockAfter?.slots[release.live];
  return candidate?.rendered.readyWithin ?? 0;
}

function peakOf(stages: readonly PlanStage[]): PlanReport['peak'] {
  const running = stages.flatMap(({ name, pods }) => (pods ? [{ stage: name, ...pods }] : []));
  return running.reduce<PlanReport['peak']>((most, each) => (most && most.most >= each.most ? most : each), undefined);
}
