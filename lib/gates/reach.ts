import type { ObjectiveFacts } from '../objectives/objective';
import { signalsOf } from '../objectives/readable';
import { lookBackOf } from '../promql/look-back';
import type { Look, Signal, WatchedVersion } from '../signals/signal';
import type { Telemetry } from '../signals/telemetry';
import { lookOf } from './watch';

/**
 * Seconds that a look at a signal reaches back: what it says of itself, or what its PromQL reads where that is more. Ours
 * say it; a user may have said too little, or nothing.
 */
export function reachOf(signal: Signal, version: WatchedVersion, look: Look): number {
  const { lookBack = 0 } = signal;
  const said = Number.isFinite(lookBack) ? Math.ceil(lookBack) : 0;
  return Math.max(said, signal.isOurs ? look.window : lookBackOf(signal.read(version, look)));
}

/** Seconds that a look at an objective reaches back: a window at the least. */
export function reachOfBoth(objective: ObjectiveFacts, version: WatchedVersion, telemetry: Telemetry): number {
  const { window } = objective;
  const look = lookOf(objective, telemetry);
  return Math.max(window, ...signalsOf(objective).map((signal) => reachOf(signal, version, look)));
}
