import * as fs from 'node:fs';
import * as path from 'node:path';
import { within } from '../cluster/wait';
import { CutoverError, reasonOf } from '../core/error';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { askApp } from '../project/ask';
import {
  apply,
  chooseRelease,
  filesOf,
  isLegal,
  propose,
  type ChosenRelease,
  type ReleaseChoice,
} from '../project/edit';
import type { Git } from '../project/git';
import type { Project } from '../project/project';
import { staleFiles } from '../project/stale';
import { standingAt } from '../project/step';
import { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import { livingProcess, thisProcess } from './holder';
import { TakenClone, type Branch, type BranchFacts, type Moved } from './world';

export const actorCloneRule = new Rule({
  id: 'actor-clone',
  title: 'The actor has a clone of its own',
  why: 'It brings the clone to where the remote is at every look: what somebody has edited there, or another actor, would be lost.',
});

/** Which branch of which clone. */
export interface CloneOptions {
  readonly project: Project;
  readonly git: Git;
  readonly remote: string;
  readonly branch: string;
  readonly choice: ReleaseChoice;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/**
 * A file in Git's own folder that names the process whose clone it is. There while an actor works in it, and after one that
 * was killed: whatever is changed was changed by the actor, by the Git that it ran, or by the app, which may outlive it by
 * some seconds.
 */
const MARK = 'cutover-actor';
/** Milliseconds until a remote that does not answer is taken for one that is not there. */
const ANSWERS_WITHIN = 20_000;

interface Known {
  readonly facts: BranchFacts;
  readonly chosen: ChosenRelease;
}

/** The clone of an actor. Its branches are left alone: it looks at the remote's, and commits on top of that. */
export class Clone implements Branch {
  private known: Known | undefined;
  private gitFolder: string | undefined;

  constructor(private readonly options: CloneOptions) {}

  /** Whether the clone can be used, and commits can be made in it. Throws where not. */
  async expectUsable(): Promise<void> {
    await this.expectClean();
    const { status, stderr } = await this.options.git.run('var', 'GIT_COMMITTER_IDENT');
    if (status !== 0)
      throw this.refusal(stderr.trim(), 'a name and an address to commit with', 'set user.name and user.email');
  }

  /** What the app answered of the release. */
  async chosen(): Promise<ChosenRelease> {
    return (await this.readKnown()).chosen;
  }

  /** Brings the clone to where the remote is. */
  async fetch(): Promise<void> {
    await this.expectClean();
    const { git, remote, branch } = this.options;
    const what = `+refs/heads/${branch}:${this.tracking}`;
    const late = () => new Error(`${remote} did not answer within ${ANSWERS_WITHIN / 1000} s`);
    await within(git.must('fetch', '--quiet', '--no-tags', remote, what), ANSWERS_WITHIN, late);
    await this.checkOut();
  }

  /** The release as it was fetched last. */
  async read(): Promise<BranchFacts> {
    return (await this.readKnown()).facts;
  }

  /** Commits a release with all that its app makes of it, and pushes; whatever comes of it, nothing stays in the clone. */
  async move(release: ReleaseData, message: string): Promise<Moved> {
    const { facts, chosen } = await this.readKnown();
    const { git, project, now } = this.options;
    try {
      const proposal = await propose(project, chosen, () => release, { git, commit: facts.commit, now: now() });
      if (!isLegal(proposal)) return { kind: 'illegal', problems: proposal.problems };
      await apply(project, proposal);
      const files = filesOf(proposal);
      const commit = await git.commitFiles(files, message);
      // An app that outlived its actor may have written between: what was looked at is what is pushed, or nothing. What it
      // writes of other environments is none of this release.
      const left = await git.uncommitted(files);
      const isAsProposed = staleFiles(proposal.answers.after).length === 0 && left.length === 0;
      return isAsProposed ? await this.push(facts.commit, commit) : { kind: 'raced' };
    } catch (error) {
      return { kind: 'refused', why: reasonOf(error) };
    } finally {
      await this.clean();
    }
  }

  /** Leaves the clone as anybody's: what is changed in it from now on is theirs. */
  async leave(): Promise<void> {
    if ((await this.holder()) !== thisProcess()) return;
    await this.clean();
    fs.rmSync(await this.markFile(), { force: true });
  }

  private get tracking(): string {
    return `refs/remotes/${this.options.remote}/${this.options.branch}`;
  }

  /** A push that was refused may have lost a race, or may have come through and lost its answer: the branch says. */
  private async push(base: string, commit: string): Promise<Moved> {
    const { git, remote, branch } = this.options;
    const pushed = await git.run('push', '--quiet', remote, `${commit}:refs/heads/${branch}`);
    if (pushed.status === 0) return { kind: 'pushed', commit };
    await this.fetch();
    const head = await git.commit(this.tracking);
    if (head === commit) return { kind: 'pushed', commit };
    return head === base ? { kind: 'refused', why: `git push: ${pushed.stderr.trim()}` } : { kind: 'raced' };
  }

  private async readKnown(): Promise<Known> {
    const { git, project, choice } = this.options;
    const commit = await git.commit(this.tracking);
    if (this.known?.facts.commit === commit && this.known.facts.trouble === undefined) return this.known;
    await this.checkOut();
    try {
      const chosen = chooseRelease(await askApp(project), choice);
      const { answer, namespace, release, stages } = chosen;
      const plan = ReleasePlan.of(...stages);
      const environment = answer.environment ?? release.environment;
      const facts = { commit, namespace, plan, platform: answer.platform, environment };
      this.known = { facts: { ...facts, ...(await this.standing(commit, chosen.file)) }, chosen };
    } catch (error) {
      // An app that does not run says no plan; that of the open release is the one from before.
      if (!this.known) throw error;
      const { facts, chosen } = this.known;
      const trouble = reasonOf(error);
      this.known = { facts: { ...facts, commit, ...(await this.standing(commit, chosen.file)), trouble }, chosen };
      return this.known;
    }
    return this.known;
  }

  private async standing(commit: string, file: string): Promise<Pick<BranchFacts, 'revision' | 'committedAt'>> {
    const standing = await standingAt(this.options.git, commit, file);
    if (!standing) throw this.refusal(`${file}, which is not in ${commit}`, 'a release file in Git', 'commit it');
    const { revision, reached } = standing;
    return { revision, ...(reached ? { committedAt: reached.at } : {}) };
  }

  /** Makes the clone the actor's. What somebody else has changed, or is changing, is not ours to throw away. */
  private async expectClean(): Promise<void> {
    const holder = await this.holder();
    if (holder === thisProcess()) return this.clean();
    const other = holder === undefined ? undefined : livingProcess(holder);
    if (other !== undefined) {
      const fix = 'give each a clone of its own: they may run at the same time';
      throw new TakenClone(this.problem(`process ${other}, which works in it`, 'one actor in a clone', fix));
    }
    const changes = await this.changes();
    if (holder === undefined && changes !== '') {
      const given = changes.split('\n').slice(0, 5).join(', ');
      const fix = 'give the actor a clone of its own, or commit or stash them';
      throw new TakenClone(this.problem(given, 'a clone without changes', fix));
    }
    fs.writeFileSync(await this.markFile(), thisProcess());
    if (holder !== undefined) await this.putAway();
  }

  /** What one left that was killed is stashed: an edit may be among it that somebody has made since. */
  private async putAway(): Promise<void> {
    await this.unlock();
    const { git } = this.options;
    await git.run('stash', 'push', '--quiet', '--include-untracked', '--message', 'left by an actor that was killed');
    await this.clean();
  }

  private async changes(): Promise<string> {
    return (await this.options.git.must('status', '--porcelain')).trim();
  }

  /** Back to the branch as it was fetched, with nothing else in the work tree but what Git ignores. */
  private async clean(): Promise<void> {
    await this.unlock();
    const { git } = this.options;
    await git.must('reset', '--quiet', '--hard');
    await git.must('clean', '--quiet', '--force', '-d');
    await this.checkOut();
  }

  /** Left by a Git that was killed with the actor; nobody else works here. */
  private async unlock(): Promise<void> {
    fs.rmSync(path.join(path.dirname(await this.markFile()), 'index.lock'), { force: true });
  }

  private async checkOut(): Promise<void> {
    const { git } = this.options;
    const [head, wanted] = [await git.find('HEAD'), await git.find(this.tracking)];
    if (wanted === undefined) return;
    const { status } = await git.run('symbolic-ref', '--quiet', 'HEAD');
    if (head !== wanted || status === 0) await git.must('checkout', '--quiet', '--detach', this.tracking);
  }

  private async markFile(): Promise<string> {
    this.gitFolder ??= (await this.options.git.must('rev-parse', '--absolute-git-dir')).trim();
    return path.join(this.gitFolder, MARK);
  }

  private async holder(): Promise<string | undefined> {
    const mark = await this.markFile();
    return fs.existsSync(mark) ? fs.readFileSync(mark, 'utf8') : undefined;
  }

  private refusal(given: string, allowed: string, fix: string): CutoverError {
    return new CutoverError([this.problem(given, allowed, fix)]);
  }

  private problem(given: string, allowed: string, fix: string): Problem {
    return actorCloneRule.problem({ at: { file: this.options.project.folder }, given, allowed, fix });
  }
}
