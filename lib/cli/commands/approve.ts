import { CutoverError } from '../../core/error';
import { otherSlot } from '../../core/labels';
import type { Violation } from '../../core/rule';
import { didYouMean } from '../../core/suggest';
import { utc } from '../../core/time';
import { nextRelease } from '../../release/model';
import { oneLine } from '../../report/words';
import { approvalRule } from '../../transitions/approval';
import { isOpen } from '../../transitions/step';
import { approved } from '../../transitions/verbs';
import type { Context, ExitCode } from '../context';
import { edit, editing, type EditOptions, type Editing } from '../edit';

/** What is approved, and by whom. */
export interface ApproveOptions extends EditOptions {
  /** Stage that may be entered. @default - the next one that the plan wants approved */
  readonly stage?: string;
  /** Who says so. @default - `user.email` of Git */
  readonly by?: string;
}

/** Writes down that somebody approves a stage, and when. */
export async function approveCommand(context: Context, options: ApproveOptions): Promise<ExitCode> {
  const work = await editing(context, options);
  const version = versionToApprove(work);
  const stage = stageToApprove(work, options.stage);
  const by = nameOf(work, options.by ?? (await work.git.user()));
  const at = utc(context.now());
  const said = `approved ${stage} of ${version} by ${by} at ${at}`;
  return edit(context, options, work, (release) => approved(release, { stage, by, at }), [said]);
}

/** The version of a release that is under way; at rest the other slot has the old one, which nobody is asked about. */
function versionToApprove(work: Editing): string {
  const { release } = work.chosen;
  const version = release.slots[otherSlot(release.live)]?.version;
  if (version !== undefined && isOpen(release)) return version;
  throw refusal(work, {
    given: `an approval at ${release.stage}, where no release is under way`,
    allowed: 'a release whose version is in its slot',
    fix: 'begin it: cutover deploy VERSION IMAGE',
  });
}

/** The stage that is named, or the first ahead that the plan wants approved. */
function stageToApprove(work: Editing, named: string | undefined): string {
  const { plan, chosen } = work;
  const wanted = plan.names.filter((name) => plan.stage(name)?.approval);
  const allowed = wanted.join(', ') || 'nothing: no stage of the plan wants one';
  if (named !== undefined) {
    if (wanted.includes(named)) return named;
    const fix = `${wanted.length > 0 ? 'name one of them, or l' : 'l'}et the plan want it: plan.withApproval(…)`;
    const given = `an approval of '${oneLine(named)}', which the plan does not want`;
    throw refusal(work, { given, allowed, fix: `${fix}${didYouMean(named, wanted)}` });
  }
  for (let next = nextRelease(plan, chosen.release); next; next = nextRelease(plan, next)) {
    if (plan.stage(next.stage)?.approval) return next.stage;
    if (next.stage === 'idle') break;
  }
  throw refusal(work, {
    given: `an approval at ${chosen.release.stage}, with none wanted ahead`,
    allowed,
    fix: 'name the stage with --stage, or let the plan want one: plan.withApproval(…)',
  });
}

function nameOf(work: Editing, by: string | undefined): string {
  const allowed = 'a name or an address that people know';
  if (by === undefined || by.trim() === '') {
    const fix = 'say who: --by NAME, or git config user.email';
    throw refusal(work, { given: 'an approval by nobody', allowed, fix });
  }
  if (oneLine(by) === by) return by;
  const given = `an approval by '${oneLine(by)}', with control characters`;
  throw refusal(work, { given, allowed: `${allowed}, in one line`, fix: 'leave them out' });
}

function refusal({ chosen }: Editing, violation: Pick<Violation, 'given' | 'allowed' | 'fix'>): CutoverError {
  const at = { file: chosen.file, field: 'approvals' };
  return new CutoverError([approvalRule.problem({ at, ...violation })]);
}
