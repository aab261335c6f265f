import { BlueGreen, Database, Objective, Platform, type BlueGreenProps } from 'cutover';
import { ReleaseStages, cutoverMatchers, expectStageChange, stageSerializer } from 'cutover/testing';
import { recommendation } from './service';

expect.extend(cutoverMatchers);
expect.addSnapshotSerializer(stageSerializer);

function stagesOf(props: Omit<BlueGreenProps, 'release'>): ReleaseStages {
  return new ReleaseStages({
    service: 'recommendation',
    slots: { blue: { version: 'v2.4.0' }, green: { version: 'v2.5.0' } },
    namespace: 'production',
    platform: Platform.of({ gateways: ['istio-system/public'] }),
    build: (chart, release) => new BlueGreen(chart, 'recommendation', { release, ...props }),
  });
}

const stages = stagesOf(recommendation);

const withDatabase = (maxConnections: number, poolPerPod: number): ReleaseStages => {
  const database = Database.postgres({ maxConnections, poolPerPod, otherClients: 10 });
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

  it('changes the two weights and nothing else from shift-10 to shift-25', () => {
    expectStageChange(stages.at('shift-10'), stages.at('shift-25'))
      .toBeOnly([
        'VirtualService production/recommendation spec.http[1].route[0].weight',
        'VirtualService production/recommendation spec.http[1].route[1].weight',
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

  it('reads as follows at shift-10', () => {
    expect(stages.at('shift-10')).toMatchSnapshot();
  });
});
