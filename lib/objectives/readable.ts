import { missingBuckets } from '../signals/needs';
import type { Signal, WatchedVersion } from '../signals/signal';
import type { Telemetry } from '../signals/telemetry';
import type { ObjectiveFacts } from './objective';

/** The signals that an objective reads: one, or one for each of its bounds. */
export function signalsOf({ hold, rollback }: Pick<ObjectiveFacts, 'hold' | 'rollback'>): readonly Signal[] {
  return [...new Set([hold.signal, rollback.signal])];
}

/**
 * Whether a version has the latency buckets that an objective reads. One that was released before they were needed has
 * not: its bounds are silent, and what is compared with its coarse buckets is their grid.
 */
export function isReadable(objective: ObjectiveFacts, version: WatchedVersion, telemetry: Telemetry): boolean {
  return signalsOf(objective).every((signal) => missingBuckets(signal, version, telemetry).length === 0);
}
