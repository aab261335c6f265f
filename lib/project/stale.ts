import * as fs from 'node:fs';
import * as path from 'node:path';
import { hasError } from '../core/error';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { Answer } from '../files/answer';
import { readIndex } from '../files/output';
import { lockFileOf } from '../files/release';
import { lockText } from '../release/lock';

export const staleOutputRule = new Rule({
  id: 'stale-output',
  title: 'What is kept in Git is what the app writes',
  why: 'GitOps applies the files and not the code: a step that was never synthesized does not happen, and the next run writes more than its review showed.',
});

/** A file that an app would write otherwise than it is. */
export interface StaleFile {
  readonly file: string;
  readonly how: 'is missing' | 'says something else' | 'is no longer written';
}

/** Files of an app's output, and its locks, that are not as it would write them. An app that is refused writes nothing. */
export function staleFiles(answer: Answer): readonly StaleFile[] {
  if (hasError(answer.problems)) return [];
  const wanted = new Map<string, string>(
    Object.entries(answer.files).map(([file, text]) => [path.join(answer.outdir, file), text]),
  );
  for (const { file, lockAfter } of answer.releases) {
    if (file !== undefined && lockAfter) wanted.set(lockFileOf(file), lockText(lockAfter));
  }
  const left = readIndex(answer.outdir)
    .files.map((file) => path.join(answer.outdir, file))
    .filter((file) => !wanted.has(file) && fs.existsSync(file));
  return [
    ...[...wanted].flatMap(([file, text]): StaleFile[] => {
      if (!fs.existsSync(file)) return [{ file, how: 'is missing' }];
      return fs.readFileSync(file, 'utf8') === text ? [] : [{ file, how: 'says something else' }];
    }),
    ...left.map((file): StaleFile => ({ file, how: 'is no longer written' })),
  ];
}

/** Files that are named in one problem. */
const NAMED = 10;

/** The same as a problem: one for each app, at the first of its files. */
export function staleProblems(answer: Answer): readonly Problem[] {
  const [first, ...others] = staleFiles(answer);
  if (!first) return [];
  const named = others.slice(0, NAMED).map(({ file, how }) => `${path.relative(answer.outdir, file)} ${how}`);
  const rest = others.length > NAMED ? [`${others.length - NAMED} more`] : [];
  const given = [`a file that ${first.how}`, ...named, ...rest].join('; ');
  return [
    staleOutputRule.problem({
      at: { file: first.file },
      given,
      allowed: 'what the app writes now',
      fix: 'run `cutover synth`, look at the difference, and commit it with what caused it',
    }),
  ];
}
