import type { Place, Problem } from '../core/problem';
import { Telemetries } from './catalogue';
import { telemetryRule } from './telemetry';

/** What keeps a telemetry from being one. Programs in JavaScript give names and halves of objects. */
export function telemetryProblems(telemetry: unknown, at: Place): Problem[] {
  if (isTelemetry(telemetry)) return [];
  const problem = telemetryRule.problem({
    at: { ...at, field: 'telemetry' },
    given: typeof telemetry === 'function' ? 'a function that was not called' : JSON.stringify(telemetry),
    allowed: Object.keys(Telemetries)
      .map((name) => `Telemetries.${name}()`)
      .join(', '),
    fix: 'call one of them, or make all that the type Telemetry has',
  });
  return [problem];
}

function isTelemetry(given: unknown): boolean {
  const { id, requests, failures, durations } = (given ?? {}) as Readonly<Record<string, unknown>>;
  const { of, bounds, unit } = (durations ?? {}) as Readonly<Record<string, unknown>>;
  const functions = [requests, failures, of, bounds].every((part) => typeof part === 'function');
  return functions && typeof id === 'string' && (unit === 'seconds' || unit === 'milliseconds');
}
