import { execFile } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';

export const gitRule = new Rule({
  id: 'git',
  title: 'The revision to compare with can be read from Git',
  why: 'A step that is compared with nothing may skip any stage.',
});

/** A commit that changed a file. */
export interface Change {
  readonly commit: string;
  /** When it was committed, in seconds since 1970. */
  readonly at: number;
}

/** What came of a command of Git. */
export interface GitEnd {
  readonly status: number;
  readonly stdout: string;
  readonly stderr: string;
}

const LIMIT = 60_000;

/** A folder in a Git repository. Whatever is asked of it, nothing of its configuration is changed. */
export class Git {
  /** Links are resolved, as Git does: paths are compared with its own. */
  readonly folder: string;
  private readonly settings: readonly string[];
  private top: string | undefined;

  /** Hooks are for people: a machine's commits and pushes are not to wait for them, or to fail by them. */
  constructor(folder: string, { hooks = true }: { readonly hooks?: boolean } = {}) {
    this.folder = fs.realpathSync(folder);
    this.settings = hooks ? [] : ['-c', `core.hooksPath=${os.devNull}`];
  }

  /** The full name of a revision; nothing where there is none. */
  async find(revision: string): Promise<string | undefined> {
    // A name that begins with a dash is an option to Git, and no revision.
    if (revision.startsWith('-')) return undefined;
    const found = await this.output('rev-parse', '--verify', '--quiet', `${revision}^{commit}`);
    return found?.trim();
  }

  /** The full name of a revision. Throws when there is none. */
  async commit(revision: string): Promise<string> {
    const found = await this.find(revision);
    if (found === undefined) throw this.refusal(`revision ${revision}`, 'name one that is there; fetch it first');
    return found;
  }

  /**
   * Where the history of what is checked out left that of a revision. Throws when they have none in common, and in a shallow
   * clone: where its history is cut off, what it says of that may be wrong.
   */
  async mergeBase(revision: string): Promise<string> {
    if ((await this.output('rev-parse', '--is-shallow-repository'))?.trim() === 'true') {
      throw this.refusal(
        `${revision}, from a shallow clone, which may not have where the two histories meet`,
        'fetch the whole history: git fetch --unshallow, or fetch-depth: 0 in CI',
      );
    }
    const base = await this.output('merge-base', await this.commit(revision), 'HEAD');
    if (base === undefined) {
      throw this.refusal(
        `${revision}, which has no history in common`,
        'fetch the whole history: a shallow clone ends too early',
      );
    }
    return base.trim();
  }

  /**
   * The commit that is in force: where this history left the remote's main branch, or what is checked out where there is no
   * remote, or nothing has come from it yet or gone there. Nothing in a repository without commits. Throws where there is no
   * repository, and where nobody can say which branch of the remote it is.
   */
  async inForce(): Promise<string | undefined> {
    const { status, stderr } = await this.run('rev-parse', '--git-dir');
    if (status !== 0) throw this.noRepository(stderr);
    for (const branch of ['origin/HEAD', 'origin/main', 'origin/master']) {
      if ((await this.find(branch)) !== undefined) return this.mergeBase(branch);
    }
    await this.expectNothingRemote();
    return this.find('HEAD');
  }

  /** What is checked out is compared with itself where the remote's main branch has another name: any step is legal then. */
  private async expectNothingRemote(): Promise<void> {
    const remotes = ((await this.output('remote')) ?? '').split('\n').filter((name) => name !== '');
    if (remotes.length === 0) return;
    const known = (await this.output('for-each-ref', '--count=5', '--format=%(refname:short)', 'refs/remotes')) ?? '';
    const branches = known.split('\n').filter((name) => name !== '');
    // A pipeline may fetch a commit and no branch; who has just begun is on a branch of their own.
    const isBegun = branches.length === 0 && (await this.run('symbolic-ref', '--quiet', 'HEAD')).status === 0;
    if (isBegun) return;
    throw this.refusal(
      `the remote ${remotes.join(', ')}, without origin/HEAD, origin/main or origin/master`,
      `name the branch that is in force: --base ${branches[0] ?? `${remotes[0] ?? 'origin'}/BRANCH`}, once it is fetched`,
    );
  }

  /** The root of the work tree; the folder itself where there is none. */
  async root(): Promise<string> {
    this.top ??= (await this.output('rev-parse', '--show-toplevel'))?.trimEnd() ?? this.folder;
    return this.top;
  }

  /** The text of a file at a commit; nothing where it was not there. */
  async text(commit: string, file: string): Promise<string | undefined> {
    return this.output('show', `${commit}:./${await this.relative(file)}`);
  }

  /** Paths of the files below a folder at a commit, from this folder. */
  async files(commit: string, folder: string): Promise<readonly string[]> {
    const list = await this.output('ls-tree', '-r', '-z', '--name-only', commit, '--', await this.relative(folder));
    return (list ?? '').split('\0').filter((file) => file !== '');
  }

  /** The commits up to one that changed a file, or one of several, the latest first. */
  async history(commit: string, ...files: readonly string[]): Promise<readonly Change[]> {
    const paths = await Promise.all(files.map((file) => this.relative(file)));
    const lines = await this.output('log', '--first-parent', '--format=%H %ct', commit, '--', ...paths);
    return (lines ?? '')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => {
        const [name = '', at = ''] = line.split(' ');
        return { commit: name, at: Number(at) };
      });
  }

  /** The name that the configuration has for who commits; nothing where it has none. */
  async user(): Promise<string | undefined> {
    return (await this.output('config', 'user.email'))?.trim();
  }

  /**
   * Paths in this folder, or of these files, from it, whose work is in no commit: changed, new, or gone. What Git ignores is
   * not among them.
   */
  async uncommitted(files: readonly string[] = [this.folder]): Promise<readonly string[]> {
    const paths = await Promise.all(files.map((file) => this.relative(file)));
    const entries = (await this.must('status', '--porcelain', '--no-renames', '-z', '--', ...paths)).split('\0');
    const root = await this.root();
    const names = entries.filter((entry) => entry !== '').map((entry) => path.join(root, entry.slice('XY '.length)));
    return names.map((file) => path.relative(this.folder, file).split(path.sep).join('/') || '.');
  }

  /**
   * Commits these files, as they are on the disk or gone from it, and nothing else that may be staged. Throws what Git says
   * against it; nothing of them is staged then, or the next commit of somebody would take them along.
   */
  async commitFiles(files: readonly string[], message: string): Promise<string> {
    const paths = await this.known(files);
    try {
      await this.must('add', '--all', '--', ...paths);
      await this.must('commit', '--quiet', '--only', '-m', message, '--', ...paths);
    } catch (error) {
      await this.run('reset', '--quiet', '--', ...paths);
      throw error;
    }
    return this.commit('HEAD');
  }

  /** Paths of those files that are there, or that Git has: it refuses to hear of others. */
  private async known(files: readonly string[]): Promise<readonly string[]> {
    const named = await Promise.all(
      files.map(async (file) => [await this.relative(file), fs.existsSync(file)] as const),
    );
    const gone = named.filter(([, isThere]) => !isThere).map(([name]) => name);
    const tracked = gone.length === 0 ? '' : await this.must('ls-files', '-z', '--', ...gone);
    const has = new Set(tracked.split('\0'));
    return named.filter(([name, isThere]) => isThere || has.has(name)).map(([name]) => name);
  }

  /** Runs Git. Throws with its own words when it does not end well. */
  async must(...args: readonly string[]): Promise<string> {
    const { status, stdout, stderr } = await this.run(...args);
    if (status === 0) return stdout;
    throw this.refusal(`git ${args[0] ?? ''}: ${stderr.trim()}`, 'mend what Git says');
  }

  /** Runs Git, with no question of it ever asked of a person. Throws only where there is no Git. */
  run(...args: readonly string[]): Promise<GitEnd> {
    return new Promise((resolve, reject) => {
      const env = { ...process.env, GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' };
      const options = { cwd: this.folder, env, maxBuffer: 256 * 2 ** 20, timeout: LIMIT };
      execFile('git', [...this.settings, ...args], options, (error, stdout, stderr) => {
        if (error?.code === 'ENOENT') reject(this.refusal('no git on this machine', 'install it'));
        else if (!error) resolve({ status: 0, stdout, stderr });
        else
          resolve({ status: typeof error.code === 'number' ? error.code : 1, stdout, stderr: stderr || error.message });
      });
    });
  }

  private async output(...args: readonly string[]): Promise<string | undefined> {
    const { status, stdout } = await this.run(...args);
    return status === 0 ? stdout : undefined;
  }

  /** The path of a file from this folder, as Git writes paths; of a link, that of what it leads to, which is what changes. */
  private async relative(file: string): Promise<string> {
    const [real, beside] = [realFile(file), path.join(realFile(path.dirname(file)), path.basename(file))];
    // What is in no commit here is only named by its link.
    const isHere = real === beside || !path.relative(await this.root(), real).startsWith('..');
    const relative = path.relative(this.folder, isHere ? real : beside);
    return relative === '' ? '.' : relative.split(path.sep).join('/');
  }

  private noRepository(stderr: string): CutoverError {
    const words = `no repository that can be used: ${stderr.trim().split('\n')[0] ?? ''}`;
    // Another user's: Git says how to trust it in lines of their own.
    const owned = /dubious ownership in repository at '(.*)'/.exec(stderr)?.[1];
    if (owned !== undefined) {
      return this.refusal(words, `trust it, if you do: git config --global --add safe.directory '${owned}'`);
    }
    return this.refusal(words, 'keep releases in one: `git init`, and commit what is in force');
  }

  private refusal(given: string, fix: string): CutoverError {
    const allowed = 'a commit of this repository';
    return new CutoverError([gitRule.problem({ at: { file: this.folder }, given, allowed, fix })]);
  }
}

/** A path without links, as far as it is there. */
export function realFile(file: string): string {
  const above = path.dirname(file);
  if (fs.existsSync(file)) return fs.realpathSync(file);
  return above === file ? file : path.join(realFile(above), path.basename(file));
}
