import { refuse } from '../../core/error';
import type { Problem } from '../../core/problem';
import type { ChosenRelease } from '../../project/edit';
import { openReleaseRule } from '../../transitions/contents';
import { isOpen } from '../../transitions/step';
import { deployed } from '../../transitions/verbs';
import type { Context, ExitCode } from '../context';
import { edit, editing, type EditOptions } from '../edit';

/** Brings a version into the idle slot, at preview. */
export async function deployCommand(
  context: Context,
  options: EditOptions & { readonly version: string; readonly image: string },
): Promise<ExitCode> {
  const work = await editing(context, options);
  const { version, image } = options;
  refuse(openProblems(work.chosen));
  return edit(context, options, work, (release) => deployed(release, { version, image }, work.chosen.lock));
}

/** What keeps a release from getting another version: one that is open. At preview its candidate may still be another one. */
export function openProblems({ file, release }: ChosenRelease): Problem[] {
  if (!isOpen(release) || release.stage === 'preview') return [];
  return [
    openReleaseRule.problem({
      at: { file, field: 'stage' },
      given: `another version while ${release.service} is at ${release.stage}`,
      allowed: 'a release at idle, preview or rollback',
      fix: 'end the one that is under way first: shift, promote and retire, or rollback',
    }),
  ];
}
