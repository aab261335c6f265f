import type { Place, Problem } from '../../core/problem';
import { lookOf } from '../../gates/watch';
import { signalsOf } from '../../objectives/readable';
import type { LintContext } from '../../promql/lint-context';
import { lintValue } from '../../promql/lint-value';
import type { Look, Signal, WatchedVersion } from '../../signals/signal';
import { isOurTelemetry, type Telemetry } from '../../signals/telemetry';
import { identitiesOf, telemetryQueryProblems } from './telemetry-queries';
import { runningVersions } from './versions';
import type { Watching, WatchInput } from './watching';

/**
 * What is wrong with the PromQL that users wrote, of signals or of a whole telemetry: it has to keep the rules that ours
 * keeps by its making.
 */
export function queryProblems(input: WatchInput, at: Place): Problem[] {
  const { watching, platform } = input;
  const version = runningVersions(input).at(-1);
  if (!version) return [];
  const { telemetry } = watching;
  const isOurs = isOurTelemetry(telemetry);
  const context = { scrape: platform.prometheus.scrapeInterval, bounds: bucketsOf(telemetry, version) };
  const ofTelemetry = isOurs
    ? []
    : telemetryQueryProblems(telemetry, version, { ...context, at: { ...at, field: 'telemetry' } });
  // Signals of ours have no fault but the telemetry's, which is told once.
  const areOursRead = !isOurs && ofTelemetry.length === 0;
  const identifiedBy: LintContext['identifiedBy'] = isOurs ? {} : identitiesOf(telemetry, version);
  const ofSignals = readings(watching, context.scrape)
    .filter(({ signal }) => areOursRead || !signal.isOurs)
    .flatMap(({ signal, look, field }) =>
      lintValue(signal.read(version, look), {
        ...context,
        kind: 'gate',
        scope: signal.scope,
        identifiedBy,
        at: { ...at, field },
      }),
    );
  return [...ofTelemetry, ...ofSignals];
}

interface Reading {
  readonly signal: Signal;
  readonly look: Look;
  /** What reads it. */
  readonly field: string;
}

/** Every signal as it is read by objectives and SLOs. */
function readings({ objectives, slos, telemetry }: Watching, scrape: number): readonly Reading[] {
  return [
    ...objectives.flatMap(({ facts }) =>
      signalsOf(facts).map((signal) => ({
        signal,
        look: lookOf(facts, telemetry),
        field: `objectives ${facts.name}`,
      })),
    ),
    ...slos.map(({ name, signal }) => ({
      signal,
      // Windows of an SLO are minutes to weeks, and the shortest that can be is enough to read it.
      look: { telemetry, window: 4 * scrape, minimumRate: 0 },
      field: `slos ${name}`,
    })),
  ];
}

/** Bounds of the buckets that the telemetry keeps of a version's durations, in the unit of the histogram. */
function bucketsOf({ durations }: Telemetry, version: WatchedVersion): Readonly<Record<string, readonly number[]>> {
  // A native histogram may have any buckets beside it, or none.
  if (durations.native) return {};
  const perUnit = durations.unit === 'seconds' ? 1000 : 1;
  return { [durations.of(version).metric]: durations.bounds(version).map((bound) => bound / perUnit) };
}
