import * as fs from 'node:fs';
import * as path from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CutoverError, hasError, refuse } from '../core/error';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { didYouMean } from '../core/suggest';
import type { Answer, AnsweredRelease } from '../files/answer';
import { readDocument } from '../files/document';
import { editDocument } from '../files/edit-document';
import { lockFileOf } from '../files/release';
import { commitTogether, indexFileOf, stageFile } from '../files/output';
import type { ReleaseData } from '../release/release';
import { releaseRule } from '../release/release-problems';
import { releaseSchema } from '../release/schema';
import { askApp, runApp } from './ask';
import type { Git } from './git';
import type { Project } from './project';
import { locateIn, observedAt, stepProblems, type Standing, type Witnesses } from './step';

export const editRule = new Rule({
  id: 'edit',
  title: 'A release file is edited as it was read',
  why: 'What somebody else wrote in the meantime would be undone, and with it a rollback, for example.',
});

export const choiceRule = new Rule({
  id: 'choice',
  title: 'A command is about one release',
  why: 'A version that is brought to the wrong environment is a release that nobody wanted.',
});

/** Which release of a project. */
export interface ReleaseChoice {
  /** @default - that of the only service */
  readonly service?: string;
  /** @default - that of the only environment */
  readonly environment?: string;
}

/** A release that a command works on: what its app says of it as it is. */
export interface ChosenRelease extends AnsweredRelease {
  readonly file: string;
  readonly answer: Answer;
}

/** A change of a release file that nobody has written yet. */
export interface Proposal {
  readonly chosen: ChosenRelease;
  /** The text of the release file that the change was made to, and with the change. */
  readonly text: { readonly before: string; readonly after: string };
  /** What the app would write: before the change, and with it. */
  readonly answers: { readonly before: Answer; readonly after: Answer };
  /** What the release is with the change. */
  readonly release: ReleaseData;
  /** Where the release that is in force stands. */
  readonly standing: Standing | undefined;
  /** Whether nothing else in the folder is uncommitted: whatever the app writes is of this change then. */
  readonly isAlone: boolean;
  /** What is wrong with the change: in what is synthesized, and in the step that it makes. */
  readonly problems: readonly Problem[];
}

/** The release that is meant, of those that the apps of a project answered with. Throws when it is not one. */
export function chooseRelease(answers: readonly Answer[], { service, environment }: ReleaseChoice): ChosenRelease {
  const all = answers.flatMap((answer) =>
    answer.releases.flatMap((release) =>
      release.file === undefined ? [] : [{ ...release, file: release.file, answer }],
    ),
  );
  const fitting = all.filter(
    ({ release, answer }) =>
      (service === undefined || release.service === service) &&
      (environment === undefined || environmentOf(release, answer) === environment),
  );
  const [chosen, ...others] = fitting;
  if (chosen && others.length === 0) return chosen;
  // What cannot be read has no release: its problems say more than that it is missing.
  refuse(answers.flatMap(({ problems }) => problems));
  const names = all.map(({ release, answer }) => {
    const where = environmentOf(release, answer);
    return `--service ${release.service}${where === undefined ? '' : ` --environment ${where}`}`;
  });
  const asked = [service, environment].filter((part) => part !== undefined).join(' in ') || 'no choice';
  throw new CutoverError([
    choiceRule.problem({
      at: {},
      given: chosen ? `${asked}, which ${fitting.length} releases are` : `${asked}, which no release file is for`,
      allowed: names.join(', ') || 'a release in a file',
      fix: `name one of them${suggestion(all, { service, environment })}`,
    }),
  ]);
}

/** Of the service, where no release is of that one; of the environment otherwise. */
function suggestion(
  all: readonly ChosenRelease[],
  { service, environment }: Record<keyof ReleaseChoice, string | undefined>,
): string {
  const services = all.map(({ release }) => release.service);
  if (service !== undefined && !services.includes(service)) return didYouMean(service, services);
  return didYouMean(
    environment ?? '',
    all.flatMap(({ release, answer }) => environmentOf(release, answer) ?? []),
  );
}

function environmentOf({ environment }: ReleaseData, answer: Answer): string | undefined {
  return answer.environment ?? environment;
}

/** What a change of a release file would do, to what is in force. Nothing is written. `now` is in seconds since 1970. */
export async function propose(
  project: Project,
  chosen: ChosenRelease,
  change: (release: ReleaseData) => ReleaseData,
  against: Witnesses & { readonly now: number },
): Promise<Proposal> {
  const before = textOf(chosen.file);
  // What the change is made to is what the app has read: over another release it would undo a rollback, for example.
  if (before === undefined || !says(before, chosen)) throw changedMeanwhile(project, chosen);
  const release = change(chosen.release);
  const after = editDocument(before, { ...release });
  const answers = await askApp(project, { [chosen.file]: after });
  const answered = answers
    .flatMap((answer) => answer.releases.map((each) => ({ ...each, answer })))
    .find(({ file }) => file === chosen.file);
  const { now } = against;
  const { standing, warnings = [] } = await observedAt(against, chosen.file, chosen, answers);
  const problems = [...warnings, ...answers.flatMap((answer) => answer.problems)];
  const locate = locateIn(project.folder, chosen.file, after);
  return {
    chosen,
    text: { before, after },
    answers: { before: chosen.answer, after: answered?.answer ?? chosen.answer },
    release,
    standing,
    isAlone: (await against.git.uncommitted()).length === 0,
    // Of a release that cannot be read there is no step to look at.
    problems: answered ? [...stepProblems(answered, { standing, now, locate }), ...problems] : problems,
  };
}

/** Whether a text is the release that the app answered with; comments and forms are nothing to it. */
function says(text: string, { file, release }: ChosenRelease): boolean {
  return isDeepStrictEqual(readDocument(file, text, releaseSchema, releaseRule).data, release);
}

/** Writes a proposal: the release file, and then all that the app makes of it. Throws, with all as it was, when it cannot. */
export async function apply(project: Project, { chosen, text, problems }: Proposal): Promise<void> {
  refuse(problems);
  if (textOf(chosen.file) !== text.before) throw changedMeanwhile(project, chosen);
  // What a link leads to is written, and the link stays.
  const file = fs.realpathSync(chosen.file);
  commitTogether([() => stageFile(file, text.after)]);
  try {
    await runApp(project);
  } catch (error) {
    if (textOf(file) === text.after) commitTogether([() => stageFile(file, text.before)]);
    throw error;
  }
}

function textOf(file: string): string | undefined {
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : undefined;
}

function changedMeanwhile({ folder }: Project, { file }: ChosenRelease): CutoverError {
  return new CutoverError([
    editRule.problem({
      at: { file: path.relative(folder, file) },
      given: 'another text than a moment ago',
      allowed: 'the text that the change was made to',
      fix: 'look at what was changed, and run the command again',
    }),
  ]);
}

/**
 * The files that a proposal changes: what a commit of it takes. Manifests of other services are not among them, which somebody
 * may have written and does not want in force yet. `since` is what the app would write of the release as Git has it.
 */
export function filesOf(
  { chosen, answers, isAlone }: Pick<Proposal, 'chosen' | 'answers' | 'isAlone'>,
  since: Answer | undefined = answers.before,
): readonly string[] {
  const { outdir, files } = answers.after;
  const changed = [...new Set([...Object.keys(since.files), ...Object.keys(files)])]
    .filter((file) => since.files[file] !== files[file])
    .map((file) => path.join(outdir, file));
  const written = isAlone ? [outdir] : [...changed, indexFileOf(outdir)];
  return [chosen.file, lockFileOf(chosen.file), ...written].map((file) => path.resolve(file));
}

/**
 * What the app would write of a release as the last commit has it: its manifests may be uncommitted since a change before. The
 * same as now where nothing of it is, and nothing at all where no commit has it.
 */
export async function answerAsCommitted(project: Project, git: Git, chosen: ChosenRelease): Promise<Answer> {
  const lockFile = lockFileOf(chosen.file);
  const [text, lock] = await Promise.all([git.text('HEAD', chosen.file), git.text('HEAD', lockFile)]);
  if (text === undefined) return { ...chosen.answer, files: {} };
  if (text === textOf(chosen.file)) return chosen.answer;
  const answers = await askApp(project, { [chosen.file]: text, ...(lock === undefined ? {} : { [lockFile]: lock }) });
  const isOf = ({ releases }: Answer) => releases.some(({ file }) => file === chosen.file);
  return answers.find(isOf) ?? { ...chosen.answer, files: {} };
}

/** Whether a proposal can be written. */
export function isLegal({ problems }: Proposal): boolean {
  return !hasError(problems);
}
