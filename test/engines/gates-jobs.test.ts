import type { KubeObject } from '../../lib/core/kube';
import type { Labels } from '../../lib/core/labels';
import { Gate } from '../../lib/gates/gate';
import { analysisTemplateObject, prometheusMetric } from '../../lib/gates/metric';
import { gateMetric, type GateSite } from '../../lib/gates/pre-release';
import { once } from '../../lib/gates/schedule';
import { Objective } from '../../lib/objectives/objective';
import type { SidecarMode } from '../../lib/platform/platform';
import { standingMetrics } from '../../lib/gates/stage-gates';
import { istioTelemetry } from '../../lib/signals/istio';
import type { ArgoMetric } from '../../lib/gates/argo/metric';
import { describeOnEngines } from './support/cluster';
import { ADDRESS } from './support/gates/case';
import { begin, ended, type ObservedRun } from './support/gates/runs';
import { CANDIDATE, LIVE } from './support/promtool/scenarios';
import { record } from './support/report';

const TIER = 'gates: Jobs';
const MODES: readonly SidecarMode[] = ['none', 'native', 'classic'];
const IMAGE = `registry.test/check@sha256:${'0'.repeat(64)}`;
const RESTRICTED = Object.fromEntries(
  ['enforce', 'warn'].map((mode) => [`pod-security.kubernetes.io/${mode}`, 'restricted']),
);

const site = (sidecar: SidecarMode): GateSite => ({
  ...{ candidate: CANDIDATE, stable: LIVE, sidecar, clusterDomain: 'cluster.local', port: 80, readyWithin: 60 },
  prometheus: { address: ADDRESS, headers: {} },
  look: { telemetry: istioTelemetry(), window: 120, minimumRate: 0 },
  images: { smoke: IMAGE, load: IMAGE },
});

const GATES = [
  Gate.smoke({ origin: 'https://shop.example', headers: { 'x-version': `$(HOME) "quoted" '%' $é` } }),
  Gate.load({ rate: 10 }),
  Gate.contract({ image: IMAGE, command: ['/check', '$(CUTOVER_URL)', '$$'], env: { MORE: '$(CUTOVER_URL)\n"' } }),
];

/** Where a Job says whose it is. */
const RUN = 'analysisrun.argoproj.io/name';
/** With the run's id and a number it makes 63 characters, the longest name of a Job. */
const LONGEST = 'a-name-of-twentyfour-chr';

const metric = (gate: Gate, sidecar: SidecarMode = 'none') =>
  gateMetric(gate.facts, site(sidecar)).metric as unknown as ArgoMetric & {
    readonly provider: { readonly job: { readonly spec: JobSpec } };
  };

/** Argo's own metric for a program of ours, with a name and an argument that no gate takes. */
const ownJob = (name: string, argument = '--all'): ArgoMetric => {
  const own = metric(Gate.job('check', { image: IMAGE, command: ['/check', 'ARGUMENT'], timeout: 30 }));
  return { ...(JSON.parse(JSON.stringify(own).replace('ARGUMENT', argument)) as ArgoMetric), name };
};

/** A question to Prometheus with headers that the platform refuses. */
const asking = (headers: Labels): ArgoMetric => {
  const look = { query: 'vector(1)', successCondition: 'true', failureCondition: 'false' };
  return prometheusMetric('asked', look, once(), { address: ADDRESS, headers }).metric;
};

interface JobSpec {
  readonly template: {
    readonly spec: {
      readonly securityContext: object;
      readonly containers: readonly [{ readonly command: readonly string[]; readonly env?: readonly object[] }];
    };
  };
}

/** The Job that a metric's run makes. */
const job = (name: string, { provider }: ArgoMetric): KubeObject => ({
  apiVersion: 'batch/v1',
  kind: 'Job',
  metadata: { name, namespace: 'jobs' },
  spec: { ...(provider as { readonly job: { readonly spec: object } }).job.spec },
});

/** No container runs here: kwok ends the pods of Jobs well, whatever is in them. */
describeOnEngines(TIER, ['argo-rollouts', 'controller-manager', 'scheduler', 'kwok'], (cluster) => {
  let runs: ReadonlyMap<string, ObservedRun>;

  beforeAll(async () => {
    await cluster.namespace('jobs', RESTRICTED);
    for (const mode of MODES) await begin(cluster, 'jobs', mode, { metrics: GATES.map((gate) => metric(gate, mode)) });
    await begin(cluster, 'jobs', 'unrestricted', { metrics: [unrestricted()] });
    await begin(cluster, 'jobs', 'templated', { metrics: [ownJob('templated', '{{args.x}}')] });
    await begin(cluster, 'jobs', 'templated-header', { metrics: [asking({ Authorization: 'Bearer {{token}}' })] });
    await begin(cluster, 'jobs', 'longest', { metrics: [ownJob(LONGEST)] });
    await begin(cluster, 'jobs', 'too-long', { metrics: [ownJob(`${LONGEST}-one`), ownJob(`${LONGEST}-two`)] });
    runs = await ended(cluster, 'jobs', 120_000);
  }, 150_000);

  test.each(MODES)('pods of gates run where Pod Security is restricted, with sidecars: %s', async (mode) => {
    const { phase, metrics } = runs.get(mode)!;
    record({
      tier: TIER,
      sidecars: mode,
      verdict: phase,
      gates: metrics.map(({ name, phase }) => `${name}: ${phase}`),
    });
    expect(metrics.map((each) => [each.name, each.phase])).toEqual(
      GATES.map(({ facts }) => [facts.name, 'Successful']),
    );
    expect(phase).toBe('Successful');
    for (const gate of GATES) {
      const { warnings } = await cluster.api.apply(job('dry', metric(gate, mode)), { dryRun: true });
      expect(warnings).toEqual([]);
    }
  });

  test('what users say reaches the Job as it is', async () => {
    const jobs = await cluster.api.list('batch/v1', 'Job', 'jobs');
    const container = (name: string) => {
      const of = jobs.find(({ metadata }) => metadata.annotations?.[RUN] === 'native' && metadata.name.includes(name));
      return (of?.spec as JobSpec).template.spec.containers[0];
    };
    expect(container('contract').command).toEqual(['/check', '$$(CUTOVER_URL)', '$$$$']);
    expect(container('contract').env).toContainEqual({ name: 'MORE', value: '$$(CUTOVER_URL)\n"' });
    expect(container('smoke').command.at(-1)).toBe(`x-version: $$(HOME) "quoted" '%' $$é`);
  });

  test('a Job whose pods Pod Security refuses fails its gate when its time is over', async () => {
    const { warnings } = await cluster.api.apply(job('dry', unrestricted()), { dryRun: true });
    expect(warnings).toEqual([expect.stringContaining('runAsNonRoot')]);
    expect(runs.get('unrestricted')).toMatchObject({ phase: 'Failed' });
  });

  test.each([
    ['templated', '{{args.x}}'],
    ['templated-header', '{{token}}'],
  ])('Argo Rollouts takes braces for an argument, and ends in an error: %s', (run, argument) => {
    const { phase, message } = runs.get(run)!;
    expect([phase, message]).toEqual(['Error', expect.stringContaining(`failed to resolve ${argument}`)]);
  });

  test('the template of the gates is accepted, strictly and without a warning', async () => {
    const telemetry = istioTelemetry();
    const metrics = standingMetrics({
      stage: { kind: 'shift', weight: 25, hold: 300 },
      trafficBefore: 0,
      objectives: [Objective.errorRatio(), Objective.latency()].map(({ facts }) => facts),
      before: [],
      watch: { candidate: CANDIDATE, stable: LIVE, telemetry },
      site: site('none'),
    });
    const subject = { name: 'checkout-gates', namespace: 'jobs', labels: { app: 'checkout' } };
    const { warnings } = await cluster.api.apply(analysisTemplateObject(subject, metrics));
    expect(warnings).toEqual([]);
  });

  test('a name that is too long for Argo Rollouts is cut off: two gates share one Job, which is a hole', async () => {
    const jobs = await cluster.api.list('batch/v1', 'Job', 'jobs');
    const own = (run: string) => jobs.filter(({ metadata }) => metadata.annotations?.[RUN] === run);
    expect([runs.get('longest')?.phase, own('longest').length]).toEqual(['Successful', 1]);
    expect([runs.get('too-long')?.phase, own('too-long').length]).toEqual(['Successful', 1]);
  });

  /** The same without what the restricted level asks of pods. */
  function unrestricted(): ArgoMetric {
    const { provider, ...rest } = metric(Gate.job('unrestricted', { image: IMAGE, command: ['/check'], timeout: 5 }));
    const { spec } = provider.job;
    const { securityContext: _, ...pod } = spec.template.spec;
    return { ...rest, provider: { job: { spec: { ...spec, template: { ...spec.template, spec: pod } } } } };
  }
});
