import { CutoverError } from '../core/error';
import type { Place, Problem } from '../core/problem';
import { seconds, type Seconds } from '../core/quantity';
import { Rule } from '../core/rule';
import { didYouMean } from '../core/suggest';
import { holdOf, stageName, type Stage } from './stage';

export const planRule = new Rule({
  id: 'plan',
  title: 'A plan previews, shifts weights that rise to 100, keeps the old version, then retires it',
  why: 'A weight that falls or a version that is gone too early turns a step forward into an outage without a way back.',
});

/** The parts of a plan besides its steps. */
export interface PlanOptions {
  /** How long the candidate runs without traffic at the least. @default 0 */
  readonly preview?: Seconds;
  /** How long the last step, at 100 %, is held before the soak. @default 0 */
  readonly settle?: Seconds;
  /** How long the old version is kept after the last step. @default Duration.minutes(30) (guides 000 and 002) */
  readonly soak?: Seconds;
}

/** The ordered stages of a release. */
export class ReleasePlan {
  /** Guide 000: 10 → 25 → 50 → 75 → 100 %, held 180, 300, 600 and 900 s, then 30 minutes of soak. */
  static guide000(): ReleasePlan {
    return ReleasePlan.steps({ 10: 180, 25: 300, 50: 600, 75: 900 });
  }

  /** Guide 001: all traffic at once, watched for 10 minutes, the old version kept for one hour. */
  static guide001(): ReleasePlan {
    return ReleasePlan.atomic({ hold: 600, soak: 3600 });
  }

  /** Guide 002: 50 %, then 100 %, watched for 30 minutes. The guide names no hold at 50 %; 5 minutes are ours. */
  static guide002(): ReleasePlan {
    return ReleasePlan.steps({ 50: 300 });
  }

  /**
   * Weights and how long each is held: `steps({ 10: 180, 25: 300 })`. The last step, 100 %, follows by itself; name it
   * with `settle` when it is to be held.
   */
  static steps(holds: Readonly<Record<number, Seconds>>, options: PlanOptions = {}): ReleasePlan {
    const steps = Object.entries(holds).map(([weight, hold]) => shift(Number(weight), hold));
    return ReleasePlan.around([...steps, shift(100, options.settle ?? 0)], options);
  }

  /** All traffic in one step, held before the old version's soak begins. */
  static atomic(options: { readonly hold?: Seconds } & Omit<PlanOptions, 'settle'> = {}): ReleasePlan {
    return ReleasePlan.around([shift(100, options.hold ?? 0)], options);
  }

  /** Stages as you like, as long as they make a plan. */
  static of(...stages: readonly Stage[]): ReleasePlan {
    const problems = planProblems(stages);
    if (problems.length > 0) throw new CutoverError(problems);
    return new ReleasePlan(stages);
  }

  /**
   * The plan with stages that nobody enters before the release is approved for them: `withApproval('shift-100')`. The preview
   * is none of them: before it there is no release to approve.
   */
  withApproval(...names: readonly string[]): ReleasePlan {
    const later = this.names.filter((name) => name !== 'preview');
    return this.with(names, 'with an approval', (stage) => ({ ...stage, approval: true }), later);
  }

  /** The plan with steps that a release may pass by, such as on a fast path: `withOptional('shift-25')`. */
  withOptional(...names: readonly string[]): ReleasePlan {
    const steps = this.stages.flatMap((stage) =>
      stage.kind === 'shift' && stage.weight < 100 ? [stageName(stage)] : [],
    );
    return this.with(names, 'that may be passed by', (stage) => ({ ...stage, optional: true }), steps);
  }

  private with(
    names: readonly string[],
    what: string,
    change: (stage: Stage) => Stage,
    allowed: readonly string[] = this.names,
  ): ReleasePlan {
    const unknown = names.filter((name) => !allowed.includes(name));
    if (unknown.length > 0) {
      const given = `${unknown.join(', ')} as a stage ${what}`;
      const fix = `name one of them${didYouMean(unknown[0] ?? '', allowed)}`;
      throw new CutoverError([planRule.problem({ at: { field: 'plan' }, given, allowed: allowed.join(', '), fix })]);
    }
    return new ReleasePlan(this.stages.map((stage) => (names.includes(stageName(stage)) ? change(stage) : stage)));
  }

  private static around(steps: readonly Stage[], { preview = 0, soak = 1800 }: PlanOptions): ReleasePlan {
    return ReleasePlan.of(
      { kind: 'preview', hold: seconds(preview, 'preview') },
      ...steps,
      { kind: 'soak', hold: seconds(soak, 'soak') },
      { kind: 'retire' },
    );
  }

  private constructor(readonly stages: readonly Stage[]) {}

  /** Names of the stages, in order. */
  get names(): readonly string[] {
    return this.stages.map(stageName);
  }

  /** The stage of a name. */
  stage(name: string): Stage | undefined {
    return this.stages.find((stage) => stageName(stage) === name);
  }

  /** Seconds from the first moment at 100 % until the old slot is scaled down. */
  get retirementDelay(): number {
    const full = this.stages.findIndex((stage) => stage.kind === 'shift' && stage.weight === 100);
    return this.stages.slice(full).reduce((total, stage) => total + holdOf(stage), 0);
  }
}

function shift(weight: number, hold: Seconds): Stage {
  return { kind: 'shift', weight, hold: seconds(hold, `hold of shift-${weight}`) };
}

/** What keeps a list of stages from being a plan. */
function planProblems(stages: readonly Stage[]): Problem[] {
  const at: Place = { field: 'plan' };
  const given = stages.map(stageName).join(' → ') || 'no stages';
  const say = (allowed: string, fix: string) => [planRule.problem({ at, given, allowed, fix })];
  const weights = stages.flatMap((stage) => (stage.kind === 'shift' ? [stage.weight] : []));
  const outOfRange = weights.filter((weight) => !Number.isInteger(weight) || weight < 1 || weight > 100);
  const falling = weights.some((weight, index) => index > 0 && weight <= (weights[index - 1] ?? 0));
  const order = stages.map(({ kind }) => kind).join(' ');
  const holds = stages.filter((stage) => !Number.isSafeInteger(holdOf(stage)) || holdOf(stage) < 0);
  return [
    ...(outOfRange.length > 0 ? say('whole weights from 1 to 100', `correct ${outOfRange.join(', ')}`) : []),
    ...(falling ? say('weights that rise from step to step', 'put them in order, each once') : []),
    ...(weights.at(-1) === 100 ? [] : say('a last weight of 100', 'end the steps with 100')),
    ...(/^preview( shift)+ soak retire$/.test(order)
      ? []
      : say('preview, one or more shifts, soak, retire, in this order', 'or use ReleasePlan.steps or .atomic')),
    ...(stages.some(({ kind, approval }) => kind === 'preview' && approval)
      ? say(
          'approvals of later stages: before the preview there is no release to approve',
          'want it of the first shift',
        )
      : []),
    ...(holds.length > 0 ? say('holds of whole seconds', `correct ${holds.map(stageName).join(', ')}`) : []),
  ];
}

export const retirementRule = new Rule({
  id: 'retirement-delay',
  title: 'The old version is kept until its oldest connection has ended',
  why: 'Weights move new connections only: one that is open stays on the old version, and is cut off when that is retired.',
});

/** A plan that retires the old version while connections to it may still be open. */
export function retirementProblems(plan: ReleasePlan, maxConnectionAge: number, at: Place): Problem[] {
  if (plan.retirementDelay >= maxConnectionAge) return [];
  const problem = retirementRule.problem({
    at: { ...at, field: 'plan' },
    given: `${plan.retirementDelay} s from 100 % to retire`,
    allowed: `at least the maximum connection age, ${maxConnectionAge} s`,
    fix: `soak for ${maxConnectionAge} s, or lower maxConnectionAge in the drain`,
  });
  return [problem];
}
