import { BlueGreen } from 'cutover';
import { ReleaseStages, cutoverMatchers, expectStageChange } from 'cutover/testing';
import { recommendation } from './service';

expect.extend(cutoverMatchers);

const stages = new ReleaseStages({
  service: 'recommendation',
  slots: { blue: { version: 'v2.4.0' }, green: { version: 'v2.5.0' } },
  namespace: 'production',
  build: (chart, release) => new BlueGreen(chart, 'recommendation', { release, ...recommendation }),
});

describe("guide 002's release of the recommendation service", () => {
  it('shifts half of the traffic, then all of it', () => {
    expect(stages.plan.names).toEqual(['preview', 'shift-50', 'shift-100', 'soak', 'retire']);
    expect(stages.at('shift-50')).toDivideTraffic({ blue: 50, green: 50 });
    expect(stages.at('shift-100')).toDivideTraffic({ green: 100 });
  });

  it('keeps the old version for the 30 minutes under watch', () => {
    expect(stages.plan.stage('soak')).toMatchObject({ hold: 1800 });
    expectStageChange(stages.at('shift-100'), stages.at('soak')).toBeOnly([
      '+ AnalysisRun production/recommendation-v2-5-0-soak-1',
      'PrometheusRule production/recommendation-stage',
    ]);
  });

  it('goes back to v2.4.0 by the route alone, then looks whether all is as it was', () => {
    expect(stages.at('shift-50').inverse).toMatchObject([
      { kind: 'apply', name: 'route', objects: [{ kind: 'VirtualService' }] },
      { kind: 'apply', name: 'settle', objects: [{ kind: 'PrometheusRule' }, { kind: 'AnalysisRun' }] },
    ]);
    expect(stages.rollbackFrom('shift-50')).toDivideTraffic({ blue: 100 });
  });
});
