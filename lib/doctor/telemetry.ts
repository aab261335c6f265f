import type { KubeObject } from '../core/kube';
import { parsePromql } from '../promql/parse';
import { partsOfKind } from '../promql/syntax';
import { is, selector, type Matcher } from '../promql/text';
import { Examination, unlessWrong, type Finding } from './finding';

export const prometheusExamination = new Examination({
  id: 'prometheus',
  title: 'Prometheus answers at the address that the platform names',
  means: 'No gate gets an answer: every stage that is watched is held, and then taken back.',
});

export const seriesExamination = new Examination({
  id: 'series',
  title: 'The series that gates read are there',
  means: 'A gate that sees no data decides nothing, or the wrong way: the release is held for nothing.',
});

export const scrapingExamination = new Examination({
  id: 'scraping',
  title: 'Prometheus scrapes the pods, as often as the platform says',
  means: 'Rates are taken over a few scrapes: with too few of them gates and alerts see gaps, or nothing.',
});

/** A metric that gates read, with the labels by which it is told whose it is. */
export interface ReadMetric {
  readonly metric: string;
  readonly matchers: readonly Matcher[];
}

/** Labels that say whose series it is, and nothing of what became of a request, or of which version. */
const WHOSE: readonly string[] = [
  'namespace',
  'service',
  'job',
  'instance',
  'destination_service_namespace',
  'destination_service_name',
];

interface AnalysisShape {
  readonly metrics?: readonly { readonly provider?: { readonly prometheus?: { readonly query?: string } } }[];
}

/** The metrics that the analyses among some objects read, each once. */
export function metricsRead(objects: readonly KubeObject[]): readonly ReadMetric[] {
  const queries = objects
    .filter(({ kind }) => kind === 'AnalysisRun')
    .flatMap(({ spec }) => (spec as AnalysisShape).metrics ?? [])
    .flatMap(({ provider }) => provider?.prometheus?.query ?? []);
  const found = [...new Set(queries)].flatMap((query) => {
    const { expression } = parsePromql(query);
    return expression ? partsOfKind(expression, 'selector').map(({ node }) => node) : [];
  });
  const read = found.flatMap(({ metric, matchers }): ReadMetric[] => {
    // An alert is a series only while it fires.
    if (metric === undefined || metric === 'ALERTS') return [];
    return [{ metric, matchers: matchers.filter(({ label }) => WHOSE.includes(label)) }];
  });
  return [...new Map(read.map((each) => [metricText(each), each])).values()];
}

/** A metric as PromQL. */
export function metricText({ metric, matchers }: ReadMetric): string {
  return selector(metric, matchers);
}

/** Whether the series of a metric are there: of ours, of others, or of nobody. */
export interface SeenMetric {
  readonly read: ReadMetric;
  readonly seen: 'ours' | 'others' | 'nobody';
}

/** Metrics that are not there. Those of others tell that they are measured, and that nothing of ours was yet. */
export function judgeSeries(metrics: readonly SeenMetric[]): readonly Finding[] {
  const findings = metrics.flatMap(({ read, seen }) => {
    if (seen === 'ours') return [];
    return seen === 'others'
      ? [
          seriesExamination.warning(
            `${metricText(read)} has no series now; ${read.metric} has some of others`,
            'see that the service runs and has requests, and that its labels are those',
          ),
        ]
      : [
          seriesExamination.failed(
            `${read.metric} has no series at all`,
            'scrape what measures it; which that is, docs/reference/signals.md says',
          ),
        ];
  });
  return unlessWrong(findings, () => seriesExamination.ok(`${metrics.length} metrics, all of them there`));
}

/** How many scrapes are looked at. */
export const SCRAPES = 8;
/** How many of them are too few: the interval is a third longer then. */
const TOO_FEW = 6;

/** What Prometheus knows of the pods of a service. */
export interface Scraped {
  readonly namespace: string;
  readonly service: string;
  /** Names of the pods that are ready. */
  readonly ready: readonly string[];
  /** Whether the last scrape of a pod went well, by its name; one that is not scraped is not there. */
  readonly up: ReadonlyMap<string, boolean>;
  /** Scrapes of pods that have been there for long enough, each within the time of eight. */
  readonly scrapes: readonly number[];
  /** Whether it is our own monitor that has them scraped. */
  readonly monitored: boolean;
}

/** Pods of a service by their names, as PromQL. */
export function upOf(namespace: string, service: string): string {
  return selector('up', [is('namespace', namespace), { label: 'pod', operator: '=~', value: podPattern(service) }]);
}

function podPattern(service: string): string {
  return `${service}-(blue|green)-[a-z0-9]+-[a-z0-9]+`;
}

/** Pods that are not scraped, or not as often as the platform says. */
export function judgeScraping(
  { namespace, service, ready, up, scrapes, monitored }: Scraped,
  interval: number,
): Finding {
  const name = `${namespace}/${service}`;
  if (ready.length === 0) {
    return scrapingExamination.notKnown(`no pod of ${name} is ready`, 'look again when there is one');
  }
  const missing = ready.filter((pod) => !up.has(pod));
  const down = ready.filter((pod) => up.get(pod) === false);
  if (missing.length + down.length > 0) {
    const text = [
      ...(missing.length > 0
        ? [`${missing.length} of ${ready.length} ready pods are not scraped (${missing[0] ?? ''})`]
        : []),
      ...(down.length > 0 ? [`${down.length} do not answer the scrape (${down[0] ?? ''})`] : []),
    ];
    const seen = `${name}: ${text.join(', ')}`;
    return monitored
      ? scrapingExamination.failed(seen, 'see that the PodMonitor is selected, and that policies let Prometheus in')
      : scrapingExamination.warning(seen, 'give the service `monitoring` with a scrape, or see who scrapes it');
  }
  if (scrapes.length === 0) return scrapingExamination.ok(`${name}: ${ready.length} pods; too young to count scrapes`);
  const fewest = Math.min(...scrapes);
  const span = SCRAPES * interval;
  const seen = `${name}: ${fewest} scrapes in ${span} s, platform.yaml says one in ${interval} s`;
  return fewest > TOO_FEW
    ? scrapingExamination.ok(seen)
    : scrapingExamination.failed(
        seen,
        `say prometheus.scrapeInterval: ${Math.round(span / fewest)}, or scrape as often`,
      );
}
