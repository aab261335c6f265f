import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Log } from 'sarif';
import { built } from './support/built';
import { kubeconfigText } from './support/kubeconfig';
import { IMAGES, TestProject } from './support/project';

/** Several runs of an app, each of which starts Node. */
jest.setTimeout(300_000);

const ROUTE = '/apis/networking.istio.io/v1/namespaces/shop/virtualservices/shop';

/** What an API server has of a release: kinds, a route, and a Deployment. */
function pagesOf(weight: number, writtenAt: number): Readonly<Record<string, object>> {
  const to = (subset: string, share: number) => ({ destination: { host: 'shop', subset }, weight: share });
  const resources = (name: string, kind: string) => ({ resources: [{ name, kind, namespaced: true }] });
  const written = { manager: 'argocd-controller', operation: 'Apply', fieldsV1: { 'f:spec': { 'f:http': {} } } };
  return {
    '/apis/networking.istio.io/v1': resources('virtualservices', 'VirtualService'),
    '/apis/apps/v1': resources('deployments', 'Deployment'),
    [ROUTE]: {
      metadata: { name: 'shop', managedFields: [{ ...written, time: new Date(writtenAt * 1000).toISOString() }] },
      spec: { http: [{ route: [to('blue', 100 - weight), to('green', weight)] }] },
    },
    '/apis/apps/v1/namespaces/shop/deployments/shop-green': {
      metadata: { name: 'shop-green' },
      spec: { template: { metadata: { labels: { version: 'v2' } } } },
    },
  };
}

describe('a verb that asks the cluster', () => {
  let project: TestProject;
  let server: Server;
  let pages: Readonly<Record<string, object>> = {};
  const now = () => Math.floor(Date.now() / 1000);

  beforeAll(async () => {
    await built();
    project = await TestProject.shop(`ReleasePlan.steps({ 50: 300 })`);
    server = createServer((request, response) => {
      const page = pages[(request.url ?? '').split('?')[0] ?? ''];
      response.writeHead(page ? 200 : 404, { 'content-type': 'application/json' });
      response.end(JSON.stringify(page ?? { kind: 'Status', code: 404, reason: 'NotFound', message: 'not found' }));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    const { port } = server.address() as AddressInfo;
    project.write('here.kubeconfig', kubeconfigText(port));
    project.write('nobody.kubeconfig', kubeconfigText(1));
    expect(await project.runAgo(2000, 'deploy', 'v2', IMAGES.v2, '--commit')).toMatchObject({ code: 0 });
    expect(await project.runAgo(1900, 'shift', '--next', '--commit')).toMatchObject({ code: 0 });
  });
  afterAll(() => {
    server.close();
    project.remove();
  });

  const shift = (...more: readonly string[]) => project.run('shift', '--next', '--dry-run', ...more);
  const inCluster = ['--kubeconfig', 'here.kubeconfig'];

  it('moves on by the commit alone where nobody names a cluster', async () => {
    expect(await shift()).toMatchObject({ code: 0 });
  });

  it('is refused while the cluster has not the weight, and the way back is not', async () => {
    pages = pagesOf(0, now() - 1900);
    const refused = await shift(...inCluster);
    expect(refused.code).toBe(1);
    expect(refused.stderr).toContain('before the cluster has it: 0 % of the traffic on green, in Git 50 %');
    expect(await project.run('rollback', '--dry-run', ...inCluster)).toMatchObject({ code: 0 });
    const checked = await project.run('status', ...inCluster);
    expect(checked.stdout).toContain('since    not yet, as the cluster says: 0 % of the traffic on green, in Git 50 %');
  });

  it('is held from when the weight was applied', async () => {
    pages = pagesOf(50, now() - 100);
    const early = await shift(...inCluster);
    expect(early.stderr).toMatch(/after 10\d s, since .*, as the cluster says/);
    pages = pagesOf(50, now() - 301);
    expect(await shift(...inCluster)).toMatchObject({ code: 0 });
  });

  it('warns of a cluster that does not answer, and counts from the commit', async () => {
    const shifted = await shift('--kubeconfig', 'nobody.kubeconfig');
    expect(shifted.code).toBe(0);
    expect(shifted.stdout).toMatch(/warning cluster[^]*until then the time of the commit counts/);
  });

  it('holds a proposed step the same way in check', async () => {
    pages = pagesOf(50, now() - 100);
    project.write('release.yaml', project.read('release.yaml').replace('stage: shift-50', 'stage: shift-100'));
    await project.run('synth');
    expect(await project.run('check')).toMatchObject({ code: 0 });
    const checked = await project.run('check', ...inCluster);
    expect(checked.code).toBe(1);
    expect(checked.stdout).toMatch(/stage-hold[^]*as the cluster says/);
  });

  it('is reported in the form that was asked for where it cannot be opened', async () => {
    const checked = await project.run('check', '--format', 'sarif', '--kubeconfig', '/nonexistent/kubeconfig');
    expect(checked).toMatchObject({ code: 1, stderr: '' });
    const [{ results = [] } = {}] = (JSON.parse(checked.stdout) as Log).runs;
    const cluster = results.find(({ ruleId }) => ruleId === 'cluster');
    expect(cluster?.level).toBe('error');
    expect(cluster?.message.text).toContain('/nonexistent/kubeconfig');
    expect(cluster?.locations?.[0]?.physicalLocation?.artifactLocation?.uri).toBe('cdk8s.yaml');
  });
});
