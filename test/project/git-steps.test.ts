import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import type { Answer, AnsweredRelease } from '../../lib/files/answer';
import { Git } from '../../lib/project/git';
import { locateIn, observedAt, standingAt, stepProblems } from '../../lib/project/step';
import { ReleasePlan } from '../../lib/release/plan';
import type { ReleaseData } from '../../lib/release/release';
import { useFolder } from '../support/folder';

const IMAGE = `registry.example.com/shop@sha256:${'1'.repeat(64)}`;
const NOW = Date.parse('2026-11-21T12:00:00Z') / 1000;
const PROPOSED: ReleaseData = { service: 'shop', live: 'blue', stage: 'idle', slots: {} };

function text(stage: string, version = 'v2', note = ''): string {
  const slots = `slots:\n  blue: { version: v1, image: '${IMAGE}' }\n  green: { version: ${version}, image: '${IMAGE}' }\n`;
  return `service: shop\nlive: blue\nstage: ${stage}\n${slots}${note}`;
}

describe('the step from what is in force', () => {
  const folder = useFolder();
  const file = () => folder('release.yaml');

  const git = (...args: readonly string[]) => run(undefined, ...args);

  function run(secondsAgo: number | undefined, ...args: readonly string[]): string {
    const date = secondsAgo === undefined ? {} : dates(secondsAgo);
    return execFileSync('git', args, {
      cwd: folder(),
      encoding: 'utf8',
      env: { ...process.env, ...date },
      stdio: 'pipe',
    });
  }

  function dates(secondsAgo: number): NodeJS.ProcessEnv {
    const date = `@${NOW - secondsAgo} +0000`;
    return { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
  }

  function commit(content: string, secondsAgo: number): void {
    fs.writeFileSync(file(), content);
    git('add', '--all');
    run(secondsAgo, 'commit', '--quiet', '-m', 'A step');
  }

  beforeEach(() => {
    git('init', '--quiet', '--initial-branch=main');
    git('config', 'user.email', 'ann@example.com');
    git('config', 'user.name', 'Ann');
  });

  /** A remote that has what is committed now. */
  function push(): void {
    git('init', '--quiet', '--bare', 'remote.git');
    git('remote', 'add', 'origin', folder('remote.git'));
    git('push', '--quiet', 'origin', 'main');
    git('fetch', '--quiet', 'origin');
  }

  async function idsTo(stage: string, base?: string): Promise<readonly string[]> {
    const repository = new Git(folder());
    const commitInForce = base === undefined ? await repository.inForce() : await repository.mergeBase(base);
    const standing = commitInForce === undefined ? undefined : await standingAt(repository, commitInForce, file());
    const { stages } = ReleasePlan.steps({ 10: 180, 50: 300 });
    const slots = { blue: { version: 'v1', image: IMAGE }, green: { version: 'v2', image: IMAGE } };
    const release: ReleaseData = { service: 'shop', live: 'blue', stage, slots };
    const proposed = { release, stages, file: file() } as unknown as AnsweredRelease;
    const facts = { standing, now: NOW, locate: locateIn(folder(), file(), text(stage)) };
    return stepProblems(proposed, facts).map(({ id }) => id);
  }

  it('is taken from the merge base, so that commits of a long branch are one step', async () => {
    commit(text('preview'), 9000);
    push();
    git('checkout', '--quiet', '-b', 'long');
    commit(text('shift-10'), 8000);
    commit(text('shift-50'), 4000);
    expect(await idsTo('shift-10')).toEqual([]);
    expect(await idsTo('shift-50')).toEqual(['stage-order']);
    expect(await idsTo('shift-100')).toEqual(['stage-order']);
  });

  it('is the same step after a squash', async () => {
    commit(text('preview'), 9000);
    push();
    git('checkout', '--quiet', '-b', 'long');
    commit(text('shift-10'), 8000);
    commit(text('shift-50'), 4000);
    git('checkout', '--quiet', 'main');
    git('merge', '--quiet', '--squash', 'long');
    expect(await idsTo('shift-50')).toEqual(['stage-order']);
  });

  it('counts a hold from the commit that brought the stage to the main branch', async () => {
    commit(text('preview'), 9000);
    git('checkout', '--quiet', '-b', 'step');
    commit(text('shift-10'), 5000);
    git('checkout', '--quiet', 'main');
    run(170, 'merge', '--quiet', '--no-ff', '-m', 'Merge', 'step');
    expect(await idsTo('shift-50')).toEqual(['stage-hold']);
  });

  it('counts it anew with another attempt or another candidate, and not with a comment', async () => {
    commit(text('shift-10'), 9000);
    commit(text('shift-10', 'v2', '# a word\n'), 100);
    expect(await idsTo('shift-50')).toEqual([]);
    commit(`${text('shift-10')}attempt: 2\n`, 90);
    expect(await idsTo('shift-50')).toContain('stage-hold');
  });

  it('is taken from what is checked out where there is no remote', async () => {
    expect(await idsTo('idle')).toEqual([]);
    expect(await idsTo('preview')).toEqual(['stage-order']);
    commit(text('preview'), 9000);
    expect(await idsTo('shift-10')).toEqual([]);
  });

  it('is taken from a revision of choice', async () => {
    commit(text('preview'), 9000);
    git('tag', 'released');
    commit(text('shift-10'), 8000);
    expect(await idsTo('shift-50', 'released')).toEqual(['stage-order']);
    expect(await idsTo('shift-50', 'HEAD')).toEqual([]);
  });

  it('refuses a revision that is none, an option in its place, and a folder without a repository', async () => {
    commit(text('preview'), 9000);
    const repository = new Git(folder());
    await expect(repository.mergeBase('nowhere')).rejects.toThrow(/revision nowhere/);
    await expect(repository.mergeBase('--output=x')).rejects.toThrow(/revision --output=x/);
    fs.rmSync(folder('.git'), { recursive: true });
    await expect(repository.inForce()).rejects.toThrow(/no repository that can be used: fatal: not a git repository/);
  });

  it('says how to trust a repository of somebody else', async () => {
    commit(text('preview'), 9000);
    // As Git sees it where the folder is another user's; a container with a mounted checkout is such a case.
    process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER = '1';
    try {
      const trust = `git config --global --add safe.directory '${fs.realpathSync(folder())}'`;
      const refused = new Git(folder()).inForce();
      await expect(refused).rejects.toThrow(/no repository that can be used: fatal: detected dubious ownership/);
      await expect(refused).rejects.toThrow(trust);
    } finally {
      delete process.env.GIT_TEST_ASSUME_DIFFERENT_OWNER;
    }
  });

  it('refuses a history that is cut off before the two meet', async () => {
    commit(text('preview'), 9000);
    git('checkout', '--quiet', '--orphan', 'other');
    commit(text('shift-10'), 100);
    await expect(new Git(folder()).mergeBase('main')).rejects.toThrow(/a shallow clone ends too early/);
  });

  it('refuses a shallow clone, whose history may end before the two meet, and takes it once it is whole', async () => {
    commit(text('preview'), 9000);
    commit(text('shift-10'), 8000);
    push();
    git('checkout', '--quiet', '-b', 'step');
    commit(text('shift-50'), 100);
    git('push', '--quiet', 'origin', 'step');
    const address = `file://${folder('remote.git')}`;
    git('clone', '--quiet', '--depth', '1', '--no-single-branch', '--branch', 'step', address, 'shallow');
    const shallow = new Git(folder('shallow'));
    await expect(shallow.inForce()).rejects.toThrow(/a shallow clone[\s\S]*git fetch --unshallow/);
    await expect(shallow.mergeBase('origin/main')).rejects.toThrow(/a shallow clone/);
    git('-C', 'shallow', 'fetch', '--quiet', '--unshallow');
    expect(await shallow.inForce()).toBe(git('rev-parse', 'main').trim());
  });

  it('refuses a remote whose main branch has another name, and takes it where it is named', async () => {
    git('checkout', '--quiet', '-b', 'trunk');
    commit(text('preview'), 9000);
    git('init', '--quiet', '--bare', 'remote.git');
    git('remote', 'add', 'origin', folder('remote.git'));
    expect(await idsTo('shift-10')).toEqual([]);
    git('push', '--quiet', 'origin', 'trunk');
    commit(text('shift-10'), 8000);
    await expect(idsTo('shift-50')).rejects.toThrow(/without origin\/HEAD[\s\S]*--base origin\/trunk/);
    expect(await idsTo('shift-50', 'origin/trunk')).toEqual(['stage-order']);
  });

  it('refuses what a pipeline checked out without a branch of the remote', async () => {
    commit(text('preview'), 9000);
    git('remote', 'add', 'origin', folder('remote.git'));
    git('checkout', '--quiet', '--detach');
    await expect(idsTo('shift-10')).rejects.toThrow(/without origin\/HEAD[\s\S]*--base origin\/BRANCH/);
  });

  /** The stage that is in force, of a release which is in some file now, beside others of the app. */
  async function stageInForce(name: string, ...others: readonly string[]): Promise<string | undefined> {
    const repository = new Git(folder());
    const of = (each: string) => ({ file: folder(each), release: PROPOSED }) as unknown as AnsweredRelease;
    const answers = [{ releases: [name, ...others].map(of) }] as unknown as Answer[];
    const witnesses = { git: repository, commit: await repository.inForce() };
    const { standing } = await observedAt(witnesses, folder(name), of(name), answers);
    return standing?.revision.release.stage;
  }

  describe('of a release file that was renamed', () => {
    beforeEach(() => {
      fs.writeFileSync(folder('release.lock.yaml'), '{}');
      fs.mkdirSync(folder('other'));
      commit(text('shift-50'), 9000);
      fs.renameSync(file(), folder('other/shop.yaml'));
      fs.rmSync(folder('release.lock.yaml'));
    });

    it('is what the file was before, though its lock is gone', async () => {
      expect(await stageInForce('other/shop.yaml')).toBe('shift-50');
    });

    it('is that of the copied file, too, and not that of another release of the app', async () => {
      fs.copyFileSync(folder('other/shop.yaml'), file());
      expect(await stageInForce('other/shop.yaml')).toBe('shift-50');
      expect(await stageInForce('other/shop.yaml', 'release.yaml')).toBeUndefined();
    });

    it('is found in the folder that the app was moved from', async () => {
      const moved = new Git(folder('other'));
      const own = { file: folder('other/shop.yaml'), release: PROPOSED } as unknown as AnsweredRelease;
      const answers = [{ releases: [own] }] as unknown as Answer[];
      const { standing } = await observedAt({ git: moved, commit: await moved.inForce() }, own.file!, own, answers);
      expect(standing?.revision.release.stage).toBe('shift-50');
      const other = { ...own, release: { ...PROPOSED, service: 'cart' } };
      const none = await observedAt({ git: moved, commit: await moved.inForce() }, own.file!, other, answers);
      expect(none).toEqual({});
    });
  });

  it('is taken from the last commit that can be read, where the marks of a merge were committed', async () => {
    commit(text('shift-10'), 9000);
    commit(text('shift-50'), 8000);
    commit(`<<<<<<< HEAD\n${text('shift-50')}=======\n${text('shift-10')}>>>>>>> branch\n`, 100);
    expect(await idsTo('rollback')).toEqual([]);
    expect(await idsTo('shift-100')).toEqual([]);
    expect(await idsTo('idle')).toEqual(['stage-order']);
  });

  it('is that of the file that a link leads to', async () => {
    fs.mkdirSync(folder('releases'));
    fs.writeFileSync(folder('releases/shop.yaml'), text('preview'));
    fs.symlinkSync('releases/shop.yaml', file());
    git('add', '--all');
    run(9000, 'commit', '--quiet', '-m', 'A step');
    expect(await idsTo('shift-50')).toEqual(['stage-order']);
    fs.writeFileSync(folder('releases/shop.yaml'), text('shift-10'));
    await new Git(folder()).commitFiles([file()], 'A step');
    expect(git('show', '--name-only', '--format=').trim()).toBe('releases/shop.yaml');
    expect(await idsTo('shift-50')).toEqual(['stage-hold']);
  });

  it('commits the files that are named, and nothing that is staged besides', async () => {
    commit(text('preview'), 9000);
    fs.writeFileSync(folder('other.txt'), 'staged');
    git('add', 'other.txt');
    fs.writeFileSync(file(), text('shift-10'));
    fs.writeFileSync(folder('$(touch hacked)'), 'a name');
    const message = 'shop: preview → shift-10 $(touch hacked) `x` "';
    await new Git(folder()).commitFiles([file(), folder('$(touch hacked)')], message);
    expect(git('log', '-1', '--format=%s').trim()).toBe(message);
    expect(git('show', '--name-only', '--format=').trim().split('\n').sort()).toEqual([
      '$(touch hacked)',
      'release.yaml',
    ]);
    expect(git('status', '--porcelain').trim()).toBe('A  other.txt');
  });
});
