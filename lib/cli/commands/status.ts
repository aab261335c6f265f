import * as path from 'node:path';
import { openCluster } from '../../cluster/open';
import { SLOTS } from '../../core/labels';
import { CutoverError, hasError } from '../../core/error';
import { formatReport, type Problem } from '../../core/problem';
import type { ReleaseState } from '../../doctor/release-state';
import { observerOf } from '../../doctor/read/reached';
import { readRelease } from '../../doctor/read/release';
import { askApp } from '../../project/ask';
import { chooseRelease, type ReleaseChoice } from '../../project/edit';
import { Git } from '../../project/git';
import { projectIn } from '../../project/project';
import { staleFiles } from '../../project/stale';
import { releaseStatus, releasesOf, type ReleaseStatus } from '../../project/status';
import { observedAt } from '../../project/step';
import { utc } from '../../core/time';
import { oneLine, spanText } from '../../report/words';
import { EXIT, type Context, type ExitCode } from '../context';
import { wantsCluster, type ClusterAsked } from '../options';

/** What `cutover status` takes: all releases where none is named, and no cluster where none is. */
export interface StatusOptions extends ReleaseChoice, ClusterAsked {}

/** A release as it is said, with what the cluster has of it where that was asked. */
interface Said extends ReleaseStatus {
  readonly cluster?: ReleaseState;
}

/** Says where releases are, and what they wait for. */
export async function statusCommand(context: Context, options: StatusOptions): Promise<ExitCode> {
  const project = projectIn(context.folder);
  context.progress(`asking \`${project.app}\``);
  const answers = await askApp(project);
  const chosen = releasesOf(answers).filter(
    ({ release, answer }) =>
      (options.service === undefined || release.service === options.service) &&
      (options.environment === undefined || (answer.environment ?? release.environment) === options.environment),
  );
  // Says which there are, and what keeps others from being read.
  if (chosen.length === 0) chooseRelease(answers, options);
  const git = new Git(project.folder);
  const unseen: Problem[] = [];
  const from = await inForceOf(git, unseen);
  const isAsked = wantsCluster(options);
  const api = isAsked ? await openCluster(options) : undefined;
  const observe = api && observerOf(api);
  const said: Said[] = [];
  for (const each of chosen) {
    const { standing, warnings = [] } = from
      ? await observedAt({ git, ...from, observe }, each.file, each, answers)
      : {};
    unseen.push(...warnings);
    const status = releaseStatus(each, from ? standing : 'unknown', context.now());
    said.push(api ? { ...status, cluster: await readRelease(api, status) } : status);
  }
  const apps = [...new Set(chosen.map(({ answer }) => answer))];
  const stale = apps.flatMap(staleFiles).map(({ file, how }) => `${path.relative(context.folder, file)} ${how}`);
  const problems = [...unseen, ...apps.flatMap((answer) => answer.problems)];
  show(context, said, { stale, problems, isAsked });
  return hasError(problems) ? EXIT.refused : EXIT.done;
}

/** The commit that is in force; a warning where Git does not say: what the files and the cluster say is worth having. */
async function inForceOf(git: Git, warnings: Problem[]): Promise<{ readonly commit: string | undefined } | undefined> {
  try {
    return { commit: await git.inForce() };
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error;
    warnings.push(...error.problems.map((problem) => ({ ...problem, severity: 'warning' as const })));
    return undefined;
  }
}

interface Around {
  readonly stale: readonly string[];
  readonly problems: readonly Problem[];
  readonly isAsked: boolean;
}

function show(context: Context, said: readonly Said[], { stale, problems, isAsked }: Around): void {
  if (context.json) {
    context.print(JSON.stringify({ releases: said, stale, problems, clusterAsked: isAsked }, undefined, 2));
    return;
  }
  const releases = said.map((each) => statusLines(each, context).join('\n'));
  const notes = [
    ...(stale.length > 0 ? [`stale    ${stale.join('; ')}: run \`cutover synth\``] : []),
    ...(isAsked ? [] : ['cluster  not asked: name it with --kubeconfig or --context, or say --cluster']),
  ].map(oneLine);
  const report = problems.length === 0 ? [] : [formatReport(problems)];
  context.print([...releases, ...(notes.length > 0 ? [notes.join('\n')] : []), ...report].join('\n\n'));
}

function statusLines(said: Said, { colors, now }: Context): readonly string[] {
  const { service, environment, namespace, stage, attempt, live, candidate } = said;
  const where = environment === undefined ? `in ${namespace}` : `in ${environment} (namespace ${namespace})`;
  const again = attempt > 1 ? `, attempt ${attempt}` : '';
  const lines = [
    ...[live, candidate].flatMap((slot, index) =>
      slot ? [`${index === 0 ? 'live     ' : 'other    '}${slot.slot} ${slot.version} ${slot.image}`] : [],
    ),
    `since    ${sinceText(said)}`,
    ...nextLines(said, now()),
    ...(said.cluster ? clusterLines(said.cluster) : []),
  ];
  return [colors.bold(oneLine(`${service} ${where}: ${stage}${again}`)), ...lines.map((line) => `  ${oneLine(line)}`)];
}

function sinceText({ inForce, reached, lacks, stage, unknown }: ReleaseStatus): string {
  if (unknown) return 'nobody knows when: Git does not say what is in force';
  if (lacks !== undefined) return `not yet, as the cluster says: ${lacks}`;
  const at = reached === undefined ? 'nobody knows when: no commit has it' : utc(reached);
  if (inForce === undefined) return at;
  return inForce === null ? `${stage} is not in force yet` : `${stage} is not in force yet: ${inForce} is, since ${at}`;
}

function nextLines({ next, stage, unknown, inForce }: ReleaseStatus, now: number): readonly string[] {
  if (unknown) return ['next     depends on what is in force'];
  if (!next)
    return [`next     nothing by itself${stage === 'idle' ? ': cutover deploy VERSION IMAGE begins a release' : ''}`];
  const { stage: to, heldUntil, waitsFor } = next;
  if (waitsFor.length === 0) {
    const how = inForce === undefined ? 'may be taken now' : 'is in force when it is committed, and pushed or merged';
    return [`next     ${to}, which ${how}`];
  }
  const wait = heldUntil !== undefined && heldUntil > now ? `, held for ${spanText(heldUntil - now)} more` : '';
  return [`next     ${to}${wait}`, ...waitsFor.map(({ id, given, fix }) => `waits    ${id}: ${given}; ${fix}`)];
}

function clusterLines({ slots, runs, revision, unknown }: ReleaseState): readonly string[] {
  const states = SLOTS.flatMap((slot) => {
    const state = slots[slot];
    if (!state) return [];
    const { weight, version = 'no version', ready, wanted } = state;
    return [
      `cluster  ${slot} ${version}: ${weight === undefined ? 'no weight' : `${weight} %`}, ${ready} of ${wanted} pods ready`,
    ];
  });
  const gates = runs.map(({ name, phase = 'not looked at yet', message, gates: verdicts }) => {
    const each = Object.entries(verdicts).map(([gate, verdict]) => `${gate} ${verdict}`);
    return [`gates    ${name}: ${phase}`, ...(message === undefined ? [] : [message]), ...each].join(', ');
  });
  return [
    ...(states.length === 0 ? ['cluster  nothing of it is there'] : states),
    ...gates,
    `applied  ${revision ?? 'no engine says which revision'}`,
    ...unknown.map((text) => `unknown  ${text}`),
  ];
}
