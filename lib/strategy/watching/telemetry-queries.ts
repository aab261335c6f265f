import type { Place, Problem } from '../../core/problem';
import { USUAL_LABELS, type Identity } from '../../promql/identity';
import { lintPromql } from '../../promql/lint';
import { shortened, type LintContext } from '../../promql/lint-context';
import { parsePromql } from '../../promql/parse';
import { current, rate, sumOfRates, type Series } from '../../promql/rates';
import { promqlRule } from '../../promql/rule';
import type { SelectorNode } from '../../promql/syntax';
import type { Matcher } from '../../promql/text';
import type { WatchedVersion } from '../../signals/signal';
import type { Telemetry } from '../../signals/telemetry';

type SeriesOf = (version: WatchedVersion) => Series;

/** Rates of the telemetry itself are taken over as many scrapes as have to be; windows are for whoever reads it. */
const SCRAPES = 4;

/**
 * What is wrong with the series of a telemetry of a user's own, once for whatever reads it: gates, alerts, the rules of
 * SLOs and the dashboard.
 */
export function telemetryQueryProblems(
  telemetry: Telemetry,
  version: WatchedVersion,
  context: Omit<LintContext, 'kind' | 'scope' | 'identifiedBy'>,
): Problem[] {
  // Whether it knows one version from the others is seen from what it makes of them, and not by names of labels.
  const whole: LintContext = {
    ...context,
    kind: 'panel',
    scope: 'service',
    identifiedBy: identitiesOf(telemetry, version),
  };
  const all = seriesOf(telemetry).map((pick) => ({ pick, series: pick(version) }));
  const unjoined = all.flatMap(({ series }) => joinProblems(series, context.at));
  if (unjoined.length > 0) return unjoined;
  return [
    ...all.flatMap(({ pick, series }) =>
      versionLabels(pick, version).length > 0 ? [] : [ofAnyVersion(series, version, context.at)],
    ),
    ...queriesOf(telemetry, version, SCRAPES * context.scrape).flatMap((query) => lintPromql(query, whole)),
  ];
}

/** What says whose series those of a telemetry are, by metric: labels whose values are made of the version that is watched. */
export function identitiesOf(telemetry: Telemetry, version: WatchedVersion): Readonly<Record<string, Identity>> {
  const entries = seriesOf(telemetry).flatMap((pick) => {
    const { metric, joined } = pick(version);
    const info = selectorOf(joined)?.metric;
    const identity = identityOf(pick, version);
    return [
      ...['', '_bucket', '_count', '_sum'].map((end) => [`${metric}${end}`, identity] as const),
      // The target that it is joined by is the service's already.
      ...(info === undefined ? [] : [[info, [versionLabels(pick, version)]] as const]),
    ];
  });
  return Object.fromEntries(entries);
}

function seriesOf(telemetry: Telemetry): readonly SeriesOf[] {
  return [
    (version) => telemetry.requests(version),
    (version) => telemetry.failures(version),
    (version) => telemetry.durations.of(version),
  ];
}

function identityOf(pick: SeriesOf, version: WatchedVersion): Identity {
  const { namespace, service } = version;
  const ofNamespace = madeOf(pick, version, { namespace: another(namespace) });
  const [name, workload] = [another(service), version.workload.replace(service, another(service))];
  const ofService = madeOf(pick, version, { service: name, workload, container: name });
  const ofVersion = versionLabels(pick, version);
  return [
    ofNamespace.length > 0 ? ofNamespace : USUAL_LABELS.namespace,
    ofService.length > 0 ? ofService : USUAL_LABELS.service,
    ...(ofVersion.length > 0 ? [ofVersion] : []),
  ];
}

function versionLabels(pick: SeriesOf, version: WatchedVersion): readonly string[] {
  return madeOf(pick, version, { version: another(version.version) });
}

/** Another one that begins with it: what is made of a part alone, such as `v2` of `v2.1`, finds both. */
function another(text: string): string {
  return `${text}-other`;
}

/** Labels whose conditions are others when something of the version is. */
function madeOf(pick: SeriesOf, version: WatchedVersion, other: Partial<WatchedVersion>): readonly string[] {
  const there = new Set(conditionsOf(pick({ ...version, ...other })).map((each) => JSON.stringify(each)));
  return conditionsOf(pick(version))
    .filter((each) => each.operator.startsWith('=') && !there.has(JSON.stringify(each)))
    .map(({ label }) => label);
}

function conditionsOf({ matchers, joined }: Series): readonly Matcher[] {
  return [...matchers, ...(selectorOf(joined)?.matchers ?? [])];
}

function selectorOf(joined: string | undefined): SelectorNode | undefined {
  const { expression } = parsePromql(joined ?? '');
  return expression?.kind === 'selector' ? expression : undefined;
}

/** What is joined is written into the query as it is: two halves of one would make it another. */
function joinProblems({ joined }: Series, at: Place): Problem[] {
  if (joined === undefined || selectorOf(joined)) return [];
  const problem = promqlRule.problem({
    at,
    given: `${shortened(joined)} as joined`,
    allowed: 'the selector of an info metric, and nothing around it',
    fix: 'such as target_info{job="shop/checkout",service_version="v2"}',
  });
  return [problem];
}

function ofAnyVersion(series: Series, { version }: WatchedVersion, at: Place): Problem {
  return promqlRule.problem({
    at,
    given: `${shortened(current(series))} for ${version}, and the same for any other version`,
    allowed: 'series of one version, by a condition that is made of the whole of its `version`',
    fix: "such as is('version', version.version); the workload stays the same from release to release",
  });
}

/** Each of its series as it is read. */
function queriesOf(telemetry: Telemetry, version: WatchedVersion, window: number): readonly string[] {
  const { durations } = telemetry;
  const histogram = durations.of(version);
  const part = (suffix: string): Series => ({ ...histogram, metric: `${histogram.metric}${suffix}` });
  return [
    sumOfRates(telemetry.requests(version), window),
    sumOfRates(telemetry.failures(version), window),
    ...(durations.native
      ? [`histogram_count(${sumOfRates(histogram, window)})`]
      : [`sum by (le) (${rate(part('_bucket'), window)})`, sumOfRates(part('_count'), window)]),
  ];
}
