import fc from 'fast-check';
import { SEVERITIES } from '../../lib/alerts/annotate';
import { judgeOf } from '../../lib/gates/argo/measurement';
import { limitsOf, refusalOfRun, type ArgoMetric } from '../../lib/gates/argo/metric';
import { Gate } from '../../lib/gates/gate';
import { gateImage, gateMetric, type GateSite } from '../../lib/gates/pre-release';
import { simulateRun } from '../../lib/gates/simulator';
import { Slo } from '../../lib/objectives/slo';
import { lintPromql } from '../../lib/promql/lint';
import { image, site } from './subjects';

interface Asked extends ArgoMetric {
  readonly provider: { readonly prometheus: { readonly query: string } };
}

interface Run extends ArgoMetric {
  readonly provider: { readonly job: { readonly spec: JobSpec } };
}

interface JobSpec {
  readonly backoffLimit: number;
  readonly activeDeadlineSeconds: number;
  readonly template: {
    readonly metadata: { readonly labels: Record<string, string>; readonly annotations?: Record<string, string> };
    readonly spec: {
      readonly restartPolicy: string;
      readonly containers: readonly {
        readonly image: string;
        readonly command: readonly string[];
        readonly env?: readonly { readonly name: string; readonly value: string }[];
      }[];
    };
  };
}

const asked = ({ facts }: Gate) => gateMetric(facts, site).metric as unknown as Asked;
const job = ({ facts }: Gate, at: GateSite = site) =>
  (gateMetric(facts, at).metric as unknown as Run).provider.job.spec;
const container = (gate: Gate, at?: GateSite) => job(gate, at).template.spec.containers[0];
const verdicts = (gate: Gate, ...values: readonly number[]) =>
  [...values.map((value) => [value]), []].map((reading) => judgeOf(asked(gate))(reading).phase);

const slo = Slo.availability();

describe('a question before the release', () => {
  it.each([Gate.complete(), Gate.scraped(), Gate.noPage(), Gate.errorBudget(slo)])(
    'is PromQL that always gives one sample: $facts.name',
    (gate) => {
      const { query } = asked(gate).provider.prometheus;
      const scope = gate.facts.kind === 'budget' || gate.facts.kind === 'no-page' ? 'service' : 'version';
      const identifiedBy = Object.fromEntries(
        ['up', 'kube_pod_status_ready', 'kube_deployment_spec_replicas', 'kube_deployment_status_replicas_ready'].map(
          (metric) => [metric, ['namespace', metric.startsWith('kube_dep') ? 'deployment' : 'pod']],
        ),
      );
      expect(lintPromql(query, { scrape: 30, kind: 'gate', scope, identifiedBy, at: {} })).toEqual([]);
      expect(refusalOfRun({ metrics: [asked(gate)] })).toBeUndefined();
    },
  );

  it('on the budget holds below 20 % and refuses below 10 %; without one it holds', () => {
    expect(verdicts(Gate.errorBudget(slo), 1, 0.2, 0.19, 0.1, 0.09, -3, Number.NaN)).toEqual([
      'Successful',
      'Successful',
      'Inconclusive',
      'Inconclusive',
      'Failed',
      'Failed',
      'Inconclusive',
      'Inconclusive',
    ]);
    expect(asked(Gate.errorBudget(slo)).provider.prometheus.query).toBe(
      '(max(slo:period_error_budget_remaining:ratio{slo="checkout-availability",service="checkout",namespace="shop"})) or vector(NaN)',
    );
  });

  it('on the budget is asked once: the answer is there at once', () => {
    const limits = { count: 1, failureLimit: 0, inconclusiveLimit: 0, initialDelay: 0 };
    expect(limitsOf(asked(Gate.errorBudget(slo)))).toMatchObject(limits);
  });
});

describe('the question whether a page fires', () => {
  const rules =
    'max(cutover:release_stage:info{namespace="shop",service="checkout",candidate="v2.5.0"}) * 0' +
    ' + max(cutover:release_version:info{namespace="shop",service="checkout",version="v2.5.0"}) * 0';
  const query = (gate: Gate) => asked(gate).provider.prometheus.query;
  const ends = (at: (seconds: number) => number) =>
    simulateRun({ metrics: [asked(Gate.noPage())] }, (_, seconds) => [at(seconds)], { until: 3600 });

  it('is about critical alerts of the service, and counts silence where the rules of this release are evaluated', () => {
    const pages = `ALERTS{alertstate="firing",severity="${SEVERITIES.rollback}",namespace="shop",service="checkout"}`;
    expect(query(Gate.noPage())).toBe(`(sum(${pages}) or ${rules}) or vector(NaN)`);
    expect(verdicts(Gate.noPage(), 0, 1, 7, Number.NaN)).toEqual([
      ...['Successful', 'Failed', 'Failed'],
      ...['Inconclusive', 'Inconclusive'],
    ]);
  });

  it('is about other alerts where their labels are said, and asks for the same evidence', () => {
    const gate = Gate.noPage({ labels: { severity: 'page', team: 'shop' } });
    const pages = 'ALERTS{alertstate="firing",severity="page",team="shop"}';
    expect(query(gate)).toBe(`(sum(${pages}) or ${rules}) or vector(NaN)`);
  });

  it('is PromQL without an argument of Argo Rollouts, whatever the labels', () => {
    const text = fc.oneof(fc.string({ unit: fc.constantFrom('{', '}', '"', '\\', '\n', 'a') }), fc.string());
    fc.assert(
      fc.property(text, (team) => {
        const asks = query(Gate.noPage({ labels: { team } }));
        expect(lintPromql(asks, { scrape: 30, kind: 'gate', scope: 'service', at: {} })).toEqual([]);
        expect(asks).not.toMatch(/\{\{|\}\}/);
      }),
    );
  });

  it('fails as soon as one fires, and does not wait for any rule', () => {
    expect(ends(() => 1)).toMatchObject({ phase: 'Failed', endedAt: 0 });
    expect(ends((seconds) => (seconds < 100 ? Number.NaN : 2))).toMatchObject({ phase: 'Failed', endedAt: 100 });
  });

  it('passes as soon as the rules are evaluated, has five minutes for it, then holds', () => {
    expect(ends(() => 0)).toMatchObject({ phase: 'Successful', endedAt: 0 });
    expect(ends((seconds) => (seconds < 300 ? Number.NaN : 0))).toMatchObject({ phase: 'Successful', endedAt: 300 });
    expect(ends(() => Number.NaN)).toMatchObject({ phase: 'Inconclusive', endedAt: 300 });
  });
});

describe.each([Gate.complete(), Gate.scraped()])('what is waited for ($facts.name)', (gate) => {
  const ends = (at: (seconds: number) => number) =>
    simulateRun({ metrics: [asked(gate)] }, (_, seconds) => [at(seconds)], { until: 3600 });

  it('is there as soon as it is', () => {
    expect(ends(() => 1)).toMatchObject({ phase: 'Successful', endedAt: 0 });
    expect(ends((seconds) => (seconds < 40 ? 0.5 : 1))).toMatchObject({ phase: 'Successful', endedAt: 40 });
  });

  it('has as long as pods may take to be ready, then holds the release', () => {
    expect(ends((seconds) => (seconds < site.readyWithin ? Number.NaN : 1))).toMatchObject({ phase: 'Successful' });
    expect(ends(() => 0.99)).toMatchObject({ phase: 'Inconclusive', endedAt: site.readyWithin });
    expect(ends(() => Number.NaN)).toMatchObject({ phase: 'Inconclusive', endedAt: site.readyWithin });
  });
});

describe('a question about pods', () => {
  it('asks for each pod of the candidate, and for the stable version as well', () => {
    const { query } = asked(Gate.scraped()).provider.prometheus;
    expect(query).toContain('up{namespace="shop",pod=~"checkout-green-[a-z0-9]+-[a-z0-9]+",version="v2.5.0"}');
    expect(query).toContain('up{namespace="shop",pod=~"checkout-blue-[a-z0-9]+-[a-z0-9]+",version="v2.4.0"}');
    expect(asked(Gate.complete()).provider.prometheus.query).toContain('deployment="checkout-green"');
  });
});

describe('a Job before the release', () => {
  it('asks the Service of the candidate’s slot, with what is expected as arguments', () => {
    const gate = Gate.smoke({ image, origin: 'https://shop.example', headers: { 'x-a': 'b c' }, status: 204 });
    expect(container(gate)?.command.slice(0, 2)).toEqual(['sh', '-c']);
    expect(container(gate)?.command.slice(3)).toEqual([
      'smoke',
      'http://checkout-green.shop.svc.cluster.local:80/health',
      '204',
      '150',
      'https://shop.example',
      'x-a: b c',
    ]);
    expect(job(gate)).toMatchObject({ backoffLimit: 0, activeDeadlineSeconds: 180 });
  });

  it('waits for the candidate as long as its pods may take, and a minute for the rest', () => {
    const impatient = Gate.smoke({ image, timeout: 10 });
    expect([container(impatient)?.command[6], job(impatient).activeDeadlineSeconds]).toEqual(['90', 120]);
    expect(job(impatient, { ...site, readyWithin: 400 }).activeDeadlineSeconds).toBe(460);
  });

  it('has a user by number for curl, whose image has one by name', () => {
    const userOf = (gate: Gate) => (job(gate).template.spec as { readonly securityContext?: object }).securityContext;
    expect(userOf(Gate.smoke({ image }))).toMatchObject({ runAsNonRoot: true, runAsUser: 65_534 });
    expect(userOf(Gate.load({ image, rate: 1 }))).not.toHaveProperty('runAsUser');
  });

  it('puts the load on that Service, waits for pods, and ends two minutes after the load at the latest', () => {
    const gate = Gate.load({ image, rate: 50, duration: 60, path: '/buy' });
    const env = Object.fromEntries((container(gate)?.env ?? []).map(({ name, value }) => [name, value]));
    expect(env).toMatchObject({
      LOAD_URL: 'http://checkout-green.shop.svc.cluster.local:80/buy',
      LOAD_READY_WITHIN: '60',
      LOAD_RATE: '50',
      LOAD_SECONDS: '60',
      LOAD_MAX_ERROR_RATIO: '0.005',
      LOAD_P99: '500',
    });
    expect(job(gate).activeDeadlineSeconds).toBe(60 + 60 + 120);
    expect(job(gate, { ...site, readyWithin: 400 }).activeDeadlineSeconds).toBe(400 + 60 + 120);
  });

  it('tells a program of the team’s own where both versions are; its own variables win', () => {
    const gate = Gate.contract({ image, command: ['/diff'], env: { CUTOVER_VERSION: 'mine', MODE: 'strict' } });
    expect(container(gate)?.env).toEqual([
      { name: 'CUTOVER_URL', value: 'http://checkout-green.shop.svc.cluster.local:80' },
      { name: 'CUTOVER_STABLE_URL', value: 'http://checkout-blue.shop.svc.cluster.local:80' },
      { name: 'CUTOVER_VERSION', value: 'mine' },
      { name: 'MODE', value: 'strict' },
    ]);
    expect(container(gate)).toMatchObject({ image, command: ['/diff'] });
  });

  it('tries once, within Pod Security restricted, and is no pod of the service', () => {
    const { template, backoffLimit } = job(Gate.smoke({ image }));
    expect(backoffLimit).toBe(0);
    expect(template.metadata.labels).toMatchObject({ 'cutover.dev/gate': 'smoke' });
    expect(template.metadata.labels).not.toHaveProperty('app');
    expect(template.spec).toMatchObject({
      restartPolicy: 'Never',
      automountServiceAccountToken: false,
      securityContext: { runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } },
    });
  });

  it('ends with a classic proxy beside it, which it tells to end', () => {
    const command = ['/diff', 'a b'];
    const gate = Gate.job('audit', { image, command });
    const classic = container(gate, { ...site, sidecar: 'classic' })?.command ?? [];
    expect(classic[2]).toContain('/quitquitquit');
    expect(classic.slice(4)).toEqual(command);
    expect(container(gate)?.command).toEqual(command);
    expect(job(gate, { ...site, sidecar: 'none' }).template.metadata).toMatchObject({
      labels: { 'sidecar.istio.io/inject': 'false' },
    });
  });

  it('runs its own image, or else that of the platform for its kind', () => {
    const images = { smoke: 'platform-smoke', load: 'platform-load' };
    expect(gateImage(Gate.smoke({ image }).facts, images)).toBe(image);
    expect(gateImage(Gate.smoke().facts, images)).toBe('platform-smoke');
    expect(gateImage(Gate.load({ rate: 1 }).facts, images)).toBe('platform-load');
    expect(gateImage(Gate.load({ rate: 1 }).facts, {})).toBeUndefined();
    expect(gateImage(Gate.noPage().facts, images)).toBeUndefined();
    expect(container(Gate.smoke(), { ...site, images })?.image).toBe('platform-smoke');
    expect(container(Gate.load({ rate: 1 }), { ...site, images })?.image).toBe('platform-load');
  });
});
