import { FACTOR } from './support/gates/accelerated';
import { EMITTED } from './support/gates/emitted';
import { HAND_WRITTEN } from './support/gates/holes';
import { begin, ended, type ObservedMetric, type ObservedRun } from './support/gates/runs';
import { STAGE_SCENARIOS, titleOf } from './support/gates/scenarios';
import { accounts, lateness } from './support/gates/simulated';
import { playStages, type PlayedStage } from './support/gates/stages';
import { describeOnEngines } from './support/cluster';
import { record } from './support/report';

const TIER = 'gates (Argo Rollouts and Prometheus)';
const CASES = [...HAND_WRITTEN, ...EMITTED];
const ENDS_WITHIN = 150_000;
/** Kubernetes keeps whole seconds, so that a look may come up to one early. */
const EARLY = 1;
/** Seconds of a release by which a verdict may come at another time: four seconds of this clock. */
const TOLERANCE = 4 * FACTOR;
/** The columns of the report. */
const GATES = [
  'share-of-traffic',
  'error-ratio',
  'error-ratio-for-2m',
  'latency-p99',
  'connections-postgres',
  'dependents',
];

const runName = (index: number) => `case-${index}`;

describeOnEngines(TIER, ['custom-resources', 'argo-rollouts', 'prometheus'], (cluster) => {
  let cases: ReadonlyMap<string, ObservedRun>;
  let stages: ReadonlyMap<string, PlayedStage>;
  const warnings: string[] = [];

  beforeAll(async () => {
    const namespace = await cluster.namespace('cases');
    for (const [index, { spec }] of CASES.entries()) {
      const seconds = Math.floor(Date.now() / 1000);
      warnings.push(...(await begin(cluster, namespace, runName(index), spec(seconds))));
    }
    stages = await playStages(cluster, STAGE_SCENARIOS, ENDS_WITHIN);
    cases = await ended(cluster, namespace, ENDS_WITHIN);
  }, 4 * ENDS_WITHIN);

  test('the API server takes every run strictly and without a warning', () => {
    expect(warnings).toEqual([]);
    expect(CASES.length).toBeGreaterThanOrEqual(40);
  });

  describe('the controller says what the simulator says, and what is expected', () => {
    test.each(CASES.map((each, index) => ({ ...each, index })))('$name', ({ name, run, metrics, because, index }) => {
      const observed = cases.get(runName(index))!;
      record({ tier: TIER, case: name, verdict: observed.phase, looks: looks(observed), seconds: lastLook(observed) });
      expectAgreement(observed);
      expect([observed.phase, observed.message]).toEqual([run, expect.stringContaining(because ?? '')]);
      expect(observed.metrics.map(({ phase }) => phase)).toEqual(metrics ?? [run]);
    });
  });

  describe('the gates of a stage say what is expected, when it is expected, and what the simulator says', () => {
    test.each(STAGE_SCENARIOS.map((scenario) => ({ title: titleOf(scenario), scenario })))('$title', ({ scenario }) => {
      const { together, alone, late, attempt } = stages.get(scenario.name)!;
      record({
        ...{ tier: TIER, scenario: titleOf(scenario), release: `${together.phase} ${lastLook(together) * FACTOR} s` },
        ...Object.fromEntries(GATES.map((gate) => [gate, verdict(alone.metrics.find(({ name }) => name === gate))])),
        ...{ 'latest look, s late': late, attempt },
      });
      expectAgreement(together);
      expectAgreement(alone);
      const [phase, seconds] = scenario.run;
      expect([together.phase, distance(lastLook(together) * FACTOR, seconds)]).toEqual([phase, 'in time']);
      expect(alone.phase).toBe('Successful');
      expect(
        alone.metrics.map(({ name, phase, measurements }) => {
          const after = (measurements.at(-1)?.at ?? NaN) * FACTOR;
          return [name, phase, distance(after, scenario.gates[name]?.[1] ?? NaN)];
        }),
      ).toEqual(alone.metrics.map(({ name }) => [name, scenario.gates[name]?.[0], 'in time']));
      expect(alone.metrics.map(({ name }) => name).sort()).toEqual(Object.keys(scenario.gates).sort());
    });
  });
});

function expectAgreement(observed: ObservedRun): void {
  const { controller, simulator } = accounts(observed);
  expect(controller).toEqual(simulator);
  expect(lateness(observed).filter((seconds) => seconds < -EARLY)).toEqual([]);
}

function distance(seconds: number, expected: number): string {
  return Math.abs(seconds - expected) <= TOLERANCE ? 'in time' : `after ${seconds} s, expected ${expected} s`;
}

function verdict(metric: ObservedMetric | undefined): string {
  return metric ? `${metric.phase} ${(metric.measurements.at(-1)?.at ?? 0) * FACTOR} s` : '–';
}

function looks({ metrics }: ObservedRun): number {
  return metrics.reduce((sum, { measurements }) => sum + measurements.length, 0);
}

function lastLook({ metrics }: ObservedRun): number {
  return Math.max(0, ...metrics.flatMap(({ measurements }) => measurements.map(({ at }) => at)));
}
