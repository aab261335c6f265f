import { stageAlerts, type ReleaseStage } from '../../lib/alerts/stage-alerts';
import { STAGE_METRIC } from '../../lib/signals/stage';
import { Objective } from '../../lib/objectives/objective';
import { istioTelemetry } from '../../lib/signals/istio';
import { alertsIn, candidate, inputOf, live, named, recordsIn } from './sample';

const stage: ReleaseStage = {
  name: 'shift-25',
  attempt: 2,
  candidate: '1.1.0',
  live: '1.0.0',
  lasts: { hold: 300, patience: 600 },
};
const input = inputOf([Objective.errorRatio()]);
const at = (more: Partial<ReleaseStage>) => stageAlerts({ ...input, stage: { ...stage, ...more } });

describe('rules of a stage', () => {
  it('record where the release stands', () => {
    expect(recordsIn(at({}))).toEqual([
      {
        record: STAGE_METRIC,
        expr: 'vector(1)',
        labels: {
          service: 'checkout',
          namespace: 'shop',
          stage: 'shift-25',
          attempt: '2',
          candidate: '1.1.0',
          live: '1.0.0',
        },
      },
    ]);
  });

  it('say that it was forgotten after its hold and some patience, of this attempt alone', () => {
    const [forgotten] = named(at({}), 'ReleaseForgotten');
    expect(forgotten).toMatchObject({
      for: '15m',
      expr: `max(${STAGE_METRIC}{namespace="shop",service="checkout",stage="shift-25",attempt="2",candidate="1.1.0"}) == 1`,
      labels: { service: 'checkout', namespace: 'shop', stage: 'shift-25', severity: 'warning' },
    });
  });

  it('never say so of a stage that may last', () => {
    expect(named(at({ name: 'idle', lasts: undefined }), 'ReleaseForgotten')).toEqual([]);
  });

  it('say that a release was taken back whatever the stage: it fires by what is recorded', () => {
    for (const name of ['idle', 'shift-25', 'rollback']) {
      const [rule] = named(at({ name }), 'ReleaseRolledBack');
      expect(rule?.expr).toBe(`max(${STAGE_METRIC}{namespace="shop",service="checkout",stage="rollback"}) == 1`);
      expect(rule?.labels).toEqual({ service: 'checkout', namespace: 'shop', severity: 'warning' });
    }
  });

  it('miss requests only to versions that should have some', () => {
    const versions = [
      { version: live, expectsTraffic: true },
      { version: candidate, expectsTraffic: false },
    ];
    const missing = named(stageAlerts({ ...input, versions, stage }), 'ReleaseNoTraffic');
    expect(missing.map(({ labels }) => labels.version)).toEqual(['1.0.0']);
    expect(missing[0]).toMatchObject({ for: '2m', expr: expect.stringMatching(/ <= 2\.5$/) });
  });

  it('take requests for too few where not even the least demanding objective has enough', () => {
    const [small, large] = [Objective.errorRatio(), Objective.latency({ window: 300 })];
    const telemetry = istioTelemetry();
    const look = ({ facts }: Objective) => ({
      telemetry,
      window: facts.window,
      minimumRate: facts.name === small.facts.name ? 2 : 10,
    });
    const [rule] = named(stageAlerts({ ...inputOf([small, large], { look }), stage }), 'ReleaseNoTraffic');
    expect(rule).toMatchObject({ for: '5m', expr: expect.stringMatching(/\[5m\].* <= 2$/) });
    const [bare] = named(stageAlerts({ ...inputOf([]), stage }), 'ReleaseNoTraffic');
    expect(bare).toMatchObject({ for: '2m', expr: expect.stringMatching(/ <= 0$/) });
    const [slow] = named(stageAlerts({ ...inputOf([], { interval: 60 }), stage }), 'ReleaseNoTraffic');
    expect(slow?.for).toBe('4m');
  });

  it('link to runbooks as all alerts do', () => {
    const alerts = alertsIn(stageAlerts({ ...input, runbooks: 'https://r.example', stage }));
    expect(alerts.map(({ alert, annotations }) => [alert, annotations.runbook_url])).toEqual(
      alerts.map(({ alert }) => [alert, `https://r.example/${alert}`]),
    );
  });
});
