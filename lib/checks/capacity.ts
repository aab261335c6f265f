import { Rule } from '../core/rule';
import { autoscalingViolations } from './autoscaling';
import type { Check } from './check';
import { disruptionViolations } from './disruption';

const rule = new Rule({
  id: 'capacity',
  title: 'The number of pods has one owner, who can decide, and node drains can move them',
  why: 'Two owners of one number take it back from each other under load, and pods that nothing may move stop every upgrade of the nodes.',
});

/** Autoscalers and disruption budgets against the workloads that they are for. */
export const capacity: Check = {
  rule,
  run(synthesis) {
    const violations = [...autoscalingViolations(synthesis), ...disruptionViolations(synthesis)];
    return violations.map(({ checked, at, ...violation }) =>
      rule.problem({ ...violation, at: synthesis.place(checked, at?.field) }),
    );
  },
};
