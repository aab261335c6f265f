import { otherSlot } from '../core/labels';
import type { Lock } from '../release/lock';
import { nextRelease } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import type { Approval, ReleaseData, SlotVersion } from '../release/release';
import { candidateOf } from './step';

// What people want of a release, as the release file that says so. Whether it is legal is for the transitions to say.

/** A version in the idle slot, at preview. What was rolled back and comes again is another attempt. */
export function deployed(release: ReleaseData, version: SlotVersion, lock?: Lock): ReleaseData {
  const slot = otherSlot(release.live);
  const { attempt = 1, approvals = [], ...rest } = release;
  const approved = approvals.filter((approval) => approval.version === version.version);
  const next: ReleaseData = {
    ...rest,
    stage: 'preview',
    slots: { ...release.slots, [slot]: version },
    ...(approved.length > 0 ? { approvals: approved } : {}),
  };
  const isSame = candidateOf(release) === candidateOf(next);
  const wasRolledBack = release.stage === 'rollback' || lock?.slots[slot]?.rejected === true;
  return isSame && wasRolledBack ? { ...next, attempt: attempt + 1 } : next;
}

/**
 * The next stage; the same release where there is none, or where none has begun. At the end the roles swap, and the old
 * version stays in the file: as long as it is there, it can be restored.
 */
export function movedOn(plan: ReleasePlan, release: ReleaseData): ReleaseData {
  const next = release.stage === 'idle' ? undefined : nextRelease(plan, release);
  if (!next) return release;
  return next.stage === 'idle' ? over(next) : next;
}

/** A share of the traffic: a step of the plan, or no traffic at all, which is the way back. */
export function shifted(release: ReleaseData, percentage: number): ReleaseData {
  return { ...release, stage: percentage === 0 ? 'rollback' : `shift-${percentage}` };
}

/**
 * All traffic on the live version; at rest, on the one that was live before the last release. Where that was scaled to
 * nothing and an autoscaler sizes it, its pods come back first: its Deployment counts as ready with one pod, and the
 * traffic of all would meet that one.
 */
export function takenBack(release: ReleaseData, lock?: Lock): ReleaseData {
  const live = release.stage === 'idle' ? otherSlot(release.live) : release.live;
  const entry = lock?.slots[live];
  const isStopped = release.stage === 'idle' || release.stage === 'retire';
  const comesBack = isStopped && entry?.stopped === true && entry.rendered.capacity.kind === 'autoscaled';
  return comesBack
    ? { ...release, live, stage: 'soak', attempt: (release.attempt ?? 1) + 1 }
    : { ...release, live, stage: 'rollback' };
}

/** The new version as the promoted one: the stage after the last share of the traffic. */
export function promoted(release: ReleaseData): ReleaseData {
  return { ...release, stage: 'soak' };
}

/** Whatever has lost its traffic is taken away: the old version after a release, the rejected one after a rollback. */
export function retired(plan: ReleasePlan, release: ReleaseData): ReleaseData {
  if (release.stage === 'rollback') return atRest(release);
  return release.stage === 'retire' ? movedOn(plan, release) : { ...release, stage: 'retire' };
}

/** A release that was taken back, at rest: its candidate leaves the file. */
export function atRest(release: ReleaseData): ReleaseData {
  const live = release.slots[release.live];
  return { ...over(release), stage: 'idle', slots: live ? { [release.live]: live } : {} };
}

/** Without what was said of one release alone. */
function over({ attempt: _attempt, approvals: _approvals, ...rest }: ReleaseData): ReleaseData {
  return rest;
}

/** With somebody's word that a stage may be entered; said twice it is there once, as it was said last. */
export function approved(release: ReleaseData, approval: Omit<Approval, 'version' | 'attempt'>): ReleaseData {
  const version = release.slots[otherSlot(release.live)]?.version ?? '';
  const attempt = release.attempt ?? 1;
  const given: Approval = { ...approval, version, ...(attempt === 1 ? {} : { attempt }) };
  const others = (release.approvals ?? []).filter(
    ({ stage, by, version: of, attempt: time = 1 }) =>
      stage !== given.stage || by !== given.by || of !== version || time !== attempt,
  );
  return { ...release, approvals: [...others, given] };
}
