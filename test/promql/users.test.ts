import {
  Objective,
  Platform,
  ReleasePlan,
  Signal,
  Signals,
  Telemetries,
  is,
  matches,
  type BlueGreenProps,
} from 'cutover';
import type { Problem } from '../../lib/core/problem';
import { refusal } from '../core/refusal';
import { guide000, recommendation } from '../testing/recommendation';

const plan = ReleasePlan.guide000();

function problems(varied: Partial<BlueGreenProps>): readonly Problem[] {
  const platform = Platform.of({ gateways: ['istio-system/public'] });
  return refusal(() => guide000({ plan, platform, build: recommendation({ plan, ...varied }) }).all());
}

function sayOf(signal: Signal, varied: Partial<BlueGreenProps> = {}): string[] {
  const [least, most] = [0.1, 0.2];
  const bounds = signal.worse === 'higher' ? { hold: least, rollback: most } : { hold: most, rollback: least };
  const objectives = [Objective.of(signal, { ...bounds, noData: 'pass' })];
  return problems({ objectives, ...varied }).map(({ id, given, allowed }) => `${id}: ${given} → ${allowed}`);
}

const own = (read: string) =>
  Signal.of({ id: 'own', title: 'own', unit: 'count', series: 'counter', read: () => read });

const LABELS = 'namespace="production",service="recommendation",version="v2.5.0"';
const slow = (metric: string, le: string) =>
  own(`1 - sum(rate(${metric}_bucket{${LABELS},${le}}[2m])) / sum(rate(${metric}_count{${LABELS}}[2m]))`);

describe('a bucket that users ask for', () => {
  const seconds = 'http_request_duration_seconds';
  const telemetry = Telemetries.http({ bounds: [500, 800] });

  it('has to be one that the telemetry keeps, in the unit of its histogram', () => {
    expect(sayOf(slow(seconds, 'le="0.7"'), { telemetry })).toEqual([
      'promql: le="0.7" → a bound of its buckets: 0.5, 0.8',
    ]);
    expect(sayOf(slow(seconds, 'le="0.8"'), { telemetry })).toEqual([]);
  });

  it('is not known of other histograms, or beside native ones', () => {
    expect(sayOf(slow('checkout_seconds', 'le="0.7"'), { telemetry })).toEqual([]);
    const native = Telemetries.http({ bounds: [500, 800], nativeHistograms: true });
    expect(sayOf(slow(seconds, 'le="0.7"'), { telemetry: native })).toEqual([]);
  });

  it('is one of Envoy’s with Istio, in milliseconds', () => {
    const labels = LABELS.replace('service=', 'service_name=').replaceAll(/(^|,)(\w)/g, '$1destination_$2');
    const ours = labels.replace('destination_namespace', 'destination_service_namespace');
    const query = (le: string) =>
      own(`sum(rate(istio_request_duration_milliseconds_bucket{reporter="source",${ours},${le}}[2m]))`);
    expect(sayOf(query(String.raw`le=~"800(\\.0)?"`))).toEqual([
      expect.stringMatching(/^promql: le=~.* → a bound of its buckets: 0\.5, 1, 5, .*500, 1000/),
    ]);
    expect(sayOf(query(String.raw`le=~"500(\\.0)?"`))).toEqual([]);
  });
});

describe('a signal that users make of counters of theirs', () => {
  const orders = { metric: 'orders_total' };

  it.each<[string, Signal, RegExp]>([
    [
      'a condition',
      Signals.successShare({ succeeded: matches('outcome', '(?!failed).*') }),
      /which looks around → a reg/,
    ],
    ['a gauge', Signals.successShare({ tried: { metric: 'orders' } }), /`rate` of orders → a counter/],
    [
      'what rules record',
      Signals.conversion({ begun: { metric: 'a:visits_total' }, done: orders }),
      /a rule records → /,
    ],
    [
      'conditions of a conversion',
      Signals.conversion({ begun: { metric: 'visits_total', matchers: [matches('page', '(')] }, done: orders }),
      /cannot be read → a regular expression/,
    ],
    [
      'a gauge of messages',
      Signals.logRate({ id: 'oops', title: 'oops', metric: 'messages', counted: [is('level', 'oops')] }),
      /`rate` of messages → a counter/,
    ],
  ])('is refused for %s', (_, signal, said) => {
    const found = sayOf(signal).filter((each) => each.startsWith('promql'));
    expect(found.length).toBeGreaterThan(0);
    for (const each of found) expect(each).toMatch(said);
  });

  it('is taken otherwise, whatever the values are', () => {
    const odd = is('shop', '{{ "a" }}\\');
    for (const signal of [
      Signals.successShare(),
      Signals.successShare({ tried: { ...orders, matchers: [odd] }, succeeded: matches('outcome', 'ok|fine') }),
      Signals.conversion({ begun: { metric: 'visits_total', matchers: [odd] }, done: orders }),
      Signals.logRate({ id: 'oops', title: 'oops', metric: 'messages_total', counted: [odd] }),
    ]) {
      expect(sayOf(signal).filter((each) => each.startsWith('promql'))).toEqual([]);
    }
  });
});
