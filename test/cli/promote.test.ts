import { built } from './support/built';
import { IMAGES, TestProject } from './support/project';

jest.setTimeout(300_000);

const releaseOf = (environment: string) => `service: shop
environment: ${environment}
live: blue
stage: idle
slots:
  blue: { version: v1, image: '${IMAGES.v1}' }
`;

const APP = `const { Chart } = require('cdk8s');
const { BlueGreen, CutoverApp, Environment, Probe, ReleasePlan } = require('../build/lib');

CutoverApp.synthAll(Environment.all().map((environment) => {
  const app = new CutoverApp({ environment });
  new BlueGreen(new Chart(app, 'shop', { namespace: 'shop' }), 'shop', {
    release: environment.release(),
    container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
    plan: ReleasePlan.atomic({ soak: 60 }),
  });
  return app;
}));
`;

describe('a promotion from one environment to another', () => {
  let project: TestProject;
  beforeAll(async () => {
    await built();
    project = new TestProject();
    project.write('main.js', APP);
    for (const name of ['staging', 'production']) project.write(`environments/${name}/release.yaml`, releaseOf(name));
    const run = await project.run('synth');
    if (run.code !== 0) throw new Error(run.stderr);
    project.commit('Begin', 9000);
  });
  afterAll(() => project.remove());

  const must = async (secondsAgo: number, ...args: readonly string[]) => {
    const run = await project.runAgo(secondsAgo, ...args, '--commit');
    expect(run).toMatchObject({ code: 0, stderr: '' });
  };

  it('asks which environment a verb is for', async () => {
    const run = await project.run('deploy', 'v2', IMAGES.v2);
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('--service shop --environment production, --service shop --environment staging');
  });

  it('is refused while the release is under way', async () => {
    await must(8000, 'deploy', 'v2', IMAGES.v2, '--environment', 'staging');
    const run = await project.run('promote', '--to', 'production');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('error promotion at environments/staging/release.yaml');
    expect(run.stderr).toContain('shop at preview in staging');
  });

  it('changes nothing of the environment that it comes from, nor any file of another', () => {
    const changed = project.git('show', '--name-only', '--format=').split('\n');
    expect(changed.filter((file) => file.includes('production'))).toEqual([]);
    expect(changed).toContain('environments/staging/release.yaml');
  });

  it('is refused until the end is committed', async () => {
    await must(7000, 'shift', '--environment', 'staging');
    await must(6000, 'promote', '--environment', 'staging');
    await must(5000, 'retire', '--environment', 'staging');
    const end = await project.run('retire', '--environment', 'staging');
    expect(end.code).toBe(0);
    const run = await project.run('promote', '--to', 'production');
    expect(run.stderr).toContain('v2, which is not in force in staging yet');
    project.commit('End', 4000);
  });

  it('carries version and image on, to a release at preview', async () => {
    await must(3000, 'promote', '--to', 'production');
    const text = project.read('environments/production/release.yaml');
    expect(text).toMatch(/^stage: preview$/m);
    expect(text).toContain('v2');
    expect(text).toContain(IMAGES.v2);
    expect(project.read('environments/staging/release.yaml')).toMatch(/^stage: idle$/m);
  });

  it('is refused while a release is open there, and of what is live there already', async () => {
    await must(2900, 'shift', '--environment', 'production');
    const open = await project.run('promote', '--to', 'production');
    expect(open).toMatchObject({ code: 1, stdout: '' });
    expect(open.stderr).toMatch(/error open-release at [^]*another version while shop is at shift-100/);
    await must(2800, 'promote', '--environment', 'production');
    for (const secondsAgo of [2700, 2600]) await must(secondsAgo, 'retire', '--environment', 'production');
    const again = await project.run('promote', '--to', 'production');
    expect(again).toMatchObject({ code: 1, stdout: '' });
    expect(again.stderr).toMatch(
      /error promotion at environments\/production\/release\.yaml[^]*production has v2 already/,
    );
  });

  it('refuses an environment that is not there, and itself', async () => {
    const unknown = await project.run('promote', '--to', 'prod');
    expect(unknown).toMatchObject({ code: 1, stdout: '' });
    expect(unknown.stderr).toMatch(/given {4}--to prod, which no release is in\n {2}allowed {2}production, staging/);
    expect((await project.run('promote', '--to', 'prodution')).stderr).toContain("did you mean 'production'?");
    const other = await project.run('deploy', 'v2', IMAGES.v2, '--environment', 'stagign');
    expect(other.stderr).toContain("did you mean 'staging'?");
    const self = await project.run('promote', '--to', 'staging', '--environment', 'staging');
    expect(self.code).toBe(1);
    expect(self.stderr).toContain('from staging to staging');
  });
});
