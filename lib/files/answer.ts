import * as fs from 'node:fs';
import type { Problem } from '../core/problem';
import type { PlanOutlook } from '../gates/outlook';
import type { ResolvedPlatform } from '../platform/platform';
import type { Lock } from '../release/lock';
import type { ReleaseData } from '../release/release';
import type { Stage } from '../release/stage';

/** What an app says of one of its releases. */
export interface AnsweredRelease {
  /** Path of its construct. */
  readonly construct: string;
  readonly namespace: string;
  /** The release file, as an absolute path; one that is given in code has none. */
  readonly file?: string;
  readonly release: ReleaseData;
  /** The lock as it is before this synthesis. */
  readonly lock?: Lock;
  /** The lock as it would be after it; none where it is refused. */
  readonly lockAfter?: Lock;
  /** The stages of its plan. */
  readonly stages: readonly Stage[];
  readonly outlook: PlanOutlook;
}

/** What an app would write, and what is wrong with it. */
export interface Answer {
  /** The environment that it is for, where it has one. */
  readonly environment?: string;
  readonly platform: ResolvedPlatform;
  readonly problems: readonly Problem[];
  /** The folder of the output, as an absolute path. */
  readonly outdir: string;
  /** Text of each file, by its path in the folder. */
  readonly files: Readonly<Record<string, string>>;
  readonly releases: readonly AnsweredRelease[];
}

/** Adds the answer of one app; a program may have several. */
export function addAnswer(file: string, answer: Answer): void {
  fs.appendFileSync(file, `${JSON.stringify(answer)}\n`);
}

/** Reads the answers of a program that has ended; none where no app of it was synthesized. */
export function readAnswers(file: string): readonly Answer[] {
  if (!fs.existsSync(file)) return [];
  const lines = fs.readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Answer);
}
