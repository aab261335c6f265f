import { fieldChanges } from '../core/diff';
import type { KubeObject } from '../core/kube';
import { changeName, describeChange, fieldText, keptObjects, stageChanges, type StageChange } from './stage-change';
import type { SynthesizedStage } from './synthesized-stage';

/** What a step from one stage to another changes, and what a test may expect of it. */
export interface StageChangeExpectation {
  /** All that the step changes. */
  readonly changes: readonly StageChange[];
  /**
   * Expects these changes and no other: `'+ Kind namespace/name'` for an object that is added, `'- Kind namespace/name'`
   * for one that is removed, and `'Kind namespace/name spec.replicas'` for a field. A field stands for everything below
   * it, and an object without a field for all of its fields. Throws an error that lists what differs.
   */
  toBeOnly(expected: readonly string[]): StageChangeExpectation;
  /** Expects that no workload that has pods gets another pod template. Throws an error that lists those that do. */
  toRestartNothing(): StageChangeExpectation;
}

/** Looks at what changes from one stage to another. */
export function expectStageChange(from: SynthesizedStage, to: SynthesizedStage): StageChangeExpectation {
  const step = `The step ${from.name} → ${to.name}`;
  const changes = stageChanges(from, to);
  const toBeOnly = (expected: readonly string[]): StageChangeExpectation => {
    const unexpected = changes.filter((change) => !expected.some((entry) => covers(entry, change)));
    const missing = expected.filter((entry) => !changes.some((change) => covers(entry, change)));
    if (unexpected.length === 0 && missing.length === 0) return expectation;
    const lines = [
      `${step} changes something else than the test expects.`,
      ...section('changed, and not expected', unexpected.map(describeChange)),
      ...section('expected, and not changed', missing),
      ...section('all that it changes', missing.length > 0 ? changes.map(describeChange) : []),
    ];
    throw failure(lines, toBeOnly);
  };
  const toRestartNothing = (): StageChangeExpectation => {
    const restarts = templateChanges(from, to);
    if (restarts.length === 0) return expectation;
    throw failure([`${step} restarts pods.`, ...section('changed in their template', restarts)], toRestartNothing);
  };
  const expectation = { changes, toBeOnly, toRestartNothing };
  return expectation;
}

const WITH_PODS: readonly string[] = ['Deployment', 'StatefulSet', 'DaemonSet'];

interface WorkloadSpec {
  readonly replicas?: number;
  readonly template?: unknown;
}

function templateChanges(from: SynthesizedStage, to: SynthesizedStage): string[] {
  const workloads = keptObjects(from, to).filter(({ before }) => WITH_PODS.includes(before.kind));
  return workloads.flatMap(({ name, before, after }) => {
    const spec = specOf(before);
    if (spec.replicas === 0) return [];
    const changes = fieldChanges(spec.template, specOf(after).template, 'spec.template');
    return changes.map((change) => fieldText(name, change));
  });
}

function specOf(object: KubeObject): WorkloadSpec {
  return object.spec as WorkloadSpec;
}

/** Whether a change is the one that an entry names, or one below it. */
function covers(entry: string, change: StageChange): boolean {
  const name = changeName(change);
  if (name === entry) return true;
  return change.kind === 'changed' && name.startsWith(entry) && /^[ .[]/.test(name.slice(entry.length));
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length > 0 ? ['', `${title}:`, ...lines.map((line) => `  ${line}`)] : [];
}

/** An error whose stack begins at the line of the test. */
function failure(lines: readonly string[], calledAs: (expected: readonly string[]) => unknown): Error {
  const error = new Error(lines.join('\n'));
  Error.captureStackTrace(error, calledAs);
  return error;
}
