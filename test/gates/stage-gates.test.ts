import { refusalOfRun } from '../../lib/gates/argo/metric';
import { verdictOfAll } from '../../lib/gates/argo/verdicts';
import { measuredAt, stageMetrics, standingMetrics } from '../../lib/gates/stage-gates';
import { Objective } from '../../lib/objectives/objective';
import { Objectives } from '../../lib/objectives/profiles';
import { lintPromql } from '../../lib/promql/lint';
import type { RestStage, Stage } from '../../lib/release/stage';
import { cpuPerRequest } from '../../lib/signals/saturation';
import { candidate, database } from '../signals/subjects';
import { stable, watch } from './subjects';
import {
  all,
  before,
  inputAt,
  metricsAt,
  namesAt,
  throughout,
  shift,
  preview,
  soak,
  rollback,
  type Asked,
} from './stages';

describe('what is measured', () => {
  it('before the first request are the gates before the release, and databases', () => {
    expect(namesAt(preview())).toEqual(['candidate-complete', 'scraped', 'no-page', 'connections-orders']);
  });

  it('at a share of the traffic is that share, and every objective', () => {
    expect(namesAt(shift(10))).toEqual(
      throughout('share-of-traffic', 'error-ratio', 'latency-p99', 'connections-orders', 'error-ratio-against-stable'),
    );
  });

  it('at all of the traffic are objectives that compare with nothing', () => {
    const absolute = throughout('share-of-traffic', 'error-ratio', 'latency-p99', 'connections-orders');
    expect(namesAt(shift(100))).toEqual(absolute);
    expect(namesAt(soak())).toEqual(absolute);
  });

  it('is nothing at a stage that is not held, and where the release rests', () => {
    for (const stage of [shift(100, 0), soak(0), { kind: 'idle' } as const, { kind: 'retire' } as const]) {
      expect(namesAt(stage)).toEqual([]);
    }
  });

  it('is nothing without objectives, but what is asked before', () => {
    expect(namesAt(preview(), [])).toEqual(['candidate-complete', 'scraped', 'no-page']);
    for (const stage of [shift(10), shift(100), soak(), rollback]) expect(namesAt(stage, [])).toEqual([]);
  });

  it('leaves out an objective whose window is longer than the hold: the release is refused for it', () => {
    expect(namesAt(shift(10, 180), [Objective.errorRatio(), Objective.latency({ window: 240 })])).toEqual(
      throughout('share-of-traffic', 'error-ratio'),
    );
  });

  it('never compares where the stable version has no traffic', () => {
    const facts = all.map((objective) => objective.facts);
    for (let weight = 1; weight <= 100; weight++) {
      const comparisons = measuredAt(shift(weight), facts).filter(({ comparison }) => comparison !== 'absolute');
      expect(comparisons).toHaveLength(weight < 100 ? 1 : 0);
    }
  });

  it('is a run that Argo Rollouts takes, of queries that always give one sample', () => {
    const profiles = [
      ...Objectives.guide000({ database }),
      Objective.timesStable(cpuPerRequest, { hold: 1.5, rollback: 3, name: 'cpu-times-stable', dryRun: true }),
      Objective.sequential(),
    ];
    for (const stage of [preview(300), shift(1), shift(50), shift(99), shift(100), soak(), rollback]) {
      const metrics = metricsAt(stage, profiles);
      expect(refusalOfRun({ metrics })).toBeUndefined();
      const asked = metrics.filter(({ name }) => !before.some((gate) => gate.name === name));
      const problems = asked.flatMap(({ name, provider }) => {
        const scope = name.startsWith('connections') ? 'database' : 'version';
        const { query } = provider.prometheus;
        return lintPromql(query, { scrape: 15, kind: 'gate', scope, at: { field: name } });
      });
      expect(problems).toEqual([]);
    }
  });
});

describe('a stable version that was released before its buckets were needed', () => {
  const bounds = [100, 250, 273, 300, 330, 500, 800, 1000, 2000];
  const told = { ...watch, candidate: { ...candidate, latencyBounds: bounds } };
  const both = { ...told, stable: { ...stable, latencyBounds: bounds } };
  const objectives = [
    Objective.errorRatio(),
    Objective.latency({ hold: 800, rollback: 2000 }),
    Objective.latencyAgainstStable({ expected: 300 }),
  ];
  const names = (stage: Stage | RestStage, of = told) =>
    stageMetrics({ ...inputAt(stage, objectives), watch: of }).map(({ metric }) => metric.name);

  it('is not compared with, while the candidate is held to all that is absolute', () => {
    const absolute = throughout('share-of-traffic', 'error-ratio', 'latency-p99');
    expect(names(shift(10))).toEqual(absolute);
    expect(names(shift(10), both)).toEqual([...absolute, ...throughout('latency-p99-against-stable')]);
  });

  it('is not asked after a rollback for what it cannot answer', () => {
    expect(names(rollback)).toEqual(['error-ratio', 'dependents']);
    expect(names(rollback, both)).toEqual(['error-ratio', 'latency-p99', 'dependents']);
  });

  it('is not in the template either', () => {
    const standing = (of: typeof told) =>
      standingMetrics({ ...inputAt(preview(), objectives), watch: of }).map(({ metric }) => metric.name);
    expect(standing(told)).toEqual(['error-ratio', 'latency-p99']);
    expect(standing(both)).toHaveLength(3);
  });
});

describe('a trial', () => {
  it('is measured and has no effect, at each stage', () => {
    const trial = [Objective.errorRatio({ dryRun: true }), Objective.latency()];
    const dry = stageMetrics(inputAt(shift(10), trial)).map(({ metric, dryRun }) => [metric.name, dryRun]);
    expect(dry).toEqual([
      ['share-of-traffic', false],
      ['share-of-traffic-at-the-end', false],
      ['error-ratio', true],
      ['error-ratio-at-the-end', true],
      ['latency-p99', false],
      ['latency-p99-at-the-end', false],
    ]);
  });
});

describe('the template', () => {
  it('asks all objectives for ten minutes after a window', () => {
    const metrics = standingMetrics(inputAt(preview())).map(({ metric }) => metric as unknown as Asked);
    expect(metrics.map(({ name }) => name)).toEqual([
      'error-ratio',
      'latency-p99',
      'connections-orders',
      'error-ratio-against-stable',
    ]);
    expect(metrics.map((metric) => verdictOfAll(metric, 'Successful')?.seconds)).toEqual([720, 720, 720, 720]);
    expect(refusalOfRun({ metrics })).toBeUndefined();
  });
});
