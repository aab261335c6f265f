import * as path from 'node:path';
import { CutoverError, hasError, refuse } from '../core/error';
import { otherSlot } from '../core/labels';
import type { Problem } from '../core/problem';
import { stageOrderRule } from '../transitions/order';
import { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import type { Answer } from '../files/answer';
import { askApp } from '../project/ask';
import {
  answerAsCommitted,
  apply,
  chooseRelease,
  editRule,
  filesOf,
  propose,
  type ChosenRelease,
  type Proposal,
} from '../project/edit';
import { Git, realFile } from '../project/git';
import { projectIn, type Project } from '../project/project';
import { EXIT, type Context, type ExitCode } from './context';
import type { ClusterAsked } from './options';
import { observerIn } from './witness';
import { objectsOf } from '../project/objects';
import { changesBetween } from '../report/changes';
import { changesText } from '../report/changes-text';
import { oneLine } from '../report/words';
import { reportText } from './print';

/** What every verb that edits a release file takes. */
export interface EditOptions extends ClusterAsked {
  /** Service whose release it is. @default - the only one */
  readonly service?: string;
  /** Environment whose release it is. @default - the only one */
  readonly environment?: string;
  /** Revision that is in force. @default - where the history left the remote's main branch, or HEAD */
  readonly base?: string;
  /** Shows what it would do, and writes nothing. @default false */
  readonly dryRun?: boolean;
  /** Commits what it wrote, and nothing else. @default false */
  readonly commit?: boolean;
}

/** What an edit works on. */
export interface Editing {
  readonly project: Project;
  readonly git: Git;
  readonly base: string | undefined;
  readonly chosen: ChosenRelease;
  readonly plan: ReleasePlan;
}

/** Reads what an edit works on; an app that has `answered` already is not asked again. Throws when there is no such release, or nothing to compare it with. */
export async function editing(context: Context, options: EditOptions, answered?: readonly Answer[]): Promise<Editing> {
  const project = projectIn(context.folder);
  const git = new Git(project.folder);
  const base = options.base === undefined ? await git.inForce() : await git.mergeBase(options.base);
  context.progress(`asking \`${project.app}\``);
  const chosen = chooseRelease(answered ?? (await askApp(project)), options);
  refuse(chosen.answer.problems);
  return { project, git, base, chosen, plan: ReleasePlan.of(...chosen.stages) };
}

/**
 * Changes a release, shows what that changes, and writes it unless it is refused or only to be shown. What is `said` of it
 * besides is for people, now and in the history.
 */
export async function edit(
  context: Context,
  options: EditOptions,
  work: Editing,
  change: (release: ReleaseData) => ReleaseData,
  said: readonly string[] = [],
): Promise<ExitCode> {
  const { project, git, base, chosen } = work;
  const observe = await observerIn(context, options);
  context.progress('asking what the change would write');
  const proposal = await propose(project, chosen, change, { git, commit: base, observe, now: context.now() });
  if (proposal.text.before === proposal.text.after) throw nothingToDo(proposal);
  if (hasError(proposal.problems))
    throw new CutoverError(proposal.problems.map((each) => unlessUnpushed(each, proposal)));
  const written = options.dryRun !== true;
  const isCommitted = written && options.commit === true;
  const since = isCommitted ? await answerAsCommitted(project, git, chosen) : undefined;
  if (written) {
    context.progress('writing');
    await apply(project, proposal);
  }
  const committed = isCommitted ? await commitOf(work, proposal, { since, said }) : {};
  show(context, proposal, { written, ...committed }, said);
  return EXIT.done;
}

async function commitOf(
  { git }: Editing,
  proposal: Proposal,
  { since, said }: { readonly since: Answer | undefined; readonly said: readonly string[] },
): Promise<Committed> {
  const files = filesOf(proposal, since);
  try {
    const commit = await git.commitFiles(files, [messageOf(proposal), ...said].join('\n\n'));
    return { commit, uncommitted: await git.uncommitted() };
  } catch (error) {
    throw error instanceof CutoverError ? notCommitted(error, git, files) : error;
  }
}

/** The release is as it was asked for, on the disk alone: the command would say that there is nothing to do. */
function notCommitted({ problems }: CutoverError, git: Git, files: readonly string[]): CutoverError {
  const names = files.map((file) => quoted(path.relative(git.folder, realFile(file)))).join(' ');
  const next = `The files are written, and not committed: git add --all -- ${names}, then git commit`;
  return new CutoverError(problems.map((problem) => ({ ...problem, fix: `${problem.fix}. ${next}` })));
}

/** A word for a shell. */
function quoted(word: string): string {
  return /^[\w./@:+-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
}

/** Who has written a stage and not brought it into force goes on from the one before. */
function unlessUnpushed(problem: Problem, { chosen, standing }: Proposal): Problem {
  const { stage } = chosen.release;
  const inForce = standing?.revision.release.stage ?? 'none';
  if (problem.id !== stageOrderRule.id || inForce === stage) return problem;
  return { ...problem, fix: `bring ${stage} into force first, where ${inForce} is: commit it, and push or merge it` };
}

function nothingToDo({ chosen, release }: Proposal): CutoverError {
  return new CutoverError([
    editRule.problem({
      at: { file: chosen.file },
      given: `${release.service} at ${release.stage}, which it is already`,
      allowed: 'a change of the release',
      fix: 'look where it is: cutover status',
    }),
  ]);
}

/** Refuses to go on from where no stage follows. */
export function noNextStage({ file, release }: ChosenRelease): CutoverError {
  const waits = release.stage === 'rollback' ? 'it was taken back' : 'none is under way';
  return new CutoverError([
    stageOrderRule.problem({
      at: { file, field: 'stage' },
      given: `${release.service} at ${release.stage}: ${waits}`,
      allowed: 'a release that is under way',
      fix: 'begin one: cutover deploy VERSION IMAGE',
    }),
  ]);
}

/** What happened, as the first line of a commit says it. */
export function messageOf({ chosen, release }: Pick<Proposal, 'chosen' | 'release'>): string {
  const before = chosen.release;
  const where = release.environment === undefined ? '' : ` in ${release.environment}`;
  const step = before.stage === release.stage ? release.stage : `${before.stage} → ${release.stage}`;
  // At rest the roles are swapped, or the candidate has left the file: it is the one from before that the step ended.
  const candidate = otherSlot(release.stage === 'idle' ? before.live : release.live);
  const version = (release.slots[candidate] ?? before.slots[candidate])?.version;
  return `${release.service}${where}: ${step}${version === undefined ? '' : ` (${version})`}`;
}

interface Committed {
  readonly commit: string;
  /** What of the folder is in no commit still. */
  readonly uncommitted: readonly string[];
}

interface Outcome extends Partial<Committed> {
  readonly written: boolean;
}

/** Files that are named in one line. */
const NAMED = 5;

function show(context: Context, proposal: Proposal, outcome: Outcome, said: readonly string[]): void {
  const { chosen, release, problems, answers } = proposal;
  const changes = changesBetween(objectsOf(answers.before.files), objectsOf(answers.after.files));
  if (context.json) {
    const { service, environment, stage } = release;
    const step = {
      service,
      ...(environment === undefined ? {} : { environment }),
      from: chosen.release.stage,
      to: stage,
    };
    context.print(JSON.stringify({ ...step, file: chosen.file, ...outcome, release, changes, problems }, undefined, 2));
    return;
  }
  context.print(context.colors.bold(messageOf(proposal)));
  for (const line of said) context.print(line);
  context.print(changesText(changes, context.colors));
  if (problems.length > 0) context.print(`\n${reportText(problems, context.colors)}`);
  context.print(outcomeText(proposal, outcome));
}

function outcomeText({ chosen }: Proposal, { written, commit, uncommitted = [] }: Outcome): string {
  if (!written) return 'nothing was written';
  if (commit === undefined) return `wrote ${path.basename(chosen.file)} and its manifests`;
  const left = uncommitted.length === 0 ? [] : [`left uncommitted: ${namesText(uncommitted)}`];
  return [`committed ${commit.slice(0, 12)}`, ...left].join('\n');
}

function namesText(names: readonly string[]): string {
  const more = names.length > NAMED ? [`and ${names.length - NAMED} more`] : [];
  return oneLine([...names.slice(0, NAMED), ...more].join(', '));
}
