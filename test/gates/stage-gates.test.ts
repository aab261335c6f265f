import fc from 'fast-check';
import { Gate } from '../../lib/gates/gate';
import { atLeast } from '../../lib/gates/binomial';
import { judgeOf } from '../../lib/gates/argo/measurement';
import { limitsOf, refusalOfRun, type ArgoMetric, type ArgoRunSpec } from '../../lib/gates/argo/metric';
import { verdictOfAll } from '../../lib/gates/argo/verdicts';
import { analysisRunObject } from '../../lib/gates/metric';
import { simulateRun } from '../../lib/gates/simulator';
import {
  AT_THE_END,
  measuredAt,
  stageMetrics,
  standingMetrics,
  type StageGatesInput,
} from '../../lib/gates/stage-gates';
import { Objective } from '../../lib/objectives/objective';
import { Objectives } from '../../lib/objectives/profiles';
import { lintPromql } from '../../lib/promql/lint';
import type { RestStage, Stage } from '../../lib/release/stage';
import { httpTelemetry } from '../../lib/signals/http';
import { errorRatio } from '../../lib/signals/requests';
import { cpuPerRequest } from '../../lib/signals/saturation';
import { candidate, database } from '../signals/subjects';
import { site, stable, watch } from './subjects';

interface Asked extends ArgoMetric {
  readonly provider: { readonly prometheus: { readonly query: string } };
}

const relative = Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 });
const all = [Objective.errorRatio(), Objective.latency(), Objective.connections(database), relative];
const before = [Gate.complete(), Gate.scraped(), Gate.noPage()].map(({ facts }) => facts);

function inputAt(stage: Stage | RestStage, objectives: readonly Objective[] = all): StageGatesInput {
  return { stage, objectives: objectives.map(({ facts }) => facts), before, watch, site };
}

function metricsAt(stage: Stage | RestStage, objectives?: readonly Objective[]): readonly Asked[] {
  return stageMetrics(inputAt(stage, objectives)).map(({ metric }) => metric as unknown as Asked);
}

function named(name: string, metrics: readonly Asked[]): Asked {
  const found = metrics.find((metric) => metric.name === name);
  if (!found) throw new Error(`no metric ${name}`);
  return found;
}

const namesAt = (...given: Parameters<typeof metricsAt>) => metricsAt(...given).map(({ name }) => name);
/** Metrics that watch a whole hold, and look once more when it is over. */
const throughout = (...names: readonly string[]) => names.flatMap((name) => [name, `${name}-at-the-end`]);
const shift = (weight: number, hold = 300): Stage => ({ kind: 'shift', weight, hold });
const preview = (hold = 0): Stage => ({ kind: 'preview', hold });
const soak = (hold = 1800): Stage => ({ kind: 'soak', hold });
const rollback = { kind: 'rollback' } as const;

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

describe('looks at a stage', () => {
  it('fill its hold: the last one is when it ends', () => {
    for (const stage of [shift(10, 180), shift(25, 310), shift(100, 600), soak(1800)]) {
      for (const metric of metricsAt(stage)) {
        expect([metric.name, verdictOfAll(metric, 'Successful')]).toEqual([
          metric.name,
          { phase: 'Successful', seconds: 'hold' in stage ? stage.hold : 0 },
        ]);
      }
    }
  });

  it('at a database before the first request are one where the hold is too short for a window', () => {
    const at = (hold: number) => metricsAt(preview(hold)).find(({ name }) => name === 'connections-orders');
    expect(limitsOf(at(0) as ArgoMetric)).toMatchObject({ count: 1, initialDelay: 0 });
    expect(limitsOf(at(180) as ArgoMetric)).toMatchObject({ count: 3, initialDelay: 120 });
  });

  it('are of the candidate, and in a comparison of both', () => {
    const queries = new Map(metricsAt(shift(50)).map(({ name, provider }) => [name, provider.prometheus.query]));
    expect(queries.get('error-ratio')).toContain('checkout-green');
    expect(queries.get('error-ratio')).not.toContain('checkout-blue');
    expect(queries.get('error-ratio-against-stable')).toContain('checkout-green');
    expect(queries.get('error-ratio-against-stable')).toContain('checkout-blue');
  });

  it('may wait throughout the hold, and not when it is over', () => {
    const metrics = metricsAt(shift(10, 600), [...all, Objective.sequential()]);
    expect(metrics).toHaveLength(2 * (1 + all.length + 1));
    for (const metric of metrics) {
      expect([metric.name, limitsOf(metric)]).toMatchObject([
        metric.name,
        metric.name.endsWith(AT_THE_END)
          ? { initialDelay: 600, count: 1, failureLimit: 0, inconclusiveLimit: 0 }
          : { initialDelay: 120, count: 17, failureLimit: 0, inconclusiveLimit: 16 },
      ]);
    }
  });

  it('when the hold is over ask what was asked all the time', () => {
    const metrics = metricsAt(shift(10));
    for (const name of namesAt(shift(10)).filter((each) => !each.endsWith(AT_THE_END))) {
      const [whole, end] = [named(name, metrics), named(`${name}${AT_THE_END}`, metrics)];
      const asked = ({ provider, successCondition, failureCondition }: Asked) => [
        provider,
        successCondition,
        failureCondition,
      ];
      expect(asked(end)).toEqual(asked(whole));
    }
  });

  it('that are one have one metric: it is the last', () => {
    const metrics = metricsAt(shift(10, 120));
    expect(metrics.map(({ name }) => name)).toEqual([
      'share-of-traffic',
      'error-ratio',
      'latency-p99',
      'connections-orders',
      'error-ratio-against-stable',
    ]);
    for (const metric of metrics) expect(limitsOf(metric)).toMatchObject({ initialDelay: 120, inconclusiveLimit: 0 });
  });

  it('for business have one metric, which can never hold', () => {
    const business = Objective.errorRatio({ name: 'orders', concern: 'business' });
    const metrics = metricsAt(shift(10, 600), [business]);
    expect(metrics.map(({ name }) => name)).toEqual([...throughout('share-of-traffic'), 'orders']);
    const judge = judgeOf(named('orders', metrics));
    const phases = [0, 0.007, 0.0099, 0.01, Number.NaN].map((value) => judge([value]).phase);
    expect(phases).toEqual(['Successful', 'Successful', 'Successful', 'Failed', 'Successful']);
  });
});

describe('a stage as a whole', () => {
  const LOOK = 30;
  const sustained = (steps: number) => [
    Objective.errorRatio(),
    Objective.latency({ rollbackAfter: steps * LOOK }),
    Objective.connections(database),
  ];

  /** What one objective reads, so many seconds after the begin, while all others are good. */
  function ends(stage: Stage, objectives: readonly Objective[], name: string, reads: (seconds: number) => number) {
    const { spec } = analysisRunObject(
      { name: 'a', namespace: 'b', labels: {} },
      stageMetrics(inputAt(stage, objectives)),
    );
    const own = [name, `${name}${AT_THE_END}`];
    const before = ['candidate-complete', 'scraped', 'no-page'];
    const run = simulateRun(
      {
        ...(spec as ArgoRunSpec),
        metrics: (spec as ArgoRunSpec).metrics.filter((each) => !before.includes(each.name)),
      },
      (metric, seconds) => [own.includes(metric) ? reads(seconds) : 0],
      { until: 10_000 },
    );
    return [run.phase, run.endedAt];
  }

  /** The score of a bound on which a hold and a rollback are one, passed without a break from an onset on. */
  const scoreFrom = (onset: number, steps: number) => (seconds: number) =>
    seconds < onset ? 0 : Math.min(steps + 1, Math.floor((seconds - onset) / LOOK) + 1) + 0.5;

  it('fails within its hold for a bound that must last, whenever it is passed, if the hold leaves the time', () => {
    const given = fc.record({
      hold: fc.integer({ min: 120, max: 1800 }),
      steps: fc.integer({ min: 1, max: 20 }),
      onset: fc.integer({ min: 0, max: 1800 }),
    });
    fc.assert(
      fc.property(given, ({ hold, steps, onset }) => {
        fc.pre(onset <= hold);
        const end = ends(shift(25, hold), sustained(steps), 'latency-p99', scoreFrom(onset, steps));
        // The last look is when the hold ends, and so is the last that a bound may have lasted to.
        const enough = onset + steps * LOOK <= hold;
        expect(end[0]).toBe(enough ? 'Failed' : 'Inconclusive');
        const first = hold - Math.floor((hold - 120) / LOOK) * LOOK;
        const verdict = hold - Math.floor((hold - Math.max(first, onset + steps * LOOK)) / LOOK) * LOOK;
        expect(end[1]).toBe(enough ? verdict : hold);
      }),
      { numRuns: 500 },
    );
  });

  it('fails for two minutes of a bound in each of the holds of guide 000, from any look on that has four after it', () => {
    for (const hold of [180, 300, 600, 900, 1800]) {
      for (let onset = 0; onset + 120 <= hold; onset += LOOK) {
        const end = ends(shift(25, hold), sustained(4), 'latency-p99', scoreFrom(onset, 4));
        expect([hold, onset, ...end]).toEqual([hold, onset, 'Failed', Math.max(120, onset + 120)]);
      }
    }
  });

  const open: readonly (readonly [name: string, between: number])[] = [
    ['share-of-traffic', 0.06],
    ['error-ratio', 0.007],
    ['error-ratio', Number.NaN],
    ['latency-p99', 0.5],
    ['latency-p99', 4.5],
    ['connections-orders', 0.85],
    ['error-ratio-against-stable', 0.003],
  ];

  it.each(open)('holds if and only if it is held when it is over: %s at %d', (name, between) => {
    const held = fc.array(fc.boolean(), { minLength: 2, maxLength: 40 });
    fc.assert(
      fc.property(held, (looks) => {
        const hold = 120 + (looks.length - 1) * LOOK;
        const reads = (seconds: number) => (looks[(seconds - 120) / LOOK] ? between : 0);
        expect(ends(shift(10, hold), all, name, reads)).toEqual([looks.at(-1) ? 'Inconclusive' : 'Successful', hold]);
      }),
    );
  });

  it('holds for a database before the first request as well, when that stage is over', () => {
    const at = (last: number) =>
      ends(preview(300), all, 'connections-orders', (seconds) => (seconds === 300 ? last : 0.85));
    expect([at(0.85), at(0.1)]).toEqual([
      ['Inconclusive', 300],
      ['Successful', 300],
    ]);
  });

  it('goes on for a trial that holds or fails, at its end too', () => {
    const trial = [Objective.errorRatio({ dryRun: true }), Objective.latency()];
    for (const value of [0.007, 0.5]) {
      expect(ends(shift(10, 300), trial, 'error-ratio', () => value)).toEqual(['Successful', 300]);
    }
  });

  it('of a sequential test goes on when it has decided, however long that took, and holds while it has not', () => {
    const score = (decided: number) => (seconds: number) => (seconds < decided ? 0 : -3);
    const at = (decided: number) =>
      ends(shift(10, 600), [Objective.sequential()], 'sequential-score', score(decided))[0];
    expect([at(0), at(599), at(601)]).toEqual(['Successful', 'Successful', 'Inconclusive']);
  });
});

describe('the share of the traffic', () => {
  const share = (weight: number, objectives?: readonly Objective[]) =>
    named('share-of-traffic', metricsAt(shift(weight), objectives));
  const verdicts = (weight: number, ...differences: readonly number[]) =>
    differences.map((difference) => judgeOf(share(weight))([difference]).phase);

  it('is good within 5 points, or a quarter of the smaller share, and far off at three times that', () => {
    expect(verdicts(10, 0, 0.0499, 0.05, 0.1499, 0.15, Number.NaN)).toEqual([
      'Successful',
      'Successful',
      'Inconclusive',
      'Inconclusive',
      'Failed',
      'Inconclusive',
    ]);
    expect(verdicts(50, 0.1249, 0.125, 0.374, 0.375)).toEqual(['Successful', 'Inconclusive', 'Inconclusive', 'Failed']);
    expect(verdicts(100, 0.0499, 0.05, 0.15)).toEqual(['Successful', 'Inconclusive', 'Failed']);
  });

  it('is that of this stage, however far an objective looks back', () => {
    const sequential = Objective.sequential();
    const { query } = share(50, [sequential, Objective.errorRatio({ window: 240 })]).provider.prometheus;
    expect(query).toContain('[2m]');
    expect(query).not.toContain('[1h]');
  });

  it('is taken of so many requests that it is far off by chance less than once in a thousand looks', () => {
    const least = Number(/> ([\d.]+)\)/.exec(share(20).provider.prometheus.query)?.[1]) * 120;
    const requests = Math.round(least);
    expect(requests).toBeGreaterThanOrEqual(99);
    for (let weight = 1; weight <= 99; weight++) {
      const bound = 3 * Math.max(0.05, 0.25 * Math.min(weight / 100, 1 - weight / 100));
      const above = Math.ceil(requests * (weight / 100 + bound) - 1e-9);
      const below = Math.ceil(requests * (1 - weight / 100 + bound) - 1e-9);
      const chance = atLeast(above, requests, weight / 100) + atLeast(below, requests, 1 - weight / 100);
      expect(chance).toBeLessThan(0.001);
    }
  });

  it('is asked of the mesh alone: applications do not know of each other', () => {
    const input = inputAt(shift(10));
    const metrics = stageMetrics({ ...input, watch: { ...watch, telemetry: httpTelemetry() } });
    expect(metrics.map(({ metric }) => metric.name)).not.toContain('share-of-traffic');
  });
});

describe('after a rollback', () => {
  it('the version that has the traffic again fulfils what is absolute, and so do the services that it calls', () => {
    expect(namesAt(rollback)).toEqual(['error-ratio', 'latency-p99', 'connections-orders', 'dependents']);
    const queries = metricsAt(rollback).map(({ provider }) => provider.prometheus.query);
    expect(queries.filter((query) => query.includes('green'))).toEqual([]);
    expect(queries.at(-1)).toContain('source_workload="checkout-blue"');
  });

  it('is asked three times from 90 s and a window after it on', () => {
    for (const metric of metricsAt(rollback)) {
      expect(limitsOf(metric)).toMatchObject({ initialDelay: 210, count: 3, interval: 30, failureLimit: 0 });
    }
    const [slow] = metricsAt(rollback, [Objective.errorRatio({ window: 300 })]);
    expect(slow && limitsOf(slow)).toMatchObject({ initialDelay: 390 });
  });

  it('services that nobody calls are no reason to hold', () => {
    const dependents = named('dependents', metricsAt(rollback));
    const phases = [[Number.NaN], [0], [0.007], [0.02]].map((reading) => judgeOf(dependents)(reading).phase);
    expect(phases).toEqual(['Successful', 'Successful', 'Inconclusive', 'Failed']);
  });

  it('what is measured without effect is not asked', () => {
    expect(namesAt(rollback, [Objective.errorRatio({ dryRun: true })])).toEqual([]);
  });

  it('what only the mesh knows is not asked elsewhere', () => {
    const metrics = stageMetrics({ ...inputAt(rollback), watch: { ...watch, telemetry: httpTelemetry() } });
    expect(metrics.map(({ metric }) => metric.name)).toEqual(['error-ratio', 'latency-p99', 'connections-orders']);
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
