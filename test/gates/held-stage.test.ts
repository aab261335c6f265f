import fc from 'fast-check';
import { atLeast } from '../../lib/gates/binomial';
import { judgeOf } from '../../lib/gates/argo/measurement';
import { limitsOf, type ArgoMetric, type ArgoRunSpec } from '../../lib/gates/argo/metric';
import { verdictOfAll } from '../../lib/gates/argo/verdicts';
import { analysisRunObject } from '../../lib/gates/metric';
import { simulateRun } from '../../lib/gates/simulator';
import { EARLY_LOOK } from '../../lib/gates/counting';
import { AT_THE_END, stageMetrics } from '../../lib/gates/stage-gates';
import { Objective } from '../../lib/objectives/objective';
import type { Stage } from '../../lib/release/stage';
import { httpTelemetry } from '../../lib/signals/http';
import { database } from '../signals/subjects';
import { watch } from './subjects';
import { all, inputAt, metricsAt, named, namesAt, throughout, shift, preview, soak, type Asked } from './stages';

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
    const metrics = metricsAt(shift(10, 600));
    expect(metrics).toHaveLength(2 * (1 + all.length));
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
    const own = (metric: string) => metric === name || metric === `${name}${AT_THE_END}` || EARLY_LOOK.test(metric);
    const before = ['candidate-complete', 'scraped', 'no-page'];
    const run = simulateRun(
      {
        ...(spec as ArgoRunSpec),
        metrics: (spec as ArgoRunSpec).metrics.filter((each) => !before.includes(each.name)),
      },
      (metric, seconds) => [own(metric) ? reads(seconds) : 0],
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

  it('of a sequential test goes on if it has accepted when the hold is over, and goes back whenever it rejects', () => {
    const at = (reads: (seconds: number) => number) =>
      ends(shift(10, 600), [Objective.sequential()], 'sequential-score', reads);
    expect(at((seconds) => (seconds < 600 ? 0 : -3))).toEqual(['Successful', 600]);
    expect(at(() => 0)).toEqual(['Inconclusive', 600]);
    expect(at((seconds) => (seconds < 300 ? 0 : 3))).toEqual(['Failed', 300]);
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
