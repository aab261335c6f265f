import { Objective } from 'cutover';
import { cutoverMatchers, expectStageChange } from 'cutover/testing';
import { latencyBoundsOf } from '../../../lib/monitoring/proxy';
import { recommendation } from '../../testing/recommendation';
import { metricsAt, ofKind, released, runAt, specOf, template } from './sample';

expect.extend(cutoverMatchers);

describe('latency bounds that no proxy keeps by itself', () => {
  const before = released({}).afterSwap();
  const next = released({}).followedBy({
    version: 'v2.6.0',
    build: recommendation({ objectives: [Objective.latency({ hold: 800, rollback: 2000 })] }),
  });

  it('are told to the proxies of the candidate, and to no pod that runs', () => {
    const stage = next.at('preview');
    const bounds = latencyBoundsOf(template(stage, 'recommendation-blue').metadata);
    expect(bounds).toEqual(expect.arrayContaining([500, 800, 2000]));
    expect(latencyBoundsOf(template(stage, 'recommendation-green').metadata)).toEqual([]);
    expect(template(stage, 'recommendation-green')).toEqual(template(before, 'recommendation-green'));
    for (const [from, to] of next.steps()) expectStageChange(from, to).toRestartNothing();
  });

  it('are a warning for the version that runs: what watches it begins with the next one', () => {
    expect(next.at('shift-10').problems.filter(({ id }) => id === 'signal-need')).toMatchObject([
      {
        severity: 'warning',
        at: { construct: 'recommendation/recommendation', field: 'objectives' },
        given: 'slower-than-800ms of v2.5.0 in green, the live slot',
        allowed: 'latency buckets with the bound 800 ms',
        fix: 'nothing now: its alerts and comparisons begin with the next version, whose proxies are told',
      },
      { severity: 'warning', given: 'slower-than-2000ms of v2.5.0 in green, the live slot' },
    ]);
  });

  it('are asked of the candidate by its own proxies, which keep them', () => {
    const latency = specOf(runAt(next.at('shift-10'))).metrics.find(({ name }) => name === 'latency-p99');
    const query = JSON.stringify(latency?.provider);
    expect(query).toContain(String.raw`reporter=\"destination\"`);
    expect(query).toContain('recommendation-blue');
  });

  it('are not asked of the version that has the traffic again after a rollback', () => {
    expect(ofKind(next.rollbackFrom('shift-10'), 'AnalysisRun')).toEqual([]);
  });

  it('have no alerts where they are not kept: those would be silent for ever', () => {
    const rules = JSON.stringify(next.at('shift-10').object('PrometheusRule', 'recommendation-release'));
    expect(rules).toContain('recommendation-blue-objectives');
    expect(rules).not.toContain('recommendation-green-objectives');
  });

  it('are there for both from the release after that on', () => {
    const third = next.followedBy({ version: 'v2.7.0' });
    expect(third.at('shift-10').problems.filter(({ id }) => id === 'signal-need')).toEqual([]);
    expect(metricsAt(third.rollbackFrom('shift-10'))).toEqual(['latency-p99']);
  });
});
