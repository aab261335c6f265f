import * as path from 'node:path';
import { CutoverError, refuse } from '../../core/error';
import { Rule } from '../../core/rule';
import { didYouMean } from '../../core/suggest';
import type { Answer } from '../../files/answer';
import { askApp } from '../../project/ask';
import { chooseRelease, type ReleaseChoice } from '../../project/edit';
import { Git } from '../../project/git';
import { objectsOf } from '../../project/objects';
import { projectIn, type Project } from '../../project/project';
import { filesAt } from '../../project/revisions';
import { stageAhead } from '../../project/stage-ahead';
import { staleFiles, type StaleFile } from '../../project/stale';
import type { Change } from '../../report/change';
import { changesBetween } from '../../report/changes';
import { changesText } from '../../report/changes-text';
import { environmentReport, type EnvironmentInput } from '../../report/environments';
import { environmentsText } from '../../report/environments-text';
import { wayBackChanges, wayBackText, type WayBackChange } from '../../report/way-back';
import { oneLine } from '../../report/words';
import { isOpen } from '../../transitions/step';
import { EXIT, type Context, type ExitCode } from '../context';

export const comparisonRule = new Rule({
  id: 'comparison',
  title: 'Two things are compared that are there, and one kind of them',
  why: 'A difference from something else than was meant is taken for a step that is safe.',
});

/** What `cutover diff` is told: a stage, revisions, or environments; the next stage where nothing is said. */
export interface DiffOptions extends ReleaseChoice {
  /** A stage ahead, or `rollback`. @default - the next one */
  readonly to?: string;
  /** A revision whose manifests are the ones before: where this history left it, unless `with` is given. @default - none */
  readonly from?: string;
  /** A revision whose manifests are the ones after. @default - what the app would write now */
  readonly with?: string;
  /** An environment that `environment` is compared with. @default - none */
  readonly against?: string;
}

/** What one set of objects changes to another. */
interface Difference {
  readonly title: string;
  readonly from: string;
  readonly to: string;
  readonly changes: readonly Change[];
  /** Steps by which a release is taken back from there. */
  readonly wayBack: readonly WayBackChange[];
}

type Files = Answer['files'];

function differenceOf(before: Files, after: Files): Pick<Difference, 'changes' | 'wayBack'> {
  return {
    changes: changesBetween(objectsOf(before), objectsOf(after)),
    wayBack: wayBackChanges(Object.keys(before), Object.keys(after)),
  };
}

/** Says what a step changes: objects and fields by what they mean. */
export async function diffCommand(context: Context, options: DiffOptions): Promise<ExitCode> {
  expectOneKind(options);
  const project = projectIn(context.folder);
  context.progress('asking the app');
  const answers = await askApp(project);
  const stale = answers
    .flatMap(staleFiles)
    .map((each) => ({ ...each, file: path.relative(context.folder, each.file) }));
  if (options.against !== undefined) return printEnvironments(context, answers, options, stale);
  const differences =
    options.from === undefined
      ? [await toStage(context, project, answers, options)].filter((each) => each !== undefined)
      : await betweenRevisions(context, answers, options.from, options);
  if (context.json) context.print(JSON.stringify({ differences, stale }, undefined, 2));
  else {
    const texts = differences.map((difference) => differenceText(difference, context));
    const said = texts.length > 0 ? texts : ['no release is under way: cutover deploy VERSION IMAGE begins one'];
    context.print([...said, ...staleText(stale, context)].join('\n\n'));
  }
  return EXIT.done;
}

function differenceText({ title, changes, wayBack }: Difference, { colors }: Context): string {
  const back = wayBack.map((change) => `  ${oneLine(wayBackText(change))}`);
  return [
    colors.bold(oneLine(title)),
    changesText(changes, colors),
    ...(back.length > 0 ? [colors.bold('way back'), ...back] : []),
  ].join('\n');
}

function expectOneKind({ to, from, against, with: other, environment }: DiffOptions): void {
  const kinds = [to !== undefined, from !== undefined || other !== undefined, against !== undefined];
  const say = (given: string, allowed: string, fix: string) =>
    new CutoverError([comparisonRule.problem({ at: {}, given, allowed, fix })]);
  if (kinds.filter((kind) => kind).length > 1) {
    throw say('several of a stage, revisions and environments', 'one of them', 'ask for each by itself');
  }
  if (other !== undefined && from === undefined) {
    throw say('a revision to compare with, and none to begin from', 'both, or the first alone', 'add --from REVISION');
  }
  if (against !== undefined && environment === undefined) {
    throw say('one environment', 'two of them', 'add --environment NAME');
  }
}

async function toStage(
  context: Context,
  project: Project,
  answers: readonly Answer[],
  options: DiffOptions,
): Promise<Difference | undefined> {
  const chosen = chooseRelease(answers, options);
  if (options.to === undefined && !isOpen(chosen.release)) return undefined;
  context.progress('asking what it would write');
  const { release, answer } = await stageAhead(project, chosen, options.to);
  const { service, stage } = chosen.release;
  return {
    title: `${service}: ${stage} → ${release.stage}`,
    from: stage,
    to: release.stage,
    ...differenceOf(chosen.answer.files, answer.files),
  };
}

async function betweenRevisions(
  { folder }: Context,
  answers: readonly Answer[],
  from: string,
  { with: other, environment }: DiffOptions,
): Promise<readonly Difference[]> {
  const git = new Git(folder);
  const before = other === undefined ? await git.mergeBase(from) : await git.commit(from);
  const after = other === undefined ? undefined : await git.commit(other);
  const meant = answers.filter((answer) => environment === undefined || answer.environment === environment);
  if (meant.length === 0) environmentOf(answers, environment ?? '');
  // Of what is refused there is no whole output to compare with.
  if (after === undefined) refuse(meant.flatMap(({ problems }) => problems));
  const to = after ?? 'what the app would write now';
  return Promise.all(
    meant.map(async (answer) => ({
      title: `${answer.environment === undefined ? '' : `${answer.environment}: `}${short(before)} → ${short(to)}`,
      from: before,
      to,
      ...differenceOf(
        await filesAt(git, before, answer.outdir, folder),
        after === undefined ? answer.files : await filesAt(git, after, answer.outdir, folder),
      ),
    })),
  );
}

function short(revision: string): string {
  return /^[0-9a-f]{40,}$/.test(revision) ? revision.slice(0, 12) : revision;
}

function printEnvironments(
  context: Context,
  answers: readonly Answer[],
  { environment = '', against = '' }: DiffOptions,
  stale: readonly StaleFile[],
): ExitCode {
  const [from, to] = [environmentOf(answers, environment), environmentOf(answers, against)];
  refuse([...from.problems, ...to.problems]);
  const report = environmentReport(inputOf(from, environment), inputOf(to, against));
  if (context.json) context.print(JSON.stringify({ environments: report, stale }, undefined, 2));
  else context.print([environmentsText(report, context.colors), ...staleText(stale, context)].join('\n\n'));
  return EXIT.done;
}

function environmentOf(answers: readonly Answer[], name: string): Answer {
  const found = answers.find(({ environment }) => environment === name);
  if (found) return found;
  const names = answers.flatMap(({ environment }) => environment ?? []);
  throw new CutoverError([
    comparisonRule.problem({
      at: {},
      given: `environment '${oneLine(name)}'`,
      allowed: names.join(', ') || 'an app with environments',
      fix: `name one of them${didYouMean(name, names)}`,
    }),
  ]);
}

function inputOf({ platform, releases, files }: Answer, name: string): EnvironmentInput {
  return { name, platform, releases, objects: objectsOf(files) };
}

/** What is on the disk is what GitOps applies: a difference from it would be told of something else. */
function staleText(stale: readonly StaleFile[], { colors }: Context): readonly string[] {
  if (stale.length === 0) return [];
  const lines = stale.map(({ file, how }) => `  ${oneLine(file)} ${how}`);
  return [[colors.yellow('not as the app would write it; run `cutover synth`:'), ...lines].join('\n')];
}
