import type { Check } from '../checks/check';
import { otherSlot } from '../core/labels';
import { Platform } from '../files/platform';
import type { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import { releaseAt, releaseBefore, type StagedRelease, type StagedVersion } from './staged-release';
import { synthesizeStage, type BuildRelease } from './synthesize-stage';
import type { SynthesizedStage } from './synthesized-stage';

/** A release to play, and the code that builds it. */
export interface ReleaseStagesProps extends StagedRelease {
  /** Your own construct code. */
  readonly build: BuildRelease;
  /** The plan that the construct must have; another one is an error. @default - whichever plan the construct has */
  readonly plan?: ReleasePlan;
  /** Facts of the environment. @default - every default; no file is read */
  readonly platform?: Platform;
  /** Namespace of the chart. @default 'default' */
  readonly namespace?: string;
  /** Checks of your own, after the standard ones. @default [] */
  readonly checks?: readonly Check[];
}

/** The version of a release that follows another one. */
export interface NextVersion extends StagedVersion {
  /** The construct code as it is by then. @default - that of the release before */
  readonly build?: BuildRelease;
}

/**
 * Plays a release in memory, stage by stage and with the lock handed on, so that each stage is reached the way it is
 * reached in production. Each is synthesized once, when it is first asked for. Nothing is read or written.
 */
export class ReleaseStages {
  private readonly played = new Map<string, SynthesizedStage>();

  /** `before` is the stage that the release starts from; without it the service is new: idle, with no second version. */
  constructor(
    private readonly props: ReleaseStagesProps,
    private readonly before?: SynthesizedStage,
  ) {}

  /** The plan of the construct. Throws the report when the release is refused at preview. */
  get plan(): ReleasePlan {
    return this.at('preview').plan;
  }

  /** Names of the stages in order: `idle`, then those of the plan. */
  get names(): readonly string[] {
    return ['idle', ...this.plan.names];
  }

  /**
   * The release at a stage: `idle`, which is before the release, one of the plan, or `rollback`, which is that from the
   * last shift. Throws a CutoverError with the report when that stage, or one on the way to it, has errors.
   */
  at(stage: string): SynthesizedStage {
    if (stage === 'rollback') return this.rollbackFrom();
    if (stage === 'idle') return this.before ?? this.play('idle', releaseBefore(this.props), undefined);
    return this.play(stage, releaseAt(this.props, stage), this.at(this.stageBefore(stage)));
  }

  /** The release taken back from a stage of the plan; from the last shift when none is named. Throws as `at` does. */
  rollbackFrom(stage: string = this.lastShift): SynthesizedStage {
    const from = this.at(stage);
    return this.play(`rollback from ${from.name}`, releaseAt(this.props, 'rollback'), from);
  }

  /** Idle again after the release: the slots have changed roles and the old version is stopped. Throws as `at` does. */
  afterSwap(): SynthesizedStage {
    const retired = this.at('retire');
    const { live } = retired.release;
    return this.play('idle after the swap', { ...retired.release, live: otherSlot(live), stage: 'idle' }, retired);
  }

  /** Every stage of a release that goes well, in order: idle, those of the plan, idle after the swap. */
  all(): readonly SynthesizedStage[] {
    return [...this.names.map((name) => this.at(name)), this.afterSwap()];
  }

  /** Every step of a release that goes well: pairs of stages that follow each other. */
  steps(): readonly (readonly [from: SynthesizedStage, to: SynthesizedStage])[] {
    const stages = this.all();
    return stages.flatMap((from, index) => {
      const to = stages[index + 1];
      return to ? [[from, to] as const] : [];
    });
  }

  /** The release that follows this one, into the slot that it left: with a newer version, and perhaps with newer code. */
  followedBy({ build = this.props.build, ...version }: NextVersion): ReleaseStages {
    const before = this.afterSwap();
    const { live, slots } = before.release;
    return new ReleaseStages({ ...this.props, build, live, slots: { ...slots, [otherSlot(live)]: version } }, before);
  }

  private get lastShift(): string {
    return this.plan.names.findLast((name) => name.startsWith('shift-')) ?? 'preview';
  }

  /** The stage that comes before; `idle` before one that is not in the plan, which synthesis then refuses. */
  private stageBefore(stage: string): string {
    if (stage === 'preview') return 'idle';
    return this.names[this.names.indexOf(stage) - 1] ?? 'idle';
  }

  private play(name: string, release: ReleaseData, from: SynthesizedStage | undefined): SynthesizedStage {
    const known = this.played.get(name);
    if (known) return known;
    const { build, plan, platform = Platform.of({}), namespace = 'default', checks = [] } = this.props;
    const stage = synthesizeStage(name, release, from?.lock, { build, plan, platform, namespace, checks });
    this.played.set(name, stage);
    return stage;
  }
}
