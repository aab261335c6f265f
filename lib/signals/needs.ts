import type { Need, Signal, WatchedVersion } from './signal';
import type { Telemetry } from './telemetry';

/** What a signal needs of latencies and a version does not keep: read without it the signal is silent, or wrong. */
export function missingBuckets(signal: Signal, version: WatchedVersion, telemetry: Telemetry): Need[] {
  const { durations } = telemetry;
  if (durations.native) return [];
  const bounds = durations.bounds(version);
  return signal.needs.filter((need) => {
    if (need.kind === 'latency-bound') return !bounds.includes(need.milliseconds);
    if (need.kind === 'native-histogram') return true;
    return need.kind === 'latency-resolution' && !isResolved(bounds, need.milliseconds, need.factor);
  });
}

/** 5.65 / 5 is 1.1300000000000001 for a machine. */
const ROUNDING = 1e-9;

/** Whether the bounds on both sides of a value are no further apart than a factor. */
export function isResolved(bounds: readonly number[], milliseconds: number, factor: number): boolean {
  const next = bounds.slice(1).flatMap((upper, index) => {
    const lower = bounds[index] ?? 0;
    return lower <= milliseconds && milliseconds <= upper ? [upper / lower] : [];
  });
  return next.length > 0 && next.every((apart) => apart <= factor + ROUNDING);
}

/** What a need asks for, in words. */
export function needText(need: Need): string {
  switch (need.kind) {
    case 'latency-bound':
      return `latency buckets with the bound ${need.milliseconds} ms`;
    case 'latency-resolution':
      return `latency buckets around ${need.milliseconds} ms no more than a factor ${need.factor} apart`;
    case 'native-histogram':
      return 'a native histogram: between the bounds of buckets a quantile is an estimate';
    case 'proxy-statistics':
      return `the proxy's statistics ${need.expressions.join(', ')}`;
    case 'metrics':
      return `${need.metrics.join(', ')} of ${need.of}`;
  }
}
