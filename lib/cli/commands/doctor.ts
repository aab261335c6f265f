import type { Colors } from 'picocolors/types';
import { actorRights, type ActorApplication, type Right } from '../../actor/rights';
import { openCluster, unreachable, type ClusterChoice } from '../../cluster/open';
import { CutoverError, refuse } from '../../core/error';
import { countOf, type Finding, type Verdict } from '../../doctor/finding';
import { examine } from '../../doctor/examine';
import { patientOf, type Patient } from '../../doctor/patient';
import type { Answer } from '../../files/answer';
import { askApp } from '../../project/ask';
import { choiceRule } from '../../project/edit';
import { projectIn } from '../../project/project';
import { oneLine } from '../../report/words';
import { EXIT, type Context, type ExitCode } from '../context';

/** What `cutover doctor` takes. */
export interface DoctorOptions extends ClusterChoice {
  /** The service to look for. @default - all of them */
  readonly service?: string;
  /** The environment that the cluster is. @default - the only one */
  readonly environment?: string;
  /** A user whose rights are looked at, such as `system:serviceaccount:cutover:actor`. @default - whoever runs it */
  readonly as?: string;
  /** What the actor may touch of the GitOps engine. @default - that is not known */
  readonly application?: ActorApplication;
}

/** Examines a cluster for the releases of an app, and changes nothing in it. */
export async function doctorCommand(context: Context, options: DoctorOptions): Promise<ExitCode> {
  const project = projectIn(context.folder);
  context.progress(`asking \`${project.app}\``);
  const answer = chooseAnswer(await askApp(project), options);
  refuse(answer.problems);
  const patient = await patientOf(project, answer, options.service);
  const api = await openCluster(options);
  context.progress('examining the cluster');
  const isInside = process.env.KUBERNETES_SERVICE_HOST !== undefined;
  const { as, application } = options;
  const { gitOps } = answer.platform;
  const examined = await examine(patient, {
    api,
    rights: rightsFor(patient, application),
    isInside,
    ...(as === undefined ? {} : { as }),
    ...(application !== undefined || gitOps === 'kubectl' ? {} : { unnamed: gitOps }),
  });
  if (examined.kind === 'unreachable') throw unreachable(api, examined.why);
  show(context, answer, examined.findings);
  return countOf(examined.findings).failed > 0 ? EXIT.refused : EXIT.done;
}

function rightsFor({ answer, releases }: Patient, application: ActorApplication | undefined): readonly Right[] {
  const { gitOps } = answer.platform;
  return releases.flatMap(({ namespace, release: { service } }) =>
    actorRights({ service, namespace, gitOps, ...(application ? { application } : {}) }),
  );
}

function chooseAnswer(answers: readonly Answer[], { service, environment }: DoctorOptions): Answer {
  const fitting = answers.filter(
    (answer) =>
      (environment === undefined || answer.environment === environment) &&
      (service === undefined || answer.releases.some(({ release }) => release.service === service)),
  );
  const [chosen, ...others] = fitting;
  if (chosen && others.length === 0) return chosen;
  // What cannot be read has no release: its problems say more than that it is missing.
  refuse(answers.flatMap(({ problems }) => problems));
  const names = answers.flatMap((answer) =>
    answer.environment === undefined ? [] : `--environment ${answer.environment}`,
  );
  const services = answers.flatMap(({ releases }) => releases.map(({ release }) => `--service ${release.service}`));
  const asked = [service, environment].filter((part) => part !== undefined).join(' in ') || 'no choice';
  throw new CutoverError([
    choiceRule.problem({
      at: {},
      given: `${asked}, which ${fitting.length} apps answer for`,
      allowed: [...new Set([...names, ...services])].join(', ') || 'an app',
      fix: 'name the environment that the cluster is, and a service of it',
    }),
  ]);
}

function show({ json, print, colors }: Context, { environment }: Answer, findings: readonly Finding[]): void {
  const count = countOf(findings);
  if (json) {
    print(JSON.stringify({ ...(environment === undefined ? {} : { environment }), count, findings }, undefined, 2));
    return;
  }
  for (const finding of findings) print(findingText(finding, colors));
  print('');
  print(`${count.failed} failed, ${count.warning} warnings, ${count['not known']} not known, ${count.ok} ok`);
}

const MARKS: Readonly<Record<Verdict, string>> = { ok: '✔', warning: '!', failed: '✘', 'not known': '?' };

/** One line for what is well; what is wrong says what it means and how to mend it, as a problem does. */
function findingText({ id, verdict, seen, means, mend }: Finding, colors: Colors): string {
  const paint = { ok: colors.green, warning: colors.yellow, failed: colors.red, 'not known': colors.magenta }[verdict];
  const word = verdict === 'ok' ? '' : ` ${verdict}`;
  const lines = [`${paint(`${MARKS[verdict]}${word}`)} ${colors.bold(id)}: ${plain(seen)}`];
  if (means !== undefined) lines.push(`    means  ${plain(means)}`);
  if (mend !== undefined) lines.push(`    mend   ${plain(mend)}`);
  return lines.join('\n');
}

/** What a cluster says has line ends of its own; in a report it is one line. */
function plain(text: string): string {
  return oneLine(text.replace(/\s*\n\s*/g, ' '));
}
