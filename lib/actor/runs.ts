import type { KubeObject } from '../core/kube';
import { secondsOf } from '../core/time';

/** What a metric of an analysis measured last. */
export interface Measured {
  readonly value: string;
  /** Seconds since 1970. */
  readonly at?: number;
  /** What went wrong, where it is an error. */
  readonly message?: string;
}

/** A metric of an analysis run. */
export interface MetricFacts {
  readonly name: string;
  /** `Pending` until there is another. */
  readonly phase: string;
  /** When it is good, in Argo's words. @default - always, unless it is bad */
  readonly good?: string;
  /** When it is bad, in Argo's words. @default - whenever it is not good */
  readonly bad?: string;
  /** What Prometheus is asked. @default - it is not Prometheus that is asked */
  readonly query?: string;
  /** @default - nothing yet */
  readonly measured?: Measured;
}

/** An analysis run of a stage. */
export interface RunFacts {
  readonly name: string;
  /** `Missing` where the cluster has none, `Pending` until the controller says another. */
  readonly phase: string;
  /** What the controller says of it. @default - nothing */
  readonly message?: string;
  /** When it was made, in seconds since 1970. @default - it was not */
  readonly createdAt?: number;
  /** When it ended, in seconds since 1970. @default - it has not */
  readonly endedAt?: number;
  /** Metrics that count: those of a dry run do not. */
  readonly metrics: readonly MetricFacts[];
}

/** Phases that take a release back. */
const BAD = ['Failed', 'Error'];

/** Whether a run, or a metric of one, says that the release is to be taken back. */
export function isBad({ phase }: { readonly phase: string }): boolean {
  return BAD.includes(phase);
}

interface Metric {
  readonly name: string;
  readonly successCondition?: string;
  readonly failureCondition?: string;
  readonly provider?: { readonly prometheus?: { readonly query?: string } };
}

interface Result {
  readonly name: string;
  readonly phase?: string;
  readonly dryRun?: boolean;
  readonly message?: string;
  readonly measurements?: readonly {
    readonly phase?: string;
    readonly value?: string;
    readonly message?: string;
    readonly finishedAt?: string;
  }[];
}

interface Status {
  readonly phase?: string;
  readonly message?: string;
  readonly completedAt?: string;
  readonly metricResults?: readonly Result[];
}

/** A run as Git has it, with what the cluster says of it; nothing where the cluster has none. */
export function runFacts(wanted: KubeObject, found: KubeObject | undefined): RunFacts {
  const { name } = wanted.metadata;
  if (!found) return { name, phase: 'Missing', metrics: [] };
  const { phase, message, completedAt, metricResults = [] } = (found.status ?? {}) as Status;
  const { metrics = [] } = found.spec as { readonly metrics?: readonly Metric[] };
  const { creationTimestamp } = found.metadata as { readonly creationTimestamp?: string };
  const results = new Map(metricResults.map((result) => [result.name, result]));
  const ended = latestEnd(completedAt, metricResults);
  return {
    name,
    phase: phase === undefined || phase === '' ? 'Pending' : phase,
    ...optional('message', message),
    ...optional('createdAt', secondsOf(creationTimestamp)),
    ...optional('endedAt', ended),
    metrics: metrics
      .filter((metric) => results.get(metric.name)?.dryRun !== true)
      .map((metric) => metricFacts(metric, results.get(metric.name))),
  };
}

/** When a run ended: as it says itself, or, before Argo Rollouts 1.8 said so, with its last measurement. */
function latestEnd(completedAt: string | undefined, results: readonly Result[]): number | undefined {
  const said = secondsOf(completedAt);
  if (said !== undefined) return said;
  const measured = results.flatMap(({ measurements = [] }) =>
    measurements.flatMap(({ finishedAt }) => secondsOf(finishedAt) ?? []),
  );
  return measured.length > 0 ? Math.max(...measured) : undefined;
}

function metricFacts(metric: Metric, result: Result | undefined): MetricFacts {
  const { name, successCondition, failureCondition, provider } = metric;
  const { measurements = [], phase = 'Pending' } = result ?? {};
  // Where it is bad, the measurement that made it so: looks in flight are ended after it, and say nothing.
  const telling = measurements.findLast((each) => each.phase === phase) ?? measurements.at(-1);
  const message = telling?.message ?? result?.message;
  return {
    name,
    phase,
    ...optional('good', successCondition),
    ...optional('bad', failureCondition),
    ...optional('query', provider?.prometheus?.query),
    ...(telling
      ? {
          measured: {
            value: telling.value ?? '',
            ...optional('at', secondsOf(telling.finishedAt)),
            ...optional('message', message),
          },
        }
      : {}),
  };
}

function optional<Key extends string, Value>(key: Key, value: Value | undefined): Partial<Record<Key, Value>> {
  return value === undefined ? {} : ({ [key]: value } as Record<Key, Value>);
}
