import { Option, type Command } from 'commander';
import type { Run } from './context';
import type { RunOptions } from './commands/run';
import { inCluster, namespacedName, wholeNumber } from './options';

/** Declares the options of the actor. */
export function declareRun(command: Command, run: Run): void {
  const seconds = wholeNumber('whole seconds are');
  inCluster(command)
    .description('be the actor: go through the plan of a release, commit each stage or the way back')
    .option('--once', 'look once, do what follows from it, and end')
    .option('--stay', 'wait for the next release when one is over')
    .option('--interval <seconds>', 'seconds between two looks (default: 10)', seconds)
    .option('--branch <branch>', 'branch that the release lives on (default: main)')
    .option('--remote <remote>', 'remote that it is on (default: origin)')
    .option(
      '--application <namespace/name>',
      'Application of Argo CD, or where Flux has its Kustomizations',
      namespacedName,
    )
    .option('--prometheus <url>', 'address of Prometheus from here (default: that of the platform)')
    .option('--outage-budget <seconds>', 'how long a release may stand unseen (default: 300)', seconds)
    .addOption(secret('--notify-webhook <url>', 'address that events are posted to, as JSON', 'CUTOVER_NOTIFY_WEBHOOK'))
    .addOption(secret('--notify-slack <url>', 'address that they go to, as messages of Slack', 'CUTOVER_NOTIFY_SLACK'))
    .action(async (options: RunOptions) => {
      const { runCommand } = await import('./commands/run.js');
      await run((context) => runCommand(context, options));
    });
}

/** An option that is better given by its variable: arguments are in every list of processes. */
function secret(flags: string, description: string, variable: string): Option {
  return new Option(flags, `${description}; a secret, so rather as ${variable}`).env(variable);
}
