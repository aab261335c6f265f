import * as path from 'node:path';
import type { Problem } from '../core/problem';
import type { Answer } from '../files/answer';
import { stageOrderRule } from '../transitions/order';
import { isOpen } from '../transitions/step';
import { lastReadable, releaseFilesAt } from './committed';
import { realFile } from './git';
import type { Witnesses } from './step';

/**
 * Releases that a commit has open, and that nothing answers for any more: with the file goes what says of the stage that it
 * has a way back. A service may be given up at rest.
 */
export async function vanishedProblems(
  { git, commit }: Witnesses,
  folder: string,
  answers: readonly Answer[],
): Promise<readonly Problem[]> {
  if (commit === undefined) return [];
  const released = await releaseFilesAt(git, commit, folder);
  const known = answers.flatMap(({ releases, environment }) =>
    releases.map(({ release }) => keyOf(release.service, environment ?? release.environment)),
  );
  const problems = released.map(async (file): Promise<readonly Problem[]> => {
    const release = (await lastReadable(git, commit, file))?.release;
    if (!release || !isOpen(release) || known.includes(keyOf(release.service, release.environment))) return [];
    return [
      stageOrderRule.problem({
        at: { file: path.relative(realFile(folder), file) },
        given: `${release.service} at ${release.stage}, for which there is no release any more`,
        allowed: 'a release that is open until it ends',
        fix: 'bring the file back, and end the release: cutover rollback, then cutover retire',
      }),
    ];
  });
  return (await Promise.all(problems)).flat();
}

function keyOf(service: string, environment: string | undefined): string {
  return JSON.stringify([service, environment]);
}
