import { canonicalText } from '../core/canonical';
import type { KubeObject } from '../core/kube';
import { ATTEMPT_LABEL, STAGE_LABEL } from '../strategy/watching/gates';
import { AT_THE_END } from '../gates/stage-gates';
import { either, mapsAt, serviceOf, textAt, valueAt, type Reader } from './change';

type Metric = Readonly<Record<string, unknown>>;

/** Analyses: what is measured at a stage, by which bounds, and when. */
export const readGates: Reader = (pair) => {
  const { before, after } = pair;
  const service = serviceOf(either(pair));
  const [was, is] = [gatesName(before), gatesName(after)];
  const details = after ? metricChanges(metricsOf(before), metricsOf(after)) : [];
  const text = !after
    ? `no ${was ?? 'gates'} any more`
    : !before || was === is
      ? (is ?? '')
      : `${is ?? ''}, after the ${was ?? ''}`;
  return [
    { group: 'gates', text: `${service}: ${text}`, details, covers: (path) => !/^spec\.(args|dryRun)/.test(path) },
  ];
};

function gatesName(object: KubeObject | undefined): string | undefined {
  if (!object) return undefined;
  const labels = object.metadata.labels ?? {};
  const stage = labels[STAGE_LABEL];
  const attempt = labels[ATTEMPT_LABEL] ?? '1';
  const again = attempt === '1' ? '' : `, attempt ${attempt}`;
  return stage === undefined ? 'gates that can be asked at any time' : `gates of ${stage}${again}`;
}

function metricsOf(object: KubeObject | undefined): ReadonlyMap<string, Metric> {
  return new Map(mapsAt(object, 'spec', 'metrics').map((metric) => [textAt(metric, 'name') ?? '', metric]));
}

/** A line for each objective whose metrics came, went or changed; those for its end are told with it. */
function metricChanges(before: ReadonlyMap<string, Metric>, after: ReadonlyMap<string, Metric>): readonly string[] {
  const names = [...new Set([...after.keys(), ...before.keys()].map(objectiveOf))];
  return names.flatMap((name) => {
    const [was, is] = [metricText(name, before), metricText(name, after)];
    if (is === undefined) return [`${name}: no longer`];
    if (was === is) return isSameMetric(name, before, after) ? [] : [`${name}: ${is}; other questions`];
    return [`${name}: ${is}`];
  });
}

function objectiveOf(metric: string): string {
  return metric.endsWith(AT_THE_END) ? metric.slice(0, -AT_THE_END.length) : metric;
}

function isSameMetric(name: string, before: ReadonlyMap<string, Metric>, after: ReadonlyMap<string, Metric>): boolean {
  return [name, `${name}${AT_THE_END}`].every(
    (key) => canonicalText(before.get(key) ?? null) === canonicalText(after.get(key) ?? null),
  );
}

/** `fails at ≥ 0.01, 3 looks from 2m on; passes at < 0.005 after 3m`. */
function metricText(name: string, metrics: ReadonlyMap<string, Metric>): string | undefined {
  const [watch, end] = [metrics.get(name), metrics.get(`${name}${AT_THE_END}`)];
  const metric = watch ?? end;
  if (!metric) return undefined;
  if (valueAt(metric, 'provider', 'job') !== undefined) return 'a Job, which must succeed';
  const fails = `${failsText(metric)}, ${looksText(metric)}`;
  const good = boundOf(textAt(end ?? metric, 'successCondition'));
  const when = end && watch ? ` after ${textAt(end, 'initialDelay') ?? '0s'}` : '';
  return good === undefined || isScore(metric) ? fails : `${fails}; passes at ${good}${when}`;
}

function failsText(metric: Metric): string {
  const condition = textAt(metric, 'failureCondition') ?? 'false';
  if (condition === 'false') return 'never fails';
  const bound = boundOf(condition) ?? condition;
  return isScore(metric) ? `fails after ${bound.replace(/^\D+/, '')} bad looks in a row` : `fails at ${bound}`;
}

/** Whether the value counts bad looks: then the bound is asked by the query, and not by the condition. */
function isScore(metric: Metric): boolean {
  return /count_over_time\(\(.*\)\[\w+:\w+\]\)/s.test(textAt(metric, 'provider', 'prometheus', 'query') ?? '');
}

/** `≥ 0.01` of `len(result) == 1 && result[0] >= 0.01`. */
function boundOf(condition: string | undefined): string | undefined {
  const [, operator, limit] = /result\[0\] (<=|>=|<|>) (-?[\d.e+-]+)$/.exec(condition ?? '') ?? [];
  if (operator === undefined || limit === undefined) return undefined;
  return `${operator.replace('<=', '≤').replace('>=', '≥')} ${limit}`;
}

function looksText(metric: Metric): string {
  const [count, delay, interval] = ['count', 'initialDelay', 'interval'].map((key) => textAt(metric, key));
  const from = delay === undefined ? '' : ` from ${delay} on`;
  if (count === undefined || count === '1') return `one look${delay === undefined ? '' : ` after ${delay}`}`;
  return `${count} looks${from}${interval === undefined ? '' : `, every ${interval}`}`;
}
