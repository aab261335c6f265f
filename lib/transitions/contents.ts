import { canonical } from '../core/canonical';
import { SLOTS, otherSlot, type SlotName } from '../core/labels';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { ReleaseData } from '../release/release';
import { holdOf, stageName, type Stage } from '../release/stage';
import { candidateOf, isOpen, isStart, moveOf, type Step } from './step';

export const oneChangeRule = new Rule({
  id: 'one-change',
  title: 'A step moves the stage, or changes what runs: not both',
  why: 'When two things change at once nobody can tell which of them was wrong, and going back takes back only one.',
});

export const openReleaseRule = new Rule({
  id: 'open-release',
  title: 'A release ends before the next one begins',
  why: 'There are two slots: a third version takes the place of the one to go back to, or of one that has traffic.',
});

export const attemptRule = new Rule({
  id: 'attempt',
  title: 'What is tried again has an attempt of its own',
  why: 'An analysis that has ended never runs again: the stage would be passed on the verdict of the last time.',
});

/** What changes besides the stage. */
export function contentProblems(step: Step): Problem[] {
  return [...slotProblems(step), ...capacityProblems(step), ...planProblems(step), ...attemptProblems(step)];
}

/** Versions and images: the candidate's is part of a release's first stage, and nothing else is part of any. */
function slotProblems(step: Step): Problem[] {
  const { before, after, locate } = step;
  if (!before) return [];
  const move = moveOf(step);
  const candidate = otherSlot(before.release.live);
  const starts = isStart(step);
  const changed = SLOTS.filter((slot) => textOf(before.release, slot) !== textOf(after.release, slot));
  return changed.flatMap((slot) => {
    const change = `${textOf(before.release, slot)} → ${textOf(after.release, slot)} in ${slot}`;
    // What ends may leave the file: the slot that was retired, or the candidate that was given up.
    const leaves = after.release.slots[slot] === undefined && (move === 'end' || move === 'give up');
    if (leaves && slot !== after.release.live) return [];
    if (move !== 'stay' && !(starts && slot === candidate)) {
      return [
        oneChangeRule.problem({
          at: locate(`slots.${slot}`),
          given: `${before.release.stage} → ${after.release.stage} and ${change}`,
          allowed: 'the stage alone',
          fix: 'make it two steps, and apply the first before the second',
        }),
      ];
    }
    // Before its first traffic a candidate may be corrected.
    const mayChange = !isOpen(before.release) || (before.release.stage === 'preview' && slot === candidate);
    if (mayChange || starts) return [];
    return [
      openReleaseRule.problem({
        at: locate(`slots.${slot}`),
        given: `${change} at ${before.release.stage}`,
        allowed: `${textOf(before.release, slot)} until the release of ${candidateOf(before.release)} has ended`,
        fix: 'end it by retire and idle, or by rollback and idle; then release the next version from preview on',
      }),
    ];
  });
}

function textOf({ slots }: ReleaseData, slot: SlotName): string {
  const version = slots[slot];
  return version ? `${version.version} ${version.image}` : 'nothing';
}

/** Capacity, as the locks have it, of a version that stays. */
function capacityProblems(step: Step): Problem[] {
  const { before, after, locate } = step;
  if (!before || moveOf(step) === 'stay') return [];
  return SLOTS.flatMap((slot) => {
    const [was, is] = [before.lock?.slots[slot], after.lock?.slots[slot]];
    if (!was || was.stopped || is?.version !== was.version) return [];
    const [old, now] = [was, is].map(({ rendered }) => JSON.stringify(canonical(rendered.capacity)));
    if (old === now) return [];
    return [
      oneChangeRule.problem({
        at: locate('stage'),
        given: `${before.release.stage} → ${after.release.stage} and another capacity of ${is.version}: ${old} → ${now}`,
        allowed: 'the stage alone',
        fix: 'take the change of capacity back, and make it a step of its own when no release is under way',
      }),
    ];
  });
}

/** A plan that asks for less than the one that the release began with. */
function planProblems({ plan, before, after, locate }: Step): Problem[] {
  const began = before?.lock?.plan;
  if (!began || !isOpen(before.release) || !isOpen(after.release)) return [];
  const [was, is] = [began, plan.stages].map((stages) => stages.map(stageText).join(' → '));
  if (asksAsMuch(plan.stages, began)) return [];
  return [
    oneChangeRule.problem({
      at: locate('stage'),
      given: `another plan at ${before.release.stage}: ${was}, now ${is}`,
      allowed: 'the plan that the release began with; stages may be held longer, or be approved besides',
      fix: 'take the change of the plan back until the release has ended, by retire and idle or by rollback',
    }),
  ];
}

/** Whether stages are those of another plan, each held as long, approved and passed by no easier. */
function asksAsMuch(stages: readonly Stage[], began: readonly Stage[]): boolean {
  if (stages.map(stageName).join() !== began.map(stageName).join()) return false;
  return stages.every((stage, index) => {
    const was = began[index];
    if (!was) return false;
    const isKept = was.approval !== true || stage.approval === true;
    return holdOf(stage) >= holdOf(was) && isKept && (isOptional(was) || !isOptional(stage));
  });
}

function isOptional(stage: Stage): boolean {
  return stage.kind === 'shift' && stage.optional === true;
}

function stageText(stage: Stage): string {
  const notes = [
    ...(holdOf(stage) > 0 ? [`${holdOf(stage)} s`] : []),
    ...(stage.approval ? ['approved'] : []),
    ...(isOptional(stage) ? ['optional'] : []),
  ];
  return notes.length === 0 ? stageName(stage) : `${stageName(stage)} (${notes.join(', ')})`;
}

/** Attempts that do not count up where something is tried again, or that change where nothing is. */
function attemptProblems(step: Step): Problem[] {
  const { before, after, locate } = step;
  if (!before) return [];
  const [was, is] = [before.release.attempt ?? 1, after.release.attempt ?? 1];
  const move = moveOf(step);
  const isSame = candidateOf(before.release) === candidateOf(after.release);
  const again = move === 'back' || (move === 'retry' && isSame) || isTriedAgain(step);
  const starts = isStart(step);
  const free = (starts && !isSame) || !isOpen(after.release);
  // A stage may be judged once more where the release stands: its analysis is another one, and its hold begins again.
  const fits = again ? is > was : free || is === was || (move === 'stay' && is > was);
  if (fits) return [];
  const wanted = again ? was + 1 : was;
  return [
    attemptRule.problem({
      at: locate('attempt'),
      given: `attempt ${is} at ${before.release.stage} → ${after.release.stage}, after attempt ${was}`,
      allowed: again ? `attempt ${wanted} or more: this version has been at ${after.release.stage}` : `attempt ${was}`,
      fix: `write attempt: ${wanted}`,
    }),
  ];
}

/** From rest to the preview with a version that was rolled back. */
function isTriedAgain({ before, after }: Step): boolean {
  const slot = otherSlot(after.release.live);
  const entry = before?.lock?.slots[slot];
  const starts = before?.release.stage === 'idle' && after.release.stage === 'preview';
  return starts && entry?.rejected === true && entry.version === after.release.slots[slot]?.version;
}
