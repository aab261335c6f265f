import pc from 'picocolors';
import { statusCommand, type StatusOptions } from '../../lib/cli/commands/status';
import { built } from './support/built';
import { IMAGES, TestProject } from './support/project';

/** Several runs of an app, each of which starts Node. */
jest.setTimeout(300_000);

describe('cutover status', () => {
  let project: TestProject;
  const now = () => Math.floor(Date.now() / 1000);

  beforeAll(async () => {
    await built();
    project = await TestProject.shop(`ReleasePlan.steps({ 50: 3600 }).withApproval('shift-100')`);
  });
  afterAll(() => project.remove());

  const status = async (options: StatusOptions = {}, json = false) => {
    const printed: string[] = [];
    const context = { folder: project.folder, json, colors: pc.createColors(false), now, progress: () => undefined };
    const code = await statusCommand({ ...context, print: (text) => printed.push(text) }, options);
    return { code, text: printed.join('\n'), documents: printed };
  };
  const must = async (secondsAgo: number, ...args: readonly string[]) => {
    expect(await project.runAgo(secondsAgo, ...args, '--commit')).toMatchObject({ code: 0, stderr: '' });
  };

  it('says at rest what is live, since when, and that nothing follows by itself', async () => {
    const { code, text } = await status();
    expect(code).toBe(0);
    expect(text).toContain('shop in shop: idle\n');
    expect(text).toContain(`live     blue v1 ${IMAGES.v1}`);
    expect(text).toContain('next     nothing by itself: cutover deploy VERSION IMAGE begins a release');
    expect(text).toContain('cluster  not asked');
  });

  it('says how long a stage is still held, and gives the moment as JSON', async () => {
    await must(250, 'deploy', 'v2', IMAGES.v2);
    await must(200, 'shift', '--next');
    const { text } = await status();
    expect(text).toContain('shop in shop: shift-50\n');
    expect(text).toMatch(/next {5}shift-100, held for 5\d min/);
    expect(text).toMatch(/waits {4}stage-hold: .* wait until /);
    expect(text).toMatch(/waits {4}approval: shift-100 of v2, attempt 1, which nobody has approved/);
    const { documents } = await status({}, true);
    expect(documents).toHaveLength(1);
    const { releases, clusterAsked } = JSON.parse(documents[0]!) as { releases: Said[]; clusterAsked: boolean };
    expect(clusterAsked).toBe(false);
    expect(releases).toMatchObject([{ stage: 'shift-50', candidate: { slot: 'green', version: 'v2' } }]);
    expect(releases[0]!.next.heldUntil - releases[0]!.reached).toBe(3600);
  });

  it('says what a step waits for that is in the file and not in force, and names files that are not as the app writes them', async () => {
    project.write('release.yaml', project.read('release.yaml').replace('stage: shift-50', 'stage: shift-100'));
    const { text } = await status();
    expect(text).toContain('since    shift-100 is not in force yet: shift-50 is, since ');
    expect(text).toMatch(/waits {4}stage-hold/);
    expect(text).toContain('manifests/release/3-routes/shop.yaml says something else');
    project.git('checkout', '--', 'release.yaml');
    expect((await status()).text).not.toContain('stale');
  });

  it('says of what is in the file alone what brings it into force', async () => {
    const text = project.read('release.yaml');
    project.write('release.yaml', text.replace('stage: shift-50', 'stage: rollback'));
    expect((await status()).text).toMatch(
      /rollback is not in force yet: shift-50[^]*next {5}rollback, which is in force when it is committed, and pushed or merged/,
    );
    project.write('release.yaml', text);
  });

  it('says after a rollback that the end is the next step, and that it may be taken', async () => {
    await must(100, 'rollback');
    expect((await status()).text).toMatch(/shop in shop: rollback\n[^]*next {5}idle, which may be taken now/);
  });

  it('says what the files say where Git cannot tell what is in force, and warns of that', async () => {
    project.git('remote', 'add', 'upstream', 'nowhere');
    project.git('update-ref', 'refs/remotes/upstream/main', 'HEAD');
    const { code, text } = await status();
    expect(code).toBe(0);
    expect(text).toContain('since    nobody knows when: Git does not say what is in force');
    expect(text).toContain('next     depends on what is in force');
    expect(text).toMatch(/warning git at [^]*--base upstream\/main/);
    const { documents } = await status({}, true);
    expect(JSON.parse(documents[0]!)).toMatchObject({
      releases: [{ unknown: true }],
      problems: [{ severity: 'warning' }],
    });
    expect((await project.run('plan')).code).toBe(0);
    project.git('remote', 'remove', 'upstream');
  });

  it('names the services that there are when another one is asked for', async () => {
    await expect(status({ service: 'shpo' })).rejects.toThrow('--service shop');
  });
});

interface Said {
  readonly reached: number;
  readonly next: { readonly heldUntil: number };
}
