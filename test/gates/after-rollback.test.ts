import { judgeOf } from '../../lib/gates/argo/measurement';
import { limitsOf } from '../../lib/gates/argo/metric';
import { stageMetrics } from '../../lib/gates/stage-gates';
import { Objective } from '../../lib/objectives/objective';
import { httpTelemetry } from '../../lib/signals/http';
import { watch } from './subjects';
import { inputAt, namesAt, metricsAt, named, rollback } from './stages';

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
