import { unknown } from '@pulumi/pulumi';
import type { PodTemplate } from 'cutover';
import { built } from '../cli/support/built';
import type { Registered } from './support/engine';
import {
  BELOW_TWO_PARENTS,
  FILE_IN_LATE_NAMESPACE,
  FROM_FILE,
  IMAGES,
  IN_ONE_LATE_NAMESPACE,
  LATE,
  SOUND_AND_REFUSED,
  LATE_AND_PLAIN,
  TWO_OF_ONE_NAME,
  program,
  releaseFile,
} from './support/programs';
import { TestProgram } from './support/program';
import type { ProgramRun } from './support/language-host';

jest.setTimeout(300_000);

const LOCK = 'release.lock.yaml';

/** Node prints frames of a stack in this way. */
const FRAMES = /^\s+at .*[:(]/m;

/** What Pulumi's SDK ends a program with that it has told its user what is wrong with. */
const TOLD = 32;

let opened: TestProgram[] = [];

beforeAll(() => built());
afterEach(() => {
  for (const each of opened) each.remove();
  opened = [];
});

function open(code: string, files: Readonly<Record<string, string>> = {}): TestProgram {
  const opens = new TestProgram(code);
  opened.push(opens);
  for (const [file, text] of Object.entries(files)) opens.write(file, text);
  return opens;
}

function objectsIn(registered: readonly Registered[]): readonly Registered[] {
  return registered.filter(({ type }) => type.startsWith('kubernetes:'));
}

function expectSound({ code, stdout, stderr, messages, isComplete }: ProgramRun): void {
  expect({ code, stdout, stderr, messages, isComplete }).toEqual({
    code: 0,
    stdout: '',
    stderr: '',
    messages: [],
    isComplete: true,
  });
}

/** The report is all that the user is shown, once, and nothing goes to the cluster or from it. */
function expectRefused(run: ProgramRun, report: RegExp): void {
  const { code, stdout, stderr, messages, registered, isComplete } = run;
  expect({ code, stdout, stderr, isComplete }).toEqual({ code: TOLD, stdout: '', stderr: '', isComplete: false });
  expect(messages).toEqual([{ severity: 'error', text: expect.stringMatching(report) }]);
  expect(messages[0]!.text).not.toMatch(FRAMES);
  expect(objectsIn(registered)).toEqual([]);
}

describe('a program of Pulumi', () => {
  it('registers the component, then its objects, each after all that it depends on', async () => {
    const run = await open(FROM_FILE, { 'release.yaml': releaseFile(IMAGES.v1) }).preview();
    expectSound(run);
    const { registered } = run;
    const names = registered.map(({ name }) => name);
    expect(registered.slice(0, 2).map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack', 'cutover:index:BlueGreen']);
    expect(names.slice(2).sort()).toEqual(
      ['ServiceAccount', 'Service', 'Service-blue', 'Deployment-blue', 'PodDisruptionBudget-blue']
        .concat('DestinationRule', 'VirtualService')
        .map((name) => `shop-${name}`)
        .sort(),
    );
    for (const { parent } of registered.slice(2)) expect(parent).toBe('shop');
    const early = registered.flatMap(({ name, dependsOn }, index) =>
      dependsOn.filter((each) => !names.slice(0, index).includes(each)).map((each) => `${name} before ${each}`),
    );
    expect(early).toEqual([]);
    expect(registered.find(({ name }) => name === 'shop-VirtualService')?.dependsOn).toContain('shop-Deployment-blue');
  });

  it('has its lock written by the preview, and leaves it alone when it updates', async () => {
    const opens = open(FROM_FILE, { 'release.yaml': releaseFile(IMAGES.v1) });
    const preview = await opens.preview();
    const lock = opens.read(LOCK);
    expect(lock).toContain(IMAGES.v1);
    const written = opens.writtenAt(LOCK);
    const update = await opens.update();
    expectSound(update);
    expect(opens.read(LOCK)).toBe(lock);
    expect(opens.writtenAt(LOCK)).toBe(written);
    expect(update.registered.map(({ name, inputs }) => [name, inputs]).sort()).toEqual(
      preview.registered.map(({ name, inputs }) => [name, inputs]).sort(),
    );
  });

  it('is refused an update that no preview came before', async () => {
    const opens = open(FROM_FILE, { 'release.yaml': releaseFile(IMAGES.v1) });
    expectRefused(await opens.update(), /^1 error\n\nerror lock-uncommitted at release\.lock\.yaml\n/);
    expect(opens.has(LOCK)).toBe(false);
  });

  it('is shown the report of a refused release as it is, and registers nothing', async () => {
    const run = await open(FROM_FILE, { 'release.yaml': releaseFile('registry.example.com/shop:latest') }).preview();
    expectRefused(run, /^1 error\n\nerror image-digest at release\.yaml:5:33 · slots\.blue\.image\n/);
    expect(run.registered.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack']);
    const lines = run.messages[0]!.text.split('\n').slice(3);
    expect(lines.map((line) => line.slice(0, 11).trim())).toEqual(['given', 'allowed', 'why', 'fix', 'page']);
  });

  it('is shown the report of a database that is too small in the same way', async () => {
    const database = `database: Database.postgres({ maxConnections: 20, poolPerPod: 3 }), capacity: Capacity.fixed(4),`;
    const run = await open(program(`new BlueGreen('shop', { ...SHOP, ${database} release: RELEASE });`)).preview();
    expectRefused(run, /^1 error\n\nerror connection-budget at shop\b/);
    expect(run.registered.map(({ type }) => type)).toEqual(['pulumi:pulumi:Stack']);
  });

  it('is shown the report of a value that is refused before there is a component in the same way', async () => {
    const run = await open(program(`ReleasePlan.guide002().withApproval('nothing');`)).preview();
    expectRefused(run, /^1 error\n\nerror plan at plan\n/);
  });

  it('is refused two components that write the same objects', async () => {
    const run = await open(TWO_OF_ONE_NAME).preview();
    expectRefused(run, /^7 errors\n\nerror duplicate-object at two\/ServiceAccount · ServiceAccount shop\/shop\n/);
  });

  it('is refused two components of one name below two parents, where they write the same objects', async () => {
    expectRefused(await open(BELOW_TWO_PARENTS).preview(), /^7 errors\n\nerror duplicate-object at shop\//);
  });

  it('registers nothing of a sound component either, where another is refused, and writes no lock', async () => {
    const opens = open(SOUND_AND_REFUSED, { 'release.yaml': releaseFile(IMAGES.v1) });
    expectRefused(await opens.preview(), /^1 error\n\nerror name at other · namespace\n/);
    expect(opens.has(LOCK)).toBe(false);
  });

  it('loads nothing of cdk8s, and nothing but what was built', async () => {
    const opens = open(
      program(`process.on('exit', () => writeFileSync('loaded', Object.keys(require.cache).join()));`),
    );
    expectSound(await opens.preview());
    const loaded = opens.read('loaded').split(',');
    const ours = loaded.filter((file) => file.startsWith(opens.packageRoot) && !file.includes('node_modules'));
    expect(ours.some((file) => file.endsWith('build/lib/pulumi/index.js'))).toBe(true);
    expect(ours.filter((file) => !/\/build\/lib\/|\/\.cutover-pulumi-[^/]+\/index\.ts$/.test(file))).toEqual([]);
    expect(loaded.filter((file) => /node_modules\/(cdk8s|cdk8s-plus-\d+|constructs)\//.test(file))).toEqual([]);
  });
});

describe('a program that builds its image', () => {
  const image = ({ registered }: ProgramRun) => {
    const deployment = registered.find(({ name }) => name === 'shop-Deployment-blue')!;
    const { template } = deployment.inputs.spec as { readonly template: PodTemplate };
    return template.spec.containers[0]!.image as unknown;
  };

  it('previews all objects, with the image alone unknown', async () => {
    const preview = await open(LATE).preview();
    expectSound(preview);
    expect(objectsIn(preview.registered)).toHaveLength(7);
    expect(image(preview)).toBe(unknown);
    expect(unknownsIn(preview.registered.filter(({ type }) => type !== 'registry:index:Image'))).toBe(1);
  });

  it('updates with the image that was built', async () => {
    const update = await open(LATE).update({ build: { image: IMAGES.v2 } });
    expectSound(update);
    expect(objectsIn(update.registered)).toHaveLength(7);
    expect(image(update)).toBe(IMAGES.v2);
  });

  it('is refused a component of plain values that is in the way of the one that it builds for', async () => {
    const opens = open(LATE_AND_PLAIN);
    const report = /^7 errors\n\nerror duplicate-object at two\/ServiceAccount · ServiceAccount shop\/shop\n/;
    expectRefused(await opens.preview(), report);
    expectRefused(await opens.update({ build: { image: IMAGES.v2 } }), report);
  });

  it('is refused two components in one namespace that is not known yet, where they write the same objects', async () => {
    expectRefused(
      await open(IN_ONE_LATE_NAMESPACE).preview(),
      /^7 errors\n\nerror duplicate-object at two\/ServiceAccount/,
    );
  });

  it('has its lock written by a preview that does not know the namespace, and asked for by the update', async () => {
    const opens = open(FILE_IN_LATE_NAMESPACE, { 'release.yaml': releaseFile(IMAGES.v1) });
    const computed = { build: { image: 'payments' } };
    expectRefused(await opens.update(computed), /^1 error\n\nerror lock-uncommitted at release\.lock\.yaml\n/);
    expectSound(await opens.preview());
    expect(opens.read(LOCK)).toContain(IMAGES.v1);
    expectSound(await opens.update(computed));
  });

  it('is refused an image that was built without a digest', async () => {
    const run = await open(LATE).update({ build: { image: 'registry.example.com/shop:latest' } });
    expectRefused(run, /^1 error\n\nerror image-digest at release\.slots\.blue\.image\n/);
  });
});

/** How many values are not known, however deep. */
function unknownsIn(value: unknown): number {
  if (value === unknown) return 1;
  if (typeof value !== 'object' || value === null) return 0;
  return Object.values(value).reduce((sum: number, each) => sum + unknownsIn(each), 0);
}
