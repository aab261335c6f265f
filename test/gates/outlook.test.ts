import fc from 'fast-check';
import { planOutlook, type OutlookInput } from '../../lib/gates/outlook';
import { Objective } from '../../lib/objectives/objective';
import { Objectives } from '../../lib/objectives/profiles';
import { ReleasePlan } from '../../lib/release/plan';

const GUIDE_000: OutlookInput = {
  plan: ReleasePlan.guide000(),
  objectives: Objectives.guide000(),
  scrapeInterval: 15,
  syncLatency: 10,
  requestRate: 100,
};

function gateOf(input: OutlookInput, stage: string, objective: string) {
  const gates = planOutlook(input).stages.find((each) => each.stage === stage)?.gates ?? [];
  const gate = gates.find((each) => each.objective === objective);
  if (!gate) throw new Error(`no gate ${objective} at ${stage}`);
  return gate;
}

describe('the outlook of a plan', () => {
  it('looks at the stages that are held and have traffic, and at no others', () => {
    const { stages } = planOutlook(GUIDE_000);
    expect(stages.map(({ stage, hold }) => [stage, hold])).toEqual([
      ['shift-10', 180],
      ['shift-25', 300],
      ['shift-50', 600],
      ['shift-75', 900],
      ['soak', 1800],
    ]);
  });

  it('tells a version with 2 % of errors at the first look, and says apart how long detection and rollback take', () => {
    const { detection, rollback } = gateOf(GUIDE_000, 'shift-10', 'error-ratio');
    expect(detection).toEqual({ best: 120, typical: 120, worst: 120 });
    expect(rollback).toMatchObject({
      detection: { worst: 120 },
      rollback: { best: 1, worst: 11 },
      total: { worst: 131 },
    });
  });

  it('adds the latency of the GitOps engine: with one that polls every three minutes two minutes are missed', () => {
    const { rollback } = gateOf({ ...GUIDE_000, syncLatency: 180 }, 'shift-25', 'error-ratio');
    expect(rollback?.rollback.worst).toBe(181);
    expect(rollback?.total.worst).toBe(301);
  });

  it('does not promise that a bound of two minutes is told of within a hold of three', () => {
    expect(gateOf(GUIDE_000, 'shift-10', 'latency-p99').detection).toBeUndefined();
    expect(gateOf(GUIDE_000, 'shift-25', 'latency-p99').detection).toEqual({ best: 180, typical: 210, worst: 240 });
  });

  it('has what a bad version costs rise with the share of the traffic at which it turns bad', () => {
    const { exposure } = planOutlook(GUIDE_000);
    expect(exposure.map(({ onset, caught }) => [onset, caught])).toEqual([
      ['shift-10', 'shift-10'],
      ['shift-25', 'shift-25'],
      ['shift-50', 'shift-50'],
      ['shift-75', 'shift-75'],
      ['soak', 'soak'],
    ]);
    expect(exposure.map(({ weightedSeconds }) => Number(weightedSeconds.toFixed(2)))).toEqual([
      13.1, 32.75, 65.5, 98.25, 131,
    ]);
  });

  it('says nothing of chance at an unknown rate, nor of what is no share of requests', () => {
    const { requestRate: _rate, ...unknown } = GUIDE_000;
    expect(gateOf(unknown, 'shift-10', 'error-ratio').risk).toBeUndefined();
    expect(planOutlook(unknown).risk).toEqual({});
    expect(gateOf(GUIDE_000, 'shift-10', 'memory-of-limit').risk).toBeUndefined();
  });

  it('finds gates wrong more often the fewer requests there are', () => {
    const objectives = [Objective.errorRatio()];
    const missed = (requestRate: number) =>
      planOutlook({ ...GUIDE_000, objectives, requestRate }).risk['error-ratio']?.missed ?? NaN;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 200 }), (rate) => {
        expect(missed(rate * 4)).toBeLessThanOrEqual(missed(rate) + 0.05);
      }),
      { numRuns: 30 },
    );
    expect(planOutlook({ ...GUIDE_000, objectives, requestRate: 1 }).risk['error-ratio']).toEqual({
      falseRollback: 0,
      missed: 1,
    });
    expect(planOutlook(GUIDE_000).risk['error-ratio']?.falseRollback).toBeLessThan(0.001);
  });

  it('promises nothing of a stage with fewer requests than a look needs', () => {
    const quiet = { ...GUIDE_000, objectives: [Objective.errorRatio()], requestRate: 10 };
    const { detection, risk } = gateOf(quiet, 'shift-10', 'error-ratio');
    expect(detection).toBeUndefined();
    expect(risk).toEqual({ requestsPerLook: 120, falseRollback: 0, missed: 1 });
    expect(gateOf(quiet, 'shift-50', 'error-ratio').detection).toBeDefined();
    const [first] = planOutlook(quiet).exposure;
    expect(first).toMatchObject({ onset: 'shift-10', caught: 'shift-50' });
  });

  it('promises no time at which a sequential test decides', () => {
    const stages = planOutlook({ ...GUIDE_000, objectives: [Objective.sequential({}, { window: 120 })] }).stages;
    expect(stages.flatMap(({ gates }) => gates.map(({ detection }) => detection))).toEqual(Array(5).fill(undefined));
  });

  it('leaves out what is measured without effect', () => {
    const objectives = [Objective.errorRatio({ dryRun: true })];
    expect(planOutlook({ ...GUIDE_000, objectives }).stages.flatMap(({ gates }) => gates)).toEqual([]);
  });
});
