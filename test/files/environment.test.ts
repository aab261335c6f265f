import * as fs from 'node:fs';
import { Chart } from 'cdk8s';
import { BlueGreen, CutoverApp, CutoverError, Environment, Probe } from '../../lib';
import { textsIn, useFolder, writeFiles } from '../support/folder';

const IMAGE = `registry.example.com/shop@sha256:${'1'.repeat(64)}`;

const releaseOf = (environment: string) => `service: shop
environment: ${environment}
live: blue
stage: idle
slots:
  blue: { version: v1, image: '${IMAGE}' }
`;

describe('environments', () => {
  const folder = useFolder();
  let before: string;
  beforeEach(() => {
    before = process.cwd();
    process.chdir(folder());
  });
  afterEach(() => process.chdir(before));

  const apps = () =>
    Environment.all().map((environment) => {
      const app = new CutoverApp({ environment });
      const chart = new Chart(app, 'shop', { namespace: 'shop' });
      new BlueGreen(chart, 'shop', {
        release: environment.release(),
        container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
      });
      return app;
    });

  it('are written together, each with its own facts, to a folder of its own', () => {
    writeFiles(folder('environments'), {
      'staging/release.yaml': releaseOf('staging'),
      'staging/platform.yaml': 'gitOps: flux\n',
      'production/release.yaml': releaseOf('production'),
    });
    CutoverApp.synthAll(apps());
    const texts = textsIn(folder());
    expect(texts['manifests/staging/release/1-workloads/shop.yaml']).not.toContain('argocd.argoproj.io');
    expect(texts['manifests/production/release/1-workloads/shop.yaml']).toContain('argocd.argoproj.io/sync-wave');
    expect(texts['environments/production/release.lock.yaml']).toContain('"service": "shop"');
  });

  it('are all left as they were when one of them is refused', () => {
    writeFiles(folder('environments'), {
      'staging/release.yaml': releaseOf('staging'),
      'production/release.yaml': releaseOf('production').replace('idle', 'shift-10'),
    });
    const files = textsIn(folder());
    expect(() => CutoverApp.synthAll(apps())).toThrow(/production\/release.yaml/);
    expect(textsIn(folder())).toEqual(files);
  });

  it('refuse the release of another environment, and a platform file that names another', () => {
    writeFiles(folder('environments'), {
      'staging/release.yaml': releaseOf('production'),
      'staging/platform.yaml': 'environment: production\n',
    });
    expect(() => CutoverApp.synthAll(apps())).toThrow(/environment: production in the folder staging/);
    fs.rmSync(folder('environments/staging/platform.yaml'));
    expect(() => CutoverApp.synthAll(apps())).toThrow(/a release for production on the platform of staging/);
  });

  it('are named by folders, in order, and there is at least one', () => {
    expect(() => Environment.all()).toThrow(CutoverError);
    writeFiles(folder('environments'), { 'b/release.yaml': '', 'a/release.yaml': '', 'note.txt': '', '.git/x': '' });
    expect(Environment.all().map(({ name }) => name)).toEqual(['a', 'b']);
  });

  it('may not share a folder of output', () => {
    writeFiles(folder('environments'), {
      'staging/release.yaml': releaseOf('staging'),
      'production/release.yaml': releaseOf('production'),
    });
    const same = Environment.all().map((environment) => new CutoverApp({ environment, outdir: 'out' }));
    expect(() => CutoverApp.synthAll(same)).toThrow(/one folder for several apps/);
  });
});
