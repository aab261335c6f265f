import { Capacity, Objective, ReleasePlan } from 'cutover';
import * as fc from 'fast-check';
import pc from 'picocolors';
import { planOutlook } from '../../lib/gates/outlook';
import { planReport, type PlanReport, type PlanSurroundings } from '../../lib/report/plan';
import { planText } from '../../lib/report/plan-text';
import { container, guide000, recommendation } from '../testing/recommendation';

const objectives = [Objective.errorRatio({ hold: 0.005, rollback: 0.01 })];
const READY = 180;
const NOON = Date.parse('2026-11-22T12:00:00Z') / 1000;
const text = (report: PlanReport, now = NOON) => planText(report, now, pc.createColors(false));

/** A real stage of a release in memory, as an app answers of it. */
function reportAt(
  stage: string,
  plan = ReleasePlan.guide000(),
  surroundings: Partial<PlanSurroundings> = {},
): PlanReport {
  const resources = { cpu: { request: '250m' }, memory: { request: '256Mi', limit: '512Mi' } };
  const built = {
    plan,
    objectives,
    container: { ...container, resources },
    capacity: Capacity.fixed(4, { maxSurge: 2 }),
  };
  const { release, lock } = guide000({ plan, build: recommendation(built) }).at(stage);
  const syncLatency = surroundings.syncLatency ?? 10;
  const outlook = planOutlook({ plan, objectives, requestRate: 400, syncLatency });
  return planReport(
    { namespace: 'production', release, lockAfter: lock, stages: plan.stages, outlook },
    { ...surroundings, syncLatency },
  );
}

it('counts what both slots request at the most, surge included', () => {
  const { peak, stages } = reportAt('shift-10');
  expect(peak).toEqual({
    stage: 'preview',
    pods: { blue: 4, green: 4 },
    most: 12,
    millicores: 3000,
    bytes: 12 * 256 * 2 ** 20,
  });
  expect(stages.at(-1)).toMatchObject({
    name: 'retire',
    pods: { pods: { blue: 0, green: 4 }, most: 6, millicores: 1500 },
  });
});

it('adds up holds, readiness and what each commit needs to arrive', () => {
  const { timeline } = reportAt('shift-10');
  const holds = 180 + 300 + 600 + 900;
  expect(timeline).toEqual({
    holds,
    window: holds + READY + 6 * 11,
    fastPath: holds + READY + 6 * 11,
    watch: 1800,
    rollback: 11,
  });
});

it('says which promises of the guides a plan does not keep', () => {
  const slow = ReleasePlan.steps({ 10: 1800, 50: 3600 }, { soak: 600 });
  const broken = reportAt('preview', slow, { syncLatency: 180 }).promises.filter(({ isKept }) => !isKept);
  expect(broken.map(({ text: said }) => said)).toEqual([
    'window of 1 h 45 min 4 s at the longest, OUTSIDE 1 h',
    'rollback of 3 min 1 s at the longest, OUTSIDE 2 min, from the verdict on',
    'old version kept for 10 min, SHORTER than 30 min',
  ]);
  expect(reportAt('preview').promises.every(({ isKept }) => isKept)).toBe(true);
});

it('knows the fast path: a plan without the steps that may be passed by', () => {
  const plan = ReleasePlan.steps({ 10: 300, 25: 900, 50: 900 }).withOptional('shift-25', 'shift-50');
  const { promises, stages } = reportAt('preview', plan);
  expect(promises.find(({ what }) => what === 'fast path')).toMatchObject({
    isKept: true,
    seconds: 300 + READY + 3 * 11,
  });
  expect(stages.filter(({ isOptional }) => isOptional).map(({ name }) => name)).toEqual(['shift-25', 'shift-50']);
});

it('tells what a bad version gets, from each stage with a gate', () => {
  const [, first] = reportAt('shift-10').stages;
  expect(first!.gates.map(({ objective }) => objective)).toContain('error-ratio');
  expect(first!.exposure!.weightedSeconds).toBeCloseTo(0.1 * (first!.detection! + 11));
  expect(reportAt('shift-10').falseRollback).toBeGreaterThanOrEqual(0);
});

it('says where the release is, since when, and how long it is held', () => {
  const at = (reachedAt: number) =>
    text(reportAt('shift-10', ReleasePlan.guide000(), { reachedAt, environment: 'staging' }));
  expect(at(NOON - 60)).toContain(
    'at shift-10 since 2026-11-22T11:59:00Z; held until 2026-11-22T12:02:00Z, 2 min more',
  );
  expect(at(NOON - 600)).toContain('its hold was over at 2026-11-22T11:53:00Z');
  expect(
    at(NOON)
      .split('\n')
      .filter((line) => line.startsWith('▶')),
  ).toEqual([expect.stringMatching(/^▶ {2}shift-10 /)]);
});

it('takes the next version for as large as the live one until it is there', () => {
  const plan = ReleasePlan.guide000();
  const { lock, release } = guide000({ build: recommendation({ capacity: Capacity.fixed(3) }) }).at('idle');
  const alone = { ...release, slots: { blue: release.slots.blue! } };
  const report = planReport(
    {
      namespace: 'a',
      release: alone,
      lockAfter: { ...lock, slots: { blue: lock.slots.blue! } },
      stages: plan.stages,
      outlook: { stages: [], exposure: [], risk: {} },
    },
    { syncLatency: 180 },
  );
  expect(report.peak).toMatchObject({ pods: { blue: 3, green: 3 } });
  expect(text(report)).toContain('watched by no gate');
});

it('never promises less than the holds, whatever the plan', () => {
  const anyPlan = fc
    .uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 4 })
    .map((weights) => Object.fromEntries(weights.map((weight) => [weight, weight * 30])));
  fc.assert(
    fc.property(anyPlan, fc.nat(3600), (holds, syncLatency) => {
      const plan = ReleasePlan.steps(holds);
      const release = { service: 'a', live: 'blue', stage: 'idle', slots: {} } as const;
      const outlook = planOutlook({ plan, objectives, syncLatency });
      const { timeline, stages } = planReport(
        { namespace: 'a', release, stages: plan.stages, outlook },
        { syncLatency },
      );
      expect(timeline.window).toBeGreaterThanOrEqual(timeline.holds);
      expect(timeline.fastPath).toBe(timeline.window);
      expect(timeline.rollback).toBeGreaterThanOrEqual(syncLatency);
      expect(stages.map(({ name }) => name)).toEqual(plan.names);
    }),
    { numRuns: 50 },
  );
});
