import { chmodSync } from 'node:fs';
import { join } from 'node:path';
import { built } from './support/built';
import { IMAGES, TestProject } from './support/project';

jest.setTimeout(300_000);

const releaseOf = (service: string) => `service: ${service}
live: blue
stage: idle
slots:
  blue: { version: v1, image: '${IMAGES.v1}' }
`;

const APP = `const { Chart } = require('cdk8s');
const { BlueGreen, CutoverApp, Probe, Release, ReleasePlan } = require('../build/lib');

const app = new CutoverApp();
for (const name of ['cart', 'shop']) {
  new BlueGreen(new Chart(app, name, { namespace: name }), name, {
    release: Release.fromFile(name + '.yaml'),
    container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
    plan: ReleasePlan.guide002(),
  });
}
app.synth();
`;

describe('a commit of a release, in an app of two services', () => {
  let project: TestProject;
  beforeAll(() => built());
  beforeEach(async () => {
    project = new TestProject();
    project.write('main.js', APP);
    for (const name of ['cart', 'shop']) project.write(`${name}.yaml`, releaseOf(name));
    const run = await project.run('synth');
    if (run.code !== 0) throw new Error(run.stderr);
    project.commit('Begin', 3600);
  });
  afterEach(() => project.remove());

  it('is what a step that was only written waits for: it is not in force until then', async () => {
    await project.run('deploy', 'v2', IMAGES.v2, '--service', 'shop');
    const { code, stderr } = await project.run('shift', '--next', '--service', 'shop');
    expect([code, stderr]).toEqual([
      1,
      expect.stringMatching(
        /error stage-order at shop\.yaml[^]*bring preview into force first, where idle is: commit it, and push or merge it/,
      ),
    ]);
  });

  const deploy = (service: string, ...more: readonly string[]) =>
    project.run('deploy', 'v2', IMAGES.v2, '--service', service, ...more);
  const committed = () => project.git('show', '--name-only', '--no-renames', '--format=').split('\n');
  const stageOf = (service: string) => /stage: (\S+)/.exec(project.git('show', `HEAD:${service}.yaml`))?.[1];

  it('leaves the manifests of the other alone that somebody wrote, and says so', async () => {
    expect(await deploy('cart')).toMatchObject({ code: 0 });
    const run = await deploy('shop', '--commit');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(
      /^committed [0-9a-f]{12}\nleft uncommitted: .*cart\.lock\.yaml, cart\.yaml, manifests\//m,
    );
    expect([stageOf('shop'), stageOf('cart')]).toEqual(['preview', 'idle']);
    expect(committed().filter((file) => file.includes('cart'))).toEqual([]);
    expect(committed()).toEqual(expect.arrayContaining(['manifests/.cutover.json', 'shop.lock.yaml', 'shop.yaml']));
  });

  it('names what it left as JSON, too', async () => {
    project.write('notes.txt', 'mine');
    const run = await deploy('shop', '--commit', '--json');
    expect(JSON.parse(run.stdout)).toMatchObject({ written: true, uncommitted: ['notes.txt'] });
    for (const verb of ['rollback', 'retire']) {
      expect(await project.run(verb, '--service', 'shop', '--commit')).toMatchObject({ code: 0, stderr: '' });
    }
    expect(project.git('status', '--porcelain')).toBe('?? notes.txt');
  });

  it('takes all of the release that was written before and not committed', async () => {
    expect(await deploy('shop')).toMatchObject({ code: 0 });
    expect(await project.run('deploy', 'v3', IMAGES.v3, '--service', 'shop', '--commit')).toMatchObject({ code: 0 });
    expect(project.git('status', '--porcelain')).toBe('');
    expect(committed().filter((file) => file.startsWith('manifests/rollback/shop')).length).toBeGreaterThan(0);
  });

  it('takes what is gone from the output, and what was stale in it where nothing else is changed', async () => {
    project.write('manifests/release/old.yaml', '');
    const index = JSON.parse(project.read('manifests/.cutover.json')) as { readonly files: readonly string[] };
    project.write('manifests/.cutover.json', JSON.stringify({ ...index, files: [...index.files, 'release/old.yaml'] }));
    project.commit('Stale', 3000);
    expect(await deploy('shop', '--commit')).toMatchObject({ code: 0 });
    expect(committed()).toContain('manifests/release/old.yaml');
    expect(project.git('status', '--porcelain')).toBe('');
  });

  it('stages nothing where Git refuses it, and says that the files are written', async () => {
    project.write('.git/hooks/pre-commit', '#!/bin/sh\necho no commits on Sunday >&2\nexit 1\n');
    chmodSync(join(project.folder, '.git/hooks/pre-commit'), 0o755);
    const run = await deploy('shop', '--commit');
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toMatch(/error git at [^]*no commits on Sunday/);
    expect(run.stderr).toContain(
      'written, and not committed: git add --all -- shop.yaml shop.lock.yaml manifests, then',
    );
    expect(project.git('diff', '--cached', '--name-only')).toBe('');
    expect(project.read('shop.yaml')).toContain('stage: preview');
  });

  it('names the way back that is written where what is wrong elsewhere keeps a release from being taken back', async () => {
    expect(await deploy('shop', '--commit')).toMatchObject({ code: 0 });
    project.write('cart.yaml', project.read('cart.yaml').replace('stage: idle', 'stage: shift-33'));
    const script = 'manifests/rollback/shop/shop/rollback.sh';
    const run = await project.run('rollback', '--service', 'shop');
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toMatch(/error stage at cart.yaml/);
    expect(run.stderr).toContain(`with kubectl: ${script}\n`);
    project.write('cdk8s.yaml', 'app: exit 7\n');
    const { problems } = JSON.parse((await project.run('rollback', '--json')).stdout) as {
      problems: { fix: string }[];
    };
    expect(problems.at(-1)!.fix).toMatch(
      /^run it by itself[^]*with kubectl: manifests\/rollback\/shop\/shop\/rollback\.sh$/,
    );
  });

  it('stages nothing where its output is ignored by Git', async () => {
    project.git('rm', '-r', '--quiet', '--cached', 'manifests');
    project.write('.gitignore', 'manifests\n');
    project.commit('Ignore', 3000);
    const run = await deploy('shop', '--commit');
    expect(run).toMatchObject({ code: 3, stdout: '' });
    expect(run.stderr).toMatch(/git add: [^]*ignored by one of your .gitignore files/);
    expect(project.git('diff', '--cached', '--name-only')).toBe('');
  });
});
