import { Signal, Telemetries, type BlueGreenProps } from 'cutover';
import { Objective } from '../../lib/objectives/objective';
import { errorRatio, latencyQuantile, slowFraction } from '../../lib/signals/requests';
import type { SeriesKind, SignalProps, Unit } from '../../lib/signals/signal';
import { refusal } from '../core/refusal';
import { guide000, recommendation } from '../testing/recommendation';

const p99 = latencyQuantile(0.99);

/** What a release that is watched like this is refused for. */
const refused = (objective: Objective, telemetry?: BlueGreenProps['telemetry']) =>
  refusal(() =>
    guide000({
      build: recommendation({ objectives: [objective], ...(telemetry ? { telemetry } : {}) }),
    }).at('shift-10'),
  );

const own = (props: Partial<SignalProps> = {}) =>
  Signal.of({
    id: 'query-time',
    title: 'p99 of the queries',
    unit: 'seconds',
    series: 'histogram',
    read: ({ service, namespace, version }) =>
      'histogram_quantile(0.99, sum by (le) ' +
      `(rate(query_seconds_bucket{namespace="${namespace}",service="${service}",version="${version}"}[2m])))`,
    ...props,
  });

describe('a bound on a quantile that buckets only estimate', () => {
  it.each<[string, Objective, string, string]>([
    [
      'the number itself',
      Objective.of(p99, { hold: 450, rollback: 600 }),
      'latency-p99: bounds on latency-p99, which buckets only estimate',
      'Objective.latency({ hold: 450, rollback: 600 })',
    ],
    [
      'a multiple of the stable version’s',
      Objective.timesStable(p99, { hold: 1.1, rollback: 1.3 }),
      'latency-p99-against-stable: bounds on latency-p99, which buckets only estimate',
      'Objective.latencyAgainstStable({ hold: 1.1, rollback: 1.3, expected: … }) with what it usually takes, in milliseconds',
    ],
    [
      'a difference from the stable version’s',
      Objective.aboveStable(p99, { hold: 50, rollback: 100 }),
      'latency-p99-against-stable: bounds on latency-p99, which buckets only estimate',
      'Objective.latencyAgainstStable({ expected: … }) with what it usually takes, in milliseconds',
    ],
    [
      'a signal of one’s own',
      Objective.of(own(), { hold: 0.1, rollback: 0.5 }),
      'query-time: bounds on query-time, which buckets only estimate',
      'make it the share that takes longer than a bound of its buckets, or say in its needs which buckets tell it',
    ],
  ])('is refused for %s, with what says the same exactly', (_, objective, given, fix) => {
    for (const telemetry of [undefined, Telemetries.http()]) {
      expect(refused(objective, telemetry)).toEqual([
        expect.objectContaining({
          id: 'signal-need',
          severity: 'error',
          at: { construct: 'recommendation/recommendation', field: 'objectives' },
          given,
          allowed: 'a latency that buckets can tell, or native histograms',
          fix,
        }),
      ]);
    }
  });

  it('is taken with native histograms, which have buckets everywhere', () => {
    const native = Telemetries.http({ nativeHistograms: true });
    expect(refused(Objective.of(p99, { hold: 450, rollback: 600 }), native)).toEqual([]);
    expect(refused(Objective.timesStable(p99, { hold: 1.1, rollback: 1.3 }), native)).toEqual([]);
  });

  it('is taken where it is asked so that buckets can tell it', () => {
    expect(refused(Objective.latency({ hold: 500 }))).toEqual([]);
    expect(refused(Objective.of(slowFraction(500), { hold: 0.01, rollback: 0.02 }))).toEqual([]);
    expect(refused(Objective.latencyAgainstStable({ expected: 300 }))).toEqual([]);
    const bounded = own({ needs: [{ kind: 'latency-bound', milliseconds: 500 }] });
    expect(refused(Objective.of(bounded, { hold: 0.5, rollback: 0.5 }))).toEqual([]);
  });
});

describe('a signal of which no needs are said', () => {
  const needsOf = (series: SeriesKind, unit: Unit) => own({ series, unit }).needs;

  it('needs a native histogram where it is a duration that is made from one, and nothing otherwise', () => {
    const native = [{ kind: 'native-histogram' }];
    expect([needsOf('histogram', 'seconds'), needsOf('histogram', 'milliseconds'), p99.needs]).toEqual(
      Array(3).fill(native),
    );
    for (const [series, unit] of [
      ['histogram', 'ratio'],
      ['native histogram', 'seconds'],
      ['counter', 'seconds'],
      ['gauge', 'milliseconds'],
    ] as const) {
      expect([series, unit, needsOf(series, unit)]).toEqual([series, unit, []]);
    }
    expect(errorRatio.needs).toEqual([]);
  });
});
