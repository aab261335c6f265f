import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { cutover, type Run } from './built';

/** The user who owns nothing, where tests run as root, whom no mode of a file keeps out. */
const NOBODY = 65_534;

const ROOT = resolve(__dirname, '../../..');

export const IMAGES = {
  v1: `registry.example.com/shop@sha256:${'1'.repeat(64)}`,
  v2: `registry.example.com/shop@sha256:${'2'.repeat(64)}`,
  v3: `registry.example.com/shop@sha256:${'3'.repeat(64)}`,
};

/** A release at rest, with a comment and quotes that are to stay. */
export const AT_REST = `# What runs: ask the shop team before you edit it.
service: shop
live: blue
stage: idle # the word that moves
slots:
  blue: { version: "v1", image: '${IMAGES.v1}' }
`;

/** In JavaScript, on what was built: a run of it takes half a second, and a test has many. */
const APP = `const { Chart } = require('cdk8s');
const { BlueGreen, CutoverApp, Probe, Release, ReleasePlan } = require('../build/lib');

const app = new CutoverApp();
new BlueGreen(new Chart(app, 'shop', { namespace: 'shop' }), 'shop', {
  release: Release.fromFile('release.yaml'),
  container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
  plan: PLAN,
});
app.synth();
`;

/** An app in a Git repository of its own. */
export class TestProject {
  /** An app of one service, with the plan given, whose first version is in force since an hour ago. */
  static async shop(plan = 'ReleasePlan.guide002()'): Promise<TestProject> {
    const project = new TestProject();
    project.write('main.js', APP.replace('PLAN', plan));
    project.write('release.yaml', AT_REST);
    const synthesized = await project.run('synth');
    if (synthesized.code !== 0) throw new Error(synthesized.stderr);
    project.commit('Begin', 3600);
    return project;
  }

  readonly folder = mkdtempSync(join(ROOT, '.cutover-cli-'));

  constructor() {
    chmodSync(this.folder, 0o755);
    this.git('init', '--quiet', '--initial-branch=main');
    this.git('config', 'user.email', 'ann@example.com');
    this.git('config', 'user.name', 'Ann');
    this.write('cdk8s.yaml', 'app: node main.js\n');
  }

  /** Runs the command here. */
  run(...args: readonly string[]): Promise<Run> {
    return cutover(this.folder, args);
  }

  /** Runs the command here, as it was some seconds ago for Git. */
  runAgo(secondsAgo: number, ...args: readonly string[]): Promise<Run> {
    return cutover(this.folder, args, dateOf(secondsAgo));
  }

  /** Runs the command here as somebody who may read everything and write nothing. */
  async runUnprivileged(...args: readonly string[]): Promise<Run> {
    const trust = { GIT_CONFIG_COUNT: '1', GIT_CONFIG_KEY_0: 'safe.directory', GIT_CONFIG_VALUE_0: '*' };
    const TMPDIR = mkdtempSync(join(ROOT, '.cutover-cli-tmp-'));
    chmodSync(TMPDIR, 0o777);
    try {
      if (process.getuid?.() === 0) return await cutover(this.folder, args, { ...trust, TMPDIR }, NOBODY);
      return await this.runProtected(args);
    } finally {
      rmSync(TMPDIR, { recursive: true });
    }
  }

  private async runProtected(args: readonly string[]): Promise<Run> {
    this.protect(0o444, 0o555);
    try {
      return await cutover(this.folder, args);
    } finally {
      this.protect(0o644, 0o755);
    }
  }

  private protect(file: number, folder: number): void {
    chmodSync(join(this.folder, 'release.yaml'), file);
    chmodSync(this.folder, folder);
  }

  write(file: string, text: string | Buffer): void {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
  }

  read(file: string): string {
    return readFileSync(join(this.folder, file), 'utf8');
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.folder, encoding: 'utf8' }).trim();
  }

  /** Commits everything, as it was some seconds ago. */
  commit(message: string, secondsAgo = 0): void {
    this.git('add', '--all');
    execFileSync('git', ['commit', '--quiet', '--allow-empty', '-m', message], {
      cwd: this.folder,
      env: { ...process.env, ...dateOf(secondsAgo) },
    });
  }

  /** Every file that is not Git's, with its bytes. */
  files(): Readonly<Record<string, string>> {
    const names = this.git('ls-files', '-z', '--cached', '--others').split('\0');
    return Object.fromEntries(names.filter((name) => name !== '').map((name) => [name, this.read(name)]));
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function dateOf(secondsAgo: number): NodeJS.ProcessEnv {
  const date = `@${Math.floor(Date.now() / 1000) - secondsAgo} +0000`;
  return { GIT_AUTHOR_DATE: date, GIT_COMMITTER_DATE: date };
}
