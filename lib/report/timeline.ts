import { pollLatency } from '../gates/detection';
import { PROPAGATION, type PlanOutlook } from '../gates/outlook';
import { holdOf, type Stage } from '../release/stage';
import { spanText } from './words';

/** How long a release takes, in seconds. */
export interface Timeline {
  /** From the preview to 100 %: all holds. */
  readonly holds: number;
  /** The same with the time for pods to be ready and for each commit to be applied, at the longest. */
  readonly window: number;
  /** As `window`, without the stages that may be passed by. */
  readonly fastPath: number;
  /** How long the old version is kept after that. */
  readonly watch: number;
  /** From a verdict until the old version has all requests again, at the longest. */
  readonly rollback: number;
}

/** Something in which a plan is outside of what the guides promise, or within it. */
export interface GuidePromise {
  readonly what: 'window' | 'fast path' | 'rollback' | 'watch';
  readonly seconds: number;
  readonly isKept: boolean;
  /** What is promised, and what the plan comes to. */
  readonly text: string;
}

const MINUTE = 60;

/** What a timeline is made from. */
export interface TimelineInput {
  readonly stages: readonly Stage[];
  readonly outlook: PlanOutlook;
  /** Seconds from a commit until it is applied, at the longest. */
  readonly syncLatency: number;
  /** Seconds in which pods must be ready. */
  readonly readyWithin: number;
}

/** How long the plan takes, forward and back. */
export function timelineOf({ stages, outlook, syncLatency, readyWithin }: TimelineInput): Timeline {
  const forward = stages.filter(({ kind }) => kind === 'preview' || kind === 'shift');
  const needed = forward.filter((stage) => !(stage.kind === 'shift' && stage.optional));
  const step = pollLatency(syncLatency).worst + PROPAGATION;
  const all = (some: readonly Stage[]) => readyWithin + some.reduce((sum, stage) => sum + holdOf(stage) + step, 0);
  const told = outlook.stages.flatMap(({ gates }) => gates.flatMap(({ rollback }) => rollback?.rollback.worst ?? []));
  return {
    holds: forward.reduce((sum, stage) => sum + holdOf(stage), 0),
    window: all(forward),
    fastPath: all(needed),
    watch: stages.reduce((sum, stage) => sum + (stage.kind === 'soak' ? stage.hold : 0), 0),
    rollback: told.length > 0 ? Math.max(...told) : step,
  };
}

/** What the guides promise of a release (000 and 001), held against a timeline. */
export function promisesOf({ window, fastPath, watch, rollback }: Timeline): readonly GuidePromise[] {
  const most = (what: GuidePromise['what'], seconds: number, limit: number, note = ''): GuidePromise => {
    const isKept = seconds <= limit;
    const text = `${what} of ${spanText(seconds)} at the longest, ${isKept ? 'within' : 'OUTSIDE'} ${spanText(limit)}${note}`;
    return { what, seconds, isKept, text };
  };
  const isKept = watch >= 30 * MINUTE;
  return [
    most('window', window, 60 * MINUTE),
    ...(fastPath < window || fastPath <= 15 * MINUTE ? [most('fast path', fastPath, 15 * MINUTE)] : []),
    most('rollback', rollback, 2 * MINUTE, ', from the verdict on'),
    {
      what: 'watch',
      seconds: watch,
      isKept,
      text: `old version kept for ${spanText(watch)}, ${isKept ? 'at least' : 'SHORTER than'} ${spanText(30 * MINUTE)}`,
    },
  ];
}
