import { isAtRisk } from '../actor/blind';
import { decide, type Decision } from '../actor/decide';
import type { Reason } from '../actor/hold-reasons';
import { isSameMemory, type Memory, type Remembered } from '../actor/memory';
import { commitMessage } from '../actor/message';
import { type Asked, type Observation, type Silence } from '../actor/observation';
import { shareWindow, type ShareFacts } from '../actor/share';
import { standText } from '../actor/stand';
import { reasonOf } from '../core/error';
import { formatProblem } from '../core/problem';
import { stageOf } from '../release/model';
import { TakenClone, type BranchFacts, type ClusterLook, type World } from './world';

/** How an actor acts. */
export interface ActorOptions {
  /** Seconds that a release may stand where nobody can see how it does. */
  readonly outageBudget: number;
  /** Called with whatever went wrong on the way and is tried again. */
  readonly warn: (text: string) => void;
}

/** What one tick saw, decided and did. */
export interface Tick {
  readonly branch: BranchFacts;
  readonly observation: Observation;
  readonly decision: Decision;
  readonly done: Done;
  /** Whether people were called for the same reasons before. */
  readonly wasCalled: boolean;
}

/** What was done. */
export type Done =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'committed'; readonly commit: string }
  | { readonly kind: 'taken back past Git'; readonly why: string }
  /** What was decided could not be done, and is tried again. */
  | { readonly kind: 'refused'; readonly why: string };

/** Lost races in one tick after which the next tick is waited for. */
const RACES = 5;

interface Seen {
  readonly branch: BranchFacts;
  readonly observation: Observation;
  readonly look: ClusterLook | undefined;
  readonly memory: Memory;
}

/**
 * Goes through the plan of a release: observes, decides, acts, once per tick. It keeps nothing that it needs: a second one
 * beside it, or one that comes after it was killed, sees the same and does the same.
 */
export class Actor {
  /** What was read last, for when the branch cannot be read. */
  private known: BranchFacts | undefined;
  /** Since when the cluster is silent: nobody else can keep that. */
  private clusterSilentSince: number | undefined;
  /** What is remembered while the cluster cannot keep it. */
  private memory: Memory = { silentSince: {} };

  constructor(
    private readonly world: World,
    private readonly options: ActorOptions,
  ) {}

  /** One tick. Throws only where the release was never read, or the clone is not the actor's to use. */
  async tick(): Promise<Tick> {
    for (let race = 1; ; race += 1) {
      const seen = await this.observe();
      const decision = decide(seen.observation);
      const done = (await this.act(seen, decision)) ?? (race < RACES ? undefined : await this.lost(seen, decision));
      if (done) return { ...seen, decision, done, wasCalled: await this.call(seen, decision, done) };
    }
  }

  /** Ends: the clone is anybody's again. */
  leave(): Promise<void> {
    return this.try('leave the clone', () => this.world.branch.leave());
  }

  private async observe(): Promise<Seen> {
    const { world, options } = this;
    const now = world.now();
    const fetched = await answerOf(() => world.branch.fetch());
    if (fetched.error instanceof TakenClone) throw fetched.error;
    const read = await answerOf(() => world.branch.read());
    if (read.answer) this.known = read.answer;
    const branch = this.known;
    if (!branch) throw read.error ?? new Error('nothing was read');
    const looked = await answerOf(() => this.lookAtCluster(branch));
    if (looked.answer) this.memory = ofStand(looked.answer.memory, standText(branch.revision.release));
    const trouble = branch.trouble === undefined ? undefined : new Error(branch.trouble);
    const gitTrouble = fetched.error ?? read.error ?? trouble;
    const git = this.asked('git', gitTrouble, now);
    const share = await this.lookAtShare(branch, now);
    const push = this.memory.silentSince.push;
    const { answer: found } = looked;
    this.noteSeen(branch, found?.look, now);
    if (found) await this.keep(branch, found.memory);
    this.clusterSilentSince = found ? undefined : (this.clusterSilentSince ?? now);
    const seenAt = this.memory.seen?.stand === standText(branch.revision.release) ? this.memory.seen.at : undefined;
    const observation: Observation = {
      ...{ now, outageBudget: options.outageBudget, gitOps: branch.platform.gitOps },
      ...{ plan: branch.plan, revision: branch.revision, git },
      ...(push === undefined ? {} : { push: { silent: 'no step could be committed', since: push } }),
      ...(branch.committedAt === undefined ? {} : { committedAt: branch.committedAt }),
      cluster: found
        ? { answer: { ...found.look.facts, ...(seenAt === undefined ? {} : { seenAt }) } }
        : { silent: reasonOf(looked.error), since: this.clusterSilentSince ?? now },
      ...(share ? { share } : {}),
      ...(this.memory.takenBack ? { takenBack: this.memory.takenBack } : {}),
    };
    return { branch, observation, look: found?.look, memory: this.memory };
  }

  private async lookAtCluster(branch: BranchFacts): Promise<{ readonly look: ClusterLook; readonly memory: Memory }> {
    const { cluster } = this.world;
    const recall = async () => {
      const { answer, error } = await answerOf(() => cluster.recall(branch));
      // A verdict is worth more than what was known before it.
      if (error) this.options.warn(`could not read what was kept: ${error.message}`);
      return answer ?? this.memory;
    };
    const [look, memory] = await Promise.all([cluster.look(branch), recall()]);
    return { look, memory };
  }

  private async lookAtShare(branch: BranchFacts, now: number): Promise<Asked<ShareFacts> | undefined> {
    const stage = stageOf(branch.plan, branch.revision.release);
    if (!stage || !isAtRisk(stage)) return undefined;
    const window = shareWindow(branch.platform.prometheus.scrapeInterval);
    const answer = await answerOf(() => this.world.share(branch, window));
    const asked = this.asked('prometheus', answer.error, now);
    return answer.answer ? { answer: answer.answer } : (asked as Silence);
  }

  /** Keeps since when somebody is silent, or that they are not. */
  private asked(who: Remembered, error: Error | undefined, now: number): Asked<true> {
    const { [who]: since = now, ...others } = this.memory.silentSince;
    this.memory = { ...this.memory, silentSince: error ? { ...others, [who]: since } : others };
    return error ? { silent: reasonOf(error), since } : { answer: true };
  }

  /** Keeps when a stage was first seen applied: its run was made then, after the routes. */
  private noteSeen({ revision: { release } }: BranchFacts, look: ClusterLook | undefined, now: number): void {
    const stand = standText(release);
    if (!look || this.memory.seen?.stand === stand) return;
    const { unapplied, weights, runs } = look.facts;
    if (unapplied.length > 0 || weights.wanted !== weights.actual) return;
    const made = runs.map(({ createdAt }) => createdAt ?? now);
    this.memory = { ...this.memory, seen: { stand, at: Math.min(now, ...made) } };
  }

  private async keep(branch: BranchFacts, before: Memory): Promise<void> {
    if (isSameMemory(before, this.memory)) return;
    await this.try('keep what was seen', () => this.world.cluster.remember(branch, this.memory));
  }

  /** Does what was decided; nothing where somebody was faster, and all has to be looked at again. */
  private async act(seen: Seen, decision: Decision): Promise<Done | undefined> {
    switch (decision.kind) {
      case 'done':
        await this.resume(seen);
        return { kind: 'nothing' };
      case 'hold':
        await this.hold(seen, decision.reasons);
        return { kind: 'nothing' };
      case 'advance':
        return this.commit(seen, decision);
      case 'rollback':
        if (decision.by === 'commit') return this.commit(seen, decision);
        return this.takeBack(seen, decision, decision.cause === 'not applied' ? 'not applied' : 'Git is silent');
    }
  }

  private async hold(seen: Seen, reasons: readonly Reason[]): Promise<void> {
    if (reasons.some(({ id }) => id === 'taken back')) return;
    await this.resume(seen);
    const { commit, revision } = seen.branch;
    if (!reasons.some(({ id }) => id === 'unapplied')) return;
    const isRollback = revision.release.stage === 'rollback';
    if (isRollback && seen.branch.platform.gitOps === 'kubectl') {
      await this.try('apply the way back', () => this.wayBack(seen.branch));
    }
    await this.try('wake the GitOps engine', () => this.world.cluster.wake(commit, isRollback));
  }

  private async commit(
    seen: Seen,
    decision: Extract<Decision, { kind: 'advance' | 'rollback' }>,
  ): Promise<Done | undefined> {
    const { branch, observation } = seen;
    const { evidence, release } = decision;
    const before = branch.revision.release;
    const message = commitMessage({ before, after: release, environment: branch.environment, evidence });
    const moved = await this.world.branch.move(release, message);
    if (moved.kind === 'raced') return undefined;
    if (moved.kind === 'pushed') {
      this.asked('push', undefined, observation.now);
      await this.follow(seen, moved.commit, decision.kind === 'rollback');
      return { kind: 'committed', commit: moved.commit };
    }
    const why = moved.kind === 'refused' ? moved.why : moved.problems.map(formatProblem).join('; ');
    this.asked('push', new Error(why), observation.now);
    await this.keep(branch, seen.memory);
    if (decision.kind === 'advance' || decision.cause === 'taken back') return { kind: 'refused', why };
    return this.takeBack(seen, decision, why);
  }

  /** Others were faster each time: a release that has to be taken back does not wait for them. */
  private async lost(seen: Seen, decision: Decision): Promise<Done> {
    const why = `others were faster ${RACES} times`;
    const isDanger = decision.kind === 'rollback' && decision.cause !== 'taken back';
    return isDanger ? this.takeBack(seen, decision, why) : { kind: 'refused', why };
  }

  /** What comes after a commit; where it fails, or is never come to, the next tick does it. */
  private async follow(seen: Seen, commit: string, isRollback: boolean): Promise<void> {
    const { cluster } = this.world;
    if (isRollback && seen.branch.platform.gitOps === 'kubectl') {
      await this.try('apply the way back', () => this.wayBack(seen.branch));
    }
    await this.resume(seen);
    await this.try('wake the GitOps engine', () => cluster.wake(commit, isRollback));
    const { takenBack: _over, ...memory } = this.memory;
    this.memory = memory;
    await this.keep(seen.branch, seen.memory);
  }

  private async resume({ look }: Seen): Promise<void> {
    if (look?.isPaused) await this.try('resume the GitOps engine', () => this.world.cluster.resume());
  }

  private async wayBack(branch: BranchFacts): Promise<void> {
    for (const left of await this.world.cluster.takeBack(branch)) this.options.warn(`not settled yet: ${left}`);
  }

  private async takeBack(
    { branch, observation, memory }: Seen,
    { evidence }: Extract<Decision, { kind: 'rollback' }>,
    why: string,
  ): Promise<Done> {
    try {
      await this.wayBack(branch);
    } catch (error) {
      return { kind: 'refused', why: `${why}; past Git: ${reasonOf(error)}` };
    }
    const stand = standText(branch.revision.release);
    this.memory = { ...this.memory, takenBack: { stand, at: observation.now, evidence } };
    await this.keep(branch, memory);
    return { kind: 'taken back past Git', why };
  }

  /** Keeps what people are called for, and says whether they were for all of it before. */
  private async call({ branch }: Seen, decision: Decision, done: Done): Promise<boolean> {
    const calls = callsOf(decision, done);
    const { called = '', ...memory } = this.memory;
    const before = this.memory;
    this.memory = calls.length === 0 ? memory : { ...memory, called: calls.join(', ') };
    await this.keep(branch, before);
    return calls.every((each) => called.split(', ').includes(each));
  }

  private async try(what: string, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.options.warn(`could not ${what}: ${reasonOf(error)}`);
    }
  }
}

/** Names of what people have to know or to do something about. */
function callsOf(decision: Decision, done: Done): readonly string[] {
  if (done.kind === 'refused') return [`${decision.kind} refused`];
  if (decision.kind === 'hold') return decision.reasons.filter(({ calls }) => calls).map(({ id }) => id);
  return decision.kind === 'rollback' && decision.cause === 'not applied' ? [decision.cause] : [];
}

/** What was known of where the release stood before says nothing of where it stands now. */
function ofStand(memory: Memory, stand: string): Memory {
  return memory.stand === stand ? memory : { stand, silentSince: {} };
}

/** An answer, or the error in its place. */
type Answer<Value> =
  { readonly answer: Value; readonly error?: undefined } | { readonly error: Error; readonly answer?: undefined };

async function answerOf<Value>(ask: () => Promise<Value>): Promise<Answer<Value>> {
  try {
    return { answer: await ask() };
  } catch (error) {
    return { error: error instanceof Error ? error : new Error(String(error)) };
  }
}
