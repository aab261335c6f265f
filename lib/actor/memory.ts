import { DOMAIN } from '../core/labels';
import type { TakenBack } from './observation';
import { secondsOf, utc } from '../core/time';

/** Who can fall silent and be remembered where others still answer. */
export type Remembered = 'git' | 'push' | 'prometheus';

/** What actors keep in the cluster, on a Lease: whoever comes next knows it. */
export interface Memory {
  /** Where the release stood that all of this is about. */
  readonly stand?: string;
  /** Since when somebody does not answer, in seconds since 1970. */
  readonly silentSince: Readonly<Partial<Record<Remembered, number>>>;
  /** When a stand was first seen applied. */
  readonly seen?: { readonly stand: string; readonly at: number };
  readonly takenBack?: TakenBack;
  /** What people were called for last, so that they are called once. */
  readonly called?: string;
}

const REMEMBERED: readonly Remembered[] = ['git', 'push', 'prometheus'];
const silentKey = (who: Remembered) => `${DOMAIN}/${who}-silent-since`;
const STAND = `${DOMAIN}/stand`;
const SEEN = `${DOMAIN}/seen`;
const TAKEN_BACK = `${DOMAIN}/taken-back`;
const CALLED = `${DOMAIN}/called`;

/** Reads what is kept in annotations; what cannot be read is not there. */
export function memoryOf(annotations: Readonly<Record<string, string>> = {}): Memory {
  const silences = REMEMBERED.flatMap((who) => {
    const since = secondsOf(annotations[silentKey(who)]);
    return since === undefined ? [] : [[who, since] as const];
  });
  const seen = parsed(annotations[SEEN]) as Memory['seen'];
  const takenBack = parsed(annotations[TAKEN_BACK]) as TakenBack | undefined;
  const called = annotations[CALLED];
  const stand = annotations[STAND];
  return {
    ...(stand === undefined ? {} : { stand }),
    silentSince: Object.fromEntries(silences),
    ...(typeof seen?.stand === 'string' && Number.isFinite(seen.at) ? { seen } : {}),
    ...(typeof takenBack?.stand === 'string' && Array.isArray(takenBack.evidence) ? { takenBack } : {}),
    ...(called === undefined ? {} : { called }),
  };
}

function parsed(text: string | undefined): unknown {
  if (text === undefined) return undefined;
  try {
    const kept: unknown = JSON.parse(text);
    return typeof kept === 'object' && kept !== null ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** The annotations that keep it; `null` takes away what is there no longer. */
export function annotationsOf(memory: Memory): Readonly<Record<string, string | null>> {
  const silences = REMEMBERED.map((who) => {
    const since = memory.silentSince[who];
    return [silentKey(who), since === undefined ? null : utc(since)] as const;
  });
  return {
    ...Object.fromEntries(silences),
    [STAND]: memory.stand ?? null,
    [SEEN]: memory.seen ? JSON.stringify(memory.seen) : null,
    [TAKEN_BACK]: memory.takenBack ? JSON.stringify(memory.takenBack) : null,
    [CALLED]: memory.called ?? null,
  };
}

/** Whether two say the same. */
export function isSameMemory(one: Memory, other: Memory): boolean {
  return JSON.stringify(annotationsOf(one)) === JSON.stringify(annotationsOf(other));
}
