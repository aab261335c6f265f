import * as fs from 'node:fs';
import * as path from 'node:path';
import { adopt } from '../../adopt/adopt';
import { formatDifference } from '../../adopt/difference';
import { readObjects } from '../../adopt/read';
import { adoptRule } from '../../adopt/rule';
import { CutoverError } from '../../core/error';
import { answered, openCluster, type ClusterChoice } from '../../cluster/open';
import { objectsAround, type ReadObjects } from '../../adopt/cluster';
import { EXIT, type Context, type ExitCode } from '../context';
import { writeNewFiles } from '../new-files';

/** What `cutover adopt` is told. */
export interface AdoptOptions extends ClusterChoice {
  /** Files with objects; `-` is standard input. @default [] (objects are read from the cluster) */
  readonly from?: readonly string[];
  /** @default - that of the Deployment in the files; needed for a cluster */
  readonly namespace?: string;
  /** @default - the only one in the files; needed for a cluster */
  readonly deployment?: string;
  /** Name of the service. @default - that of the Service that selects the pods */
  readonly service?: string;
  /** Name of the container that is released. @default - the one that the Service leads to */
  readonly container?: string;
  /** Name of the version that runs. @default - its label, or the tag of its image */
  readonly version?: string;
  /** Name of the environment. @default - none */
  readonly environment?: string;
  /** Images by digest, `NAME=IMAGE` for other containers than the released one. @default - those of the running pods */
  readonly image?: readonly string[];
  /** Path that answers while the pod can serve. @default - the readiness probe there is */
  readonly ready?: string;
  /** Path that answers as long as no restart is needed. @default - the liveness probe there is */
  readonly live?: string;
  /** Shows what would be written. @default false */
  readonly dryRun?: boolean;
}

/** Writes an app for what runs already, and says what is not as it was. */
export async function adoptCommand(context: Context, options: AdoptOptions): Promise<ExitCode> {
  const { ready, live, image, dryRun = false } = options;
  const { objects, unread } = options.from?.length ? readFiles(options.from) : await readCluster(context, options);
  const adopted = adopt(objects, {
    ...options,
    unread,
    ...(image ? { images: image } : {}),
    probes: { ...(ready === undefined ? {} : { ready }), ...(live === undefined ? {} : { live }) },
  });
  const { files, differences, decisions, release, service, namespace } = adopted;
  if (!dryRun) writeNewFiles(context.folder, files);
  if (context.json) {
    const written = Object.fromEntries(files);
    context.print(
      JSON.stringify({ service, namespace, release, differences, decisions, files: written, dryRun }, undefined, 2),
    );
    return EXIT.done;
  }
  const { bold, yellow } = context.colors;
  const done = dryRun ? 'would write' : 'wrote';
  context.print(bold(`${done} ${files.size} files for ${namespace}/${service} to ${context.folder}`));
  for (const name of files.keys()) context.print(`  ${name}`);
  if (differences.length > 0) context.print(bold(`\n${differences.length} fields are not as they were`));
  for (const difference of differences) context.print(`  ${formatDifference(difference)}`);
  if (decisions.length > 0) context.print(bold(yellow(`\n${decisions.length} things to decide, also in service.ts`)));
  for (const decision of decisions) context.print(`  ${decision}`);
  context.print(`\nnext: npx tsx main.ts, commit, and before a GitOps engine applies it: sh takeover/takeover.sh`);
  return EXIT.done;
}

function readFiles(files: readonly string[]): ReadObjects {
  const objects = files.flatMap((file) => {
    const name = file === '-' ? 'standard input' : file;
    return readObjects(textOf(file, name), name);
  });
  return { objects, unread: [] };
}

function textOf(file: string, name: string): string {
  try {
    return fs.readFileSync(file === '-' ? process.stdin.fd : path.resolve(file), 'utf8');
  } catch (error) {
    const { message } = error as Error;
    const [allowed, fix] = ['a file with Kubernetes objects', 'check the path'];
    throw new CutoverError([adoptRule.problem({ at: { file: name }, given: message, allowed, fix })]);
  }
}

async function readCluster(context: Context, options: AdoptOptions): Promise<ReadObjects> {
  const { namespace, deployment } = options;
  if (namespace === undefined || deployment === undefined) {
    const given = `no ${namespace === undefined ? '--namespace' : '--deployment'}, and no --from`;
    const allowed = 'files with the objects, or where they are in a cluster';
    const fix = 'cutover adopt --from chart.yaml, or --namespace shop --deployment checkout';
    throw new CutoverError([adoptRule.problem({ given, allowed, fix })]);
  }
  const api = await openCluster(options);
  context.progress(`reading ${namespace}`);
  return answered(api, () => objectsAround(api, namespace));
}
