import type { Reason } from '../actor/hold-reasons';
import { utc } from '../core/time';
import type { Desk } from '../notify/desk';
import type { ReleaseEvent } from '../notify/notifier';
import type { Actor, Tick } from './actor';

/** How often an actor looks, and until when. */
export interface Rhythm {
  readonly once: boolean;
  /** Whether it waits for the next release when one is over. */
  readonly stay: boolean;
  /** Waits until the next look. */
  readonly rest: () => Promise<void>;
  /** Whether it is told to end: a look that is under way is finished first. */
  readonly isOver: () => boolean;
  /** Called after each tick. */
  readonly ticked: (tick: Tick) => void;
}

/** Ticks until the release is over, or it is told to end, and gives the last tick. */
export async function runActor(actor: Actor, desk: Desk, { once, stay, rest, isOver, ticked }: Rhythm): Promise<Tick> {
  let last: string | undefined;
  for (;;) {
    const tick = await actor.tick();
    ticked(tick);
    const event = eventOf(tick, last);
    if (event) desk.tell(event);
    last = tick.branch.revision.release.stage;
    if (once || (tick.decision.kind === 'done' && !stay)) return tick;
    if (!isOver()) await rest();
    if (isOver()) return tick;
  }
}

/** What people are told of a tick; nothing where nothing happened that they had not heard. */
function eventOf(tick: Tick, stageBefore: string | undefined): ReleaseEvent | undefined {
  const { branch, decision, observation, done, wasCalled } = tick;
  const { service, stage } = branch.revision.release;
  const about = {
    ...{ service, stage, at: utc(observation.now) },
    ...(branch.environment === undefined ? {} : { environment: branch.environment }),
    ...(done.kind === 'committed' ? { commit: done.commit } : {}),
  };
  const calling = (lines: readonly string[]): ReleaseEvent | undefined =>
    lines.length === 0 || wasCalled ? undefined : { kind: 'needs people', ...about, lines };
  switch (decision.kind) {
    case 'done':
      if (stageBefore === undefined || stageBefore === stage) return undefined;
      return { kind: 'ended', ...about, lines: [] };
    case 'hold':
      return calling(decision.reasons.filter(({ calls }) => calls).map(({ text }) => text));
    case 'advance':
      if (done.kind === 'refused') return calling([done.why, ...decision.evidence]);
      if (done.kind !== 'committed') return undefined;
      return { kind: 'advanced', ...about, to: decision.release.stage, lines: decision.evidence };
    case 'rollback':
      if (done.kind === 'refused') return calling([done.why, ...decision.evidence]);
      if (decision.cause === 'not applied') return calling(decision.evidence);
      return { kind: 'rolled back', ...about, to: 'rollback', lines: decision.evidence };
  }
}

/** What tells one tick from another that is worth a line: not the seconds that have passed. */
export function tickKey({ branch, decision, done }: Tick): string {
  const what = decision.kind === 'hold' ? decision.reasons.map(({ id }) => id) : [decision.kind, JSON.stringify(done)];
  return [branch.commit, ...new Set(what)].join(' ');
}

/** A tick in words, for a log. */
export function tickText({ branch, decision, done }: Tick): string {
  const { service, stage } = branch.revision.release;
  const said = (lines: readonly string[]) => lines.map((line) => `\n  ${line}`).join('');
  switch (decision.kind) {
    case 'done':
      return `${service} at ${stage}: ${decision.end === 'released' ? 'nothing is under way' : 'taken back'}`;
    case 'hold':
      return `${service} at ${stage}: held${said(decision.reasons.map(reasonText))}`;
    case 'advance':
    case 'rollback': {
      const what = done.kind === 'refused' ? 'not yet' : done.kind;
      const how = done.kind === 'committed' ? ` ${done.commit.slice(0, 10)}` : 'why' in done ? `: ${done.why}` : '';
      return `${service} at ${stage} → ${decision.release.stage}: ${what}${how}${said(decision.evidence)}`;
    }
  }
}

function reasonText({ text }: Reason): string {
  return text;
}
