import type { Finding } from '../finding';
import type { Patient } from '../patient';
import { isReady } from '../shapes';
import {
  SCRAPES,
  judgeScraping,
  judgeSeries,
  metricText,
  metricsRead,
  prometheusExamination,
  upOf,
  type ReadMetric,
  type SeenMetric,
} from '../telemetry';
import type { ReadClock } from '../clocks';
import type { ClusterReader } from './cluster';
import type { Prometheus } from './prometheus';

/** Whether Prometheus answers, and what its clock says. */
export async function examinePrometheus({ way, query }: Prometheus): Promise<{ finding: Finding; clock?: ReadClock }> {
  try {
    const { samples, reply } = await query('time()');
    const says = samples[0]?.value ?? NaN;
    const { asked, answered } = reply;
    return {
      finding: prometheusExamination.ok(way),
      clock: { of: 'Prometheus', says, exact: 0, asked, answered },
    };
  } catch (error) {
    const text = `${way}: ${(error as Error).message}`;
    // Whether Prometheus is well is another question than whether we may ask it.
    if (/User ".*" cannot /.test(text)) {
      return { finding: prometheusExamination.notKnown(text, 'run it as somebody who may get services/proxy there') };
    }
    const mend = 'correct prometheus.address in platform.yaml, or see why Prometheus does not answer';
    return { finding: prometheusExamination.failed(text, mend) };
  }
}

/** Whether what the gates of this stage and of the next one read is there. */
export async function examineSeries({ query }: Prometheus, { objects, next }: Patient): Promise<readonly Finding[]> {
  const read = metricsRead([...objects, ...(next.kind === 'objects' ? next.objects : [])]);
  const has = async (selector: string) => (await query(`count(${selector})`)).samples.length > 0;
  const seenOf = async (metric: ReadMetric): Promise<SeenMetric['seen']> => {
    if (await has(metricText(metric))) return 'ours';
    return (await has(metric.metric)) ? 'others' : 'nobody';
  };
  return judgeSeries(await Promise.all(read.map(async (each) => ({ read: each, seen: await seenOf(each) }))));
}

/** Whether the pods are scraped, and as often as the platform says. */
export async function examineScraping(
  { query }: Prometheus,
  reader: ClusterReader,
  { releases, objects, answer }: Patient,
): Promise<readonly Finding[]> {
  const interval = answer.platform.prometheus.scrapeInterval;
  return Promise.all(
    releases.map(async ({ namespace, release: { service } }) => {
      const pods = await reader.pods(namespace, service);
      const up = upOf(namespace, service);
      const span = `${SCRAPES * interval}s`;
      const { samples } = await query(up);
      // Only of those that were there before: a pod that has just come has fewer.
      const counted = await query(`count_over_time(${up}[${span}]) and ${up} offset ${span}`);
      const monitored = objects.some(
        ({ kind, metadata }) => /^(Pod|Service)Monitor$/.test(kind) && metadata.labels?.app === service,
      );
      return judgeScraping(
        {
          namespace,
          service,
          ready: pods.filter(isReady).map(({ metadata }) => metadata.name),
          up: new Map(samples.map(({ labels, value }) => [labels.pod ?? '', value === 1])),
          scrapes: counted.samples.map(({ value }) => value),
          monitored,
        },
        interval,
      );
    }),
  );
}
