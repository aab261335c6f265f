import type { Command } from 'commander';
import type { Run } from './context';
import type { DoctorOptions } from './commands/doctor';
import type { StatusOptions } from './commands/status';
import { inCluster, maybeInCluster, namespacedName } from './options';

/** Declares what looks at a cluster and changes nothing in it. */
export function declareLooks(doctor: Command, status: Command, run: Run): void {
  inCluster(doctor)
    .description('examine a cluster for the releases of an app, and change nothing in it')
    .option('--as <user>', 'whose rights are looked at, such as system:serviceaccount:shop:actor (default: yours)')
    .option(
      '--application <namespace/name>',
      'Application of Argo CD, or where Flux has its Kustomizations: rights at it are looked at',
      namespacedName,
    )
    .action(async (options: DoctorOptions) => {
      const { doctorCommand } = await import('./commands/doctor.js');
      await run((context) => doctorCommand(context, options));
    });
  maybeInCluster(status, 'as well')
    .description('say where releases are, and what they wait for')
    .action(async (options: StatusOptions) => {
      const { statusCommand } = await import('./commands/status.js');
      await run((context) => statusCommand(context, options));
    });
}
