import type { Commit, History } from './history';
import type { Version, Versions } from './project';

/** A step of a life: what is applied next. */
export interface Step {
  /** The stage that the release has after it. */
  readonly stage: string;
  /** How it follows from the step before: by a verb of the command, or as an engine comes to it that missed some commits. */
  readonly by: string;
  readonly commit: Promise<Commit>;
}

/** What a life depends on. */
export interface Life {
  /** Names of the stages of the plan. */
  readonly plan: readonly string[];
  readonly autoscaled: boolean;
  readonly versions: Versions;
}

/** How a step follows from one that is not the commit before it. */
export const CAUGHT_UP = 'caught up';

/**
 * Two releases, one after the other. The first is taken back from each of its stages, on a branch of its own, which ends with
 * the first version at rest; from its first share of the traffic it is tried a second time before that.
 */
export function lifeOf(history: History, { plan, autoscaled, versions }: Life): readonly Step[] {
  const [, second, third] = versions;
  const steps: Step[] = [];
  const commits: Step[] = [];
  let at: Step = { stage: 'idle', by: 'begin', commit: history.begin };
  steps.push(at);
  for (const stage of [...plan, 'idle']) {
    at = verb(history, at, stage, forward(stage, second));
    commits.push(at);
    steps.push(at);
    const isFirstShift = stage === plan.find((name) => name.startsWith('shift-'));
    const again = isFirstShift ? secondAttempt(history, at, second) : [];
    const back = takenBack(history, again.at(-1) ?? at, autoscaled);
    steps.push(...again, ...back, ...caughtUp(commits));
  }
  for (const stage of [...plan, 'idle']) {
    at = verb(history, at, stage, forward(stage, third));
    steps.push(at);
  }
  return steps;
}

/** The verb that leads to a stage, by each of its names in turn. */
function forward(stage: string, { version, image }: Version): readonly string[] {
  if (stage === 'preview') return ['deploy', version, image];
  if (stage === 'soak') return ['promote'];
  if (stage === 'retire' || stage === 'idle') return ['retire'];
  return stage === 'shift-100' || stage === 'shift-25'
    ? ['shift', '--percentage', stage.slice(6)]
    : ['shift', '--next'];
}

/** Back, the same version once more, and as far as before. */
function secondAttempt(history: History, from: Step, version: Version): readonly Step[] {
  const back = verb(history, from, 'rollback', ['rollback']);
  const preview = verb(history, back, 'preview', forward('preview', version));
  return [back, preview, verb(history, preview, from.stage, ['shift', '--next'])];
}

/** Back, and to rest. Pods that an autoscaler has to bring back come before their traffic. */
function takenBack(history: History, from: Step, autoscaled: boolean): readonly Step[] {
  const bySoak = (from.stage === 'retire' || from.stage === 'idle') && autoscaled;
  const soak = bySoak ? [verb(history, from, 'soak', ['rollback'])] : [];
  const back = verb(history, soak[0] ?? from, 'rollback', ['rollback']);
  return [...soak, back, verb(history, back, 'idle', ['retire'])];
}

/**
 * On to the last of these commits again, after a branch. No wave scales a version down before its traffic has gone, and so
 * nobody may miss the commit of soak.
 */
function caughtUp(commits: readonly Step[]): readonly Step[] {
  const soak = commits.findIndex(({ stage }) => stage === 'soak');
  const missed = soak < 0 ? commits.slice(-1) : commits.slice(soak);
  return missed.map((step) => ({ ...step, by: CAUGHT_UP }));
}

function verb(history: History, on: Step, stage: string, args: readonly string[]): Step {
  return { stage, by: `cutover ${args.join(' ')}`, commit: history.verb(on.commit, ...args) };
}
