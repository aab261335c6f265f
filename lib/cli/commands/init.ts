import { call } from '../../adopt/code';
import { appFiles } from '../../adopt/text';
import { CutoverError, refuse } from '../../core/error';
import { LONGEST_SERVICE_NAME } from '../../core/labels';
import { nameProblems } from '../../core/names';
import { imageProblems, portsRule } from '../../service/definition-problems';
import { EXIT, type Context, type ExitCode } from '../context';
import { writeNewFiles } from '../new-files';

/** What `cutover init` is told. */
export interface InitOptions {
  /** Name of the service. */
  readonly name: string;
  /** @default - the name of the service */
  readonly namespace?: string;
  /** The image that runs, by digest. @default - one that has to be put in: a registry that is no registry, with a digest of zeros */
  readonly image?: string;
  /** Port that the container listens on. @default 8080 */
  readonly port?: number;
}

/** Writes a new app: one service, whose first version is live in the blue slot. */
export function initCommand(context: Context, options: InitOptions): Promise<ExitCode> {
  return Promise.resolve().then(() => init(context, options));
}

function init(context: Context, options: InitOptions): ExitCode {
  const { name, namespace = name, port = 8080, image } = options;
  refuse([
    ...nameProblems('label', name, { field: 'NAME' }, LONGEST_SERVICE_NAME),
    ...nameProblems('label', namespace, { field: '--namespace' }),
    ...(image === undefined ? [] : imageProblems(image, { field: '--image' })),
  ]);
  if (!Number.isInteger(port) || port < 1 || port > 65535) throw badPort(port);
  const files = newApp({ name, namespace, port, image: image ?? `registry.invalid/${name}@sha256:${'0'.repeat(64)}` });
  writeNewFiles(context.folder, files);
  const next = 'npm install && npx tsx main.ts';
  if (context.json) {
    context.print(JSON.stringify({ service: name, namespace, files: [...files.keys()], next }, undefined, 2));
    return EXIT.done;
  }
  context.print(context.colors.bold(`wrote ${files.size} files for ${namespace}/${name} to ${context.folder}`));
  for (const file of files.keys()) context.print(`  ${file}`);
  if (image === undefined) context.print('\nput the image that runs into release.yaml, by its digest');
  context.print(`\nnext: ${next}`);
  context.print('then: commit all of it; steps are held against what Git has');
  context.print('and:  npx cutover plan says what a release lacks still, such as objectives that gates watch');
  return EXIT.done;
}

function badPort(port: number): CutoverError {
  const at = { field: '--port' };
  return new CutoverError([
    portsRule.problem({ at, given: String(port), allowed: 'a port from 1 to 65535', fix: 'such as --port 8080' }),
  ]);
}

interface NewApp {
  readonly name: string;
  readonly namespace: string;
  readonly port: number;
  readonly image: string;
}

function newApp({ name, namespace, port, image }: NewApp): ReadonlyMap<string, string> {
  const app = appFiles({
    service: name,
    namespace,
    release: { service: name, live: 'blue', stage: 'idle', slots: { blue: { version: 'v1.0.0', image } } },
    platform: {},
    props: { container: { port, ready: call('Probe', 'http', '/ready'), live: call('Probe', 'http', '/live') } },
    comment: [`What ${name} is: written once, the same for every version.`],
  });
  return new Map([
    ...app,
    ['service.test.ts', testText(name, namespace)],
    ['package.json', packageText(name)],
    ['tsconfig.json', TSCONFIG],
    ['.gitignore', 'node_modules/\n'],
  ]);
}

function packageText(name: string): string {
  const content = {
    name,
    private: true,
    scripts: { synth: 'tsx main.ts', types: 'tsc --noEmit', test: 'tsx --test service.test.ts' },
    dependencies: { cdk8s: '^2.70.0', constructs: '^10.4.0', cutover: '^0.1.0' },
    devDependencies: { '@types/node': '^20.0.0', tsx: '^4.0.0', typescript: '^6.0.0' },
  };
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

const TSCONFIG = `{
  "compilerOptions": {
    "target": "ES2022",
    "module": "node16",
    "moduleResolution": "node16",
    "types": ["node"],
    "strict": true,
    "skipLibCheck": true,
    "noEmit": true
  },
  "include": ["*.ts"]
}
`;

/** By the test runner of Node, which needs no package. */
function testText(name: string, namespace: string): string {
  return `import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BlueGreen, Platform } from 'cutover';
import { ReleaseStages, expectStageChange } from 'cutover/testing';
import { service } from './service';

const stages = new ReleaseStages({
  service: '${name}',
  live: 'blue',
  slots: { blue: { version: 'v1' }, green: { version: 'v2' } },
  namespace: '${namespace}',
  platform: Platform.of({}),
  build: (chart, release) => new BlueGreen(chart, '${name}', { release, ...service }),
});

test('a new version starts without traffic', () => {
  assert.deepEqual(stages.at('preview').weights, { blue: 100, green: 0 });
});

test('a step of the traffic restarts nothing', () => {
  expectStageChange(stages.at('preview'), stages.at('shift-10')).toRestartNothing();
});
`;
}
