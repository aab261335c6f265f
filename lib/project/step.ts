import * as path from 'node:path';
import { SLOTS } from '../core/labels';
import type { Place, Problem } from '../core/problem';
import type { Answer, AnsweredRelease } from '../files/answer';
import { readDocument } from '../files/document';
import { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import { releaseRule } from '../release/release-problems';
import { releaseSchema } from '../release/schema';
import type { Reached, Revision, Unreached } from '../transitions/step';
import { transitionProblems } from '../transitions/transitions';
import { lastReadable, lockAt, movedFrom, releaseAt, type CommittedRelease } from './committed';
import { realFile, type Git } from './git';

/** Where a release stands. */
export interface Standing {
  readonly revision: Revision;
  /** When it reached its stage, in its attempt. */
  readonly reached?: Reached | Unreached;
}

/** Where a release stands, as a commit has it. */
export interface CommittedStanding extends Standing {
  readonly reached?: Reached;
}

/** Where a release stands by more than Git knows. */
export interface ObservedStanding {
  readonly standing: Standing;
  /** What could not be asked. */
  readonly warnings?: readonly Problem[];
}

/** Somebody who looks where a release stands. */
export type Observe = (standing: CommittedStanding, of: AnsweredRelease) => Promise<ObservedStanding>;

/** What says where releases stand. */
export interface Witnesses {
  readonly git: Git;
  /** The commit that is in force; none in a repository without one. */
  readonly commit: string | undefined;
  /** Looks at more than Git. @default - Git alone says */
  readonly observe?: Observe | undefined;
}

/**
 * Where a release of the answers stands at a commit, whatever file it was in there, and as somebody sees it who looks at more
 * than Git.
 */
export async function observedAt(
  { git, commit, observe }: Witnesses,
  file: string,
  release: AnsweredRelease,
  answers: readonly Answer[],
): Promise<Partial<ObservedStanding>> {
  if (commit === undefined) return {};
  const standing = (await standingAt(git, commit, file)) ?? (await standingElsewhere(git, commit, release, answers));
  if (!standing) return {};
  return observe ? observe(standing, release) : { standing };
}

/** Where a release stands at a commit; nothing where the commit has no such file, or one that never was a release. */
export async function standingAt(git: Git, commit: string, file: string): Promise<CommittedStanding | undefined> {
  const found = await lastReadable(git, commit, file);
  return found && standingOf(git, found);
}

/** Where a release stands that was in another file. */
async function standingElsewhere(
  git: Git,
  commit: string,
  { release }: AnsweredRelease,
  answers: readonly Answer[],
): Promise<CommittedStanding | undefined> {
  const taken = answers.flatMap(({ releases }) => releases.flatMap(({ file }) => (file ? [realFile(file)] : [])));
  const found = await movedFrom(git, commit, release, taken);
  return found && standingOf(git, found);
}

async function standingOf(git: Git, { commit, file, release }: CommittedRelease): Promise<CommittedStanding> {
  const lock = await lockAt(git, commit, file);
  const at = await reachedAt(git, commit, file, release);
  return {
    revision: { release, ...(lock ? { lock } : {}) },
    ...(at === undefined ? {} : { reached: { at, by: 'commit' } }),
  };
}

/** What is known of a step beside the release that is proposed. */
export interface StepFacts {
  /** Where the release that is in force stands; none for a new one. */
  readonly standing: Standing | undefined;
  /** Seconds since 1970. */
  readonly now: number;
  /** Where a field of the proposed release stands: see `locateIn`. */
  readonly locate: (field: string) => Place;
}

/** What is wrong with the step from where a release stands to what is proposed. */
export function stepProblems(proposed: AnsweredRelease, { standing, now, locate }: StepFacts): readonly Problem[] {
  const { release, lockAfter, stages } = proposed;
  return transitionProblems({
    plan: ReleasePlan.of(...stages),
    before: standing?.revision,
    after: { release, ...(lockAfter ? { lock: lockAfter } : {}) },
    ...(standing?.reached ? { reached: standing.reached } : {}),
    now,
    locate,
  });
}

/** Where fields of a release file stand, with its path from a folder, as an app that runs there names it. */
export function locateIn(folder: string, file: string, text: string): (field: string) => Place {
  return readDocument(path.relative(folder, file), text, releaseSchema, releaseRule).locate;
}

/** When the commit was made that brought a release to its stage, in its attempt, with its versions. */
async function reachedAt(git: Git, base: string, file: string, release: ReleaseData): Promise<number | undefined> {
  let reached: number | undefined;
  for (const { commit, at } of await git.history(base, file)) {
    const then = await releaseAt(git, commit, file);
    if (!then || !isSameStand(then, release)) break;
    reached = at;
  }
  return reached;
}

function isSameStand(one: ReleaseData, other: ReleaseData): boolean {
  return standText(one) === standText(other);
}

function standText({ stage, attempt = 1, live, slots }: ReleaseData): string {
  return JSON.stringify([stage, attempt, live, SLOTS.map((slot) => [slots[slot]?.version, slots[slot]?.image])]);
}
