import { retired } from '../../transitions/verbs';
import type { Context, ExitCode } from '../context';
import { edit, editing, type EditOptions } from '../edit';

/** Takes away what has lost its traffic: the old version after a release, the rejected one after a rollback. */
export async function retireCommand(context: Context, options: EditOptions): Promise<ExitCode> {
  const work = await editing(context, options);
  return edit(context, options, work, (release) => retired(work.plan, release));
}
