import { setTimeout as sleep } from 'node:timers/promises';
import type { Tick } from '../../acting/actor';
import { runActor, tickKey, tickText, type Rhythm } from '../../acting/loop';
import { openActor } from '../../acting/open';
import type { ActorApplication } from '../../actor/rights';
import { utc } from '../../core/time';
import { CutoverError } from '../../core/error';
import { Rule } from '../../core/rule';
import { Desk } from '../../notify/desk';
import type { Notifier } from '../../notify/notifier';
import { slackNotifier, webhookNotifier } from '../../notify/webhook';
import { EXIT, type Context, type ExitCode } from '../context';

export const actorRule = new Rule({
  id: 'actor',
  title: 'The actor is told what it can do, and drives alone',
  why: 'Nobody watches it: what is wrong with it is found when a release has to be taken back.',
});

/** What `cutover run` is told. */
export interface RunOptions {
  /** One look, and what follows from it. @default false */
  readonly once?: boolean;
  /** Waits for the next release when one is over. @default false */
  readonly stay?: boolean;
  /** Seconds between two looks. @default 10 */
  readonly interval?: number;
  /** The branch that releases live on. @default 'main' */
  readonly branch?: string;
  /** The remote that it is on. @default 'origin' */
  readonly remote?: string;
  /** File of the cluster's configuration. @default - as kubectl */
  readonly kubeconfig?: string;
  /** Context of the configuration. @default - its current one */
  readonly context?: string;
  /**
   * The Application of Argo CD; of one for Flux the namespace counts, which is where its Kustomizations are.
   * @default - the one whose source is the app's output
   */
  readonly application?: ActorApplication;
  /** Address of Prometheus from here. @default - that of the platform */
  readonly prometheus?: string;
  /** Seconds that a release may stand where nobody can see how it does. @default 300 */
  readonly outageBudget?: number;
  /** Address that events are posted to, as JSON. @default - none */
  readonly notifyWebhook?: string;
  /** Address that events are posted to, as messages of Slack. @default - none */
  readonly notifySlack?: string;
  /** Which service. @default - the only one */
  readonly service?: string;
  /** Which environment. @default - the only one */
  readonly environment?: string;
}

/** Goes through the plan of a release: waits, reads the verdicts, commits the next stage or the way back. */
export async function runCommand(context: Context, options: RunOptions): Promise<ExitCode> {
  const { branch = 'main', remote = 'origin', once = false, stay = false, prometheus, application } = options;
  const interval = wholeSeconds('interval', options.interval ?? 10);
  const outageBudget = wholeSeconds('outage-budget', options.outageBudget ?? 300);
  if (prometheus !== undefined) addressOf('--prometheus', prometheus);
  const desk = new Desk(notifiersOf(options), say);
  const stop = stopAsked();
  const actor = await openActor({
    ...{ folder: context.folder, branch, remote, outageBudget, application, prometheus },
    ...{ choice: options, cluster: options, now: context.now, warn: say },
  });
  let said: string | undefined;
  const rhythm: Rhythm = {
    ...{ once, stay },
    rest: () => sleep(interval * 1000, undefined, { signal: stop }).catch(() => undefined),
    isOver: () => stop.aborted,
    ticked: (tick) => {
      if (said === undefined) refuseOtherDriver(tick);
      if (tickKey(tick) !== said) say(tickText(tick));
      said = tickKey(tick);
    },
  };
  const last = await runActor(actor, desk, rhythm).finally(() => actor.leave());
  await desk.close();
  if (context.json) context.print(JSON.stringify(documentOf(last), undefined, 2));
  return stop.aborted ? (stop.reason as ExitCode) : exitOf(last);

  function say(text: string): void {
    if (!context.json) context.print(`${utc(context.now())} ${text}`);
  }
}

/** Aborted when the actor is told to end, with what it ends with then. Told twice, it ends at once. */
function stopAsked(): AbortSignal {
  const stop = new AbortController();
  process.once('SIGINT', () => stop.abort(EXIT.interrupted));
  process.once('SIGTERM', () => stop.abort(EXIT.terminated));
  return stop.signal;
}

function notifiersOf({ notifyWebhook, notifySlack }: RunOptions): readonly Notifier[] {
  return [
    ...(notifyWebhook === undefined
      ? []
      : [webhookNotifier(addressOf('--notify-webhook or CUTOVER_NOTIFY_WEBHOOK', notifyWebhook))]),
    ...(notifySlack === undefined
      ? []
      : [slackNotifier(addressOf('--notify-slack or CUTOVER_NOTIFY_SLACK', notifySlack))]),
  ];
}

/** Two drivers of one route undo each other's weights. */
function refuseOtherDriver({ decision, branch }: Tick): void {
  if (decision.kind !== 'hold') return;
  const other = decision.reasons.find(({ id }) => id === 'other driver');
  if (!other) return;
  const given = `the VirtualService of ${branch.revision.release.service}: ${other.text}`;
  const fix = 'let one of them drive: take the route from the other, or leave the release to it';
  throw refused(given, 'weights that nobody but the GitOps engine writes', fix);
}

function wholeSeconds(name: string, value: number): number {
  if (Number.isSafeInteger(value) && value >= 1 && value <= 86_400) return value;
  throw refused(`--${name} ${value}`, 'whole seconds from 1 to 86400', `such as --${name} 60`);
}

function addressOf(where: string, value: string): string {
  if (URL.canParse(value) && /^https?:$/.test(new URL(value).protocol)) return value;
  // Not shown: it may hold a secret.
  throw refused(`${where} with something else`, 'an http or https URL', 'correct it');
}

function refused(given: string, allowed: string, fix: string): CutoverError {
  return new CutoverError([actorRule.problem({ given, allowed, fix })]);
}

/** Who only waits is held; who cannot see or do something is not. */
function exitOf({ decision, done }: Tick): ExitCode {
  switch (decision.kind) {
    case 'done':
      return decision.end === 'released' ? EXIT.done : EXIT.rolledBack;
    case 'rollback':
      return done.kind === 'refused' ? EXIT.unreachable : EXIT.rolledBack;
    case 'advance':
      return done.kind === 'refused' ? EXIT.unreachable : EXIT.held;
    case 'hold':
      return decision.reasons.some(({ id }) => id.endsWith(' is silent')) ? EXIT.unreachable : EXIT.held;
  }
}

function documentOf({ branch, decision, done }: Tick): object {
  const { service, stage } = branch.revision.release;
  const { commit, environment } = branch;
  return { service, ...(environment === undefined ? {} : { environment }), stage, commit, decision, done };
}
