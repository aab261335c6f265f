import * as path from 'node:path';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { releaseAt } from './committed';
import type { ChosenRelease } from './edit';
import type { Git } from './git';

export const promotionRule = new Rule({
  id: 'promotion',
  title: 'What goes to the next environment ended well in the one before',
  why: 'A version whose release is still under way, or was taken back, has not been seen to work anywhere.',
});

/** What keeps the live version of a release from being carried to another environment. */
export async function promotionProblems(
  git: Git,
  base: string | undefined,
  source: ChosenRelease,
  folder: string,
): Promise<readonly Problem[]> {
  const { release, lock, file } = source;
  const version = release.slots[release.live];
  const where = release.environment ?? source.answer.environment ?? 'its environment';
  const say = (given: string, fix: string) => [
    promotionRule.problem({
      at: { file: path.relative(folder, file), field: 'stage' },
      given,
      allowed: `${release.service} at idle in ${where}, with its version in force there`,
      fix,
    }),
  ];
  if (release.stage !== 'idle' || !version) {
    return say(`${release.service} at ${release.stage} in ${where}`, 'let the release there end: retire, then idle');
  }
  if (lock?.slots[release.live]?.carried !== 'all') {
    return say(
      `${version.version}, which has not carried all traffic in ${where}`,
      'synthesize it there, and release it',
    );
  }
  const inForce = base === undefined ? undefined : await releaseAt(git, base, file);
  const isInForce =
    inForce?.stage === 'idle' &&
    inForce.slots[inForce.live]?.version === version.version &&
    inForce.slots[inForce.live]?.image === version.image;
  return isInForce
    ? []
    : say(`${version.version}, which is not in force in ${where} yet`, 'commit and push the release there first');
}
