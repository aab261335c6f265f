import type { BurnWindows, Slo } from '../objectives/slo';
import { number } from '../promql/text';
import type { WatchedVersion } from '../signals/signal';
import { BUDGET_METRIC } from '../signals/slo';
import { ofAllVersions } from '../signals/versions';
import type { Telemetry } from '../signals/telemetry';
import { annotate, pascalCase, template } from './annotate';
import type { AlertingRule, RecordingRule, RuleGroup } from './rule';

/** Whose objectives they are, and by which telemetry they are measured. */
export interface SloInput {
  /** Any version of the service: an objective is about all of them. */
  readonly version: WatchedVersion;
  readonly telemetry: Telemetry;
  /** What the address of every runbook begins with; the name of the alert follows. @default - no links */
  readonly runbooks?: string;
}

/**
 * Rules of service level objectives, named as sloth names them. The period's budget is weighted by events: failures over
 * requests of the whole period, so that an hour without requests neither counts nor makes it unknown. Alerts on burning
 * come after minutes: they are a backstop, and no gate.
 */
export function sloRules(slos: readonly Slo[], input: SloInput): RuleGroup[] {
  return slos.flatMap((slo) => [
    { name: `${input.version.service}-slo-${slo.name}`, rules: [...sliRules(slo, input), ...burnAlerts(slo, input)] },
    // A sum over weeks does not change from one scrape to the next.
    { name: `${input.version.service}-slo-${slo.name}-period`, interval: '1m', rules: periodRules(slo, input) },
  ]);
}

const DAY = 86_400;
/** Window whose rates are kept: longer windows than six hours are sums of it. */
const SHORTEST = 300;
const LONGEST_RATE = 6 * 3600;

const REQUESTS = 'slo:sli_requests:rate5m';
const FAILURES = 'slo:sli_failures:rate5m';

function sliRules(slo: Slo, { version, telemetry }: SloInput): RecordingRule[] {
  const record = recorder(slo, version);
  const everyone = ofWholeService(telemetry, version);
  const look = (window: number) => ({ telemetry: everyone, window, minimumRate: 0 });
  const windows = [...new Set(slo.windows.flatMap(({ short, long }) => [short, long]))].sort((a, b) => a - b);
  const requests = slo.signal.traffic(version, look(SHORTEST)) ?? '';
  return [
    ...[SHORTEST, ...windows.filter((window) => window !== SHORTEST && window <= LONGEST_RATE)].map((window) =>
      record(sliMetric(window), slo.signal.read(version, look(window))),
    ),
    record(REQUESTS, `${requests} > 0`),
    record(FAILURES, `${slo.series(sliMetric(SHORTEST), version)} * ${slo.series(REQUESTS, version)}`),
    ...windows
      .filter((window) => window > LONGEST_RATE)
      .map((window) => record(sliMetric(window), badShare(slo, version, window))),
  ];
}

/** Bad events over all events: what a mean of ratios is not, where the number of requests changes. */
function badShare(slo: Slo, version: WatchedVersion, window: number): string {
  const sum = (metric: string) => `sum_over_time(${slo.series(metric, version)}[${span(window)}])`;
  return `${sum(FAILURES)} / (${sum(REQUESTS)} > 0)`;
}

function periodRules(slo: Slo, { version }: SloInput): RecordingRule[] {
  const record = recorder(slo, version);
  const period = slo.days * DAY;
  const burnRate = (window: number) => `${slo.series(sliMetric(window), version)} / ${number(slo.budget)}`;
  return [
    record(sliMetric(period), badShare(slo, version, period)),
    record('slo:objective:ratio', `vector(${number(slo.objective)})`),
    record('slo:error_budget:ratio', `vector(${number(slo.budget)})`),
    record('slo:time_period:days', `vector(${number(slo.days)})`),
    record('slo:current_burn_rate:ratio', burnRate(SHORTEST)),
    record('slo:period_burn_rate:ratio', burnRate(period)),
    record(BUDGET_METRIC, `1 - ${slo.series('slo:period_burn_rate:ratio', version)}`),
  ];
}

function burnAlerts(slo: Slo, input: SloInput): AlertingRule[] {
  const { version, runbooks } = input;
  const burning = ({ short, long, factor }: BurnWindows): string =>
    [short, long]
      .map((window) => `${slo.series(sliMetric(window), version)} > ${number(factor)} * ${number(slo.budget)}`)
      .join(' and ');
  return (['page', 'ticket'] as const).flatMap((alert) => {
    const windows = slo.windows.filter((each) => each.alert === alert);
    if (windows.length === 0) return [];
    const rule = annotate(
      {
        name: `Slo${pascalCase(slo.name)}Burn${pascalCase(alert)}`,
        expr: windows.map((each) => `(${burning(each)})`).join(' or '),
        consequence: alert === 'page' ? 'rollback' : 'hold',
        labels: slo.labels(version),
        summary: template`${version.service}: the error budget of ${slo.name} is spent too fast`,
        description:
          template`{{ $value | humanizePercentage }} of requests are bad, where ${Number((100 * slo.budget).toPrecision(6))} % ` +
          template`may be over ${slo.days} days: ${slo.signal.title}.`,
      },
      runbooks,
    );
    return [rule];
  });
}

function recorder(slo: Slo, version: WatchedVersion) {
  return (record: string, expr: string): RecordingRule => ({ record, expr, labels: slo.labels(version) });
}

/** The same telemetry without what tells versions apart. */
function ofWholeService(telemetry: Telemetry, version: WatchedVersion): Telemetry {
  return {
    ...telemetry,
    requests: () => ofAllVersions((any) => telemetry.requests(any), version),
    failures: () => ofAllVersions((any) => telemetry.failures(any), version),
    durations: { ...telemetry.durations, of: () => ofAllVersions((any) => telemetry.durations.of(any), version) },
  };
}

function sliMetric(window: number): string {
  return `slo:sli_error:ratio_rate${span(window)}`;
}

/** `5m`, `6h` or `30d`, as they are part of names. */
function span(seconds: number): string {
  if (seconds % DAY === 0) return `${seconds / DAY}d`;
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds / 60}m`;
}
