import { otherSlot } from '../core/labels';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { nextRelease } from '../release/model';
import { moveOf, swapsRoles, type Step } from './step';

export const stageOrderRule = new Rule({
  id: 'stage-order',
  title: 'Stages follow each other as the plan has them',
  why: 'A stage that is skipped is a share of the traffic at which nobody looked: the fault that it would have shown meets all users.',
});

export const rolesRule = new Rule({
  id: 'roles',
  title: 'The slots swap their roles at the end of a release, and only there',
  why: 'All traffic goes to the slot that is called live at once: there is no step between, and no gate looks.',
});

/** Steps that the plan does not have. */
export function orderProblems(step: Step): Problem[] {
  const { plan, before, after, locate } = step;
  const say = (given: string, allowed: string, fix: string) => [
    stageOrderRule.problem({ at: locate('stage'), given, allowed, fix }),
  ];
  const [from, to] = [before?.release.stage ?? '', after.release.stage];
  switch (moveOf(step)) {
    case 'begin':
      return to === 'idle'
        ? []
        : say(`a new service at ${to}`, 'idle', 'begin with stage: idle; its live slot gets its pods there');
    case 'forward': {
      const skipped = plan.stages
        .slice(plan.names.indexOf(from) + 1, plan.names.indexOf(to))
        .filter((stage) => !(stage.kind === 'shift' && stage.optional))
        .map((stage) => plan.names[plan.stages.indexOf(stage)] ?? '');
      const [first] = skipped;
      if (first === undefined) return [];
      return say(`${from} → ${to}, without ${skipped.join(', ')}`, first, `set stage: ${first}, and hold it`);
    }
    case 'none':
      return say(`${from} → ${to}`, legalFrom(step).join(', '), `set stage: ${legalFrom(step)[0] ?? from}`);
    default:
      return [];
  }
}

/** Where a release may go from a stage, the way forward first. */
function legalFrom({ plan, before }: Step): readonly string[] {
  const release = before?.release;
  if (!release) return ['idle'];
  if (release.stage === 'rollback') return ['idle', 'preview'];
  if (release.stage === 'idle') return ['preview', 'idle'];
  return [nextRelease(plan, release)?.stage ?? 'idle', 'rollback'];
}

/** Roles that are swapped where they may not be, or not swapped where they must. */
export function roleProblems(step: Step): Problem[] {
  const { before, after, locate } = step;
  if (!before) return [];
  const swaps = swapsRoles(step);
  const mustSwap = before.release.stage === 'retire' && moveOf(step) === 'end';
  // After the swap, the way back is to the slot that was live before.
  const maySwap = before.release.stage === 'idle' && ['rollback', 'back'].includes(moveOf(step));
  if (swaps === mustSwap || maySwap) return [];
  const { live, stage } = before.release;
  const wanted = mustSwap ? otherSlot(live) : live;
  return [
    rolesRule.problem({
      at: locate('live'),
      given: `live: ${after.release.live} from ${stage} to ${after.release.stage}, where it was ${live}`,
      allowed: mustSwap
        ? `live: ${wanted}, which has all of the traffic`
        : `live: ${wanted} until the release is retired`,
      fix: `write live: ${wanted}`,
    }),
  ];
}
