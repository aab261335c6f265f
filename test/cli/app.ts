import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import * as os from 'node:os';
import * as path from 'node:path';
import pc from 'picocolors';
import type { Context } from '../../lib/cli/context';
import { runApp } from '../../lib/project/ask';
import { projectIn } from '../../lib/project/project';
import { ROOT } from '../../scripts/project/files';
import { writeFiles } from '../support/folder';

const MAIN = `
import { Chart } from 'cdk8s';
import { BlueGreen, CutoverApp, Duration, Environment, Objectives, Probe, ReleasePlan, Router } from 'cutover';

const apps = Environment.all().map((environment) => {
  const app = new CutoverApp({ environment });
  const namespace = environment.name === 'production' ? 'shop' : 'shop-staging';
  new BlueGreen(new Chart(app, 'checkout', { namespace }), 'checkout', {
    release: environment.release(),
    container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
    router: Router.istio({ hosts: [environment.name + '.example.com'], previewHeader: 'x-preview' }),
    objectives: Objectives.guide001(),
    requestRate: 200,
    plan: ReleasePlan.steps({ 10: 300, 50: 600 }, { soak: 3600 }).withOptional('shift-50').withApproval('soak'),
  });
  return app;
});
CutoverApp.synthAll(apps);
`;

const TSCONFIG = {
  compilerOptions: {
    target: 'ES2022',
    module: 'node16',
    moduleResolution: 'node16',
    paths: { cutover: [path.join(ROOT, 'lib/index.ts')] },
  },
};

/** A release file of an environment. */
export function releaseText(environment: string, stage: string, live = 'v1'): string {
  return `service: checkout
environment: ${environment}
live: blue
stage: ${stage} # the word that moves
slots:
  blue:
    version: ${live}
    image: registry.example.com/checkout@sha256:${'a'.repeat(64)}
  green:
    version: v2
    image: registry.example.com/checkout@sha256:${'b'.repeat(64)}
`;
}

/** A real app with two environments in a Git repository, at preview in production and at shift-10 in staging. */
export class SampleApp {
  /** Writes, runs and commits it. */
  static async create(): Promise<SampleApp> {
    const root = fs.realpathSync(fs.mkdtempSync(path.join(os.tmpdir(), 'cutover-')));
    const app = new SampleApp(root, path.join(root, 'shop, 100%'));
    fs.mkdirSync(app.folder);
    fs.symlinkSync(path.join(ROOT, 'node_modules'), path.join(root, 'node_modules'));
    writeFiles(app.folder, {
      'cdk8s.yaml': `language: typescript\napp: ${path.join(ROOT, 'node_modules/.bin/tsx')} main.ts\n`,
      'main.ts': MAIN,
      'tsconfig.json': JSON.stringify(TSCONFIG),
      'environments/staging/platform.yaml': 'gateways: [istio-system/public]\nprometheus: { scrapeInterval: 15 }\n',
      'environments/production/platform.yaml': 'gateways: [istio-system/public]\nsyncLatency: 10\n',
      'environments/staging/release.yaml': releaseText('staging', 'idle'),
      'environments/production/release.yaml': releaseText('production', 'idle'),
    });
    writeFiles(root, { '.gitignore': 'node_modules\n' });
    app.git('init', '--quiet', '--initial-branch=main');
    for (const stage of ['idle', 'preview']) await app.release(stage);
    return app;
  }

  private constructor(
    private readonly root: string,
    readonly folder: string,
  ) {}

  /** Sets the stage of both releases, runs the app and commits. */
  async release(stage: string, environments: readonly string[] = ['staging', 'production']): Promise<void> {
    for (const environment of environments) this.write(environment, releaseText(environment, stage));
    await runApp(projectIn(this.folder));
    this.git('add', '--all');
    this.git('-c', 'user.name=A', '-c', 'user.email=a@example.com', 'commit', '--quiet', '-m', `Set ${stage}`);
  }

  /** Writes a release file, and nothing of what follows from it. */
  write(environment: string, text: string): void {
    fs.writeFileSync(path.join(this.folder, 'environments', environment, 'release.yaml'), text);
  }

  git(...args: readonly string[]): string {
    return execFileSync('git', args, { cwd: this.root, encoding: 'utf8' });
  }

  remove(): void {
    fs.rmSync(this.root, { recursive: true, force: true });
  }
}

/** A context that keeps what is printed. */
export function contextOf(folder: string, more: Partial<Context> = {}): Context & { readonly printed: string[] } {
  const printed: string[] = [];
  return {
    folder,
    json: false,
    colors: pc.createColors(false),
    now: () => Math.floor(Date.now() / 1000),
    print: (text) => printed.push(text),
    progress: () => undefined,
    ...more,
    printed,
  };
}
