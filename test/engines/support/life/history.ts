import type { TestProject } from '../../../cli/support/project';
import { secondsAgo } from './project';

/** A commit, and how many come before it. */
export interface Commit {
  readonly id: string;
  readonly depth: number;
}

/**
 * Commits that the built command makes, one after the other in the order in which they were asked for. Nobody has to wait for
 * one to ask for the next.
 */
export class History {
  /** How often the command was run. */
  runs = 0;
  readonly begin: Promise<Commit>;
  private last: Promise<unknown>;

  constructor(readonly project: TestProject) {
    this.begin = Promise.resolve({ id: project.git('rev-parse', 'HEAD'), depth: 0 });
    this.last = this.begin;
  }

  /** The commit that a verb makes of another one, some time after that. Rejects with the report when it is refused. */
  verb(on: Promise<Commit>, ...args: readonly string[]): Promise<Commit> {
    const made = this.last.then(async () => this.commit(await on, args));
    // Who asked hears of it; what comes after fails by itself.
    this.last = made.catch(() => undefined);
    return made;
  }

  private async commit(on: Commit, args: readonly string[]): Promise<Commit> {
    const { project } = this;
    if (project.git('rev-parse', 'HEAD') !== on.id) project.git('checkout', '--quiet', '--detach', on.id);
    const depth = on.depth + 1;
    const { code, stdout, stderr } = await project.runAgo(secondsAgo(depth), ...args, '--commit');
    this.runs += 1;
    const id = project.git('rev-parse', 'HEAD');
    if (code !== 0 || project.git('rev-parse', 'HEAD^') !== on.id || project.git('status', '--porcelain') !== '')
      throw new Error(`cutover ${args.join(' ')} made no commit of all that it wrote:\n${stdout}${stderr}`);
    return { id, depth };
  }
}
