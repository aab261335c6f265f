import * as fs from 'node:fs';
import * as path from 'node:path';
import { readDocument } from '../files/document';
import { lockFileOf } from '../files/release';
import { parseLock, type Lock } from '../release/lock';
import type { ReleaseData } from '../release/release';
import { releaseRule } from '../release/release-problems';
import { releaseSchema } from '../release/schema';
import { isOpen } from '../transitions/step';
import type { Git } from './git';

// Releases as commits have them.

/** A release that a commit has. */
export interface CommittedRelease {
  /** The commit that it was read from: an earlier one where the file cannot be read any more. */
  readonly commit: string;
  readonly file: string;
  readonly release: ReleaseData;
}

/** A release as a commit has it; nothing where the file was not there, or was no release. */
export async function releaseAt(git: Git, commit: string, file: string): Promise<ReleaseData | undefined> {
  const text = await git.text(commit, file);
  return text === undefined ? undefined : releaseIn(file, text);
}

/** The lock that a commit has beside a release file. */
export async function lockAt(git: Git, commit: string, file: string): Promise<Lock | undefined> {
  const text = await git.text(commit, lockFileOf(file));
  return text === undefined ? undefined : parseLock(text, { file: lockFileOf(file) }).lock;
}

/**
 * A release as a commit has it, or as the last commit before it had it that can be read: the marks of a merge in a release
 * file take nothing back of what was applied. Nothing where the commit has no such file.
 */
export async function lastReadable(git: Git, commit: string, file: string): Promise<CommittedRelease | undefined> {
  const text = await git.text(commit, file);
  if (text === undefined) return undefined;
  const release = releaseIn(file, text);
  if (release) return { commit, file, release };
  for (const { commit: earlier } of await git.history(commit, file)) {
    const before = await releaseAt(git, earlier, file);
    if (before) return { commit: earlier, file, release: before };
  }
  return undefined;
}

/**
 * The release of a service and an environment that a commit has in another file, which no release is in any more: one that
 * was renamed, and not one that begins. `taken` are the files that releases are in.
 */
export async function movedFrom(
  git: Git,
  commit: string,
  { service, environment }: ReleaseData,
  taken: readonly string[],
): Promise<CommittedRelease | undefined> {
  const left = (await releaseFilesAt(git, commit, await git.root())).filter(
    // Of another app only what is not there any more: it may have a service of this name of its own.
    (file) => !taken.includes(file) && (isBelow(git.folder, file) || !fs.existsSync(file)),
  );
  const found = await Promise.all(left.map((file) => lastReadable(git, commit, file)));
  const own = found.filter((each) => each?.release.service === service && each.release.environment === environment);
  return own.find((each) => each && isOpen(each.release)) ?? own[0];
}

/** Release files that a commit has below a folder, as absolute paths: those that have a lock. */
export async function releaseFilesAt(git: Git, commit: string, folder: string): Promise<readonly string[]> {
  const there = (await git.files(commit, folder)).map((file) => path.resolve(git.folder, file));
  const locks = new Set(there.filter((file) => /\.lock\.ya?ml$/.test(file)));
  return there.filter((file) => locks.has(lockFileOf(file)));
}

function releaseIn(file: string, text: string): ReleaseData | undefined {
  return readDocument(file, text, releaseSchema, releaseRule).data as ReleaseData | undefined;
}

function isBelow(folder: string, file: string): boolean {
  return file.startsWith(`${folder}${path.sep}`);
}
