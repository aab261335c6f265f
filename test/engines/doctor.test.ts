import { join } from 'node:path';
import { examine } from '../../lib/doctor/examine';
import type { Finding } from '../../lib/doctor/finding';
import { patientOf, type Patient } from '../../lib/doctor/patient';
import { ClusterReader } from '../../lib/doctor/read/cluster';
import { observerOf } from '../../lib/doctor/read/reached';
import { readRelease } from '../../lib/doctor/read/release';
import type { Right } from '../../lib/actor/rights';
import { until } from '../../lib/engines';
import { askApp } from '../../lib/project/ask';
import { projectIn } from '../../lib/project/project';
import type { Reached } from '../../lib/transitions/step';
import { describeOnEngines } from './support/cluster';
import { apiOf } from './support/doctor/account';
import { changesNothing, recorded, versionsOf } from './support/doctor/requests';
import { GATEWAY, PROMETHEUS_OF_OPERATOR, World, gatewaySpec, prometheusSpec } from './support/doctor/world';
import { record } from './support/report';

const TIER = 'doctor: a cluster that is as a release wants it, and one thing broken at a time';
const ENGINES = ['custom-resources', 'controller-manager', 'scheduler', 'kwok', 'prometheus'] as const;
/** Asking the app is most of it, on a machine that does other work as well. */
const READY_WITHIN = 400_000;

const RIGHTS: readonly Right[] = [
  {
    apiGroup: 'networking.istio.io',
    resource: 'virtualservices',
    verbs: ['get', 'patch'],
    namespace: 'production',
    why: 'a test',
  },
  { apiGroup: 'argoproj.io', resource: 'analysisruns', verbs: ['get', 'list'], namespace: 'production', why: 'a test' },
  { apiGroup: 'apps', resource: 'deployments/scale', verbs: ['patch'], namespace: 'production', why: 'a test' },
];
const LEASES: Right = {
  ...{ apiGroup: 'coordination.k8s.io', resource: 'leases', verbs: ['patch'], namespace: 'production', why: 'a test' },
};
const ACTOR = 'system:serviceaccount:production:actor';

const GROUPS = [
  '/api/v1',
  '/apis/apps/v1',
  '/apis/argoproj.io/v1alpha1',
  '/apis/autoscaling/v2',
  '/apis/batch/v1',
  '/apis/networking.istio.io/v1',
  '/apis/monitoring.coreos.com/v1',
  '/apis/rbac.authorization.k8s.io/v1',
  '/apis/apiextensions.k8s.io/v1',
];

describeOnEngines(TIER, ENGINES, (cluster) => {
  let patient: Patient;
  let world: World;
  const began = Math.floor(Date.now() / 1000) - 1;

  beforeAll(async () => {
    const project = projectIn(join(__dirname, '../../apps/recommendation'));
    const [answer] = await askApp(project);
    const read = await patientOf(project, answer!);
    // Prometheus scrapes each second here.
    const prometheus = { ...answer!.platform.prometheus, scrapeInterval: 1 };
    patient = { ...read, answer: { ...answer!, platform: { ...answer!.platform, prometheus } } };
    world = await World.sound(cluster, patient);
    await cluster.api.apply(roleOf(RIGHTS));
    await cluster.api.apply(BINDING);
  }, READY_WITHIN);

  const look = async (of = patient) => {
    const examined = await examine(of, { api: cluster.api, rights: RIGHTS, as: ACTOR, isInside: false });
    if (examined.kind === 'unreachable') throw new Error(examined.why);
    return examined.findings;
  };
  const wrong = async (of = patient) => (await look(of)).filter(({ verdict }) => verdict !== 'ok').map(brief);

  test('a sound cluster is found sound, and nothing in it changes', async () => {
    const before = await versionsOf(cluster.api, GROUPS);
    const sent = recorded(cluster.api);
    const start = performance.now();
    const findings = await look();
    const milliseconds = Math.round(performance.now() - start);
    expect(findings.filter(({ verdict }) => verdict !== 'ok')).toEqual([]);
    expect(findings.map(({ id }) => id)).toEqual([
      ...['kubernetes', 'namespaces', 'apis', 'git-ops', 'gateways', 'injection', 'admission', 'room'],
      ...['monitor-selectors', 'prometheus', 'scraping', 'series', 'clocks', 'rights'],
      ...['dry-run-stage', 'dry-run-next', 'dry-run-inverse'],
    ]);
    expect(sent.filter((request) => !changesNothing(request))).toEqual([]);
    expect(sent.filter(({ method }) => method === 'PATCH').length).toBeGreaterThan(patient.objects.length);
    expect(await versionsOf(cluster.api, GROUPS)).toEqual(before);
    expect(Object.keys(before).length).toBeGreaterThan(50);
    record({ tier: TIER, examinations: findings.length, requests: sent.length, milliseconds });
  });

  test('the status of the release is what runs: weights, ready pods, and gates that nobody has looked at', async () => {
    const key = { namespace: 'production', service: 'recommendation', stage: 'shift-10', attempt: 1 };
    const state = await readRelease(cluster.api, key);
    expect(state).toEqual({
      slots: {
        blue: { weight: 90, version: 'v2.4.0', ready: 8, wanted: 8 },
        green: { weight: 10, version: 'v2.5.0', ready: 8, wanted: 8 },
      },
      runs: [{ name: 'recommendation-v2-5-0-shift-10-1', stage: 'shift-10', gates: {} }],
      unknown: [],
    });
  });

  test('a stage is held from when the cluster has it, whatever the time of its commit', async () => {
    const [release] = patient.releases;
    const observe = observerOf(cluster.api);
    const reachedAt = async (stage: string) => {
      const revision = { release: { ...release!.release, stage } };
      const { standing, warnings } = await observe({ revision, reached: { at: began, by: 'commit' } }, release!);
      expect(warnings).toBeUndefined();
      return standing.reached;
    };
    const reached = (await reachedAt('shift-10')) as Reached;
    expect(reached.by).toBe('cluster');
    expect(reached.at).toBeGreaterThan(began);
    expect(reached.at).toBeLessThanOrEqual(Date.now() / 1000);
    expect(await reachedAt('shift-25')).toEqual({ lacks: '10 % of the traffic on green, in Git 25 %' });
    expect(await reachedAt('rollback')).toEqual({ lacks: '10 % of the traffic on green, in Git 0 %' });
  });

  test('a Prometheus that wants another label is named, with the label', async () => {
    await cluster.api.apply({ ...PROMETHEUS_OF_OPERATOR, spec: prometheusSpec('monitoring') });
    const found = await wrong();
    await cluster.api.apply({ ...PROMETHEUS_OF_OPERATOR, spec: prometheusSpec('kube-prometheus-stack') });
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(['monitor-selectors']));
    expect(found[0]).toMatchObject({
      verdict: 'failed',
      mend: 'write ruleLabels: { release: monitoring } in platform.yaml',
    });
  });

  test('a quota without room for both slots is found, as soon as it is full by the pods that it refuses', async () => {
    const allow = async (pods: string) => {
      await world.setQuota({ pods });
      return (await wrong()).map(({ id, seen }) => `${id}: ${seen}`);
    };
    const surge = await allow('18');
    const full = await allow('15');
    await world.setQuota({ pods: '30' });
    expect(surge).toEqual([
      expect.stringMatching(/^room: quota shop .* has 18 of pods; both slots while pods are replaced/),
    ]);
    expect(full.filter((text) => text.startsWith('room: '))).toEqual([
      expect.stringContaining('has 15 of pods; both slots at full capacity take 16'),
    ]);
    expect(full.find((text) => text.startsWith('admission: '))).toContain('exceeded quota: shop');
    expect(full.every((text) => /^(room|admission): /.test(text))).toBe(true);
  });

  test('a namespace that injects no more is found by the pods that would come, though others run', async () => {
    const key = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'production' } };
    await cluster.api.merge(key, { metadata: { labels: { 'istio-injection': null } } });
    const found = await wrong();
    await cluster.api.merge(key, { metadata: { labels: { 'istio-injection': 'enabled' } } });
    expect(found).toMatchObject([
      { id: 'injection', seen: expect.stringContaining('created now comes with no proxy in production') },
    ]);
  });

  test('a policy of the namespace that refuses pods is found, while Deployments are only warned of', async () => {
    const key = { apiVersion: 'v1', kind: 'LimitRange', metadata: { name: 'small', namespace: 'production' } };
    await cluster.api.apply({ ...key, spec: { limits: [{ type: 'Container', max: { memory: '256Mi' } }] } });
    const found = await wrong();
    await cluster.api.delete(key);
    expect(found).toContainEqual(
      expect.objectContaining({
        id: 'admission',
        seen: expect.stringContaining('maximum memory usage per Container is 256Mi'),
      }),
    );
    expect(new Set(found.map(({ id }) => id))).toEqual(new Set(['admission', 'room']));
  });

  test('a gateway without the host of the route is found', async () => {
    await cluster.api.apply({ ...GATEWAY, spec: gatewaySpec('*.example.org') });
    const found = await wrong();
    await cluster.api.apply({ ...GATEWAY, spec: gatewaySpec('*.example.com') });
    expect(found).toMatchObject([{ id: 'gateways', seen: expect.stringContaining('recommendation.example.com') }]);
  });

  test('a right that is missing is named, with whose it is', async () => {
    const [first, ...others] = RIGHTS;
    await cluster.api.apply(roleOf([{ ...first!, verbs: ['get'] }, ...others]));
    const found = await wrong();
    await cluster.api.apply(roleOf(RIGHTS));
    expect(found).toMatchObject([
      { id: 'rights', seen: `${ACTOR} may not patch virtualservices.networking.istio.io in production` },
    ]);
  });

  test('who may read nothing is told so of each examination, and of its own rights what they are', async () => {
    const api = await apiOf(cluster.api, 'production', 'actor');
    const examined = await examine(patient, { api, rights: [...RIGHTS, LEASES], isInside: false });
    if (examined.kind === 'unreachable') throw new Error(examined.why);
    const { findings } = examined;
    expect(findings.filter(({ verdict }) => verdict === 'failed').map(brief)).toMatchObject([
      { id: 'rights', seen: 'whoever runs this may not patch leases.coordination.k8s.io in production' },
    ]);
    const unknown = findings.filter(({ verdict }) => verdict === 'not known');
    expect(new Set(unknown.map(({ id }) => id))).toEqual(
      new Set([
        ...['namespaces', 'git-ops', 'gateways', 'injection', 'admission', 'room', 'monitor-selectors'],
        ...['prometheus', 'scraping', 'series', 'dry-run-stage', 'dry-run-next', 'dry-run-inverse'],
      ]),
    );
    expect(unknown.find(({ id }) => id === 'prometheus')?.seen).toContain('cannot get resource "services/proxy"');
  });

  test('fields that somebody else wrote are named with the hand that wrote them', async () => {
    const route = patient.objects.find(({ kind }) => kind === 'VirtualService')!;
    await cluster.api.apply({ ...route, spec: { ...(route.spec as object), hosts: ['other.example.com'] } }, HAND);
    const found = await wrong();
    await cluster.api.delete(route);
    await world.sync(route);
    expect(found.filter(({ id }) => id.startsWith('dry-run'))).toContainEqual(
      expect.objectContaining({
        verdict: 'warning',
        seen: expect.stringMatching(/VirtualService .*: ann has written \.spec\.hosts/),
      }),
    );
  });

  test('a metric that nobody measures is found, and a Prometheus that is not there is no reason to stop', async () => {
    world.measure(['istio_requests_total']);
    const prometheus = { ...patient.answer.platform.prometheus, address: 'http://metrics.monitoring.svc:9090' };
    const moved = { ...patient, answer: { ...patient.answer, platform: { ...patient.answer.platform, prometheus } } };
    const found = await wrong(moved);
    expect(found.map(({ id, verdict }) => `${id}: ${verdict}`)).toEqual([
      'prometheus: failed',
      'scraping: not known',
      'series: not known',
    ]);
    const missing = await untilWrong(({ id }) => id === 'series');
    world.measure();
    expect(missing).toMatchObject([{ id: 'series', seen: 'istio_requests_total has no series at all' }]);
    await untilWrong();
  });

  test('a platform that says what is not so is found: Kubernetes, the engine, the sidecar, and whose fields they are', async () => {
    const { platform } = patient.answer;
    const other = { ...platform, kubernetes: '1.99', gitOps: 'kubectl', sidecar: 'classic' } as const;
    const found = await wrong({ ...patient, answer: { ...patient.answer, platform: other } });
    expect([...new Set(found.map(({ id }) => id))]).toEqual([
      ...['kubernetes', 'git-ops', 'injection', 'dry-run-next', 'dry-run-inverse'],
    ]);
  });

  // What comes last is not mended again.

  test('a namespace that is not there is said once, and dry runs wait for it', async () => {
    const elsewhere = (object: Patient['objects'][number]) => ({
      ...object,
      metadata: { ...object.metadata, namespace: 'nowhere' },
    });
    const found = await wrong({
      ...patient,
      objects: patient.objects.map(elsewhere),
      releases: patient.releases.map((release) => ({ ...release, namespace: 'nowhere' })),
    });
    expect(found).toContainEqual(expect.objectContaining({ id: 'namespaces', seen: 'no namespace nowhere' }));
    expect(found.filter(({ id }) => id.startsWith('dry-run')).map(({ verdict }) => verdict)).toEqual(
      Array(3).fill('not known'),
    );
  });

  test('a kind that is not served any more is found, by who brings it', async () => {
    await cluster.api.delete({
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'analysisruns.argoproj.io' },
    });
    await until(
      async () =>
        !(await new ClusterReader(cluster.api).has({ apiVersion: 'argoproj.io/v1alpha1', kind: 'AnalysisRun' })),
      { limit: 30_000 },
      (why) => new Error(`the kind is still served: ${why}`),
    );
    const found = await wrong();
    expect(found).toContainEqual(
      expect.objectContaining({
        id: 'apis',
        seen: expect.stringContaining('AnalysisRun of argoproj.io/v1alpha1'),
        mend: expect.stringContaining('Argo Rollouts'),
      }),
    );
  });

  /** Looks until something is wrong, or nothing: Prometheus sees with the next scrape what came or went. */
  async function untilWrong(isMeant?: (finding: { readonly id: string }) => boolean) {
    let found: Awaited<ReturnType<typeof wrong>> = [];
    await until(
      async () => {
        found = await wrong();
        return isMeant ? found.some(isMeant) : found.length === 0;
      },
      { limit: 30_000, every: 1000 },
      (why) => new Error(`not found as it is: ${why}; ${JSON.stringify(found)}`),
    );
    return found;
  }
});

const HAND = { manager: 'ann', force: true };

const BINDING = {
  apiVersion: 'rbac.authorization.k8s.io/v1',
  kind: 'RoleBinding',
  metadata: { name: 'actor', namespace: 'production' },
  roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'actor' },
  subjects: [{ kind: 'ServiceAccount', name: 'actor', namespace: 'production' }],
};

function roleOf(rights: readonly Right[]): object {
  return {
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata: { name: 'actor', namespace: 'production' },
    rules: rights.map(({ apiGroup, resource, verbs }) => ({ apiGroups: [apiGroup], resources: [resource], verbs })),
  };
}

function brief({ id, verdict, seen, mend }: Finding) {
  return { id, verdict, seen, ...(mend === undefined ? {} : { mend }) };
}
