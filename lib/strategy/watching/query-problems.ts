import type { Place, Problem } from '../../core/problem';
import { lookOf } from '../../gates/watch';
import { lintPromql } from '../../promql/lint';
import { orUnknown } from '../../promql/text';
import { runningVersions } from './versions';
import type { WatchInput } from './watching';

/** What is wrong with the PromQL of signals that users wrote: it has to keep the rules that ours keeps by its making. */
export function queryProblems(input: WatchInput, at: Place): Problem[] {
  const { watching, platform } = input;
  const version = runningVersions(input).at(-1);
  if (!version) return [];
  return watching.objectives.flatMap(({ facts }) => {
    const signals = new Set([facts.hold.signal, facts.rollback.signal]);
    const look = lookOf(facts, watching.telemetry);
    return [...signals]
      .filter(({ isOurs }) => !isOurs)
      .flatMap((signal) =>
        lintPromql(orUnknown(signal.read(version, look)), {
          scrape: platform.prometheus.scrapeInterval,
          kind: 'gate',
          scope: signal.scope,
          at: { ...at, field: `objectives ${facts.name}` },
        }),
      );
  });
}
