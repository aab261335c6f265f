import * as fs from 'node:fs';
import * as path from 'node:path';
import { CutoverError } from '../core/error';
import type { Place, Problem } from '../core/problem';
import { lockFileRule, parseLock, type Lock } from '../release/lock';
import type { ReleaseData } from '../release/release';
import { releaseProblems, releaseRule } from '../release/release-problems';
import { releaseSchema } from '../release/schema';
import { readDocument } from './document';

/** Where a release and its lock come from. */
export interface ReleaseSource {
  /** The release, unless there are problems. */
  readonly data: ReleaseData | undefined;
  readonly problems: readonly Problem[];
  readonly lock: Lock | undefined;
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
    const lockFile = path.join(path.dirname(file), `${path.basename(file, path.extname(file))}.lock.yaml`);
    const text = readText(file);
    if (text === undefined) return new Release({ data: undefined, problems: [unreadable(file)], ...nowhere(file) });
    const { data, problems, locate } = readDocument(file, text, releaseSchema, releaseRule);
    const release = data as ReleaseData | undefined;
    const { lock, problems: lockProblems } = readLock(lockFile, release);
    const all = [...problems, ...(release ? releaseProblems(release, locate) : []), ...lockProblems];
    return new Release({ data: all.length > 0 ? undefined : release, problems: all, lock, lockFile, locate });
  }

  /** A release given in code, with the lock that an earlier synthesis returned. Nothing is read or written. */
  static of(data: ReleaseData, lock?: Lock): Release {
    const locate = (field: string): Place => ({ field: `release.${field}` });
    const problems = releaseProblems(data, locate);
    return new Release({ data: problems.length > 0 ? undefined : data, problems, lock, lockFile: undefined, locate });
  }

  private constructor(readonly source: ReleaseSource) {}

  /** The release itself. Throws the report when it has problems. */
  get data(): ReleaseData {
    if (!this.source.data) throw new CutoverError(this.source.problems);
    return this.source.data;
  }
}

function nowhere(file: string) {
  return { lock: undefined, lockFile: undefined, locate: (field: string): Place => ({ file, field }) };
}

function readLock(
  file: string,
  release: ReleaseData | undefined,
): { lock: Lock | undefined; problems: readonly Problem[] } {
  const text = readText(file);
  if (text === undefined) return { lock: undefined, problems: [] };
  const { lock, problems } = parseLock(text, { file });
  if (!lock || !release || lock.service === release.service) return { lock, problems };
  const problem = lockFileRule.problem({
    at: { file },
    given: `the lock of ${lock.service}`,
    allowed: `the lock of ${release.service}, which the release file is for`,
    fix: 'restore the lock of this service from Git; a renamed service is a new one and starts at idle without a lock',
  });
  return { lock: undefined, problems: [problem] };
}

/** The text of a file; nothing when there is no such file. */
export function readText(file: string): string | undefined {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

function unreadable(file: string): Problem {
  return releaseRule.problem({
    at: { file },
    given: 'no such file',
    allowed: 'a release file',
    fix: `create it, or run in the folder that it is in (this is ${process.cwd()})`,
  });
}
