import { cutoverMatchers, expectStageChange } from 'cutover/testing';
import { objectName } from '../../../lib/core/kube';
import { refusalOfRun } from '../../../lib/gates/argo/metric';
import { database, guides, ofKind, released, runAt, specOf } from './sample';

expect.extend(cutoverMatchers);

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
