import * as path from 'node:path';
import { CutoverError, collectProblems } from '../core/error';
import type { Place, Problem } from '../core/problem';
import { lockFileRule, parseLock, type Lock } from '../release/lock';
import type { ReleaseData } from '../release/release';
import { releaseProblems, releaseRule } from '../release/release-problems';
import { releaseSchema } from '../release/schema';
import { readDocument } from './document';
import { WRITTEN_BY_HAND, readText } from './text';

/** Where a release and its lock come from. */
export interface ReleaseSource {
  /** The release, unless there are problems. */
  readonly data: ReleaseData | undefined;
  readonly problems: readonly Problem[];
  readonly lock: Lock | undefined;
  /** Whether there is a lock, of whatever content. */
  readonly found: boolean;
  /** The release file; a release that is given in code has none. */
  readonly file: string | undefined;
  /** Where synthesis writes the lock; a release that is given in code is kept nowhere. */
  readonly lockFile: string | undefined;
  readonly locate: (field: string) => Place;
}

/** A release: the service, its slots, and the stage that it is at. */
export class Release {
  /**
   * Reads a release file, YAML or JSON, and the lock beside it (`release.yaml` → `release.lock.yaml`). What is wrong
   * with them is reported by synthesis, together with everything else that is wrong.
   */
  static fromFile(file = 'release.yaml'): Release {
    const lockFile = lockFileOf(file);
    let source: ReleaseSource = { ...nothingIn(file), lockFile };
    const problems = collectProblems({ file }, () => {
      source = readRelease(file, lockFile);
      return source.problems;
    });
    return new Release({ ...source, data: problems.length > 0 ? undefined : source.data, problems });
  }

  /** A release given in code, with the lock that an earlier synthesis returned. Nothing is read or written. */
  static of(data: ReleaseData, lock?: Lock): Release {
    const locate = (field: string): Place => ({ field: `release.${field}` });
    const problems = [...releaseProblems(data, locate), ...(lock ? lockProblems(lock, data, { field: 'lock' }) : [])];
    const found = lock !== undefined;
    return new Release({
      data: problems.length > 0 ? undefined : data,
      problems,
      lock,
      file: undefined,
      lockFile: undefined,
      found,
      locate,
    });
  }

  private constructor(readonly source: ReleaseSource) {}

  /** The release itself. Throws the report when it has problems. */
  get data(): ReleaseData {
    if (!this.source.data) throw new CutoverError(this.source.problems);
    return this.source.data;
  }
}

/** The lock of a release file: `release.yaml` → `release.lock.yaml`, beside it. */
export function lockFileOf(file: string): string {
  return path.join(path.dirname(file), `${path.basename(file, path.extname(file))}.lock.yaml`);
}

/** Reads a release and its lock. Throws when one of them is there and cannot be read. */
function readRelease(file: string, lockFile: string): ReleaseSource {
  const text = readText(file, WRITTEN_BY_HAND);
  if (text === undefined) return { ...nothingIn(file), problems: [unreadable(file)], lockFile };
  const { data, problems, locate } = readDocument(file, text, releaseSchema, releaseRule);
  const release = data as ReleaseData | undefined;
  const own = release ? [...problems, ...releaseProblems(release, locate)] : problems;
  const lockText = readText(lockFile);
  const parsed = lockText === undefined ? { problems: [] } : parseLock(lockText, { file: lockFile });
  const { lock } = parsed;
  const mismatch = lock && release ? lockProblems(lock, release, { file: lockFile }) : [];
  const all = [...own, ...parsed.problems, ...mismatch];
  return { data: release, problems: all, lock, file, lockFile, found: lockText !== undefined, locate };
}

function nothingIn(file: string): ReleaseSource {
  const locate = (field: string): Place => ({ file, field });
  return { data: undefined, problems: [], lock: undefined, file, lockFile: undefined, found: false, locate };
}

function lockProblems(lock: Lock, release: ReleaseData, at: Place): Problem[] {
  if (lock.service === release.service) return [];
  const problem = lockFileRule.problem({
    at,
    given: `the lock of ${lock.service}`,
    allowed: `the lock of ${release.service}, which the release is for`,
    fix: 'restore the lock of this service from Git; a renamed service is a new one and starts at idle without a lock',
  });
  return [problem];
}

function unreadable(file: string): Problem {
  return releaseRule.problem({
    at: { file },
    given: 'no such file',
    allowed: 'a release file',
    fix: `create it, or run in the folder that it is in (this is ${process.cwd()})`,
  });
}
