import { runtime } from '@pulumi/pulumi';
import { CutoverError } from '../core/error';
import { commitTogether, stageFile } from '../files/output';
import { readText } from '../files/text';
import { lockText, lockUncommittedRule, type Lock } from '../release/lock';

/**
 * Keeps the lock beside the release file. A preview writes it, as synthesis does; an update finds it there, because what
 * it runs from, such as a checkout in CI, is thrown away. An update writes it only where a preview could not know it.
 */
export function keepLock(file: string, lock: Lock, { isLate }: { readonly isLate: boolean }): void {
  const text = lockText(lock);
  if (readText(file) === text) return;
  if (runtime.isDryRun() || isLate) {
    commitTogether([() => stageFile(file, text)]);
    return;
  }
  throw new CutoverError([
    lockUncommittedRule.problem({
      at: { file },
      given: 'a lock that is not what this release leaves',
      allowed: 'the lock that a preview of this release writes',
      fix: 'run `pulumi preview`, commit the lock with the release file, and update again',
    }),
  ]);
}
