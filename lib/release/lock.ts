import { canonical, digest } from '../core/canonical';
import type { SlotName } from '../core/labels';
import type { Place, Problem } from '../core/problem';
import { Rule } from '../core/rule';
import type { Operation } from '../core/patch';
import type { RenderedVersion } from '../service/version';
import type { Stage } from './stage';

/** Patches of the objects of a slot, by the id of their construct without the slot. */
export type SlotPatches = Readonly<Record<string, readonly Operation[]>>;

/** How much of the traffic a version has carried. */
export type Carried = 'nothing' | 'some' | 'all';

/** What is kept of the version in one slot. */
export interface LockEntry {
  readonly version: string;
  readonly image: string;
  /**
   * How much of the traffic it has carried at the most; with any of it, it is frozen. No finer than that, so that a
   * step from 10 to 25 % leaves the lock as it is.
   */
  readonly carried: Carried;
  /** Set while it has a share of the traffic: it is not scaled to nothing before that has gone elsewhere. */
  readonly serving?: true;
  /** Set while its slot is scaled to nothing: it gets no traffic before it was brought back. */
  readonly stopped?: true;
  /** Set once a release of it was rolled back: nothing goes back to it. */
  readonly rejected?: true;
  /** Digest of the service definition that it was rendered from; tells an edit from an upgrade of this library. */
  readonly definition: string;
  /** The reason of the `roll-live` that rendered it last. */
  readonly rolledFor?: string;
  /** Patches of its slot's objects, by the id of their construct without the slot. */
  readonly patches?: SlotPatches;
  /** What its pods were rendered as, before patches, with everything around them. */
  readonly rendered: RenderedVersion;
}

/** The lock of a release: what the version in each slot is. */
export interface Lock {
  readonly service: string;
  readonly slots: Readonly<Partial<Record<SlotName, LockEntry>>>;
  /** While a release is under way: the stages that it goes through. */
  readonly plan?: readonly Stage[];
}

export const lockFileRule = new Rule({
  id: 'lock-file',
  title: 'The lock file is as synthesis wrote it',
  why: 'The live slot is written from it: a wrong lock restarts production with what nobody released.',
});

export const lockUncommittedRule = new Rule({
  id: 'lock-uncommitted',
  title: 'An update finds the lock that its preview wrote',
  why: 'A lock that only the machine of an update has is gone with it: the next release renders the live slot from the code, and restarts it.',
});

const HEADER = `# Written by synthesis: what the version in each slot was rendered as. Commit it; never edit it.
# It is YAML in JSON form, which is read faster.
`;

/** The lock as the text of its file. */
export function lockText(lock: Lock): string {
  const body = canonical(lock);
  return `${HEADER}${JSON.stringify({ checksum: digest(body), ...body }, undefined, 2)}\n`;
}

/** Reads the text of a lock file; what cannot be trusted is a problem and no lock. */
export function parseLock(text: string, at: Place): { readonly lock?: Lock; readonly problems: readonly Problem[] } {
  const conflict = text.split('\n').findIndex((line) => /^(<{7}|={7}|>{7})/.test(line));
  if (conflict >= 0) return { problems: [mergeConflict({ ...at, line: conflict + 1 })] };
  const parsed = parseJson(text.replaceAll('\r\n', '\n').replace(/^#.*\n/gm, ''));
  if (!isLockFile(parsed)) return { problems: [notALock(at)] };
  const { checksum, ...lock } = parsed;
  if (digest(lock) !== checksum) return { problems: [edited(at)] };
  return { lock, problems: [] };
}

interface LockFile extends Lock {
  readonly checksum: string;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isLockFile(value: unknown): value is LockFile {
  if (typeof value !== 'object' || value === null) return false;
  const { checksum, service, slots } = value as Partial<Record<keyof LockFile, unknown>>;
  return typeof checksum === 'string' && typeof service === 'string' && typeof slots === 'object' && slots !== null;
}

const RESTORE = 'take the file as the main branch has it (`git checkout main -- FILE`) and synthesize again';

function mergeConflict(at: Place): Problem {
  return lockFileRule.problem({
    at,
    given: 'a merge conflict',
    allowed: 'the lock of one branch: two releases of one service cannot be under way at once',
    fix: `decide whose release goes on; ${RESTORE}`,
  });
}

function notALock(at: Place): Problem {
  return lockFileRule.problem({ at, given: 'a text that is no lock', allowed: 'what synthesis wrote', fix: RESTORE });
}

function edited(at: Place): Problem {
  return lockFileRule.problem({
    at,
    given: 'content that does not match its checksum: it was edited by hand or merged line by line',
    allowed: 'what synthesis wrote',
    fix: `${RESTORE}; to change what the live slot runs, give the release file a roll-live with the reason`,
  });
}
