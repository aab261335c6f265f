import { built } from './support/built';
import { IMAGES, TestProject } from './support/project';

/** Several runs of an app, each of which starts Node. */
jest.setTimeout(300_000);

describe('the flow of guide 002, on a Git repository', () => {
  let project: TestProject;
  beforeAll(async () => {
    await built();
    project = await TestProject.shop();
  });
  afterAll(() => project.remove());

  const stage = () => /^stage: (\S+)/m.exec(project.read('release.yaml'))?.[1];
  const subject = () => project.git('log', '-1', '--format=%s');
  const must = async (secondsAgo: number, ...args: readonly string[]) => {
    const run = await project.runAgo(secondsAgo, ...args, '--commit');
    expect(run).toMatchObject({ code: 0, stderr: '' });
    expect(project.git('status', '--porcelain')).toBe('');
    return run.stdout;
  };

  it('deploys a version next to the live one, and says what that changes', async () => {
    const text = await must(3000, 'deploy', 'v2', IMAGES.v2);
    expect(text).toContain('shop: idle → preview (v2)');
    expect(subject()).toBe('shop: idle → preview (v2)');
    expect(stage()).toBe('preview');
  });

  it('keeps the comments and quotes of the release file', () => {
    const text = project.read('release.yaml');
    expect(text).toContain('# What runs: ask the shop team before you edit it.\n');
    expect(text).toContain('stage: preview # the word that moves\n');
    expect(text).toContain(`blue: { version: "v1", image: '${IMAGES.v1}' }`);
  });

  it('shifts half of the traffic, by the name that the guide has for it', async () => {
    await must(2900, 'shift-traffic', '--percentage', '50');
    expect(stage()).toBe('shift-50');
    expect(project.read('manifests/release/3-routes/shop.yaml')).toMatch(/weight: 50/);
  });

  it('refuses another version while the release is open, and changes nothing', async () => {
    const before = project.files();
    const run = await project.run('deploy', 'v3', IMAGES.v3, '--commit');
    expect(run.code).toBe(1);
    expect(run.stderr).toContain('error open-release at');
    expect(run.stderr).toContain('another version while shop is at shift-50');
    expect(project.files()).toEqual(before);
  });

  it('takes the release back with all traffic on the live version', async () => {
    await must(2800, 'rollback');
    expect(stage()).toBe('rollback');
    expect(subject()).toBe('shop: shift-50 → rollback (v2)');
  });

  it('takes the rejected version away, and brings the next one', async () => {
    await must(2700, 'retire');
    expect(stage()).toBe('idle');
    expect(project.read('release.yaml')).not.toContain('v2');
    await must(2600, 'deploy', 'v3', IMAGES.v3);
    await must(2500, 'shift', '--percentage', '50');
  });

  it('refuses a step that comes before its hold is over, and says when it may come', async () => {
    await must(100, 'rollback');
    await must(90, 'deploy', 'v3', IMAGES.v3);
    await must(80, 'shift', '--next');
    const early = await project.run('shift', '--next');
    expect(early.code).toBe(1);
    expect(early.stderr).toMatch(/shift-50 → shift-100 after \d+ s, since \S+, as the commit says/);
    expect(early.stderr).toMatch(/wait until \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ; rollback is always open/);
  });

  it('does not count holds from a commit that only moved other files', async () => {
    project.write('notes.txt', 'nothing of a release');
    project.commit('Take notes', 5000);
    expect((await project.run('shift', '--next', '--dry-run')).code).toBe(1);
  });

  it('ends with the new version live, and the old one kept to go back to', async () => {
    await must(2400, 'rollback');
    await must(2400, 'deploy', 'v3', IMAGES.v3);
    await must(2400, 'shift', '--next');
    await must(2100, 'shift', '--percentage', '100');
    await must(2000, 'promote');
    await must(100, 'retire');
    const text = await must(90, 'retire');
    expect(text).toContain('shop: retire → idle (v3)');
    expect(project.read('release.yaml')).toMatch(/^live: green$/m);
    expect(project.read('release.yaml')).toContain('v1');
  });

  it('has nowhere to go on to once it is at rest, and can still be taken back', async () => {
    const next = await project.run('shift', '--next', '--dry-run');
    expect(next.code).toBe(1);
    expect(next.stderr).toContain('begin one: cutover deploy VERSION IMAGE');
    const back = await project.run('rollback', '--dry-run');
    expect(back.stdout).toContain('shop: idle → rollback');
    expect(back.stdout).toContain('slot-stopped');
  });

  it('shows what a verb would do, and writes nothing, with --dry-run', async () => {
    const before = project.files();
    const run = await project.run('deploy', 'v2', IMAGES.v2, '--dry-run', '--json');
    expect(run.code).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ service: 'shop', from: 'idle', to: 'preview', written: false });
    expect(project.files()).toEqual(before);
  });
});
