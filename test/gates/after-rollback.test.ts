import fc from 'fast-check';
import { judgeOf } from '../../lib/gates/argo/measurement';
import { limitsOf } from '../../lib/gates/argo/metric';
import { stageMetrics } from '../../lib/gates/stage-gates';
import { Objective } from '../../lib/objectives/objective';
import { lookBackOf } from '../../lib/promql/look-back';
import { restarts } from '../../lib/signals/health';
import { httpTelemetry } from '../../lib/signals/http';
import { Signal } from '../../lib/signals/signal';
import { watch } from './subjects';
import { inputAt, namesAt, metricsAt, named, rollback } from './stages';

const own = (range: number, lookBack?: number) =>
  Signal.of({
    id: 'refunds',
    title: 'refunds per second',
    unit: '1/s',
    series: 'counter',
    ...(lookBack === undefined ? {} : { lookBack }),
    read: ({ version }) => `sum(rate(refunds_total{version="${version}"}[${range}s]))`,
  });
const bounds = { hold: 1, rollback: 2 };

/** Objectives of each kind, by how far they look back and what is said of it. */
const OBJECTIVES = {
  all: (window: number) => [Objective.errorRatio({ window }), Objective.latency({ window, rollbackAfter: 120 })],
  sequential: (window: number) => [Objective.sequential({}, { window })],
  restarts: (window: number) => [Objective.of(restarts, { ...bounds, window })],
  own: (range: number) => [Objective.of(own(range), { ...bounds, rollbackAfter: 60 })],
  said: (range: number, said: number) => [Objective.of(own(range, said), bounds)],
} as const;
const NAMES = Object.keys(OBJECTIVES) as (keyof typeof OBJECTIVES)[];

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

  it('asks whether what must last is passed now, at the first of its looks too', () => {
    const [last, atOnce] = [120, 0].map((rollbackAfter) => metricsAt(rollback, [Objective.latency({ rollbackAfter })]));
    expect(last).toEqual(atOnce);
    const slow = named('latency-p99', metricsAt(rollback));
    expect(slow.provider.prometheus.query).not.toContain('count_over_time');
    // A look that is bad, and one that holds now: both bounds of this objective are one.
    const phases = [0, 0.5, 1.5, Number.NaN].map((score) => judgeOf(slow)([score]).phase);
    expect(phases).toEqual(['Successful', 'Inconclusive', 'Failed', 'Inconclusive']);
  });

  it('never reaches back to before the 90 s, whatever an objective looks at', () => {
    const seconds = fc.integer({ min: 60, max: 20_000 });
    fc.assert(
      fc.property(seconds, fc.constantFrom(...NAMES), seconds, (range, name, window) => {
        for (const metric of metricsAt(rollback, OBJECTIVES[name](range, window))) {
          const { provider, name: asked } = metric;
          const reach = lookBackOf(provider.prometheus.query);
          expect([asked, limitsOf(metric).initialDelay - reach >= 90]).toEqual([asked, true]);
        }
      }),
    );
  });

  it('waits for as long as restarts are counted', () => {
    const [metric] = metricsAt(rollback, [Objective.of(restarts, { hold: 1, rollback: 2 })]);
    expect(limitsOf(metric!)).toMatchObject({ initialDelay: 690, count: 3 });
  });

  it('counts anew in a sequential test: a window, and not the incident', () => {
    const [metric] = metricsAt(rollback, [Objective.sequential()]);
    expect(limitsOf(metric!)).toMatchObject({ initialDelay: 210, count: 3 });
    expect(metric!.provider.prometheus.query).toContain('[2m]');
    expect(metric!.provider.prometheus.query).not.toContain('[1h]');
    expect(metric!.provider.prometheus.query).toContain('checkout-blue');
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
