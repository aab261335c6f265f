import * as fs from 'node:fs';
import * as path from 'node:path';
import { CutoverError } from '../../core/error';
import { takenBack } from '../../transitions/verbs';
import type { Context, ExitCode } from '../context';
import { edit, editing, type EditOptions } from '../edit';

/** Takes a release back: all traffic to the live version. */
export async function rollbackCommand(context: Context, options: EditOptions): Promise<ExitCode> {
  try {
    const work = await editing(context, options);
    return await edit(context, options, work, (release) => takenBack(release, work.chosen.lock));
  } catch (error) {
    throw error instanceof CutoverError ? withWayOut(error, wayOut(context.folder, options)) : error;
  }
}

/** Rules by which it is the command line that is wrong, or nothing is left to be taken back. */
const OF_THE_ASKED: readonly string[] = ['choice', 'edit'];

/** What is wrong elsewhere keeps a release from being taken back by Git, and must not keep anybody from it. */
function withWayOut({ problems }: CutoverError, scripts: readonly string[]): CutoverError {
  const last = problems.at(-1);
  const isOwn = problems.every(({ id }) => OF_THE_ASKED.includes(id));
  if (!last || isOwn || scripts.length === 0) return new CutoverError(problems);
  const fix = `${last.fix}. The way back that is written already, past Git and with kubectl: ${scripts.join(', ')}`;
  return new CutoverError([...problems.slice(0, -1), { ...last, fix }]);
}

/** The scripts that were synthesized for the way back, of the service that is meant. */
function wayOut(folder: string, { service }: EditOptions): readonly string[] {
  return scriptsBelow(folder)
    .map((file) => path.relative(folder, file).split(path.sep).join('/'))
    .filter((file) => service === undefined || file.endsWith(`/${service}/rollback.sh`))
    .sort();
}

/** Nobody knows the output of an app that does not answer: it is looked for, in what an app may write itself. */
function scriptsBelow(folder: string): readonly string[] {
  if (!fs.existsSync(folder)) return [];
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory())
      return entry.name === 'node_modules' || entry.name.startsWith('.') ? [] : scriptsBelow(file);
    return /\/rollback\/[^/]+\/[^/]+\/rollback\.sh$/.test(file.split(path.sep).join('/')) ? [file] : [];
  });
}
