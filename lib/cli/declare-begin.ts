import type { Command } from 'commander';
import type { AdoptOptions } from './commands/adopt';
import type { InitOptions } from './commands/init';
import type { Run } from './context';
import { inCluster, wholeNumber } from './options';

/** Declares what begins an app: a new one, or one of what runs already. */
export function declareBeginnings(program: Command, run: Run): void {
  program
    .command('init <name>')
    .description('write a new app: one service, whose first version is live')
    .option('--namespace <namespace>', 'namespace of it (default: the name of the service)')
    .option('--image <image>', 'image that runs, by digest (default: one that has to be put in)')
    .option('--port <port>', 'port that the container listens on (default: 8080)', wholeNumber('a port is'))
    .action(async (name: string, options: Omit<InitOptions, 'name'>) => {
      const { initCommand } = await import('./commands/init.js');
      await run((context) => initCommand(context, { ...options, name }));
    });
  inCluster(program.command('adopt'))
    .description('write an app for a Deployment that runs, and a script by which it takes over without an outage')
    .option('--from <file...>', 'files with objects, such as the output of helm template; - is standard input')
    .option('--namespace <namespace>', 'namespace of the Deployment (default: the one in the files)')
    .option('--deployment <name>', 'the Deployment (default: the only one in the files)')
    .option('--service <service>', 'name of the service (default: that of the Service that selects the pods)')
    .option('--container <name>', 'container that is released (default: the one that the Service leads to)')
    .option('--version-name <version>', 'name of the version that runs (default: its label, or the tag of its image)')
    .option('--environment <environment>', 'environment that it runs in (default: none)')
    .option('--image <image...>', 'images by digest, NAME=IMAGE for other containers (default: those of the pods)')
    .option('--ready <path>', 'path that answers while the pod can serve (default: the readiness probe there is)')
    .option('--live <path>', 'path that answers while no restart is needed (default: the liveness probe there is)')
    .option('--dry-run', 'show what it would write')
    .action(async ({ versionName, ...options }: Omit<AdoptOptions, 'version'> & { readonly versionName?: string }) => {
      const { adoptCommand } = await import('./commands/adopt.js');
      const version = versionName === undefined ? {} : { version: versionName };
      await run((context) => adoptCommand(context, { ...options, ...version }));
    });
}
