import { ENVOY_ADMIN, ISTIOD_MONITORING, PROMETHEUS, pins, until, type EngineName } from '../../lib/engines';
import { describeOnEngines } from './support/cluster';
import { ownProcesses } from './support/launcher/processes';
import { record } from './support/report';

const TIER = 'all engines at once';
const ALL: readonly EngineName[] = [
  'controller-manager',
  'scheduler',
  'kwok',
  'envoy',
  'argo-rollouts',
  'prometheus',
  'argo-cd',
];

describeOnEngines(TIER, ALL, (cluster) => {
  const version = (name: string) => pins().find((pin) => pin.name === name)?.version;
  const answer = async (port: number, path: string, scheme: 'http' | 'https' = 'http'): Promise<unknown> =>
    JSON.parse((await cluster.engines.ask({ port, path, scheme })).body) as unknown;

  test('all were ready within 60 s, and each from its own start', () => {
    expect(cluster.startedAfter).toBeLessThan(60_000);
    for (const [engine, milliseconds] of cluster.engines.readyAfter) {
      record({ tier: TIER, engine, readyAfterMs: Math.round(milliseconds) });
    }
  });

  test('each says that it is the version that is pinned', async () => {
    expect(await answer(6443, '/version', 'https')).toMatchObject({ gitVersion: `v${version('kubernetes')}` });
    expect(await answer(2379, '/version')).toMatchObject({ etcdserver: version('etcd') });
    expect(await answer(PROMETHEUS, '/api/v1/status/buildinfo')).toMatchObject({
      data: { version: version('prometheus') },
    });
    expect(await answer(ENVOY_ADMIN, '/server_info')).toMatchObject({
      version: expect.stringContaining(`/${version('envoy')}/`),
    });
    const istiod = await cluster.engines.ask({ port: ISTIOD_MONITORING, path: '/version' });
    expect(istiod.body).toContain(version('istio'));
    expect(cluster.engines.log('argo-cd')).toContain(`v${version('argo-cd')}`);
    expect(cluster.engines.log('argo-rollouts')).toContain(`v${version('argo-rollouts')}`);
  });

  test('Argo Rollouts brings up a Rollout on the pods of kwok', async () => {
    const namespace = await cluster.namespace('rollout');
    const labels = { app: 'demo' };
    const rollout = {
      apiVersion: 'argoproj.io/v1alpha1',
      kind: 'Rollout',
      metadata: { name: 'demo', namespace },
      spec: {
        replicas: 2,
        selector: { matchLabels: labels },
        strategy: { canary: { steps: [{ setWeight: 50 }] } },
        template: { metadata: { labels }, spec: { containers: [{ name: 'demo', image: 'registry.test/demo' }] } },
      },
    };
    await cluster.api.apply(rollout);
    const phase = async () => (await cluster.api.get(rollout))?.status?.phase as unknown;
    await until(
      async () => (await phase()) === 'Healthy',
      { limit: 60_000 },
      (why) => new Error(`not healthy: ${why}`),
    );
  });

  test('Prometheus fires a rule whose file was written while it runs', async () => {
    const rule = { alert: 'Always', expr: 'vector(1)' };
    cluster.engines.write('prometheus/rules/always.yaml', { groups: [{ name: 'demo', rules: [rule] }] });
    const { status } = await cluster.engines.ask({ port: PROMETHEUS, path: '/-/reload', method: 'POST' });
    expect(status).toBe(200);
    const fires = async () => JSON.stringify(await answer(PROMETHEUS, '/api/v1/alerts')).includes('"state":"firing"');
    await until(fires, { limit: 20_000 }, (why) => new Error(`does not fire: ${why}`));
  });

  test('all of them together need memory for a laptop', () => {
    const own = ownProcesses(cluster.engines.folder);
    const megabytes = own.map(({ residentMegabytes }) => residentMegabytes()).reduce((sum, each) => sum + each, 0);
    record({ tier: TIER, processes: own.length, residentMegabytes: Math.round(megabytes) });
    expect(megabytes).toBeGreaterThan(500);
    expect(megabytes).toBeLessThan(8192);
  });
});
