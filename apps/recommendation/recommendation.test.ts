import { BlueGreen, Database, Objective, Platform, type BlueGreenProps, type KubeObject } from 'cutover';
import { ReleaseStages, cutoverMatchers, expectStageChange, stageSerializer } from 'cutover/testing';
import { recommendation } from './service';

expect.extend(cutoverMatchers);
expect.addSnapshotSerializer(stageSerializer);

const image = (name: string) => `registry.test/${name}@sha256:${'0'.repeat(64)}`;
const platform = Platform.of({
  gateways: ['istio-system/public'],
  prometheus: { scrapeInterval: 15 },
  gateImages: { smoke: image('curl'), load: image('k6') },
});

function stagesOf(props: Omit<BlueGreenProps, 'release'>): ReleaseStages {
  return new ReleaseStages({
    service: 'recommendation',
    slots: { blue: { version: 'v2.4.0' }, green: { version: 'v2.5.0' } },
    namespace: 'production',
    platform,
    build: (chart, release) => new BlueGreen(chart, 'recommendation', { release, ...props }),
  });
}

const stages = stagesOf(recommendation);

function metricsOf(run: KubeObject): readonly { readonly name: string }[] {
  return (run.spec as { metrics: { name: string }[] }).metrics;
}

const withDatabase = (maxConnections: number, poolPerPod: number): ReleaseStages => {
  const database = Database.postgres({
    maxConnections,
    poolPerPod,
    otherClients: 10,
    exporter: { instance: 'recommendation-db:9187' },
  });
  return stagesOf({ ...recommendation, database, objectives: [Objective.connections(database)] });
};

describe("guide 000's release of the recommendation service", () => {
  it('divides the traffic as the guide does', () => {
    expect(stages.at('preview')).toDivideTraffic({ blue: 100 });
    expect(stages.at('shift-10')).toDivideTraffic({ blue: 90, green: 10 });
    expect(stages.at('shift-25')).toDivideTraffic({ blue: 75, green: 25 });
    expect(stages.at('shift-50')).toDivideTraffic({ blue: 50, green: 50 });
    expect(stages.at('shift-75')).toDivideTraffic({ blue: 25, green: 75 });
    expect(stages.at('shift-100')).toDivideTraffic({ green: 100 });
  });

  it('holds for 180, 300, 600 and 900 s and keeps blue for 30 minutes', () => {
    const holds = stages.plan.stages.map((stage) => ('hold' in stage ? stage.hold : undefined));
    expect(holds).toEqual([0, 180, 300, 600, 900, 0, 1800, undefined]);
  });

  it('changes the two weights, and what watches the stage, and nothing else from shift-10 to shift-25', () => {
    expectStageChange(stages.at('shift-10'), stages.at('shift-25'))
      .toBeOnly([
        'VirtualService production/recommendation spec.http[1].route[0].weight',
        'VirtualService production/recommendation spec.http[1].route[1].weight',
        '- AnalysisRun production/recommendation-v2-5-0-shift-10-1',
        '+ AnalysisRun production/recommendation-v2-5-0-shift-25-1',
        'PrometheusRule production/recommendation-stage',
      ])
      .toRestartNothing();
  });

  it('restarts no pod from the first stage to the swap', () => {
    for (const [from, to] of stages.steps()) expectStageChange(from, to).toRestartNothing();
  });

  it('has both slots at their largest before either gets traffic that it did not have', () => {
    for (const slot of ['blue', 'green']) {
      expect(stages.at('preview')).toHaveObject('HorizontalPodAutoscaler', `recommendation-${slot}`, {
        spec: { minReplicas: 8, maxReplicas: 8 },
      });
    }
  });

  it('scales blue to nothing before it is removed, and drops `replicas` nowhere else', () => {
    expect(stages.at('retire')).toHaveObject('Deployment', 'recommendation-blue', { spec: { replicas: 0 } });
    expect(stages.at('soak').object('Deployment', 'recommendation-blue').spec).not.toHaveProperty('replicas');
  });

  it('refuses max_connections=100, the incident of the guide, with the arithmetic and the ways out', () => {
    const incident = () => withDatabase(100, 8).at('idle');
    expect(incident).toHaveProblem('connection-budget', 'peak of 170 connections');
    expect(incident).toHaveProblem('connection-budget', 'at most 77');
    expect(incident).toHaveProblem('connection-budget', 'raise max_connections to 216');
    expect(incident).toHaveProblem('connection-budget', 'set poolPerPod to 3');
    expect(incident).toHaveProblem('connection-budget', 'at most 4 pods in each slot');
  });

  it('accepts the fix of the guide: a higher limit, or smaller pools', () => {
    expect(withDatabase(216, 8).at('preview').problems).toEqual([]);
    expect(withDatabase(100, 3).at('preview').problems).toEqual([]);
    expect(stages.at('preview').problems).toEqual([]);
  });

  it('asks before the first request: the pods, the budget, a smoke test, 400 requests a second, the database', () => {
    const run = stages.at('preview').object('AnalysisRun', 'recommendation-v2-5-0-preview-1');
    expect(metricsOf(run).map(({ name }) => name)).toEqual([
      'candidate-complete',
      'scraped',
      'no-page',
      'error-budget',
      'smoke',
      'load',
      'connections-postgres',
    ]);
  });

  it('asks at each step whether the traffic came and what the guide bounds, until the hold ends', () => {
    const metrics = metricsOf(stages.at('shift-25').object('AnalysisRun', 'recommendation-v2-5-0-shift-25-1'));
    const watched = [
      'share-of-traffic',
      'error-ratio',
      'latency-p99',
      'connections-postgres',
      'cpu-per-request-against-stable',
      'memory-of-limit',
    ];
    expect(metrics).toMatchObject(
      watched.flatMap((name) => [
        { name, initialDelay: '2m', interval: '30s', count: 7, failureLimit: 0, inconclusiveLimit: 6 },
        { name: `${name}-at-the-end`, initialDelay: '5m', count: 1, failureLimit: 0, inconclusiveLimit: 0 },
      ]),
    );
    expect(120 + (7 - 1) * 30).toBe(5 * 60);
  });

  it('holds at 0.5 % of errors and goes back at 1 %, at 80 and 90 % of the connections, in gates and alerts alike', () => {
    const stage = stages.at('shift-25');
    const metric = (name: string) =>
      metricsOf(stage.object('AnalysisRun', 'recommendation-v2-5-0-shift-25-1')).find((each) => each.name === name);
    expect(metric('error-ratio')).toMatchObject({
      successCondition: 'len(result) == 1 && result[0] < 0.005',
      failureCondition: 'len(result) == 1 && result[0] >= 0.01',
    });
    expect(metric('connections-postgres')).toMatchObject({
      successCondition: 'len(result) == 1 && result[0] < 0.8',
      failureCondition: 'len(result) != 1 || isNaN(result[0]) || result[0] >= 0.9',
    });
    const alerts = JSON.stringify(stage.object('PrometheusRule', 'recommendation-release').spec);
    for (const bound of ['>= 0.005"', '>= 0.01"', '>= 0.8"', '>= 0.9"']) expect(alerts).toContain(bound);
  });

  it('asks after the way back whether v2.4.0 is as it was, from 90 s on', () => {
    const run = stages.rollbackFrom('shift-25').object('AnalysisRun', 'recommendation-v2-5-0-rollback-1');
    const errors = metricsOf(run).find(({ name }) => name === 'error-ratio');
    expect(errors).toMatchObject({ initialDelay: '210s', count: 3 });
    expect(JSON.stringify(errors)).toContain('recommendation-blue');
  });

  it('reads as follows at shift-10', () => {
    expect(stages.at('shift-10')).toMatchSnapshot();
  });
});
