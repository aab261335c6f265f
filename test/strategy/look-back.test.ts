import { Objective, Platform, ReleasePlan, Signal, Signals, type BlueGreenProps, type PlatformFacts } from 'cutover';
import { selector, is } from '../../lib/promql/text';
import type { ArgoMetric, ArgoRunSpec } from '../../lib/gates/argo/metric';
import { refusal } from '../core/refusal';
import { guide000, recommendation } from '../testing/recommendation';

const platform = (facts: PlatformFacts = {}) => Platform.of({ gateways: ['istio-system/public'], ...facts });

function released(varied: Partial<BlueGreenProps>, plan = ReleasePlan.guide000()) {
  return guide000({ plan, platform: platform(), build: recommendation({ plan, ...varied }) });
}

const refunds = (range: string) =>
  Signal.of({
    id: 'refunds',
    title: 'refunds per second',
    unit: '1/s',
    series: 'counter',
    read: ({ namespace, service, version }) =>
      `sum(rate(${selector('refunds_total', [is('namespace', namespace), is('service', service), is('version', version)])}[${range}]))`,
  });

const bounded = (signal: Signal) => ({ objectives: [Objective.of(signal, { hold: 1, rollback: 2 })] });

describe('a release whose signals look back', () => {
  it.each([1, Number.NaN])('is refused for what a signal reads, whatever it says of itself: %d s', (lookBack) => {
    const signal = Signal.of({
      ...{ id: 'worst', title: 'worst', unit: 'count', series: 'gauge', lookBack },
      read: ({ namespace, service, version }) =>
        `max(max_over_time(${selector('worst', [is('namespace', namespace), is('service', service), is('version', version)])}[6h]))`,
    });
    const found = refusal(() => released(bounded(signal)).at('shift-10'));
    expect(found).toMatchObject([{ id: 'gate-window', given: expect.stringContaining('21600 s') as string }]);
  });

  it('is taken with restarts of its own pods, however young they are', () => {
    expect(() => released(bounded(Signals.restarts)).at('shift-10')).not.toThrow();
  });

  it('is refused where PromQL of a user reaches back to before its first request', () => {
    const found = refusal(() => released(bounded(refunds('30m'))).at('shift-10'));
    expect(found.map(({ id, given }) => [id, given])).toEqual([
      [
        'gate-window',
        'refunds: refunds looks back 1800 s; at the first look it has had requests for 120 s (shift-10), 300 s (shift-25), 600 s (shift-50), 1200 s (shift-75)',
      ],
    ]);
    expect(() => released(bounded(refunds('2m'))).at('shift-10')).not.toThrow();
  });

  it('is refused for a signal of the library as well, and not where its pods have run for so long', () => {
    const trend = {
      objectives: [Objective.of(Signals.memoryTrend, { hold: 0.9, rollback: 1, noData: 'pass' })],
    };
    expect(refusal(() => released(trend).at('shift-10')).map(({ id }) => id)).toEqual(['gate-window']);
    expect(() => released(trend, ReleasePlan.steps({ 10: 180 }, { preview: 780 })).at('shift-10')).not.toThrow();
  });
});

describe('a sequential test in a release', () => {
  it('counts at each stage from the first request on, in all of its looks', () => {
    const stages = released({ objectives: [Objective.sequential()] });
    const looks = ['shift-10', 'shift-25', 'soak'].map((stage) => {
      const run = stages.at(stage).objects.find(({ kind }) => kind === 'AnalysisRun');
      const metrics = (run?.spec as ArgoRunSpec).metrics.filter(({ name }) => name.startsWith('sequential'));
      return metrics.map((metric) => [metric.name, rangeOf(metric)]);
    });
    expect(looks).toEqual([
      [['sequential-score', '3m']],
      [
        ['sequential-score-after-150s', '330s'],
        ['sequential-score', '8m'],
      ],
      [
        ['sequential-score-after-225s', '2205s'],
        ['sequential-score-after-450s', '2430s'],
        ['sequential-score-after-900s', '48m'],
        ['sequential-score', '1h'],
      ],
    ]);
  });

  function rangeOf(metric: ArgoMetric): string | undefined {
    const { prometheus } = (metric as unknown as { provider: { prometheus: { query: string } } }).provider;
    return /\[(\w+)\]/.exec(prometheus.query)?.[1];
  }
});
