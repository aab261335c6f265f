import type { ArgoMetric, ArgoRunSpec } from '../../lib/gates/argo/metric';
import { lastLook } from '../../lib/gates/schedule';
import { limitsOf } from '../../lib/gates/argo/metric';
import { simulateRun } from '../../lib/gates/simulator';
import { stageMetrics } from '../../lib/gates/stage-gates';
import { Objective } from '../../lib/objectives/objective';
import { restarts } from '../../lib/signals/health';
import { istioTelemetry } from '../../lib/signals/istio';
import { site } from '../gates/subjects';
import { describeWithTools } from './support/admission/tools';
import { answers } from './support/promtool/run';
import { CANDIDATE, LIVE, pods, requests } from './support/promtool/scenarios';
import { inputSeries, type TimeSeries } from './support/promtool/series';
import { record } from './support/report';

const TIER = 'promtool: after a rollback';

/** Seconds at which the rollback is there: with a scrape, and between two. */
const ROLLBACKS = [6000, 6007];
const RATE = 20;

interface Asked extends ArgoMetric {
  readonly provider: { readonly prometheus: { readonly query: string } };
}

type World = (rollback: number) => readonly TimeSeries[];

/** What is wrong in an incident of five minutes that goes on for so many seconds after the rollback. */
const during = (rollback: number, back: number, bad: number, good: number) => (second: number) =>
  second >= rollback - 300 && second < rollback + back ? bad : good;

const slowUntil =
  (back: number): World =>
  (rollback) =>
    requests(LIVE, { all: () => RATE, failed: () => 0, slow: during(rollback, back, 0.3, 0) });
const failingUntil =
  (back: number): World =>
  (rollback) =>
    requests(LIVE, { all: () => RATE, failed: during(rollback, back, RATE / 20, 0), slow: () => 0 });
const restartedAt =
  (after: number): World =>
  (rollback) =>
    pods(LIVE, 0, { restartAt: rollback + after });

const p99 = Objective.latency({ rollbackAfter: 120 });
const sequential = Objective.sequential();
const restarted = Objective.of(restarts, { hold: 0.5, rollback: 3 });

const CASES: readonly (readonly [string, Objective, World, string])[] = [
  ...[0, 30, 60, 90].map((back) => [`slow for ${back} s more`, p99, slowUntil(back), 'Successful'] as const),
  ['slow for 120 s more', p99, slowUntil(120), 'Failed'],
  ['slow from then on', p99, slowUntil(Infinity), 'Failed'],
  ...[0, 90].map((back) => [`failing for ${back} s more`, sequential, failingUntil(back), 'Successful'] as const),
  ['failing from then on, in 5 % of requests', sequential, failingUntil(Infinity), 'Failed'],
  ...[-30, 75].map((at) => [`restarted after ${at} s`, restarted, restartedAt(at), 'Successful'] as const),
  ['restarted after 300 s', restarted, restartedAt(300), 'Inconclusive'],
];

describeWithTools(TIER, ['prometheus'], (files) => {
  test.each(CASES)(
    'a baseline that is %s: is taken as it is 90 s after it',
    async (name, objective, world, verdict) => {
      const watch = { candidate: CANDIDATE, stable: LIVE, telemetry: istioTelemetry() };
      const stage = { kind: 'rollback' as const };
      const input = { stage, trafficBefore: 0, objectives: [objective.facts], before: [], watch, site };
      const metrics = stageMetrics(input).map(({ metric }) => metric as unknown as Asked);
      const [asked] = metrics;
      const { initialDelay, interval = 0, count = 0 } = limitsOf(asked!);
      const looks = Array.from({ length: count }, (_, look) => initialDelay + look * interval);
      const until = lastLook({ initialDelay, interval, count });
      const given = await answers(
        files,
        [],
        ROLLBACKS.map((rollback) => ({
          series: inputSeries(world(rollback), 0, rollback + until),
          questions: looks.map((at) => ({ expr: asked!.provider.prometheus.query, at: rollback + at })),
        })),
      );
      const values = given.map((samples) => samples.map(([sample]) => sample?.value ?? Number.NaN));
      const phases = values.map(
        (read) => simulateRun(specOf(asked!), (_, at) => [read[looks.indexOf(at)]!], { until: until + 1 }).phase,
      );
      expect([name, metrics.length, count, phases]).toEqual([name, 1, 3, [verdict, verdict]]);
      record({ tier: TIER, scenario: name, gate: objective.facts.name, after: initialDelay, verdict });
    },
  );
});

function specOf(metric: ArgoMetric): ArgoRunSpec {
  return { metrics: [metric] };
}
