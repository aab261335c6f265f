import type { Place, Problem } from '../../core/problem';
import { lookOf } from '../../gates/watch';
import { lintPromql } from '../../promql/lint';
import { orUnknown } from '../../promql/text';
import type { WatchedVersion } from '../../signals/signal';
import { isOurTelemetry, type Telemetry } from '../../signals/telemetry';
import { runningVersions } from './versions';
import type { WatchInput } from './watching';

/**
 * What is wrong with the PromQL that users wrote, of signals or of a whole telemetry: it has to keep the rules that ours
 * keeps by its making.
 */
export function queryProblems(input: WatchInput, at: Place): Problem[] {
  const { watching, platform } = input;
  const version = runningVersions(input).at(-1);
  if (!version) return [];
  const { telemetry } = watching;
  const bounds = bucketsOf(telemetry, version);
  const isOurs = isOurTelemetry(telemetry);
  const identifiedBy = isOurs ? {} : identitiesOf(telemetry, version);
  return watching.objectives.flatMap(({ facts }) => {
    const signals = new Set([facts.hold.signal, facts.rollback.signal]);
    const look = lookOf(facts, telemetry);
    return [...signals]
      .filter((signal) => !signal.isOurs || !isOurs)
      .flatMap((signal) =>
        lintPromql(orUnknown(signal.read(version, look)), {
          scrape: platform.prometheus.scrapeInterval,
          kind: 'gate',
          scope: signal.scope,
          bounds,
          identifiedBy,
          at: { ...at, field: `objectives ${facts.name}` },
        }),
      );
  });
}

/**
 * The labels by which a telemetry of a user's own knows a version, by metric: those whose values are made from it. A
 * metric without any is held against the usual ones.
 */
function identitiesOf(telemetry: Telemetry, version: WatchedVersion): Readonly<Record<string, readonly string[]>> {
  const own = [version.version, version.workload];
  const entries = [telemetry.requests(version), telemetry.failures(version), telemetry.durations.of(version)].flatMap(
    ({ metric, matchers }) => {
      const labels = matchers.filter(({ value }) => own.some((text) => value.includes(text))).map(({ label }) => label);
      return labels.length === 0 ? [] : ['', '_bucket', '_count', '_sum'].map((end) => [`${metric}${end}`, labels]);
    },
  );
  return Object.fromEntries(entries) as Readonly<Record<string, readonly string[]>>;
}

/** Bounds of the buckets that the telemetry keeps of a version's durations, in the unit of the histogram. */
function bucketsOf({ durations }: Telemetry, version: WatchedVersion): Readonly<Record<string, readonly number[]>> {
  // A native histogram may have any buckets beside it, or none.
  if (durations.native) return {};
  const perUnit = durations.unit === 'seconds' ? 1000 : 1;
  return { [durations.of(version).metric]: durations.bounds(version).map((bound) => bound / perUnit) };
}
