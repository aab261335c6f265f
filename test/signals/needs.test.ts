import fc from 'fast-check';
import { latencyBoundsOf, proxyStatistics } from '../../lib/monitoring/proxy';
import { httpTelemetry } from '../../lib/signals/http';
import { ENVOY_BOUNDS, istioTelemetry } from '../../lib/signals/istio';
import { isResolved, missingBuckets, needText } from '../../lib/signals/needs';
import { latencyQuantile, slowFraction } from '../../lib/signals/requests';
import type { Need } from '../../lib/signals/signal';
import { candidate } from './subjects';

const told = (...latencyBounds: readonly number[]) => ({ ...candidate, latencyBounds });
const resolution = { kind: 'latency-resolution', milliseconds: 300, factor: 1.2 } as const;
const quantile = latencyQuantile(0.99, [resolution]);

describe('buckets that a signal needs', () => {
  it('are missing where the telemetry of the version has none with that bound', () => {
    expect(missingBuckets(slowFraction(500), candidate, istioTelemetry())).toEqual([]);
    expect(missingBuckets(slowFraction(800), candidate, istioTelemetry())).toEqual([
      { kind: 'latency-bound', milliseconds: 800 },
    ]);
    expect(missingBuckets(slowFraction(800), told(500, 800, 1000), istioTelemetry())).toEqual([]);
    expect(missingBuckets(slowFraction(500), told(800, 1000), istioTelemetry())).toHaveLength(1);
  });

  it('are those that the application was said to keep where it counts itself', () => {
    expect(missingBuckets(slowFraction(800), told(800), httpTelemetry())).toHaveLength(1);
    expect(missingBuckets(slowFraction(800), candidate, httpTelemetry({ bounds: [500, 800] }))).toEqual([]);
  });

  it('are none in a native histogram', () => {
    const native = istioTelemetry({ nativeHistograms: true });
    expect(missingBuckets(slowFraction(801), candidate, native)).toEqual([]);
    expect(missingBuckets(quantile, candidate, native)).toEqual([]);
  });

  it('are missing whatever they are where a quantile is an estimate between them', () => {
    const estimate = latencyQuantile(0.99);
    expect(missingBuckets(estimate, told(250, 300, 360), istioTelemetry())).toEqual([{ kind: 'native-histogram' }]);
    expect(missingBuckets(estimate, candidate, istioTelemetry({ nativeHistograms: true }))).toEqual([]);
  });

  it('are missing around a value where they are too far apart to tell 20 %', () => {
    expect(missingBuckets(quantile, candidate, istioTelemetry())).toEqual([resolution]);
    expect(missingBuckets(quantile, told(250, 300, 360), istioTelemetry())).toEqual([]);
    expect(missingBuckets(quantile, told(250, 300, 361), istioTelemetry())).toEqual([resolution]);
  });

  it('are no other needs than buckets', () => {
    const others: readonly Need[] = [
      { kind: 'metrics', of: 'the application', metrics: ['x'] },
      { kind: 'proxy-statistics', expressions: ['.*'] },
    ];
    expect(missingBuckets(latencyQuantile(0.99, others), candidate, istioTelemetry())).toEqual([]);
  });
});

describe('buckets that a proxy is told to keep', () => {
  it('are all that the signal needs, whatever value and factor', () => {
    const needs = fc.array(
      fc.oneof(
        fc.integer({ min: 1, max: 60_000 }).map((milliseconds): Need => ({ kind: 'latency-bound', milliseconds })),
        fc
          .tuple(fc.integer({ min: 1, max: 60_000 }), fc.integer({ min: 105, max: 120 }))
          .map(([milliseconds, percent]): Need => ({
            kind: 'latency-resolution',
            milliseconds,
            factor: percent / 100,
          })),
      ),
      { minLength: 1, maxLength: 4 },
    );
    fc.assert(
      fc.property(needs, (wanted) => {
        const { annotations } = proxyStatistics(wanted);
        const version = told(...latencyBoundsOf({ annotations }));
        expect(missingBuckets(latencyQuantile(0.99, wanted), version, istioTelemetry())).toEqual([]);
      }),
    );
  });
});

describe('whether a value is resolved', () => {
  it('is a question of the bounds on both sides of it', () => {
    expect(isResolved([100, 110], 105, 1.1)).toBe(true);
    expect(isResolved([100, 111], 105, 1.1)).toBe(false);
    // 5.65 / 5 is more than 1.13 for a machine.
    expect(isResolved([4.43, 5, 5.65], 5, 1.13)).toBe(true);
    // On a bound there is one on each side.
    expect(isResolved([100, 110, 121], 110, 1.11)).toBe(true);
    expect(isResolved([100, 110, 200], 110, 1.11)).toBe(false);
    expect(isResolved([50, 100, 110], 100, 1.11)).toBe(false);
  });

  it('is no where the value is beyond the buckets, or there are none', () => {
    expect(isResolved([100, 110], 99, 2)).toBe(false);
    expect(isResolved([100, 110], 111, 2)).toBe(false);
    expect(isResolved([], 100, 2)).toBe(false);
    expect(isResolved([100], 100, 2)).toBe(false);
    expect(isResolved(ENVOY_BOUNDS, 300, 1.2)).toBe(false);
  });
});

describe('a need', () => {
  it.each<[Need, string]>([
    [{ kind: 'latency-bound', milliseconds: 800 }, 'latency buckets with the bound 800 ms'],
    [resolution, 'latency buckets around 300 ms no more than a factor 1.2 apart'],
    [{ kind: 'native-histogram' }, 'a native histogram: between the bounds of buckets a quantile is an estimate'],
    [{ kind: 'proxy-statistics', expressions: ['.*a', '.*b'] }, "the proxy's statistics .*a, .*b"],
    [{ kind: 'metrics', of: 'the application', metrics: ['x', 'y'] }, 'x, y of the application'],
  ])('is said in words: %j', (need, text) => {
    expect(needText(need)).toBe(text);
  });
});
