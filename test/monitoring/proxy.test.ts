import fc from 'fast-check';
import { latencyBoundsOf, proxyStatistics } from '../../lib/monitoring/proxy';
import { ENVOY_BOUNDS } from '../../lib/signals/istio';
import type { Need } from '../../lib/signals/signal';

const BUCKETS = 'sidecar.istio.io/statsHistogramBuckets';

const bound = (milliseconds: number): Need => ({ kind: 'latency-bound', milliseconds });
const resolution = (milliseconds: number, factor: number): Need => ({
  kind: 'latency-resolution',
  milliseconds,
  factor,
});
const bounds = (value: string | undefined) =>
  latencyBoundsOf({ annotations: value === undefined ? {} : { [BUCKETS]: value } });

describe('the statistics of proxies', () => {
  it('are left as they are where Envoy keeps what is needed', () => {
    const needs = [bound(500), bound(1000), { kind: 'metrics', of: 'x', metrics: ['y'] } as const];
    expect(proxyStatistics(needs)).toEqual({ annotations: {}, config: {} });
  });

  it("get the bounds that are missing beside Envoy's own, under the name that histograms have inside the proxy", () => {
    const { annotations } = proxyStatistics([bound(2000), bound(800), bound(800)]);
    expect(JSON.parse(annotations[BUCKETS]!)).toEqual({
      istiocustom: [
        0.5, 1, 5, 10, 25, 50, 100, 250, 500, 800, 1000, 2000, 2500, 5000, 10_000, 30_000, 60_000, 300_000, 600_000,
        1_800_000, 3_600_000,
      ],
    });
  });

  it('get bounds on both sides of a value that has to be told from its neighbours', () => {
    const { annotations } = proxyStatistics([resolution(500, 1.2)]);
    expect(bounds(annotations[BUCKETS])).toEqual([...ENVOY_BOUNDS, 417, 600].sort((a, b) => a - b));
  });

  it('get none where buckets are narrow enough already', () => {
    expect(proxyStatistics([resolution(500, 2)]).annotations).toEqual({});
  });

  it('are asked for what Envoy does not export by itself, each expression once', () => {
    const open: Need = { kind: 'proxy-statistics', expressions: ['.*circuit_breakers.*', '.*overflow.*'] };
    const ejected: Need = { kind: 'proxy-statistics', expressions: ['.*overflow.*', '.*ejections.*'] };
    expect(proxyStatistics([open, ejected]).config).toEqual({
      proxyStatsMatcher: { inclusionRegexps: ['.*circuit_breakers.*', '.*ejections.*', '.*overflow.*'] },
    });
  });

  it('keep what was given, and add to the setting that Envoy follows', () => {
    const given = { [BUCKETS]: '{"istio":[100,500],"cluster.xds-grpc":[1,5]}' };
    expect(proxyStatistics([bound(500)], given).annotations).toEqual({});
    expect(JSON.parse(proxyStatistics([bound(800)], given).annotations[BUCKETS]!)).toEqual({
      istio: [100, 500, 800],
      'cluster.xds-grpc': [1, 5],
    });
    const others = { [BUCKETS]: '{"cluster.xds-grpc":[1,5]}' };
    expect(Object.keys(JSON.parse(proxyStatistics([bound(800)], others).annotations[BUCKETS]!) as object)).toEqual([
      'cluster.xds-grpc',
      'istiocustom',
    ]);
  });
});

describe('bounds of a pod', () => {
  it('are read from its annotation', () => {
    expect(bounds('{"istiocustom":[500,100,100]}')).toEqual([100, 500]);
    expect(bounds('{"istio":[100]}')).toEqual([100]);
    expect(bounds('{"istiocustom.istio_request_duration_milliseconds":[100]}')).toEqual([100]);
  });

  it('are those of the first prefix that fits, as in the proxy', () => {
    expect(bounds('{"istiocustom":[100],"istio":[200]}')).toEqual([200]);
  });

  it.each([
    undefined,
    '',
    '{}',
    '[]',
    'null',
    '7',
    '{"istiocustom":7}',
    '{"istiocustom":["7"]}',
    '{"envoy":[1]}',
    '{"istio_request_duration_milliseconds":[1]}',
  ])('are the default ones with %j', (value) => {
    expect(bounds(value)).toEqual([]);
  });

  it('are dropped with everything else when a part is wrong, as Istio does', () => {
    expect(bounds('{"istiocustom":[100],"envoy":"x"}')).toEqual([]);
  });

  it('of a version without annotations are the default ones', () => {
    expect(latencyBoundsOf({})).toEqual([]);
  });
});

it('what is asked for is there afterwards, rising, with all that was there before', () => {
  const milliseconds = fc.integer({ min: 1, max: 3_000_000 });
  const factor = fc.double({ min: 1.05, max: 3, noNaN: true });
  fc.assert(
    fc.property(
      fc.array(milliseconds),
      fc.array(
        fc.tuple(
          milliseconds.filter((value) => value >= 100),
          factor,
        ),
      ),
      (exact, fine) => {
        const needs = [...exact.map(bound), ...fine.map(([value, apart]) => resolution(value, apart))];
        const told = bounds(proxyStatistics(needs).annotations[BUCKETS]);
        const kept = told.length > 0 ? told : ENVOY_BOUNDS;
        expect(kept).toEqual([...new Set([...kept, ...exact, ...ENVOY_BOUNDS])].sort((a, b) => a - b));
        for (const [value, apart] of fine) {
          const pairs = kept.slice(1).map((upper, index) => [kept[index]!, upper] as const);
          const beside = pairs.filter(([lower, upper]) => lower <= value && value <= upper);
          expect(beside.length).toBeGreaterThan(0);
          for (const [lower, upper] of beside) expect(upper / lower).toBeLessThanOrEqual(apart + 1e-9);
        }
        // What was told once is enough the second time.
        const again: Record<string, string> =
          told.length > 0 ? { [BUCKETS]: JSON.stringify({ istiocustom: told }) } : {};
        expect(proxyStatistics(needs, again).annotations).toEqual({});
      },
    ),
  );
});
