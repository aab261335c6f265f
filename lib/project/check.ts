import * as fs from 'node:fs';
import * as path from 'node:path';
import { CutoverError } from '../core/error';
import type { Problem } from '../core/problem';
import type { Answer } from '../files/answer';
import { readRulesPage } from '../files/rules-page';
import type { Checked, Finding } from '../report/finding';
import { askApp } from './ask';
import { Git } from './git';
import { projectIn } from './project';
import { staleProblems } from './stale';
import { vanishedProblems } from './vanished';
import { locateIn, observedAt, stepProblems, type Observe, type Witnesses } from './step';

/** What a check looks at besides the app. */
export interface CheckOptions {
  /** A revision: releases are compared with where this history left it. @default - what is in force */
  readonly base: string | undefined;
  /** Seconds since 1970. */
  readonly now: number;
  /** Opens what looks where releases stand; nothing where Git alone says. */
  readonly observer: () => Promise<Observe | undefined>;
}

/**
 * Everything that is wrong with a project: what its apps say, the steps of its releases from what is in force, and output
 * that is not what they would write. What cannot be looked at is found, too: a report is whole, or says what it lacks.
 */
export async function checkProject(folder: string, { base, now, observer }: CheckOptions): Promise<Checked> {
  // Where there is no folder there is no repository to ask either: that alone is what is wrong.
  if (!fs.existsSync(folder)) projectIn(folder);
  const git = new Git(folder);
  const place = { folder, root: await git.root() };
  const missing: Problem[] = [];
  const observe = await orProblems(missing, observer);
  const answered = await orProblems(missing, async () => askApp(projectIn(folder)));
  const answers = answered ?? [];
  const from = await orProblems(missing, async () => ({
    commit: base === undefined ? await git.inForce() : await git.mergeBase(base),
  }));
  // Of an app that does not answer nobody knows what it lacks.
  if (answered && from) missing.push(...(await vanishedProblems({ git, ...from }, path.resolve(folder), answers)));
  const own = await Promise.all(
    answers.map(async (answer) => [
      ...answer.problems,
      ...(from ? await stepsOf(answer, answers, { git, folder, now, commit: from.commit, observe }) : []),
      ...staleProblems(answer),
    ]),
  );
  const app = path.basename(folder);
  const subjects = answers.map((answer) => subjectOf(answer, app));
  const findings = [
    ...missing.map((problem) => findingOf(problem, app, [], place)),
    ...answers.flatMap((answer, index) =>
      (own[index] ?? []).map((problem) => findingOf(problem, subjects[index] ?? app, answer.releases, place)),
    ),
  ];
  return {
    findings,
    subjects: [...new Set([...(missing.length > 0 || answers.length === 0 ? [app] : []), ...subjects])],
    ...(from?.commit === undefined ? {} : { base: from.commit }),
    rules: readRulesPage(),
  };
}

function subjectOf({ environment, releases }: Answer, app: string): string {
  return environment ?? releases[0]?.release.service ?? app;
}

async function orProblems<T>(problems: Problem[], work: () => Promise<T>): Promise<T | undefined> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error;
    problems.push(...error.problems);
    return undefined;
  }
}

/** What is wrong with the steps of releases from a commit; in a repository without one they all begin. */
async function stepsOf(
  { releases }: Answer,
  answers: readonly Answer[],
  { folder, now, ...witnesses }: Witnesses & { readonly folder: string; readonly now: number },
): Promise<readonly Problem[]> {
  const steps = releases.map(async (release) => {
    const { file } = release;
    if (file === undefined) return [];
    const { standing, warnings = [] } = await observedAt(witnesses, file, release, answers);
    const locate = locateIn(path.resolve(folder), file, fs.readFileSync(file, 'utf8'));
    return [...warnings, ...stepProblems(release, { standing, now, locate })];
  });
  return (await Promise.all(steps)).flat();
}

interface Where {
  readonly folder: string;
  readonly root: string;
}

function findingOf(problem: Problem, subject: string, releases: Answer['releases'], { folder, root }: Where): Finding {
  const file = path.resolve(folder, problem.at.file ?? anchorOf(problem, releases));
  const shown = problem.at.file === undefined ? {} : { file: path.relative(folder, file) || '.' };
  const nameOf = (each: string) => path.relative(root, realPath(each)).split(path.sep).join('/');
  const name = nameOf(file);
  // What is outside the repository has no line in a pull request: it is shown where the app is said.
  const isOutside = name === '..' || name.startsWith('../');
  const [line, column] = isOutside ? [] : [problem.at.line, problem.at.column];
  return {
    problem: { ...problem, at: { ...problem.at, ...shown } },
    subject,
    file: isOutside ? nameOf(path.join(folder, 'cdk8s.yaml')) : name,
    line: line ?? 1,
    column: column ?? 1,
  };
}

/** A problem of no file is shown at the release file that its objects come from. */
function anchorOf({ at: { construct } }: Problem, releases: Answer['releases']): string {
  const own = releases.find((each) => construct === each.construct || construct?.startsWith(`${each.construct}/`));
  return own?.file ?? 'cdk8s.yaml';
}

/** Links are resolved, as Git does. */
function realPath(file: string): string {
  const folder = path.dirname(file);
  return fs.existsSync(folder) ? path.join(fs.realpathSync(folder), path.basename(file)) : file;
}
