import type { Place, Problem } from '../../core/problem';
import { Rule } from '../../core/rule';
import type { ObjectiveFacts } from '../../objectives/objective';
import { signalsOf } from '../../objectives/readable';
import { missingBuckets, needText } from '../../signals/needs';
import type { Need } from '../../signals/signal';
import { runningVersions } from './versions';
import { watchedSignals } from './statistics';
import type { WatchInput } from './watching';

export const signalNeedRule = new Rule({
  id: 'signal-need',
  title: 'What is watched has the series that it needs',
  why: 'A query on series that are not there is no error: its gate never speaks, and its alert never fires.',
});

/** Signals without what they need: latencies that buckets can tell, and labels that find a database's exporter. */
export function needProblems(input: WatchInput, at: Place): Problem[] {
  const { objectives, slos } = input.watching;
  const place: Place = { ...at, field: 'objectives' };
  return [
    ...(objectives.length + slos.length > 0 ? bucketProblems(input, place) : []),
    ...estimateProblems(input, place),
    ...exporterProblems(input, place),
  ];
}

function bucketProblems(input: WatchInput, at: Place): Problem[] {
  const { model, watching } = input;
  const { telemetry } = watching;
  return watchedSignals(watching.objectives, watching.slos).flatMap((signal) =>
    runningVersions(input).flatMap((version) => {
      const missing = missingBuckets(signal, version, telemetry).filter((need) => !isNative(need));
      if (missing.length === 0) return [];
      // The proxies of a version are told with its release; what is frozen keeps what it was released with.
      const isFrozen = telemetry.id === 'istio';
      const problem = signalNeedRule.problem({
        at,
        ...(isFrozen ? { severity: 'warning' } : {}),
        given: `${signal.id} of ${version.version} in ${version.slot}${version.slot === model.live ? ', the live slot' : ''}`,
        allowed: missing.map(needText).join('; '),
        fix: isFrozen
          ? frozen(version.slot === model.live)
          : `have the application keep it, and declare it: bounds of the ${telemetry.id} telemetry`,
      });
      return [problem];
    }),
  );
}

function frozen(isLive: boolean): string {
  return isLive
    ? 'nothing now: its alerts and comparisons begin with the next version, whose proxies are told'
    : 'take the objective back until this release is over, or release the version anew: its gates have no value, and hold';
}

/** Bounds on estimates: no release gives them the buckets that they need, because nobody knows which these are. */
function estimateProblems({ watching }: WatchInput, at: Place): Problem[] {
  if (watching.telemetry.durations.native) return [];
  return watching.objectives
    .filter(({ facts }) => signalsOf(facts).some(({ needs }) => needs.some(isNative)))
    .map(({ facts }) =>
      signalNeedRule.problem({
        at,
        given: `${facts.name}: bounds on ${facts.rollback.signal.id}, which buckets only estimate`,
        allowed: 'a latency that buckets can tell, or native histograms',
        fix: readable(facts),
      }),
    );
}

function isNative({ kind }: Need): boolean {
  return kind === 'native-histogram';
}

function isOfAnyServer(need: Need): boolean {
  return need.kind === 'metrics' && need.labels !== undefined && Object.keys(need.labels).length === 0;
}

/** How to say the same so that buckets can tell it. */
function readable({ comparison, hold, rollback }: ObjectiveFacts): string {
  const { signal } = rollback;
  if (!signal.isOurs) {
    return 'make it the share that takes longer than a bound of its buckets, or say in its needs which buckets tell it';
  }
  if (comparison === 'absolute') return `Objective.latency({ hold: ${hold.limit}, rollback: ${rollback.limit} })`;
  const multiples = comparison === 'ratio' ? `hold: ${hold.limit}, rollback: ${rollback.limit}, ` : '';
  return `Objective.latencyAgainstStable({ ${multiples}expected: … }) with what it usually takes, in milliseconds`;
}

function exporterProblems({ watching }: WatchInput, at: Place): Problem[] {
  return watchedSignals(watching.objectives, watching.slos)
    .filter(({ needs }) => needs.some(isOfAnyServer))
    .map(({ id }) =>
      signalNeedRule.problem({
        at,
        given: `${id} without labels of its exporter`,
        allowed: 'labels that find the series of this server and of no other',
        fix: "such as exporter: { job: 'postgres-exporter', instance: 'shop-db:9187' } of the database",
      }),
    );
}
