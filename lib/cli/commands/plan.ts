import { CutoverError, hasError } from '../../core/error';
import { formatReport } from '../../core/problem';
import type { Answer, AnsweredRelease } from '../../files/answer';
import { askApp } from '../../project/ask';
import { chooseRelease, type ReleaseChoice } from '../../project/edit';
import { Git } from '../../project/git';
import { projectIn } from '../../project/project';
import { standingAt } from '../../project/step';
import { planReport, type PlanReport } from '../../report/plan';
import { planText } from '../../report/plan-text';
import { EXIT, type Context, type ExitCode } from '../context';

/** Which releases `cutover plan` is about: all of them where nothing is said. */
export type PlanOptions = ReleaseChoice;

/** Says what releases are going to be, and where they are. */
export async function planCommand(context: Context, options: PlanOptions): Promise<ExitCode> {
  context.progress('asking the app');
  const answers = await askApp(projectIn(context.folder));
  const chosen = answers.flatMap((answer) =>
    answer.releases.filter((release) => isMeant(options, release, answer)).map((release) => ({ answer, release })),
  );
  // Says which there are, and what keeps others from being read.
  if (chosen.length === 0) chooseRelease(answers, options);
  const plans = await Promise.all(chosen.map(({ answer, release }) => planOf(answer, release, context)));
  // A plan is known though its stage may be refused: the reasons come with it.
  const problems = [...new Set(chosen.map(({ answer }) => answer))].flatMap((answer) => answer.problems);
  const report = problems.length === 0 ? [] : [formatReport(problems)];
  const texts = plans.map((plan) => planText(plan, context.now(), context.colors));
  context.print(context.json ? JSON.stringify({ plans, problems }, undefined, 2) : [...texts, ...report].join('\n\n'));
  return hasError(problems) ? EXIT.refused : EXIT.done;
}

function isMeant({ service, environment }: ReleaseChoice, { release }: AnsweredRelease, answer: Answer): boolean {
  return (
    (service === undefined || release.service === service) &&
    (environment === undefined || (answer.environment ?? release.environment) === environment)
  );
}

async function planOf(answer: Answer, release: AnsweredRelease, { folder }: Context): Promise<PlanReport> {
  const reachedAt = await reachedAtOf(release, folder);
  const { environment, platform } = answer;
  return planReport(release, {
    syncLatency: platform.syncLatency,
    ...(environment === undefined ? {} : { environment }),
    ...(reachedAt === undefined ? {} : { reachedAt }),
  });
}

/** When the stage of a release was reached, as far as Git knows; a plan needs no repository. */
async function reachedAtOf({ file, release }: AnsweredRelease, folder: string): Promise<number | undefined> {
  if (file === undefined) return undefined;
  try {
    const git = new Git(folder);
    const commit = await git.inForce();
    const standing = commit === undefined ? undefined : await standingAt(git, commit, file);
    return standing?.revision.release.stage === release.stage ? standing.reached?.at : undefined;
  } catch (error) {
    if (error instanceof CutoverError) return undefined;
    throw error;
  }
}
