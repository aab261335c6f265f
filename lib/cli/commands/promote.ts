import { CutoverError, refuse } from '../../core/error';
import type { Problem } from '../../core/problem';
import { didYouMean } from '../../core/suggest';
import type { Answer } from '../../files/answer';
import { askApp } from '../../project/ask';
import { chooseRelease, type ChosenRelease } from '../../project/edit';
import { Git } from '../../project/git';
import { promotionRule, promotionProblems } from '../../project/promotion';
import { projectIn } from '../../project/project';
import type { SlotVersion } from '../../release/release';
import { oneLine } from '../../report/words';
import { deployed, promoted } from '../../transitions/verbs';
import type { Context, ExitCode } from '../context';
import { edit, editing, type EditOptions } from '../edit';
import { openProblems } from './deploy';

/** What is promoted. */
export interface PromoteOptions extends EditOptions {
  /** Environment that gets the version which runs in `environment`. @default - the release itself is promoted, to its soak */
  readonly to?: string;
}

/** Makes the new version the promoted one, or carries what ended well in one environment to another. */
export async function promoteCommand(context: Context, options: PromoteOptions): Promise<ExitCode> {
  return options.to === undefined ? toSoak(context, options) : toEnvironment(context, { ...options, to: options.to });
}

async function toSoak(context: Context, options: EditOptions): Promise<ExitCode> {
  return edit(context, options, await editing(context, options), promoted);
}

async function toEnvironment(context: Context, options: PromoteOptions & { readonly to: string }): Promise<ExitCode> {
  const project = projectIn(context.folder);
  const answers = await askApp(project);
  expectEnvironment(answers, options.to);
  const source = sourceOf(answers, options);
  const git = new Git(project.folder);
  const base = options.base === undefined ? await git.inForce() : await git.mergeBase(options.base);
  const problems = await promotionProblems(git, base, source, project.folder);
  if (problems.length > 0) throw new CutoverError(problems);
  const version = source.release.slots[source.release.live];
  if (!version) throw new CutoverError(problems);
  const target = { ...options, service: source.release.service, environment: options.to };
  const work = await editing(context, target, answers);
  refuse([...thereProblems(work.chosen, version, options.to), ...openProblems(work.chosen)]);
  return edit(context, target, work, (release) => deployed(release, version, work.chosen.lock));
}

function expectEnvironment(answers: readonly Answer[], to: string): void {
  const known = answers.flatMap(({ environment, releases }) =>
    releases.flatMap(({ release }) => environment ?? release.environment ?? []),
  );
  if (known.includes(to)) return;
  // An environment whose release cannot be read has none: its problems say more than that it is missing.
  refuse(answers.flatMap(({ problems }) => problems));
  const names = [...new Set(known)];
  throw new CutoverError([
    promotionRule.problem({
      at: {},
      given: `--to ${oneLine(to)}, which no release is in`,
      allowed: names.join(', ') || 'an app with environments',
      fix: `name one of them${didYouMean(to, names)}`,
    }),
  ]);
}

/** What is live in the other environment already would be a release of nothing. */
function thereProblems({ file, release }: ChosenRelease, { version, image }: SlotVersion, to: string): Problem[] {
  const live = release.slots[release.live];
  if (live?.version !== version || live.image !== image) return [];
  return [
    promotionRule.problem({
      at: { file, field: `slots.${release.live}` },
      given: `${to} has ${version} already`,
      allowed: 'a version that is not live there',
      fix: 'release another one where it comes from first, or look where both are: cutover status',
    }),
  ];
}

/** The release that is carried on: the one of `environment`, or the only one elsewhere. */
function sourceOf(answers: readonly Answer[], { to, service, environment }: PromoteOptions): ChosenRelease {
  if (environment === to) {
    throw new CutoverError([
      promotionRule.problem({
        at: {},
        given: `from ${environment ?? ''} to ${to ?? ''}`,
        allowed: 'another environment than the one it comes from',
        fix: 'name where it comes from with --environment',
      }),
    ]);
  }
  if (environment !== undefined)
    return chooseRelease(answers, { ...(service === undefined ? {} : { service }), environment });
  const elsewhere = answers
    .map((answer) => ({
      ...answer,
      releases: answer.releases.filter((each) => (answer.environment ?? each.release.environment) !== to),
    }))
    .filter(({ releases }) => releases.length > 0);
  return chooseRelease(elsewhere, service === undefined ? {} : { service });
}
