import { Command, InvalidArgumentError, Option } from 'commander';
import type { Run } from './context';
import type { ReleaseChoice } from '../project/edit';
import type { ApproveOptions } from './commands/approve';
import type { CheckCommandOptions } from './commands/check';
import type { DiffOptions } from './commands/diff';
import type { PromoteOptions } from './commands/promote';
import type { ShiftOptions } from './commands/shift';
import { declareBeginnings } from './declare-begin';
import { declareLooks } from './declare-look';
import { declareRun } from './declare-run';
import type { EditOptions } from './edit';
import { maybeInCluster } from './options';

const SINCE = 'since when the stage is in force';
const BASE = 'revision in force (default: merge base with origin’s main branch, or HEAD)';

// Commands are imported when they are the one that runs: what starting up costs is the argument parser alone.

/** The command line: every command with its arguments and options. */
export function declareProgram(run: Run): Command {
  const program = new Command('cutover')
    .description('Releases as code: a release is a diff, and this writes it.')
    .option('-f, --folder <folder>', 'folder of the app', '.')
    .option('--json', 'answer with one JSON document');
  program
    .command('synth')
    .description('write the manifests of the stage that each release is at')
    .action(async () => {
      const { synthCommand } = await import('./commands/synth.js');
      await run(synthCommand);
    });
  declareBeginnings(program, run);
  declareReports(program, run);
  declareEdits(program, run);
  declareLooks(chooses(program.command('doctor')), chooses(program.command('status')), run);
  declareRun(chooses(program.command('run')), run);
  return program;
}

/** What says something and changes nothing. */
function declareReports(program: Command, run: Run): void {
  chooses(program.command('plan'))
    .description('say what a release is going to be: stages, holds, gates, how long a bad version would last')
    .action(async (options: ReleaseChoice) => {
      const { planCommand } = await import('./commands/plan.js');
      await run((context) => planCommand(context, options));
    });
  chooses(program.command('diff'))
    .description('say what a step changes: the next stage, a revision against another, or two environments')
    .option('--to <stage>', 'a stage ahead, or rollback (default: the next one)')
    .option('--from <revision>', 'manifests as they were where the history left this revision')
    .option('--with <revision>', 'and as they are at this one (default: what the app would write now)')
    .option('--against <environment>', 'the environment that --environment is compared with')
    .action(async (options: DiffOptions) => {
      const { diffCommand } = await import('./commands/diff.js');
      await run((context) => diffCommand(context, options));
    });
  maybeInCluster(program.command('check'), SINCE)
    .description('check the apps, the steps of their releases, and that what is written is what they write')
    .addOption(
      new Option('--format <format>', 'form of the report').choices(['text', 'json', 'sarif', 'junit', 'github']),
    )
    .option('--base <revision>', BASE)
    .option('--strict', 'end with 1 on warnings, too')
    .action(async (options: CheckCommandOptions) => {
      const { checkCommand } = await import('./commands/check.js');
      await run((context) => checkCommand(context, options));
    });
  program
    .command('explain [id]')
    .description('say what a rule is, why it is there, and how it is kept; without an id, list them')
    .action(async (id: string | undefined) => {
      const { explainCommand } = await import('./commands/explain.js');
      await run((context) => explainCommand(context, id === undefined ? {} : { id }));
    });
}

/** The verbs that edit a release file. */
function declareEdits(program: Command, run: Run): void {
  edits(program.command('deploy <version> <image>'))
    .description('bring a version into the idle slot, at preview')
    .action(async (version: string, image: string, options: EditOptions) => {
      const { deployCommand } = await import('./commands/deploy.js');
      await run((context) => deployCommand(context, { ...options, version, image }));
    });
  edits(program.command('shift'))
    .alias('shift-traffic')
    .description('move a release on: to the next stage, or to a share of the traffic')
    .addOption(
      new Option('--next', 'to the next stage of the plan; so it is without --percentage').conflicts('percentage'),
    )
    .option('--percentage <percent>', 'to the step with this share; 0 is the way back', percentage)
    .action(async (options: ShiftOptions) => {
      const { shiftCommand } = await import('./commands/shift.js');
      await run((context) => shiftCommand(context, options));
    });
  edits(program.command('approve'))
    .description('write down that somebody approves a stage, and when')
    .option('--stage <stage>', 'stage that may be entered (default: the next that wants it)')
    .option('--by <name>', 'who says so (default: user.email of Git)')
    .action(async (options: ApproveOptions) => {
      const { approveCommand } = await import('./commands/approve.js');
      await run((context) => approveCommand(context, options));
    });
  edits(program.command('promote'))
    .description('make the new version the promoted one, or carry the version of one environment to another')
    .option('--to <environment>', 'environment that gets what ended well in --environment')
    .action(async (options: PromoteOptions) => {
      const { promoteCommand } = await import('./commands/promote.js');
      await run((context) => promoteCommand(context, options));
    });
  edits(program.command('retire'))
    .description('take away what lost its traffic: the old version, or the one that was taken back')
    .action(async (options: EditOptions) => {
      const { retireCommand } = await import('./commands/retire.js');
      await run((context) => retireCommand(context, options));
    });
  edits(program.command('rollback'))
    .description('take a release back: all traffic to the live version')
    .action(async (options: EditOptions) => {
      const { rollbackCommand } = await import('./commands/rollback.js');
      await run((context) => rollbackCommand(context, options));
    });
}

/** What all of them take. */
function edits(command: Command): Command {
  return maybeInCluster(chooses(command), SINCE)
    .option('--base <revision>', BASE)
    .option('--dry-run', 'show what it would do, and write nothing')
    .option('--commit', 'commit what it wrote');
}

/** Which release it is. */
function chooses(command: Command): Command {
  return command
    .option('--service <service>', 'service (default: the only one)')
    .option('--environment <environment>', 'environment (default: the only one)');
}

function percentage(text: string): number {
  const percent = Number(text);
  const isPercent = /^\d+$/.test(text) && percent <= 100;
  if (!isPercent) throw new InvalidArgumentError('a whole number from 0 to 100 is wanted.');
  return percent;
}
