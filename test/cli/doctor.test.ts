import { rmSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { EXAMINATIONS } from '../../lib/doctor/examine';
import type { Finding } from '../../lib/doctor/finding';
import { built } from './support/built';
import { kubeconfigText } from './support/kubeconfig';
import { TestProject } from './support/project';

jest.setTimeout(300_000);

describe('cutover doctor', () => {
  let project: TestProject;
  let server: Server;
  const asked: string[] = [];
  let allows = false;

  beforeAll(async () => {
    await built();
    project = await TestProject.shop();
    server = createServer((request, response) => {
      asked.push(`${request.method} ${request.url}`);
      const isVersion = request.url === '/version';
      if (allows && request.url!.endsWith('accessreviews')) {
        response.writeHead(201, { 'content-type': 'application/json' });
        response.end(JSON.stringify({ status: { allowed: true } }));
        return;
      }
      response.writeHead(isVersion ? 200 : 403, { 'content-type': 'application/json' });
      const refusal = { kind: 'Status', reason: 'Forbidden', message: 'it is forbidden: User "ann" cannot get it' };
      response.end(JSON.stringify(isVersion ? { gitVersion: 'v1.29.4' } : refusal));
    });
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  });
  afterAll(() => {
    server.close();
    project.remove();
  });

  const kubeconfig = (port: number): string => {
    project.write('kubeconfig', kubeconfigText(port));
    return resolve(project.folder, 'kubeconfig');
  };
  const port = () => (server.address() as AddressInfo).port;
  const doctor = (...options: readonly string[]) => project.run('doctor', ...options);

  it('makes every examination though one fails and nothing else may be read, and says so of each', async () => {
    const { code, stdout, stderr } = await doctor('--kubeconfig', kubeconfig(port()), '--json');
    expect(stderr).toBe('');
    const { findings, count } = JSON.parse(stdout) as { findings: Finding[]; count: Record<string, number> };
    expect([...new Set(findings.map(({ id }) => id))]).toEqual(EXAMINATIONS.map(({ id }) => id));
    expect(findings[0]).toMatchObject({
      id: 'kubernetes',
      verdict: 'failed',
      seen: 'v1.29.4, platform.yaml says 1.30',
    });
    expect(count).toMatchObject({ failed: 1, ok: findings.filter(({ verdict }) => verdict === 'ok').length });
    expect(findings.find(({ id }) => id === 'namespaces')).toMatchObject({
      verdict: 'not known',
      seen: 'it is forbidden: User "ann" cannot get it',
      mend: 'run it as somebody who may read that',
    });
    expect(code).toBe(1);
    const isHarmless = (line: string) => line.startsWith('GET ') || /dryRun=All|accessreviews$/.test(line);
    expect(asked.filter((line) => !isHarmless(line))).toEqual([]);
  });

  it('says in text what it saw, what that means and how to mend it', async () => {
    const { stdout } = await doctor('--kubeconfig', kubeconfig(port()));
    expect(stdout).toContain(`✘ failed kubernetes: v1.29.4, platform.yaml says 1.30
    means  Fields that an older API server does not know`);
    expect(stdout).toContain('    mend   upgrade the cluster, or correct `kubernetes` in platform.yaml');
    expect(stdout).toMatch(/1 failed, \d+ warnings, \d+ not known, \d+ ok\n$/);
  });

  it('says what rights at the GitOps engine it did not look at, and how to name what that applies', async () => {
    allows = true;
    const rights = async (...options: readonly string[]) => {
      const { stdout } = await doctor('--kubeconfig', kubeconfig(port()), '--json', ...options);
      const { findings } = JSON.parse(stdout) as { findings: Finding[] };
      return findings.filter(({ id }) => id === 'rights');
    };
    const named = await rights('--application', 'argocd/shop');
    expect(named).toMatchObject([{ verdict: 'ok' }]);
    expect(await rights()).toMatchObject([
      { verdict: 'ok', seen: expect.stringMatching(/all of \d+ things beside those of Argo CD$/) },
      { verdict: 'not known', mend: 'name it: --application argocd/checkout' },
    ]);
    project.write('platform.yaml', 'gitOps: kubectl\n');
    const byHand = await rights();
    rmSync(resolve(project.folder, 'platform.yaml'));
    allows = false;
    expect(byHand).toMatchObject([{ verdict: 'ok', seen: expect.stringMatching(/all of \d+ things$/) }]);
  });

  it('is one clear error where the cluster does not answer, where there is none, and for an unknown service', async () => {
    expect(await doctor('--kubeconfig', kubeconfig(1))).toMatchObject({
      code: 3,
      stderr: expect.stringMatching(/error cluster at .*\n.*http:\/\/127.0.0.1:1: .*ECONNREFUSED/),
    });
    expect(await doctor('--kubeconfig', '/nowhere')).toMatchObject({
      code: 3,
      stderr: expect.stringContaining('error cluster'),
    });
    expect(await doctor('--service', 'shpo')).toMatchObject({
      code: 1,
      stderr: expect.stringContaining('--service shop'),
    });
  });
});
