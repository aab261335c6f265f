import { execFileSync, spawn } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CutoverError } from 'cutover';
import { Actor, type Tick } from '../../lib/acting/actor';
import { Clone } from '../../lib/acting/clone';
import { processText } from '../../lib/acting/holder';
import type { ClusterSide } from '../../lib/acting/world';
import { standText } from '../../lib/actor/stand';
import type { Memory } from '../../lib/actor/memory';
import { Git } from '../../lib/project/git';
import { projectIn } from '../../lib/project/project';
import { built } from '../cli/support/built';
import { IMAGES, TestProject } from '../cli/support/project';

/** More than any hold of the plan. */
const LATER = 4000;

beforeAll(built, 300_000);

describe('an actor in a clone of a real repository', () => {
  let origin: TestProject;
  let bare: string;
  const clones: string[] = [];

  beforeEach(async () => {
    origin = await TestProject.shop();
    expect((await origin.runAgo(3000, 'deploy', 'v2', IMAGES.v2, '--commit')).code).toBe(0);
    bare = `${origin.folder}.git`;
    git(origin.folder, 'clone', '--quiet', '--bare', origin.folder, bare);
  }, 300_000);

  afterEach(() => {
    origin.remove();
    for (const folder of [bare, ...clones.splice(0)]) execFileSync('rm', ['-rf', folder]);
  });

  function clone(): string {
    const folder = `${origin.folder}-${clones.length}`;
    git(origin.folder, 'clone', '--quiet', bare, folder);
    git(folder, 'config', 'user.email', 'actor@example.com');
    git(folder, 'config', 'user.name', 'Actor');
    clones.push(folder);
    return folder;
  }

  const stage = () => /stage: (\S+)/.exec(git(bare, 'show', 'main:release.yaml'))?.[1];
  const history = () => git(bare, 'log', '--reverse', '--format=%s', 'main').split('\n').slice(2);

  test('releases, one commit for each stage, and leaves the branches of the clone alone', async () => {
    const folder = clone();
    const before = git(folder, 'rev-parse', 'main');
    const { ticks } = await played(folder, 10);
    expect(history()).toEqual([
      ...['shift-50', 'shift-100', 'soak', 'retire'].map((to) => `Move shop to ${to}`),
      'Close the release of shop',
    ]);
    expect(ticks.at(-1)!.decision).toEqual({ kind: 'done', end: 'released' });
    expect([stage(), git(folder, 'rev-parse', 'main')]).toEqual(['idle', before]);
    expect(git(bare, 'log', '-1', '--format=%(trailers:key=Cutover-Step,valueonly)', 'main')).toBe('retire → idle');
    // What was committed is what the app makes of the release, and all of it.
    expect(git(folder, 'status', '--porcelain')).toBe('');
    expect(readFileSync(join(folder, 'release.yaml'), 'utf8')).toContain('# What runs: ask the shop team');
  }, 300_000);

  test('two of them at once make the commits of one', async () => {
    const [one, other] = [world(clone()), world(clone())];
    for (let tick = 1; tick <= 8; tick += 1) {
      one.later(LATER);
      other.later(LATER);
      await Promise.all([one.actor.tick(), other.actor.tick()]);
    }
    expect([stage(), history().length]).toEqual(['idle', 5]);
  }, 300_000);

  test('is refused where somebody has edited the clone, and nothing of that is lost', async () => {
    const folder = clone();
    writeFileSync(join(folder, 'release.yaml'), 'mine');
    await expect(world(folder).clone.expectUsable()).rejects.toThrow(CutoverError);
    await expect(world(folder).clone.fetch()).rejects.toThrow(/actor-clone/);
    expect(readFileSync(join(folder, 'release.yaml'), 'utf8')).toBe('mine');
  });

  test('puts away what one has left that was killed', async () => {
    const folder = clone();
    writeFileSync(join(folder, 'release.yaml'), 'half of a rel');
    writeFileSync(join(folder, 'left.yaml'), 'over');
    writeFileSync(join(folder, '.git', 'index.lock'), '');
    writeFileSync(join(folder, '.git', 'cutover-actor'), '1');
    const { ticks } = await played(folder, 1);
    expect(ticks[0]).toMatchObject({ done: { kind: 'committed' } });
    expect([stage(), existsSync(join(folder, 'left.yaml'))]).toEqual(['shift-50', false]);
    // Somebody may have edited it since.
    expect(git(folder, 'show', 'stash@{0}:release.yaml')).toBe('half of a rel');
    expect(git(folder, 'show', 'stash@{0}^3:left.yaml')).toBe('over');
  }, 300_000);

  test('puts away what its app still writes after it was killed, and does not push that', async () => {
    const folder = clone();
    const killed = world(folder);
    await killed.clone.fetch();
    // Killed between two looks: no word of goodbye, and an app that goes on writing.
    writeFileSync(join(folder, 'release.yaml'), 'half of a rel');
    const { actor, clone: next, later } = world(folder);
    await next.expectUsable();
    writeFileSync(join(folder, 'manifests/release/3-routes/shop.yaml'), 'of another stage');
    later(LATER);
    expect((await actor.tick()).done.kind).toBe('committed');
    expect(git(folder, 'status', '--porcelain')).toBe('');
    expect(git(bare, 'show', 'main:manifests/release/3-routes/shop.yaml')).toContain('kind: VirtualService');
  }, 300_000);

  test('pushes nothing that somebody else wrote between, and does it again', async () => {
    const folder = clone();
    const routes = 'manifests/release/3-routes/shop.yaml';
    let wrote = 0;
    class LateGit extends Git {
      override async commitFiles(files: readonly string[], message: string): Promise<string> {
        if ((wrote += 1) === 1) appendFileSync(join(folder, routes), '# late\n');
        return super.commitFiles(files, message);
      }
    }
    const { actor, later } = world(folder, new LateGit(folder));
    later(LATER);
    expect((await actor.tick()).done.kind).toBe('committed');
    expect([wrote, history()]).toEqual([2, ['Move shop to shift-50']]);
    expect(git(bare, 'show', `main:${routes}`)).not.toContain('# late');
  }, 300_000);

  test('commits the release alone where the app writes something else as well', async () => {
    const text = origin.read('main.js');
    origin.write('main.js', `${text}\nrequire('node:fs').writeFileSync('elsewhere.txt', String(Date.now()));\n`);
    origin.commit('Write more than the release');
    origin.git('push', '--quiet', bare, 'main');
    const folder = clone();
    const { ticks } = await played(folder, 1);
    expect([ticks[0]!.done.kind, stage()]).toEqual(['committed', 'shift-50']);
    expect(git(bare, 'ls-tree', '--name-only', 'main')).not.toContain('elsewhere.txt');
  }, 300_000);

  test('is refused where another actor works, and that one is left alone', async () => {
    const folder = clone();
    const mark = join(folder, '.git', 'cutover-actor');
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
    try {
      writeFileSync(mark, processText(other.pid!));
      writeFileSync(join(folder, 'release.yaml'), 'half of a rel');
      const { actor, clone: mine } = world(folder);
      await expect(mine.expectUsable()).rejects.toThrow(new RegExp(`process ${other.pid}`));
      await expect(actor.tick()).rejects.toThrow(/actor-clone/);
      await actor.leave();
      expect(readFileSync(join(folder, 'release.yaml'), 'utf8')).toBe('half of a rel');
      expect(readFileSync(mark, 'utf8')).toBe(processText(other.pid!));
    } finally {
      other.kill();
    }
    await new Promise((ended) => other.once('exit', ended));
    const { ticks } = await played(folder, 1);
    expect(ticks[0]!.done.kind).toBe('committed');
  }, 300_000);

  test('runs no hooks: they are for people, and one that fails would keep a release from its way back', async () => {
    const folder = clone();
    for (const hook of ['pre-commit', 'commit-msg', 'pre-push']) {
      writeFileSync(join(folder, '.git', 'hooks', hook), '#!/bin/sh\nexit 1\n', { mode: 0o755 });
    }
    const { ticks } = await played(folder, 1);
    expect([ticks[0]!.done.kind, stage()]).toEqual(['committed', 'shift-50']);
  }, 300_000);

  test('leaves the clone to its owner when it ends: what is edited from then on is theirs', async () => {
    const folder = clone();
    const { actor } = world(folder);
    await actor.tick();
    await actor.leave();
    writeFileSync(join(folder, 'release.yaml'), 'mine');
    await expect(world(folder).clone.expectUsable()).rejects.toThrow(CutoverError);
    expect(readFileSync(join(folder, 'release.yaml'), 'utf8')).toBe('mine');
  }, 300_000);

  test('that is not let push says so, keeps nothing of it, and goes on when it may', async () => {
    const hook = join(bare, 'hooks', 'pre-receive');
    writeFileSync(hook, '#!/bin/sh\necho "protected branch" >&2\nexit 1\n', { mode: 0o755 });
    const folder = clone();
    const { actor, later } = world(folder);
    later(LATER);
    expect((await actor.tick()).done).toEqual({ kind: 'refused', why: expect.stringContaining('protected branch') });
    expect([stage(), git(folder, 'rev-parse', 'HEAD')]).toEqual(['preview', git(folder, 'rev-parse', 'origin/main')]);
    execFileSync('rm', [hook]);
    expect((await actor.tick()).done.kind).toBe('committed');
    expect([stage(), history()]).toEqual(['shift-50', ['Move shop to shift-50']]);
  }, 300_000);

  test('takes the release back when the app of the branch is broken, past Git', async () => {
    const folder = clone();
    const { actor, cluster, later } = world(folder);
    later(LATER);
    await actor.tick();
    origin.git('pull', '--quiet', bare, 'main');
    origin.write('main.js', 'throw new Error("broken")');
    origin.commit('Break the app');
    origin.git('push', '--quiet', bare, 'main');
    cluster.phase = 'Failed';
    later(60);
    const tick = await actor.tick();
    expect(tick).toMatchObject({ decision: { kind: 'rollback', by: 'files' }, done: { kind: 'taken back past Git' } });
    expect(cluster.takenBack).toEqual(['v2 at shift-50, attempt 1']);
  }, 300_000);

  async function played(folder: string, ticks: number): Promise<{ readonly ticks: readonly Tick[] }> {
    const { actor, later } = world(folder);
    const all: Tick[] = [];
    for (let tick = 0; tick < ticks; tick += 1) {
      later(LATER);
      all.push(await actor.tick());
    }
    return { ticks: all };
  }

  /** A clock that runs as fast as one likes, and a cluster that has at once whatever Git says. */
  function world(folder: string, repository = new Git(folder, { hooks: false })) {
    let ahead = 0;
    const now = () => Math.floor(Date.now() / 1000) + ahead;
    const clone = new Clone({
      ...{ project: projectIn(folder), git: repository, remote: 'origin', branch: 'main', choice: {}, now },
    });
    const cluster = new WillingCluster();
    const share = () => Promise.resolve({ window: 120, candidate: 0, all: 0 });
    const actor = new Actor({ now, branch: clone, cluster, share }, { outageBudget: 300, warn: () => undefined });
    return { actor, clone, cluster, later: (seconds: number) => (ahead += seconds) };
  }
});

class WillingCluster implements ClusterSide {
  phase = 'Successful';
  readonly takenBack: string[] = [];
  private memory: Memory = { silentSince: {} };

  look: ClusterSide['look'] = () =>
    Promise.resolve({
      isPaused: false,
      facts: {
        ...{ unapplied: [], lacking: [], weights: { wanted: '', actual: '' } },
        runs: [{ name: 'run', phase: this.phase, createdAt: 0, metrics: [] }],
      },
    });
  recall = () => Promise.resolve(this.memory);
  remember: ClusterSide['remember'] = (_, memory) => {
    this.memory = memory;
    return Promise.resolve();
  };
  takeBack: ClusterSide['takeBack'] = ({ revision }) => {
    this.takenBack.push(standText(revision.release));
    return Promise.resolve([]);
  };
  wake = () => Promise.resolve();
  resume = () => Promise.resolve();
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, { cwd, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}
