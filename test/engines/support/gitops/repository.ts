import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** Nothing of whoever runs the test: neither configuration nor identity. */
const ENVIRONMENT = {
  PATH: process.env.PATH ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...{ GIT_AUTHOR_NAME: 'release', GIT_AUTHOR_EMAIL: 'release@example.com' },
  ...{ GIT_COMMITTER_NAME: 'release', GIT_COMMITTER_EMAIL: 'release@example.com' },
};

/** A bare repository in the folder of the run, and a work tree that pushes to it: what a team's repository is to Argo CD. */
export class Repository {
  private constructor(
    private readonly bare: string,
    private readonly work: string,
  ) {}

  static create(folder: string, name: string): Repository {
    const work = join(folder, 'git', name);
    const bare = `${work}.git`;
    mkdirSync(work, { recursive: true });
    git(folder, 'init', '--quiet', '--bare', '--initial-branch=main', bare);
    git(work, 'init', '--quiet', '--initial-branch=main');
    git(work, 'remote', 'add', 'origin', bare);
    return new Repository(bare, work);
  }

  /** As Argo CD is told. */
  get url(): string {
    return `file://${this.bare}`;
  }

  /** Puts the files of a folder on disk in the place of all that was there, and pushes. Gives the commit. */
  pushFolder(folder: string, message: string): string {
    this.empty();
    cpSync(folder, join(this.work, 'manifests'), { recursive: true });
    return this.push(message);
  }

  /** The same with texts by their path. */
  pushFiles(files: ReadonlyMap<string, string>, message: string): string {
    this.empty();
    for (const [name, text] of files) {
      const path = join(this.work, 'manifests', name);
      mkdirSync(dirname(path), { recursive: true });
      writeFileSync(path, text);
    }
    return this.push(message);
  }

  private empty(): void {
    rmSync(join(this.work, 'manifests'), { recursive: true, force: true });
  }

  private push(message: string): string {
    git(this.work, 'add', '--all');
    git(this.work, 'commit', '--quiet', '--allow-empty', '--message', message);
    git(this.work, 'push', '--quiet', 'origin', 'main');
    return git(this.work, 'rev-parse', 'HEAD');
  }
}

/** Why there is no Git here, or nothing. */
export function gitIsMissing(): string | undefined {
  try {
    git('/', '--version');
    return undefined;
  } catch (error) {
    return `no git on PATH: ${error instanceof Error ? error.message : String(error)}`;
  }
}

function git(cwd: string, ...args: readonly string[]): string {
  return execFileSync('git', args, {
    cwd,
    env: ENVIRONMENT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  }).trim();
}
