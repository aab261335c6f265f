import type { Place, Problem } from '../core/problem';
import type { ObjectiveFacts } from '../objectives/objective';
import { trafficBefore } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import { holdOf, stageName, type Stage } from '../release/stage';
import { SCRAPED } from '../signals/pods';
import type { Signal } from '../signals/signal';
import { gateWindowRule } from './problems';
import { filling } from './schedule';
import { measuredAt } from './stage-gates';

/** A signal that looks back further than the window of its objective. */
export interface LongLook {
  readonly objective: ObjectiveFacts;
  readonly signal: Signal;
  /** Seconds that it looks back. */
  readonly lookBack: number;
}

/**
 * A signal of a version that looks back to before there was any. What it finds there is an earlier attempt of the same
 * version, a load before the release, or pods that are only just starting. Requests are counted from the first one on,
 * and what pods show as long as they run, which is from the preview on. Services and databases were there before.
 * Events that are counted pod by pod are taken: a pod that is younger than the range has only its own, and a restart
 * while it started is the candidate's as much as a later one.
 */
export function lookBackProblem(plan: ReleasePlan, { objective, signal, lookBack }: LongLook, at: Place): Problem[] {
  if (signal.scope !== 'version' || lookBack <= objective.window || objective.sequential) return [];
  if (countsItsPods(signal)) return [];
  const ofPods = signal.series === 'gauge';
  const early = plan.stages.flatMap((stage) => {
    const look = measuredAt(stage, [objective]).length > 0 ? filling(holdOf(stage), objective.settle) : undefined;
    const seen = look && there(plan, stage, ofPods) + look.initialDelay;
    return seen !== undefined && seen < lookBack ? [{ name: stageName(stage), seen }] : [];
  });
  if (early.length === 0) return [];
  const missing = lookBack - Math.min(...early.map(({ seen }) => seen));
  const since = ofPods ? 'its pods have run' : 'it has had requests';
  const problem = gateWindowRule.problem({
    at: { ...at, field: 'objectives' },
    given: `${objective.name}: ${signal.id} looks back ${lookBack} s; at the first look ${since} for ${early.map(({ name, seen }) => `${seen} s (${name})`).join(', ')}`,
    allowed:
      'no range that reaches back to before the candidate: an earlier attempt, or a load, would be judged with it',
    fix: ofPods
      ? `a shorter range, or a preview of ${previewOf(plan) + missing} s: ReleasePlan.steps({ … }, { preview: ${previewOf(plan) + missing} })`
      : `a shorter range, or a window of ${lookBack} s for the objective, with holds as long`,
  });
  return [problem];
}

function countsItsPods({ series, needs }: Signal): boolean {
  return series === 'counter' && needs.includes(SCRAPED);
}

/** Seconds that the candidate, or its pods, have been there when a stage begins. */
function there(plan: ReleasePlan, stage: Stage, ofPods: boolean): number {
  return trafficBefore(plan, stage) + (ofPods ? previewOf(plan) : 0);
}

function previewOf(plan: ReleasePlan): number {
  return plan.stages.reduce((total, stage) => total + (stage.kind === 'preview' ? stage.hold : 0), 0);
}
