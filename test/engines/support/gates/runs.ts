import type { AnalysisPhase, MeasurementPhase } from '../../../../lib/gates/argo/assess';
import type { Reading } from '../../../../lib/gates/argo/condition';
import { PROMETHEUS, until, type ClusterObject, type Engines, type ObjectKey } from '../../../../lib/engines';
import type { TestCluster } from '../cluster';
import { ADDRESS, type RunSpec } from './case';

/** One measurement as the controller took it. */
export interface Observed {
  readonly phase: MeasurementPhase;
  /** Seconds from the begin of the run; Kubernetes keeps whole ones. */
  readonly at: number;
  readonly reading: Reading;
}

/** A metric of a run as the controller left it. */
export interface ObservedMetric {
  readonly name: string;
  readonly phase: AnalysisPhase;
  readonly counters: Readonly<Record<string, number>>;
  readonly measurements: readonly Observed[];
}

/** A run as the controller left it. */
export interface ObservedRun {
  readonly spec: RunSpec;
  readonly phase: AnalysisPhase;
  readonly message: string;
  /** When it began, in milliseconds; Kubernetes keeps whole seconds. */
  readonly began: number;
  readonly metrics: readonly ObservedMetric[];
}

/** Argo's own ten are not all of them. */
const KEPT = 100;
const COUNTERS = ['count', 'successful', 'failed', 'inconclusive', 'error', 'consecutiveError', 'consecutiveSuccess'];

const key = (namespace: string, name: string): ObjectKey => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AnalysisRun',
  metadata: { name, namespace },
});

/** Has the controller run a spec. Gives what the API server warned of. */
export async function begin(
  { api }: TestCluster,
  namespace: string,
  name: string,
  spec: RunSpec,
): Promise<readonly string[]> {
  const measurementRetention = [{ metricName: '.*', limit: KEPT }];
  const { warnings } = await api.apply({ ...key(namespace, name), spec: { ...spec, measurementRetention } });
  return warnings;
}

/** Waits until every run of a namespace has ended, and reads what came of each, by its name. */
export async function ended(
  { api, engines }: TestCluster,
  namespace: string,
  limit: number,
): Promise<ReadonlyMap<string, ObservedRun>> {
  const runs = await until(
    async () => {
      const all = await api.list('argoproj.io/v1alpha1', 'AnalysisRun', namespace);
      const open = all.filter(({ status }) => !isOver(status?.phase as string | undefined));
      if (open.length === 0) return all;
      throw new Error(`${open.length} of ${all.length} go on: ${open.map(({ metadata }) => metadata.name).join(', ')}`);
    },
    { limit, every: 1000 },
    (why) => new Error(`not all runs have ended ${why}`),
  );
  const observed = new Map<string, ObservedRun>();
  for (const run of runs) observed.set(run.metadata.name, await observedRun(engines, run));
  return observed;
}

function isOver(phase: string | undefined): boolean {
  return phase !== undefined && !['', 'Pending', 'Running'].includes(phase);
}

interface Measurement {
  readonly phase: MeasurementPhase;
  readonly startedAt: string;
  readonly value?: string;
}

async function observedRun(engines: Engines, { spec, status }: ClusterObject): Promise<ObservedRun> {
  const {
    phase,
    message = '',
    startedAt,
    metricResults = [],
  } = status as {
    readonly phase: AnalysisPhase;
    readonly message?: string;
    readonly startedAt?: string;
    readonly metricResults?: readonly (Readonly<Record<string, unknown>> & {
      readonly name: string;
      readonly phase: AnalysisPhase;
      readonly measurements?: readonly Measurement[];
    })[];
  };
  const run = spec as RunSpec;
  const began = Date.parse(startedAt ?? '');
  const metrics: ObservedMetric[] = [];
  // They come in the order in which they ended first.
  for (const { name } of run.metrics) {
    const result = metricResults.find((each) => each.name === name);
    if (!result) continue;
    const measurements: Observed[] = [];
    for (const measurement of result.measurements ?? []) {
      const at = (Date.parse(measurement.startedAt) - began) / 1000;
      measurements.push({ phase: measurement.phase, at, reading: await readingOf(engines, run, name, measurement) });
    }
    const counters = Object.fromEntries(COUNTERS.map((counter) => [counter, Number(result[counter] ?? 0)]));
    metrics.push({ name, phase: result.phase, counters, measurements });
  }
  return { spec: run, phase, message, began, metrics };
}

/** What the controller read. It does not keep that of an error, so Prometheus is asked again, for that moment. */
async function readingOf(
  engines: Engines,
  { metrics }: RunSpec,
  name: string,
  { phase, value = '', startedAt }: Measurement,
): Promise<Reading> {
  if (phase !== 'Error') return value.startsWith('[') ? numbers(value.slice(1, -1)) : number(value);
  const provider = metrics.find((metric) => metric.name === name)?.provider as {
    readonly prometheus?: { readonly address: string; readonly query: string };
  };
  const { address, query = '' } = provider.prometheus ?? {};
  if (address !== ADDRESS) return 'error';
  const path = `/api/v1/query?time=${Date.parse(startedAt) / 1000}&query=${encodeURIComponent(query)}`;
  const { status, body } = await engines.ask({ port: PROMETHEUS, path });
  if (status !== 200) return 'error';
  const { data } = JSON.parse(body) as {
    readonly data:
      | { readonly resultType: 'scalar'; readonly result: readonly [number, string] }
      | { readonly resultType: 'vector'; readonly result: readonly { readonly value: readonly [number, string] }[] };
  };
  if (data.resultType === 'scalar') return number(data.result[1]);
  return data.result.map((sample) => number(sample.value[1]));
}

function numbers(list: string): readonly number[] {
  return list === '' ? [] : list.split(',').map(number);
}

/** As Go writes it. */
function number(text: string): number {
  const value = Number(text.replace('Inf', 'Infinity'));
  if (text !== 'NaN' && Number.isNaN(value)) throw new Error(`no number: ${text}`);
  return value;
}
