import { otherSlot } from '../core/labels';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { ReleaseData } from '../release/release';
import { moveOf, type Step } from './step';

export const approvalRule = new Rule({
  id: 'approval',
  title: 'A stage that the plan wants approved is approved, by name and date, for this version and attempt',
  why: 'The step that somebody was to look at is taken by nobody.',
});

/** A stage that is entered without the approval that the plan asks for. */
export function approvalProblems(step: Step): Problem[] {
  const { plan, after, now, locate } = step;
  const stage = plan.stage(after.release.stage);
  if (!stage?.approval || moveOf(step) !== 'forward') return [];
  const given = approvalsOf(after.release).filter(({ at }) => Date.parse(at) / 1000 <= now);
  if (given.length > 0) return [];
  const version = after.release.slots[otherSlot(after.release.live)]?.version ?? '';
  return [
    approvalRule.problem({
      at: locate('approvals'),
      given: `${after.release.stage} of ${version}, attempt ${after.release.attempt ?? 1}, which nobody has approved`,
      allowed: 'an approval of this stage, version and attempt, not of the future',
      fix: `add to approvals: { stage: ${after.release.stage}, version: ${version}, by: <name>, at: <date and time> }`,
    }),
  ];
}

/** The approvals of the stage that a release is at, for its version and attempt. */
function approvalsOf({ approvals = [], stage, attempt = 1, live, slots }: ReleaseData) {
  const version = slots[otherSlot(live)]?.version;
  return approvals.filter(
    (each) => each.stage === stage && each.version === version && (each.attempt ?? 1) === attempt,
  );
}
