import { built } from './support/built';
import { IMAGES, TestProject } from './support/project';

jest.setTimeout(300_000);

describe('cutover approve', () => {
  let project: TestProject;
  beforeAll(async () => {
    await built();
    project = await TestProject.shop(`ReleasePlan.steps({ 50: 0 }).withApproval('shift-100', 'retire')`);
  });
  afterAll(() => project.remove());

  const refused = async (...args: readonly string[]) => {
    const before = project.read('release.yaml');
    const run = await project.run('approve', ...args);
    expect(run).toMatchObject({ code: 1, stdout: '' });
    expect(run.stderr).toContain('error approval at release.yaml');
    expect(project.read('release.yaml')).toBe(before);
    return run.stderr;
  };

  it('is refused at rest, where the other slot has no version or the old one', async () => {
    expect(await refused('--stage', 'shift-100')).toContain('an approval at idle, where no release is under way');
    const old = project
      .read('release.yaml')
      .replace(/( {2}blue: .*\n)/, `$1  green: { version: v0, image: '${IMAGES.v3}' }\n`);
    project.write('release.yaml', old);
    expect(await refused()).toContain('an approval at idle, where no release is under way');
    project.git('checkout', '--', 'release.yaml');
  });

  it('is refused of a stage that the plan does not want approved', async () => {
    expect(await project.runAgo(100, 'deploy', 'v2', IMAGES.v2, '--commit')).toMatchObject({ code: 0 });
    expect(await refused('--stage', 'shift-50')).toMatch(
      /'shift-50', which the plan does not want[^]*shift-100, retire/,
    );
    expect(await refused('--stage', 'shift-10O')).toContain("did you mean 'shift-100'");
  });

  it('is refused by nobody, and by a name that steers a terminal', async () => {
    expect(await refused('--by', ' ')).toContain('an approval by nobody');
    expect(await refused('--by', 'ann\u001b[2K')).toContain("'ann\\u001b[2K', with control characters");
  });

  it('says what it wrote down: the stage, the version, who and when', async () => {
    const run = await project.run('approve', '--by', 'Ann Smith', '--commit');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(run.stdout).toMatch(/^approved shift-100 of v2 by Ann Smith at \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/m);
    expect(project.read('release.yaml')).toMatch(/stage: shift-100\n +by: Ann Smith/);
    expect(project.git('log', '-1', '--format=%b')).toMatch(/^approved shift-100 of v2 by Ann Smith at /);
  });

  it('is refused of a release that was taken back', async () => {
    expect(await project.run('rollback', '--commit')).toMatchObject({ code: 0 });
    expect(await refused('--stage', 'shift-100')).toContain('an approval at rollback, where no release is under way');
  });
});
