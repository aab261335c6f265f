import { Database } from '../../../../lib/database/database';
import type { AnalysisPhase } from '../../../../lib/gates/argo/assess';
import { stageMetrics } from '../../../../lib/gates/stage-gates';
import { Objective } from '../../../../lib/objectives/objective';
import { stageName, type RestStage, type Stage } from '../../../../lib/release/stage';
import { httpTelemetry } from '../../../../lib/signals/http';
import { istioTelemetry } from '../../../../lib/signals/istio';
import type { Telemetry } from '../../../../lib/signals/telemetry';
import { CANDIDATE, LIVE, MAX_CONNECTIONS, PREDECESSOR, SCENARIOS, release, requests } from '../promtool/scenarios';
import type { TimeSeries } from '../promtool/series';
import { accelerated } from './accelerated';
import { ADDRESS, type RunSpec } from './case';

/** How a gate ends when it is alone, and how many seconds of the release after the begin of the stage. */
export type Verdict = readonly [phase: AnalysisPhase, seconds: number];

/** One stage of a release in which something may be wrong, and what its gates say to that, written by hand. */
export interface StageScenario {
  readonly name: string;
  readonly series: readonly TimeSeries[];
  readonly stage: Stage | RestStage;
  /** The second of the release at which the stage begins. */
  readonly begin: number;
  /** @default - errors at once and errors for two minutes, latency, connections */
  readonly objectives?: (connections: Objective) => readonly Objective[];
  /** @default - Istio's */
  readonly telemetry?: Telemetry;
  /** The whole run, in which the first gate that does not succeed ends all of them. */
  readonly run: Verdict;
  /** Each gate as if it were alone. */
  readonly gates: Readonly<Record<string, Verdict>>;
}

/** An error ratio that must be passed for two minutes, as guide 001 has it. */
const sustained = Objective.errorRatio({
  name: 'error-ratio-for-2m',
  hold: 0.005,
  rollback: 0.05,
  rollbackAfter: 120,
});

const OBJECTIVES = (connections: Objective) => [Objective.errorRatio(), sustained, Objective.latency(), connections];

/** The version in each slot, as one scenario sees it; see `show`. */
const inScene = (scene: string, of: typeof CANDIDATE) => ({ ...of, namespace: scene });

/** What the stage of a scenario measures in a scene, in the engines' time. */
export function stageRun(scenario: StageScenario, scene: string, { alone = false } = {}): RunSpec {
  const { stage, objectives = OBJECTIVES, telemetry = istioTelemetry() } = scenario;
  const server = { maxConnections: MAX_CONNECTIONS, poolPerPod: 10, exporter: { server: scene } };
  const [candidate, stable] = [inScene(scene, CANDIDATE), inScene(scene, LIVE)];
  const metrics = stageMetrics({
    stage,
    trafficBefore: 0,
    objectives: objectives(Objective.connections(Database.postgres(server))).map(({ facts }) => facts),
    before: [],
    watch: { candidate, stable, telemetry },
    site: {
      ...{ candidate, stable, sidecar: 'none', clusterDomain: 'cluster.local', port: 80, readyWithin: 60, images: {} },
      prometheus: { address: ADDRESS, headers: {} },
      look: { telemetry, window: 120, minimumRate: 0 },
    },
  });
  return {
    metrics: metrics.map((gate) => accelerated(gate)),
    // No gate ends the others' watch when none of them counts.
    ...(alone ? { dryRun: [{ metricName: '.*' }] } : {}),
  };
}

/** Seconds of the release that a stage's gates watch. */
export function watched({ stage }: StageScenario): number {
  return 'hold' in stage ? stage.hold : 90 + 120 + 2 * 30;
}

const shift = (weight: number, hold: number): Stage => ({ kind: 'shift', weight, hold });
const NAMES_OF_REQUESTS = ['share-of-traffic', 'error-ratio', 'error-ratio-for-2m', 'latency-p99'];
const NAMES = [...NAMES_OF_REQUESTS, 'connections-postgres'];

/** A gate that watches a hold, and the one look when it is over: alike where nothing else is said. */
function throughout(name: string, whole: Verdict, end: Verdict = whole): Readonly<Record<string, Verdict>> {
  return { [name]: whole, [`${name}-at-the-end`]: end };
}

/** All of them, at the same time. */
const all = (names: readonly string[], verdict: Verdict): Readonly<Record<string, Verdict>> =>
  Object.assign({}, ...names.map((name) => throughout(name, verdict))) as Record<string, Verdict>;
const GOOD = (end: number) => all(NAMES, ['Successful', end]);

const from =
  (begin: number, value: number, end = Infinity) =>
  (second: number) =>
    second >= begin && second < end ? value : 0;

/** The candidate's pods have the live version's label: what is asked of the candidate is not counted as its own. */
const mislabelled = release({
  unmeasured: true,
  more: requests({ ...CANDIDATE, version: LIVE.version }, { all: () => 25, failed: () => 5, slow: () => 0.5 }),
});

/** The last occupant of the slot fails half of its requests until its pods are gone, in the middle of the stage. */
const predecessorDrains = release({
  more: requests(PREDECESSOR, { all: from(0, 2, 450), failed: from(0, 1, 450), slow: () => 0.5 }),
});

/**
 * Slow from the middle of the step on. The fourth look that is held comes before the fifth bad one, and four are half of
 * the looks: a hold that ends the run would come first.
 */
const slowLater = release({ slow: (second) => (second < 885 ? 0.001 : 0.023) });

/** Slow too late for two minutes of it. */
const slowAtTheEnd = release({ slow: (second) => (second < 650 ? 0.001 : 0.023) });

/** The scenarios, each at the stage at which it matters. */
export const STAGE_SCENARIOS: readonly StageScenario[] = [
  {
    name: 'healthy',
    series: SCENARIOS.healthy,
    stage: shift(10, 180),
    begin: 300,
    run: ['Successful', 180],
    gates: GOOD(180),
  },
  {
    name: 'healthy-half',
    series: SCENARIOS.healthy,
    stage: shift(50, 480),
    begin: 780,
    run: ['Successful', 480],
    gates: GOOD(480),
  },
  {
    name: 'connection-exhaustion',
    series: SCENARIOS.connectionExhaustion,
    stage: shift(50, 480),
    begin: 780,
    run: ['Failed', 120],
    gates: {
      ...GOOD(480),
      ...throughout('connections-postgres', ['Failed', 120], ['Failed', 480]),
      ...throughout('error-ratio', ['Failed', 150], ['Failed', 480]),
      ...throughout('error-ratio-for-2m', ['Failed', 285], ['Failed', 480]),
    },
  },
  {
    name: 'blind-exporter',
    series: SCENARIOS.blindExporter,
    stage: shift(50, 480),
    begin: 780,
    run: ['Failed', 120],
    gates: {
      ...GOOD(480),
      ...throughout('connections-postgres', ['Failed', 120], ['Failed', 480]),
      ...throughout('error-ratio', ['Failed', 150], ['Failed', 480]),
      ...throughout('error-ratio-for-2m', ['Failed', 285], ['Failed', 480]),
    },
  },
  {
    name: 'slow-version',
    series: SCENARIOS.missingIndex,
    stage: shift(75, 480),
    begin: 1380,
    run: ['Failed', 180],
    gates: { ...GOOD(480), ...throughout('latency-p99', ['Failed', 180], ['Failed', 480]) },
  },
  {
    name: 'slow-from-the-middle-on',
    series: slowLater,
    stage: shift(50, 330),
    begin: 780,
    run: ['Failed', 285],
    gates: { ...GOOD(330), ...throughout('latency-p99', ['Failed', 285], ['Failed', 330]) },
  },
  {
    name: 'slow-at-the-end',
    series: slowAtTheEnd,
    stage: shift(25, 300),
    begin: 480,
    run: ['Inconclusive', 300],
    gates: { ...GOOD(300), ...throughout('latency-p99', ['Successful', 300], ['Inconclusive', 300]) },
  },
  {
    name: 'failures-after-cutover',
    series: SCENARIOS.failuresAfterCutover,
    stage: { kind: 'soak', hold: 480 },
    begin: 2280,
    run: ['Failed', 120],
    gates: {
      ...GOOD(480),
      ...throughout('error-ratio', ['Failed', 120], ['Failed', 480]),
      ...throughout('error-ratio-for-2m', ['Failed', 210], ['Failed', 480]),
    },
  },
  {
    name: 'low-traffic',
    series: SCENARIOS.lowTraffic,
    stage: shift(25, 300),
    begin: 480,
    run: ['Inconclusive', 300],
    gates: { ...GOOD(300), ...all(NAMES_OF_REQUESTS, ['Inconclusive', 300]) },
  },
  {
    name: 'no-traffic-to-the-candidate',
    series: SCENARIOS.noTraffic,
    stage: shift(25, 300),
    begin: 480,
    run: ['Failed', 120],
    gates: {
      ...GOOD(300),
      ...all(NAMES_OF_REQUESTS, ['Inconclusive', 300]),
      ...throughout('share-of-traffic', ['Failed', 120], ['Failed', 300]),
    },
  },
  {
    name: 'not-scraped-by-the-mesh',
    series: SCENARIOS.notScraped,
    stage: shift(25, 300),
    begin: 480,
    run: ['Failed', 120],
    gates: {
      ...GOOD(300),
      ...all(NAMES_OF_REQUESTS, ['Inconclusive', 300]),
      ...throughout('share-of-traffic', ['Failed', 120], ['Failed', 300]),
    },
  },
  {
    name: 'not-scraped-application',
    series: SCENARIOS.notScraped,
    stage: shift(25, 300),
    begin: 480,
    objectives: (connections) => [Objective.errorRatio(), connections],
    telemetry: httpTelemetry(),
    run: ['Inconclusive', 300],
    gates: {
      ...throughout('error-ratio', ['Inconclusive', 300]),
      ...throughout('connections-postgres', ['Successful', 300]),
    },
  },
  {
    name: 'blip',
    series: SCENARIOS.blip,
    stage: shift(50, 480),
    begin: 780,
    run: ['Failed', 150],
    gates: { ...GOOD(480), ...throughout('error-ratio', ['Failed', 150], ['Successful', 480]) },
  },
  {
    name: 'blip-and-a-sustained-bound',
    series: SCENARIOS.blip,
    stage: shift(50, 480),
    begin: 780,
    objectives: (connections) => [sustained, Objective.latency(), connections],
    run: ['Successful', 480],
    gates: all(
      NAMES.filter((name) => name !== 'error-ratio'),
      ['Successful', 480],
    ),
  },
  {
    name: 'failed-predecessor',
    series: predecessorDrains,
    stage: shift(10, 180),
    begin: 300,
    run: ['Successful', 180],
    gates: GOOD(180),
  },
  {
    name: 'mislabelled-pods',
    series: mislabelled,
    stage: shift(25, 300),
    begin: 480,
    run: ['Failed', 120],
    gates: {
      ...GOOD(300),
      ...all(NAMES_OF_REQUESTS, ['Inconclusive', 300]),
      ...throughout('share-of-traffic', ['Failed', 120], ['Failed', 300]),
    },
  },
  {
    name: 'a-tenth-too-much-traffic',
    series: release({ candidateRps: () => 37.5 }),
    stage: shift(25, 300),
    begin: 480,
    run: ['Inconclusive', 300],
    gates: { ...GOOD(300), ...throughout('share-of-traffic', ['Inconclusive', 300]) },
  },
  {
    name: 'counter-reset',
    series: SCENARIOS.counterReset,
    stage: shift(50, 480),
    begin: 780,
    run: ['Successful', 480],
    gates: GOOD(480),
  },
  {
    name: 'failures-in-one-scrape',
    series: SCENARIOS.failuresInOneScrape,
    stage: shift(50, 480),
    begin: 780,
    run: ['Failed', 240],
    gates: { ...GOOD(480), ...throughout('error-ratio', ['Failed', 240], ['Successful', 480]) },
  },
  {
    name: 'failures-of-a-newborn-series',
    series: SCENARIOS.newbornFailures,
    stage: shift(50, 480),
    begin: 780,
    run: ['Successful', 480],
    gates: GOOD(480),
  },
  {
    name: 'after-a-rollback',
    series: SCENARIOS.healthy,
    stage: { kind: 'rollback' },
    begin: 780,
    run: ['Successful', 270],
    gates: {
      'error-ratio': ['Successful', 270],
      'error-ratio-for-2m': ['Successful', 270],
      'latency-p99': ['Successful', 270],
      'connections-postgres': ['Successful', 270],
      dependents: ['Successful', 270],
    },
  },
  {
    name: 'before-traffic',
    series: SCENARIOS.connectionExhaustion,
    stage: { kind: 'preview', hold: 180 },
    begin: 735,
    run: ['Failed', 120],
    gates: { ...throughout('connections-postgres', ['Failed', 120], ['Failed', 180]) },
  },
];

/** The scenario and its stage, as a reader knows them. */
export function titleOf({ name, stage }: StageScenario): string {
  return `${name} at ${stageName(stage)}`;
}
