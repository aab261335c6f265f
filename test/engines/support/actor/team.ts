import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { cutover } from '../../../cli/support/built';

const ROOT = resolve(__dirname, '../../../..');

/** Nothing of whoever runs the test: neither configuration nor identity. */
export const IDENTITY = {
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  ...{ GIT_AUTHOR_NAME: 'team', GIT_AUTHOR_EMAIL: 'team@example.com' },
  ...{ GIT_COMMITTER_NAME: 'team', GIT_COMMITTER_EMAIL: 'team@example.com' },
};

export const SERVICE = 'recommendation';
const image = (digit: string): string => `registry.example.com/${SERVICE}@sha256:${digit.repeat(64)}`;

/**
 * Guide 000's release, with holds scaled by about fifteen and bounds by about five: a window of 20 s has too few requests for
 * the guide's own, and times are those of a machine that does much else. Its
 * database, the containers' own metrics and what the Prometheus Operator records are not there, so what asks those is left out.
 */
const app = (namespace: string): string => `const { Chart } = require('cdk8s');
const { BlueGreen, Capacity, CutoverApp, Drain, Objective, Platform, Probe, Release, ReleasePlan, Router } =
  require(${JSON.stringify(join(ROOT, 'build', 'lib'))});
const window = 20;
const app = new CutoverApp();
new BlueGreen(new Chart(app, '${SERVICE}', { namespace: '${namespace}' }), '${SERVICE}', {
  release: Release.fromFile('release.yaml'),
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
  capacity: Capacity.fixed(2),
  drain: Drain.requests({ longest: 1 }),
  router: Router.istio({ previewHeader: 'x-preview' }),
  plan: ReleasePlan.steps({ 10: 25, 25: 25, 50: 55, 75: 55 }, { soak: 25 }),
  objectives: [
    Objective.errorRatio({ hold: 0.02, rollback: 0.05, window }),
    Objective.latency({ hold: 5000, rollback: 5000, window, rollbackAfter: 0, noData: 'pass' }),
  ],
  before: [],
});
app.synth();
`;

/** A commit as the branch has it. */
export interface TeamCommit {
  readonly commit: string;
  /** Seconds since 1970. */
  readonly at: number;
  readonly subject: string;
  readonly body: string;
}

/** A team's repository, with one service in it, and clones of it. */
export class Team {
  /** A bare repository whose main branch has the first version in force. */
  static async create(namespace: string): Promise<Team> {
    const team = new Team(namespace);
    mkdirSync(team.own);
    team.git(team.folder, 'init', '--quiet', '--bare', '--initial-branch=main', team.bare);
    team.git(team.own, 'init', '--quiet', '--initial-branch=main');
    team.git(team.own, 'remote', 'add', 'origin', team.bare);
    const files = {
      'cdk8s.yaml': 'app: node main.js\n',
      'main.js': app(namespace),
      // The engines scrape each second; twice that, because the machine is small and busy.
      'platform.yaml': 'environment: production\nprometheus: { scrapeInterval: 2 }\nsyncLatency: 10\n',
      'release.yaml': `service: ${SERVICE}\nenvironment: production\nlive: blue\nstage: idle # the word that moves\nslots:\n  blue: { version: v1, image: "${image('1')}" }\n`,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(join(team.own, name), text);
    await team.run('synth');
    team.git(team.own, 'add', '--all');
    team.git(team.own, 'commit', '--quiet', '-m', 'Begin');
    team.push();
    return team;
  }

  readonly folder = mkdtempSync(join(ROOT, '.cutover-actor-'));
  readonly bare = join(this.folder, 'repo.git');
  private readonly own = join(this.folder, 'own');
  private clones = 0;

  private constructor(readonly namespace: string) {}

  /** As Argo CD is told. */
  get url(): string {
    return `file://${this.bare}`;
  }

  /** Brings a second version to the preview. */
  async deploy(version: string): Promise<void> {
    await this.run('deploy', version, image('2'), '--commit');
    this.push();
  }

  /** Another clone. Gives its folder. */
  clone(): string {
    this.clones += 1;
    const folder = join(this.folder, `clone-${this.clones}`);
    this.git(this.folder, 'clone', '--quiet', this.bare, folder);
    return folder;
  }

  /** What the branch has, the first commit first. */
  history(): readonly TeamCommit[] {
    const log = this.git(this.bare, 'log', '--reverse', '--format=%H%x00%ct%x00%s%x00%b%x01', 'main');
    return log
      .split('\x01')
      .map((entry) => entry.trim().split('\0'))
      .filter(([commit = '']) => commit !== '')
      .map(([commit = '', at = '', subject = '', body = '']) => ({ commit, at: Number(at), subject, body }));
  }

  /** The stages that were committed since the first version was deployed, in order. */
  steps(): readonly string[] {
    return this.history().flatMap(({ body }) => /^Cutover-Step: (.*)$/m.exec(body)?.[1] ?? []);
  }

  /** The stage that the branch is at. */
  stage(): string {
    return /^stage: (\S+)/m.exec(this.git(this.bare, 'show', 'main:release.yaml'))?.[1] ?? '';
  }

  /** Whether the remote takes pushes. */
  protect(isProtected: boolean): void {
    const hook = join(this.bare, 'hooks', 'pre-receive');
    if (isProtected) writeFileSync(hook, '#!/bin/sh\necho "protected branch" >&2\nexit 1\n', { mode: 0o755 });
    else rmSync(hook, { force: true });
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  private push(): void {
    this.git(this.own, 'push', '--quiet', 'origin', 'main');
  }

  private async run(...args: readonly string[]): Promise<void> {
    const { code, stdout, stderr } = await cutover(this.own, args, IDENTITY);
    if (code !== 0) throw new Error(`cutover ${args.join(' ')}: ${stdout}${stderr}`);
  }

  private git(cwd: string, ...args: readonly string[]): string {
    const env = { PATH: process.env.PATH ?? '', ...IDENTITY };
    return execFileSync('git', args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  }
}
