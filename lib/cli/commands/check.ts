import { formatReport } from '../../core/problem';
import { checkProject } from '../../project/check';
import type { Checked, Finding } from '../../report/finding';
import { githubCommands } from '../../report/github';
import { junitXml } from '../../report/junit';
import { sarifLog } from '../../report/sarif';
import { EXIT, type Context, type ExitCode } from '../context';
import type { ClusterAsked } from '../options';
import { observerIn } from '../witness';

/** Form of a report: for people, for programs, for code scanning, for test reports, for the lines of a pull request. */
export type CheckFormat = 'text' | 'json' | 'sarif' | 'junit' | 'github';

/** What `cutover check` is told. */
export interface CheckCommandOptions extends ClusterAsked {
  /** The form of the report. @default 'text', or 'json' where all answers are */
  readonly format?: CheckFormat;
  /** A revision: releases are compared with where this history left it. @default - what is in force */
  readonly base?: string;
  /** Whether warnings end the command as errors do. @default false */
  readonly strict?: boolean;
}

/** Checks the apps, the steps of their releases, and what is written of them. */
export async function checkCommand(context: Context, options: CheckCommandOptions): Promise<ExitCode> {
  const { format = context.json ? 'json' : 'text', base, strict = false } = options;
  context.progress('asking the app');
  const observer = () => observerIn(context, options);
  const checked = await checkProject(context.folder, { now: context.now(), base, observer });
  const isError = ({ problem }: Finding) => strict || problem.severity === 'error';
  const text = reportText(format, checked, isError, context);
  if (text !== '') context.print(text);
  return checked.findings.some(isError) ? EXIT.refused : EXIT.done;
}

function reportText(
  format: CheckFormat,
  checked: Checked,
  isError: (finding: Finding) => boolean,
  { colors }: Context,
): string {
  const { findings, subjects, base } = checked;
  switch (format) {
    case 'json':
      return JSON.stringify({ base, subjects, problems: findings }, undefined, 2);
    case 'sarif':
      return JSON.stringify(sarifLog(checked), undefined, 2);
    case 'junit':
      return junitXml(checked, isError);
    case 'github':
      return githubCommands(findings);
    case 'text':
      return findings.length > 0
        ? formatReport(findings.map(({ problem }) => problem))
        : colors.green(
            `no problems: ${subjects.join(', ')}${base === undefined ? '' : `, compared with ${base.slice(0, 12)}`}`,
          );
  }
}
