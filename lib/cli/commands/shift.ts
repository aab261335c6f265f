import { movedOn, shifted } from '../../transitions/verbs';
import type { Context, ExitCode } from '../context';
import { edit, editing, noNextStage, type EditOptions } from '../edit';

/** Which stage a release is to go to. */
export interface ShiftOptions extends EditOptions {
  /** Percent of the traffic that the candidate gets; 0 is the way back. @default - the next stage of the plan */
  readonly percentage?: number;
}

/** Moves a release on, to the next stage or to a share of the traffic. */
export async function shiftCommand(context: Context, options: ShiftOptions): Promise<ExitCode> {
  const work = await editing(context, options);
  const { percentage } = options;
  const { chosen, plan } = work;
  if (percentage === undefined && movedOn(plan, chosen.release) === chosen.release) throw noNextStage(chosen);
  return edit(context, options, work, (release) =>
    percentage === undefined ? movedOn(plan, release) : shifted(release, percentage),
  );
}
