import { PROMETHEUS, until } from '../../lib/engines';
import { FACTOR } from './support/gates/accelerated';
import { EMITTED, PAGES } from './support/gates/emitted';
import { HAND_WRITTEN } from './support/gates/holes';
import { begin, ended, type ObservedMetric, type ObservedRun } from './support/gates/runs';
import { STAGE_SCENARIOS, titleOf } from './support/gates/scenarios';
import { accounts, cutLooks, delay, lateness } from './support/gates/simulated';
import { playStages, type PlayedStage } from './support/gates/stages';
import { gateVerdicts, runVerdict } from './support/gates/verdicts';
import { describeOnEngines, type TestCluster } from './support/cluster';
import { evaluate } from './support/gitops/analyses';
import { record } from './support/report';

const TIER = 'gates (Argo Rollouts and Prometheus)';
const CASES = [...HAND_WRITTEN, ...EMITTED];
/** The longest takes two minutes; a machine that does other work as well has been seen to take more than a half longer. */
const ENDS_WITHIN = 400_000;
/** Kubernetes keeps whole seconds of the look, of the one before and of the run: one may come so much too early. */
const EARLY = 2;
/** Seconds of a release by which a verdict may come at another time: four seconds of this clock. */
const TOLERANCE = 4 * FACTOR;
const runName = (index: number) => `case-${index}`;

describeOnEngines(TIER, ['custom-resources', 'argo-rollouts', 'prometheus'], (cluster) => {
  let cases: ReadonlyMap<string, ObservedRun>;
  let stages: ReadonlyMap<string, PlayedStage>;
  const warnings: string[] = [];

  beforeAll(async () => {
    await evaluate(cluster, 'pages', PAGES);
    await until(
      async () => (await firing(cluster)) || undefined,
      { limit: 30_000 },
      (why) => new Error(`the rules of the cases are not evaluated: ${why}`),
    );
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
      const { simulator, controller } = runVerdict(observed);
      record({ tier: TIER, case: name, simulator, controller, looks: looks(observed) });
      expectAgreement(observed);
      expect([observed.phase, observed.message]).toEqual([run, expect.stringContaining(because ?? '')]);
      expect(observed.metrics.map(({ phase }) => phase)).toEqual(metrics ?? [run]);
    });
  });

  describe('the gates of a stage say what is expected, when it is expected, and what the simulator says', () => {
    test.each(STAGE_SCENARIOS.map((scenario) => ({ title: titleOf(scenario), scenario })))('$title', ({ scenario }) => {
      const { together, alone, late, attempt } = stages.get(scenario.name)!;
      const subject = { tier: TIER, scenario: titleOf(scenario) };
      for (const line of [...gateVerdicts(alone, FACTOR), runVerdict(together, FACTOR)])
        record({ ...subject, ...line });
      record({ ...subject, 'latest look, s late': late, attempt });
      expectAgreement(together);
      expectAgreement(alone);
      const [phase, seconds] = scenario.run;
      expect([together.phase, distance(keptPace(together), seconds)]).toEqual([phase, 'in time']);
      expect(alone.phase).toBe('Successful');
      const cut = cutLooks(alone);
      // What a metric says whose last look was cut off by the end of the run it would have said with that look.
      const isCut = ({ name, phase }: ObservedMetric) => phase === 'Running' && cut.get(name) !== undefined;
      const told = alone.metrics.filter((metric) => !isCut(metric));
      expect(
        told.map(({ name, phase }) => {
          const after = keptPace(alone, ({ name: each }) => each === name);
          return [name, phase, distance(after, scenario.gates[name]?.[1] ?? NaN)];
        }),
      ).toEqual(told.map(({ name }) => [name, scenario.gates[name]?.[0], 'in time']));
      expect(alone.metrics.map(({ name }) => name).sort()).toEqual(Object.keys(scenario.gates).sort());
    });
  });
});

/** Whether Prometheus has evaluated the rules of the cases. */
async function firing({ engines }: TestCluster): Promise<boolean> {
  const { body } = await engines.ask({ port: PROMETHEUS, path: '/api/v1/query?query=ALERTS' });
  return body.includes('"alertstate":"firing"');
}

function expectAgreement(observed: ObservedRun): void {
  const { controller, simulator } = accounts(observed);
  expect(controller).toEqual(simulator);
  expect(lateness(observed).filter((seconds) => seconds < -EARLY)).toEqual([]);
}

function distance(seconds: number, expected: number): string {
  return Math.abs(seconds - expected) <= TOLERANCE ? 'in time' : `after ${seconds} s, expected ${expected} s`;
}

function looks({ metrics }: ObservedRun): number {
  return metrics.reduce((sum, { measurements }) => sum + measurements.length, 0);
}

/** Seconds of a release until the last look, had none come late: what a busy machine adds says nothing of a gate. */
function keptPace(observed: ObservedRun, which: (metric: ObservedMetric) => boolean = () => true): number {
  const ends = observed.metrics
    .filter((metric) => which(metric) && metric.measurements.length > 0)
    .map(({ name, measurements }) => measurements.at(-1)!.at - delay(observed, name));
  return Math.max(...ends) * FACTOR;
}
