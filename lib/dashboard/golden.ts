import type { Database } from '../database/database';
import { selector } from '../promql/text';
import { exporterOf } from '../signals/postgres';
import { errorRatio, latencyQuantile, requestsPerSecond } from '../signals/requests';
import { across, rateAcross, versionsAcross } from './across';
import type { DashboardInput } from './input';
import type { PanelDraft, Query } from './panel';
import { linesOf, signalPanel } from './signal-panels';

/** Median, and the two that guides speak of. */
const QUANTILES = [0.5, 0.95, 0.99];

/** Traffic, errors, latency, saturation. */
export function goldenPanels(input: DashboardInput): PanelDraft[] {
  const { saturation = [], databases = [] } = input;
  return [
    { key: 'golden requests', title: 'Requests', unit: 'reqps', queries: requests(input) },
    { key: 'golden errors', title: 'Requests that fail', unit: 'percentunit', queries: errors(input) },
    latency(input),
    ...saturation.map((signal) => signalPanel(signal, input)),
    ...databases.map(connections),
  ];
}

/** What asks for the versions that one can choose from; nothing where the series of the telemetry do not say them. */
export function versionQuery({ telemetry, versions }: DashboardInput): string | undefined {
  const series = across((version) => telemetry.requests(version), versions);
  return series === undefined ? undefined : versionsAcross(series);
}

function requests(input: DashboardInput): Query[] {
  const series = across((version) => input.telemetry.requests(version), input.versions);
  if (series === undefined) return linesOf(requestsPerSecond, input);
  return [{ expression: rateAcross(series), legend: `{{${series.label}}}` }];
}

function errors(input: DashboardInput): Query[] {
  const all = across((version) => input.telemetry.requests(version), input.versions);
  const failed = across((version) => input.telemetry.failures(version), input.versions);
  if (all === undefined || failed?.label !== all.label) return linesOf(errorRatio, input);
  // A version without a failure has no series of failures, and would have no line.
  const failures = `${rateAcross(failed)} or ${rateAcross(all)} * 0`;
  return [{ expression: `(${failures}) / ${rateAcross(all)}`, legend: `{{${all.label}}}` }];
}

function latency(input: DashboardInput): PanelDraft {
  const { durations } = input.telemetry;
  const series = across((version) => durations.of(version), input.versions);
  const panel = { key: 'golden latency', title: 'Duration of requests' };
  const name = (quantile: number) => `p${quantile * 100} `;
  if (series === undefined) {
    const queries = QUANTILES.flatMap((quantile) =>
      linesOf(latencyQuantile(quantile), input, undefined, name(quantile)),
    );
    return { ...panel, unit: 'ms', queries };
  }
  const buckets = durations.native ? rateAcross(series) : rateAcross(series, '_bucket', ['le']);
  const queries = QUANTILES.map((quantile) => ({
    expression: `histogram_quantile(${quantile}, ${buckets})`,
    legend: `${name(quantile)}{{${series.label}}}`,
  }));
  return { ...panel, unit: durations.unit === 'seconds' ? 's' : 'ms', queries };
}

/** Connections in every state, below the declared number that ordinary clients can have. */
function connections(database: Database): PanelDraft {
  return {
    key: `connections ${database.name}`,
    title: `Connections of ${database.name}`,
    description:
      'The line is the number of connections that ordinary clients can have, as it was declared: a server may have fewer.',
    unit: 'short',
    queries: [
      {
        expression: `sum by (state) (${selector('pg_stat_activity_count', exporterOf(database))})`,
        legend: '{{state}}',
      },
      { expression: `sum(${selector('pg_stat_activity_count', exporterOf(database))})`, legend: 'all' },
    ],
    lines: [{ color: 'red', value: database.maxConnections - database.reserved }],
  };
}
