import { Chart } from 'cdk8s';
import type { Check } from '../checks/check';
import { CutoverApp } from '../constructs/app';
import type { BlueGreen } from '../constructs/blue-green';
import { evaluateRelease } from '../evaluation/output';
import { canonicalText } from '../core/canonical';
import { CutoverError, hasError } from '../core/error';
import type { Problem } from '../core/problem';
import type { Platform } from '../files/platform';
import { Release } from '../files/release';
import { lockText, parseLock, type Lock } from '../release/lock';
import type { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import { synthesizedStage, type SynthesizedStage } from './synthesized-stage';

/** Your own construct code: it builds the release that it is handed in the chart that it is handed. */
export type BuildRelease = (chart: Chart, release: Release) => BlueGreen;

/** What a stage is synthesized with. */
export interface StageSetting {
  /** The code that builds the release. */
  readonly build: BuildRelease;
  /** Facts of the environment. */
  readonly platform: Platform;
  /** Namespace of the chart. */
  readonly namespace: string;
  /** Checks besides the standard ones. */
  readonly checks: readonly Check[];
  /** The plan that the construct must have; none when any will do. */
  readonly plan: ReleasePlan | undefined;
}

/** Folder of the app's output. Nothing is written to it. */
const NOWHERE = '.cutover-testing-writes-nothing';

/** Synthesizes one stage from the lock of the one before it. Throws the report when it has errors. */
export function synthesizeStage(
  name: string,
  release: ReleaseData,
  before: Lock | undefined,
  { build, platform, namespace, checks, plan: expected }: StageSetting,
): SynthesizedStage {
  const app = new CutoverApp({ platform, checks, outdir: NOWHERE });
  const chart = new Chart(app, release.service, { namespace });
  const built = build(chart, Release.of(release, before && asCommitted(before)));
  const { files, objects, problems } = app.result();
  refuseStage(name, problems);
  const { assembled } = built.evaluate();
  const { output } = evaluateRelease(built);
  if (!assembled || !output || canonicalText(assembled.release) !== canonicalText(release)) throw anotherRelease(name);
  const { plan } = assembled.definition;
  if (expected && canonicalText(expected.stages) !== canonicalText(plan.stages)) throw anotherPlan(expected, plan);
  const { slots } = assembled.input.model;
  return synthesizedStage({
    name,
    release,
    plan,
    objects,
    weights: { blue: slots.blue?.weight ?? 0, green: slots.green?.weight ?? 0 },
    problems,
    lock: output.lock,
    files,
    inverse: output.steps.map((step) =>
      step.kind === 'wait' ? step : { ...step, objects: step.objects.map(({ object }) => object) },
    ),
  });
}

/** The lock as it is read back from its file. */
function asCommitted(lock: Lock): Lock | undefined {
  return parseLock(lockText(lock), {}).lock;
}

function refuseStage(name: string, problems: readonly Problem[]): void {
  if (!hasError(problems)) return;
  const error = new CutoverError(problems);
  error.message = `Stage ${name} is refused: ${error.message}`;
  // A report has no frames; in a test they are what leads to the line that asked for the stage.
  Error.captureStackTrace(error, refuseStage);
  throw error;
}

function anotherRelease(name: string): Error {
  return new Error(
    `At stage ${name}, build returned a BlueGreen of another release: give it the one that it is handed.`,
  );
}

function anotherPlan(expected: ReleasePlan, plan: ReleasePlan): Error {
  const describe = ({ stages }: ReleasePlan): string => JSON.stringify(stages);
  return new Error(
    `The construct has another plan than the test:\n  construct ${describe(plan)}\n  test      ${describe(expected)}`,
  );
}
