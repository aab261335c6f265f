import { otherSlot, type SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import type { Answer } from '../files/answer';
import { ReleasePlan } from '../release/plan';
import type { ReleaseData, SlotVersion } from '../release/release';
import { holdOf } from '../release/stage';
import { transitionProblems } from '../transitions/transitions';
import { atRest, movedOn } from '../transitions/verbs';
import type { ChosenRelease } from './edit';
import type { Standing } from './step';

/** A version in its slot. */
export interface SlotStatus extends SlotVersion {
  readonly slot: SlotName;
}

/** The step that comes next. */
export interface NextStep {
  readonly stage: string;
  /** Seconds since 1970 from which the hold of this stage is over; none where nobody knows when it was reached. */
  readonly heldUntil?: number;
  /** What keeps it from being taken now; nothing where it may be. */
  readonly waitsFor: readonly Problem[];
}

/** Where a release is, as its file and Git say. */
export interface ReleaseStatus {
  readonly service: string;
  readonly environment?: string;
  readonly namespace: string;
  readonly file: string;
  readonly stage: string;
  readonly attempt: number;
  readonly live?: SlotStatus;
  /** The version of the other slot. */
  readonly candidate?: SlotStatus;
  /** The stage that is in force, where it is another than that of the file; null where none is. */
  readonly inForce?: string | null;
  /** Seconds since 1970 at which the stage that is in force was reached; none where nobody knows, or the cluster has another. */
  readonly reached?: number;
  /** What the cluster lacks of the stage that is in force, where it was asked. */
  readonly lacks?: string;
  /** None where nothing follows by itself. */
  readonly next?: NextStep;
  /** There where nobody can say what is in force: then nothing is said of it, nor of what follows. */
  readonly unknown?: true;
}

/** Where a release is. `standing` is what is in force, `now` is in seconds since 1970. */
export function releaseStatus(
  chosen: ChosenRelease,
  standing: Standing | 'unknown' | undefined,
  now: number,
): ReleaseStatus {
  const said = fileStatus(chosen);
  return standing === 'unknown' ? { ...said, unknown: true } : { ...said, ...standingStatus(chosen, standing, now) };
}

/** What the file says. */
function fileStatus(chosen: ChosenRelease): ReleaseStatus {
  const { release, answer, file, namespace } = chosen;
  const environment = answer.environment ?? release.environment;
  const live = slotStatus(release, release.live);
  const candidate = slotStatus(release, otherSlot(release.live));
  return {
    service: release.service,
    ...(environment === undefined ? {} : { environment }),
    namespace,
    file,
    stage: release.stage,
    attempt: release.attempt ?? 1,
    ...(live ? { live } : {}),
    ...(candidate ? { candidate } : {}),
  };
}

/** What is in force, and what follows. */
function standingStatus(
  chosen: ChosenRelease,
  standing: Standing | undefined,
  now: number,
): Pick<ReleaseStatus, 'inForce' | 'reached' | 'lacks' | 'next'> {
  const isInForce = standing !== undefined && isSame(standing.revision.release, chosen.release);
  const next = nextStep(chosen, standing, now);
  const reachedAt = timeOf(standing);
  return {
    ...(isInForce ? {} : { inForce: standing?.revision.release.stage ?? null }),
    ...(reachedAt === undefined ? {} : { reached: reachedAt }),
    ...(standing?.reached && 'lacks' in standing.reached ? { lacks: standing.reached.lacks } : {}),
    ...(next ? { next } : {}),
  };
}

function slotStatus({ slots }: ReleaseData, slot: SlotName): SlotStatus | undefined {
  const version = slots[slot];
  return version && { slot, ...version };
}

function isSame(one: ReleaseData, other: ReleaseData): boolean {
  return one.stage === other.stage && (one.attempt ?? 1) === (other.attempt ?? 1) && one.live === other.live;
}

/** What is not in force yet is itself the next step; otherwise it is the stage that follows. */
function nextStep(
  { release, lock, stages }: ChosenRelease,
  standing: Standing | undefined,
  now: number,
): NextStep | undefined {
  const plan = ReleasePlan.of(...stages);
  const isProposed = standing === undefined || !isSame(standing.revision.release, release);
  const after = isProposed ? release : following(plan, release);
  if (!after) return undefined;
  const { revision, reached } = standing ?? {};
  const waitsFor = transitionProblems({
    plan,
    before: revision,
    after: { release: after, ...(lock ? { lock } : {}) },
    ...(reached ? { reached } : {}),
    now,
    locate: (field) => ({ field }),
  });
  const stage = revision && plan.stage(revision.release.stage);
  const at = timeOf(standing);
  const heldUntil = stage && at !== undefined ? { heldUntil: at + holdOf(stage) } : {};
  return { stage: after.stage, ...heldUntil, waitsFor };
}

/** When a release was known to be at its stage. */
function timeOf(standing: Standing | undefined): number | undefined {
  const reached = standing?.reached;
  return reached && 'at' in reached ? reached.at : undefined;
}

/** The release one step further; none at rest, where it is for people to begin one. */
function following(plan: ReleasePlan, release: ReleaseData): ReleaseData | undefined {
  if (release.stage === 'rollback') return atRest(release);
  const next = movedOn(plan, release);
  return next === release ? undefined : next;
}

/** The releases of some apps that have a file, each as a command works on it. */
export function releasesOf(answers: readonly Answer[]): readonly ChosenRelease[] {
  return answers.flatMap((answer) =>
    answer.releases.flatMap((release) =>
      release.file === undefined ? [] : [{ ...release, file: release.file, answer }],
    ),
  );
}
