import {
  Access,
  BlueGreen,
  Database,
  Gate,
  Monitoring,
  Objective,
  Objectives,
  Peer,
  Platform,
  ReleasePlan,
  Scrape,
  Signal,
  Slo,
  Telemetries,
  type BlueGreenProps,
  type PlatformFacts,
} from 'cutover';
import { ReleaseStages, cutoverMatchers, expectStageChange, type SynthesizedStage } from 'cutover/testing';
import { objectName, type KubeObject } from '../../lib/core/kube';
import { refusalOfRun, type ArgoRunSpec } from '../../lib/gates/argo/metric';
import { latencyBoundsOf } from '../../lib/monitoring/proxy';
import { refusal } from '../core/refusal';
import { container, guide000, recommendation } from '../testing/recommendation';

expect.extend(cutoverMatchers);

const WAVE = 'argocd.argoproj.io/sync-wave';
const BUCKETS = 'sidecar.istio.io/statsHistogramBuckets';

const database = Database.postgres({ maxConnections: 400, poolPerPod: 4, exporter: { job: 'postgres' } });
const watched: Partial<BlueGreenProps> = { database, objectives: Objectives.guide000({ database }) };

function released(
  varied: Partial<BlueGreenProps>,
  { plan = ReleasePlan.guide000(), attempt, ...facts }: PlatformFacts & { plan?: ReleasePlan; attempt?: number } = {},
): ReleaseStages {
  return guide000({
    plan,
    platform: Platform.of({ gateways: ['istio-system/public'], ...facts }),
    build: recommendation({ plan, ...varied }),
    ...(attempt === undefined ? {} : { attempt }),
  });
}

const ofKind = ({ objects }: SynthesizedStage, kind: string) => objects.filter((object) => object.kind === kind);
const runAt = (stage: SynthesizedStage) => ofKind(stage, 'AnalysisRun')[0];
const specOf = (run: KubeObject | undefined) => run?.spec as ArgoRunSpec;
const metricsAt = (stage: SynthesizedStage) => specOf(runAt(stage)).metrics.map(({ name }) => name);
/** Metrics that watch a whole hold, and look once more when it is over. */
const throughout = (...of: readonly string[]) => of.flatMap((name) => [name, `${name}-at-the-end`]);
const names = ({ objects }: SynthesizedStage) => objects.map(objectName).sort();
const template = (stage: SynthesizedStage, name: string) =>
  (stage.object('Deployment', name).spec as { template: { metadata: { annotations: Record<string, string> } } })
    .template;

/** Each guide's plan with its objectives. */
const guides: readonly (readonly [name: string, plan: ReleasePlan, objectives: readonly Objective[]])[] = [
  ['000', ReleasePlan.guide000(), Objectives.guide000({ database })],
  ['001', ReleasePlan.guide001(), Objectives.guide001()],
  ['002', ReleasePlan.guide002(), Objectives.guide002({ database })],
  ['003', ReleasePlan.steps({ 10: 300, 50: 300 }), Objectives.guide003({ expectedP99: 300 })],
];

describe.each(guides)('a step of guide %s', (_, plan, objectives) => {
  const stages = released({ database, objectives }, { plan });
  const shifts = stages.steps().filter(([, to]) => /^(shift|soak)/.test(to.name));

  it('writes weights, the run and the rules of the stage, and nothing else', () => {
    expect(shifts.length).toBeGreaterThan(1);
    for (const [from, to] of shifts) {
      const runs = (
        [
          [from, '-'],
          [to, '+'],
        ] as const
      ).flatMap(([stage, sign]) => {
        const run = runAt(stage);
        return run ? [`${sign} ${objectName(run)}`] : [];
      });
      const weights = from.weights.blue === to.weights.blue ? [] : [0, 1];
      expectStageChange(from, to)
        .toBeOnly([
          ...weights.map((route) => `VirtualService production/recommendation spec.http[1].route[${route}].weight`),
          'PrometheusRule production/recommendation-stage',
          ...runs,
        ])
        .toRestartNothing();
    }
  });

  it('has a run where it is held, which Argo Rollouts takes, and none where it goes on at once', () => {
    for (const stage of stages.all()) {
      const planned = plan.stage(stage.name);
      const isHeld = planned !== undefined && planned.kind !== 'retire' && planned.hold > 0;
      expect([stage.name, ofKind(stage, 'AnalysisRun').length]).toEqual([
        stage.name,
        isHeld || stage.name === 'preview' ? 1 : 0,
      ]);
      if (isHeld) expect(refusalOfRun(specOf(runAt(stage)))).toBeUndefined();
    }
  });
});

describe('the run of a stage', () => {
  const stages = released(watched);

  it('is named by service, version, stage and attempt, and says the last three in labels', () => {
    expect(runAt(stages.at('shift-25'))?.metadata).toMatchObject({
      name: 'recommendation-v2-5-0-shift-25-1',
      namespace: 'production',
      labels: {
        app: 'recommendation',
        version: 'v2.5.0',
        'cutover.dev/stage': 'shift-25',
        'cutover.dev/attempt': '1',
      },
    });
  });

  it('of another attempt is another one, with the same questions', () => {
    const again = released(watched, { attempt: 2 }).at('shift-25');
    expect(runAt(again)?.metadata).toMatchObject({
      name: 'recommendation-v2-5-0-shift-25-2',
      labels: { 'cutover.dev/attempt': '2' },
    });
    expect(specOf(runAt(again))).toEqual(specOf(runAt(stages.at('shift-25'))));
  });

  it('asks before the release whether all is there, and databases alone', () => {
    expect(metricsAt(stages.at('preview'))).toEqual(['candidate-complete', 'no-page', 'connections-postgres']);
    const scraped = released({ ...watched, monitoring: Monitoring.of({ scrape: Scrape.port('http') }) });
    expect(metricsAt(scraped.at('preview'))).toEqual([
      'candidate-complete',
      'scraped',
      'no-page',
      'connections-postgres',
    ]);
  });

  it('asks at a share of the traffic and after all of it', () => {
    const absolute = throughout('share-of-traffic', 'error-ratio', 'latency-p99', 'connections-postgres');
    const memory = throughout('memory-of-limit');
    const shifted = [...absolute, ...throughout('cpu-per-request-against-stable'), ...memory];
    for (const name of ['shift-10', 'shift-25', 'shift-50', 'shift-75'])
      expect(metricsAt(stages.at(name))).toEqual(shifted);
    expect(metricsAt(stages.at('soak'))).toEqual([...absolute, ...memory]);
  });

  it('asks after a rollback whether the version before is well again', () => {
    const back = stages.rollbackFrom('shift-50');
    expect(metricsAt(back)).toEqual([
      'error-ratio',
      'latency-p99',
      'connections-postgres',
      'memory-of-limit',
      'dependents',
    ]);
    const text = JSON.stringify(specOf(runAt(back)));
    expect(text).toContain('recommendation-blue');
    expect(text).not.toContain('recommendation-green');
    expect(runAt(back)?.metadata.name).toBe('recommendation-v2-5-0-rollback-1');
  });

  it('is none before a release and after it', () => {
    for (const stage of [stages.at('idle'), stages.at('retire'), stages.afterSwap()]) {
      expect(ofKind(stage, 'AnalysisRun')).toEqual([]);
    }
    for (const stage of [stages.at('idle'), stages.afterSwap()]) {
      expect(ofKind(stage, 'AnalysisTemplate')).toEqual([]);
    }
  });

  it('on the way back has a name of its own: the run of the stage is measured already', () => {
    for (const name of ['preview', 'shift-10', 'shift-100', 'soak']) {
      const written = stages.at(name).inverse.flatMap((step) => (step.kind === 'apply' ? step.objects : []));
      const runs = written.filter(({ kind }) => kind === 'AnalysisRun').map(({ metadata }) => metadata.name);
      expect(runs).toEqual(['recommendation-v2-5-0-rollback-1']);
    }
  });

  it('asks what `before` says, and nothing that it does not say', () => {
    const none = released({ objectives: [Objective.errorRatio()], before: [] });
    expect(ofKind(none.at('preview'), 'AnalysisRun')).toEqual([]);
    const budget = released({ before: [Gate.errorBudget(Slo.availability())] });
    expect(metricsAt(budget.at('preview'))).toEqual(['error-budget']);
    expect(ofKind(budget.at('shift-10'), 'AnalysisRun')).toEqual([]);
  });
});

describe('the order in which things take effect', () => {
  const stages = released(watched);
  const waves = ({ objects }: SynthesizedStage) =>
    objects.map(({ kind, metadata }) => [kind, Number(metadata.annotations?.[WAVE])] as const);

  it('has the run after everything else, and nothing beside it while nothing was rejected', () => {
    for (const stage of stages.all()) {
      for (const [kind, wave] of waves(stage)) expect([kind, wave === 5]).toEqual([kind, kind === 'AnalysisRun']);
    }
  });

  it('has a rejected version after the routes, and with the run in the last wave, for which no sync waits', () => {
    const back = stages.rollbackFrom('shift-50');
    expect(back.object('Deployment', 'recommendation-green').metadata.annotations?.[WAVE]).toBe('5');
    expect(back.object('Deployment', 'recommendation-blue').metadata.annotations?.[WAVE]).toBe('1');
    expect(back.object('VirtualService', 'recommendation').metadata.annotations?.[WAVE]).toBe('3');
    expect(runAt(back)?.metadata.annotations?.[WAVE]).toBe('5');
  });

  it('has a folder of its own for the run, the last one', () => {
    const { files } = stages.at('shift-10');
    const folders = [...files].flatMap(([path, text]) => {
      const [, folder] = /^release\/(.*)\//.exec(path) ?? [];
      return folder === undefined ? [] : [[folder, new Set(text.match(/(?<=^kind: ).*$/gm))] as const];
    });
    expect(folders.map(([folder]) => folder)).toEqual(['0-base', '1-workloads', '2-subsets', '3-routes', '4-gates']);
    for (const [folder, kinds] of folders) expect(kinds.has('AnalysisRun')).toBe(folder === '4-gates');
    expect(folders.at(-1)?.[1].size).toBe(1);
  });

  it('has no such annotations for other engines', () => {
    const flux = released(watched, { gitOps: 'flux' }).at('shift-10');
    expect(runAt(flux)?.metadata.annotations ?? {}).not.toHaveProperty(WAVE);
  });
});

describe('what is written', () => {
  it('is the same, byte for byte, when it is written again', () => {
    const [once, again] = [released(watched), released(watched)];
    for (const name of ['idle', 'preview', 'shift-10', 'soak', 'rollback']) {
      expect([...again.at(name).files]).toEqual([...once.at(name).files]);
    }
  });

  it('is not one object more than before for five lines that say nothing of it', () => {
    const five = new ReleaseStages({
      service: 'shop',
      build: (chart, release) => new BlueGreen(chart, 'shop', { release, container }),
    });
    const slot = (name: string) =>
      ['Deployment', 'PodDisruptionBudget', 'Service'].map((kind) => `${kind} default/shop-${name}`);
    const both = ['DestinationRule', 'Service', 'ServiceAccount', 'VirtualService'].map(
      (kind) => `${kind} default/shop`,
    );
    expect(names(five.at('idle'))).toEqual([...both, ...slot('blue')].sort());
    for (const stage of [five.at('preview'), five.at('shift-10'), five.at('soak'), five.rollbackFrom('shift-50')]) {
      expect(names(stage)).toEqual([...both, ...slot('blue'), ...slot('green')].sort());
    }
    const annotations = Object.keys(template(five.at('preview'), 'shop-green').metadata.annotations);
    expect(annotations).not.toContain(BUCKETS);
  });

  it('has the rules of an SLO, and nothing else for it', () => {
    const [bare, promised] = [released({}), released({ slos: [Slo.availability()] })];
    for (const name of ['idle', 'preview', 'shift-10']) {
      const more = names(promised.at(name)).filter((each) => !names(bare.at(name)).includes(each));
      expect(more).toEqual(['PrometheusRule production/recommendation-release']);
    }
  });

  it('asks the Prometheus of the platform, with its headers', () => {
    const prometheus = { address: 'https://mimir.example.com/prometheus', tenant: 'shop' };
    const run = specOf(runAt(released(watched, { prometheus }).at('shift-10')));
    for (const { provider } of run.metrics) {
      expect(provider).toMatchObject({
        prometheus: { address: prometheus.address, headers: [{ key: 'X-Scope-OrgID', value: 'shop' }] },
      });
    }
  });

  it('runs the images of the platform, and waits for pods as long as they may take', () => {
    const smoke = `registry.test/curl@sha256:${'1'.repeat(64)}`;
    const varied = { before: [Gate.smoke(), Gate.complete()], container: { ...container, readyWithin: 300 } };
    const run = specOf(runAt(released(varied, { gateImages: { smoke } }).at('preview')));
    expect(JSON.stringify(run.metrics[0])).toContain(smoke);
    expect(run.metrics[1]).toMatchObject({ count: 31, interval: '10s' });
  });

  it('has rules with the labels and the runbooks of the platform', () => {
    const facts = { ruleLabels: { release: 'kube' }, runbooks: 'https://runbooks.test/' };
    const rules = ofKind(released(watched, facts).at('shift-10'), 'PrometheusRule');
    expect(rules.map(({ metadata }) => metadata.name)).toEqual(['recommendation-release', 'recommendation-stage']);
    for (const rule of rules) {
      expect(rule.metadata.labels).toMatchObject({ release: 'kube' });
      expect(JSON.stringify(rule)).toContain('https://runbooks.test/');
    }
  });
});

describe('latency bounds that no proxy keeps by itself', () => {
  const before = released({}).afterSwap();
  const next = released({}).followedBy({
    version: 'v2.6.0',
    build: recommendation({ objectives: [Objective.latency({ hold: 800, rollback: 2000 })] }),
  });

  it('are told to the proxies of the candidate, and to no pod that runs', () => {
    const stage = next.at('preview');
    const bounds = latencyBoundsOf(template(stage, 'recommendation-blue').metadata);
    expect(bounds).toEqual(expect.arrayContaining([500, 800, 2000]));
    expect(latencyBoundsOf(template(stage, 'recommendation-green').metadata)).toEqual([]);
    expect(template(stage, 'recommendation-green')).toEqual(template(before, 'recommendation-green'));
    for (const [from, to] of next.steps()) expectStageChange(from, to).toRestartNothing();
  });

  it('are a warning for the version that runs: what watches it begins with the next one', () => {
    expect(next.at('shift-10').problems.filter(({ id }) => id === 'signal-need')).toMatchObject([
      {
        severity: 'warning',
        at: { construct: 'recommendation/recommendation', field: 'objectives' },
        given: 'slower-than-800ms of v2.5.0 in green, the live slot',
        allowed: 'latency buckets with the bound 800 ms',
        fix: 'nothing now: its alerts and comparisons begin with the next version, whose proxies are told',
      },
      { severity: 'warning', given: 'slower-than-2000ms of v2.5.0 in green, the live slot' },
    ]);
  });

  it('are asked of the candidate by its own proxies, which keep them', () => {
    const latency = specOf(runAt(next.at('shift-10'))).metrics.find(({ name }) => name === 'latency-p99');
    const query = JSON.stringify(latency?.provider);
    expect(query).toContain(String.raw`reporter=\"destination\"`);
    expect(query).toContain('recommendation-blue');
  });

  it('are not asked of the version that has the traffic again after a rollback', () => {
    expect(ofKind(next.rollbackFrom('shift-10'), 'AnalysisRun')).toEqual([]);
  });

  it('have no alerts where they are not kept: those would be silent for ever', () => {
    const rules = JSON.stringify(next.at('shift-10').object('PrometheusRule', 'recommendation-release'));
    expect(rules).toContain('recommendation-blue-objectives');
    expect(rules).not.toContain('recommendation-green-objectives');
  });

  it('are there for both from the release after that on', () => {
    const third = next.followedBy({ version: 'v2.7.0' });
    expect(third.at('shift-10').problems.filter(({ id }) => id === 'signal-need')).toEqual([]);
    expect(metricsAt(third.rollbackFrom('shift-10'))).toEqual(['latency-p99']);
  });
});

describe('a release that cannot be watched', () => {
  const problems = (varied: Partial<BlueGreenProps>, facts?: Parameters<typeof released>[1]) =>
    refusal(() => released(varied, facts).at('preview'));
  const construct = 'recommendation/recommendation';

  it('is refused where no labels find the exporter of its database', () => {
    const blind = Database.postgres({ maxConnections: 400, poolPerPod: 4 });
    expect(problems({ database: blind, objectives: [Objective.connections(blind)] })).toMatchObject([
      {
        id: 'signal-need',
        severity: 'error',
        at: { construct, field: 'objectives' },
        given: 'an objective on postgres without labels of its exporter',
        allowed: 'labels that find the series of this server and of no other',
        fix: "such as exporter: { job: 'postgres-exporter', instance: 'shop-db:9187' } of the database",
      },
    ]);
  });

  it('is refused where the application does not keep the bound', () => {
    const objectives = [Objective.latency({ hold: 800 })];
    expect(problems({ objectives, telemetry: Telemetries.http() })).toMatchObject([
      {
        id: 'signal-need',
        severity: 'error',
        at: { construct, field: 'objectives' },
        given: 'slower-than-800ms of v2.4.0 in blue, the live slot',
        allowed: 'latency buckets with the bound 800 ms',
        fix: 'have the application keep it, and declare it: bounds of the http telemetry',
      },
    ]);
    const declared = Telemetries.http({ bounds: [500, 800, 1000] });
    expect(problems({ objectives, telemetry: declared })).toEqual([]);
  });

  const own = (read: string) =>
    Objective.of(Signal.of({ id: 'own', title: 'own', unit: 'count', series: 'counter', read: () => read }), {
      hold: 1,
      rollback: 2,
    });
  const series = 'orders_total{namespace="production",service="recommendation",version="v2.4.0"}';

  it.each<[string, string, string]>([
    ['that looks back for two scrapes', `sum(rate(${series}[1m]))`, 'a range of 120 s at the least, 4 scrapes'],
    ['that has several series', `sum by (pod) (rate(${series}[2m]))`, 'one series without labels'],
    ['that sees the last two samples', `sum(irate(${series}[2m]))`, '`rate` over four scrapes at the least'],
    ['that is about every version', 'sum(rate(orders_total[2m]))', 'series of one version, by'],
    ['that is no PromQL', 'sum(rate(orders_total[2m])', 'a PromQL expression'],
    ['that is empty', '', 'a PromQL expression'],
  ])('is refused with PromQL of one’s own %s', (_, read, allowed) => {
    expect(problems({ objectives: [own(read)] })).toContainEqual(
      expect.objectContaining({
        id: 'promql',
        severity: 'error',
        at: { construct, field: 'objectives own' },
        allowed: expect.stringContaining(allowed) as string,
      }),
    );
  });

  it('is none with PromQL that keeps the rules', () => {
    expect(problems({ objectives: [own(`sum(rate(${series}[2m]))`)] })).toEqual([]);
  });

  it('is refused for all reasons together', () => {
    const blind = Database.postgres({ maxConnections: 400, poolPerPod: 4 });
    const reported = problems({
      database: blind,
      objectives: [
        Objective.errorRatio({ window: 60 }),
        Objective.errorRatio(),
        Objective.connections(blind),
        own('sum(rate(orders_total[2m])'),
      ],
      before: [Gate.smoke(), Gate.load({ rate: 10, image: 'k6:1' })],
      access: Access.only(Peer.namespace('web')),
      requestRate: 1,
    });
    expect([...new Set(reported.map(({ id }) => id))]).toEqual(
      expect.arrayContaining([
        'objective-name',
        'gate-window',
        'gate',
        'image-digest',
        'low-traffic',
        'signal-need',
        'promql',
      ]),
    );
  });

  it('is told of too few requests in a warning, and released', () => {
    const { problems: warnings } = released({ objectives: [Objective.errorRatio()], requestRate: 10 }).at('shift-10');
    expect(warnings).toMatchObject([
      { id: 'low-traffic', severity: 'warning', at: { construct, field: 'requestRate' } },
    ]);
  });

  it('is not refused for gates that it does not have', () => {
    expect(problems({ monitoring: Monitoring.of({}) })).toEqual([]);
  });
});
