import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const FOLDER = join(__dirname, '..', '..', 'docs', 'examples', 'ci');
const read = (file: string): string => readFileSync(join(FOLDER, file), 'utf8');

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Job {
  readonly permissions: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}
interface GitLabJob {
  readonly script: readonly string[];
  readonly variables: Readonly<Record<string, string>>;
}

describe('the example for GitHub Actions', () => {
  const workflow = parse(read('github-actions.yml')) as {
    readonly on: object;
    readonly permissions: object;
    readonly jobs: Readonly<Record<string, Job>>;
  };
  const { ask, tell } = workflow.jobs as { readonly ask: Job; readonly tell: Job };
  const commands = (job: Job): string => job.steps.flatMap(({ run }) => run ?? []).join('\n');

  it('puts nothing of an event into a command', () => {
    expect(commands(ask) + commands(tell)).not.toContain('${{');
  });

  it('runs the code of a pull request with rights to read alone, and writes where none of it is run', () => {
    expect(workflow.permissions).toEqual({});
    expect(ask.permissions).toEqual({ contents: 'read' });
    expect(Object.keys(workflow.on)).toEqual(['pull_request']);
    expect(commands(tell)).not.toMatch(/npm|npx|node /);
    expect(tell.steps.map(({ uses }) => uses ?? '').join()).not.toContain('checkout');
  });

  it('has the whole history, and leaves no credentials on the disk', () => {
    const checkout = ask.steps.find(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkout?.with).toMatchObject({ 'fetch-depth': 0, 'persist-credentials': false });
  });

  it('asks what changes and whether it may, against the base of the pull request', () => {
    expect(commands(ask)).toMatch(/cutover diff .*--from "\$BASE"/);
    for (const format of ['sarif', 'github']) expect(commands(ask)).toContain(`--base "$BASE" --format ${format}`);
  });
});

describe('the example for GitLab', () => {
  const jobs = parse(read('gitlab-ci.yml')) as Readonly<Record<string, GitLabJob>>;
  const ask = jobs['release:ask']!;
  const tell = jobs['release:tell']!;

  it('has the whole history, and asks against the base of the merge request', () => {
    expect(ask.variables.GIT_DEPTH).toBe('0');
    expect(ask.script.join('\n')).toContain('--base "$CI_MERGE_REQUEST_DIFF_BASE_SHA" --format junit');
  });

  it('has the token where no code of the merge request is run, and in no list of processes', () => {
    expect(JSON.stringify(ask)).not.toContain('TOKEN');
    expect(tell.variables.GIT_STRATEGY).toBe('none');
    expect(tell.script.join('\n')).toMatch(/printf .*NOTES_TOKEN" \|\s+curl --config -/);
  });

  it('quotes every variable', () => {
    const bare = [...ask.script, ...tell.script].join('\n').match(/(?<!["/\w])\$[A-Z_]+(?!["/\w])/g);
    expect(bare).toBeNull();
  });
});
