import { judgeOf } from '../../lib/gates/argo/measurement';
import type { ArgoMetric } from '../../lib/gates/argo/metric';
import { countingMetrics } from '../../lib/gates/counting';
import { gateLook } from '../../lib/gates/look';
import { Objective } from '../../lib/objectives/objective';
import { httpTelemetry } from '../../lib/signals/http';
import { istioTelemetry } from '../../lib/signals/istio';
import type { Telemetry } from '../../lib/signals/telemetry';
import { describeWithTools } from './support/admission/tools';
import { answers } from './support/promtool/run';
import { CANDIDATE, istio, LIVE, podName } from './support/promtool/scenarios';
import { counter, gauge, inputSeries, type SeriesLabels, type TimeSeries } from './support/promtool/series';
import { record } from './support/report';

const TIER = 'promtool: sequential test';

/** Second at which the candidate gets its first request, and how long that stage is held. */
const [BEGIN, HOLD] = [3600, 600];
/** Second at which an earlier attempt, or what was in the slot before, has ended. */
const EARLIER = BEGIN - 1200;
const { facts } = Objective.sequential();

interface Asked extends ArgoMetric {
  readonly initialDelay: string;
  readonly provider: { readonly prometheus: { readonly query: string } };
}

/** So many requests per second between two seconds, in series that begin with the first of them. */
function traffic(labels: SeriesLabels, metric: string, perSecond: number, from: number, to = Infinity): TimeSeries {
  const during = (second: number) => (second >= from && second < to ? perSecond : 0);
  return counter(metric, labels, during, { born: from + 15 });
}

/** One failure in each of these series, at these seconds: each comes with the birth of its series. */
const failuresAt = (labels: SeriesLabels, metric: string, seconds: readonly number[]) =>
  seconds.map((second) => ({
    metric,
    labels: { ...labels, caller: String(second) },
    at: (now: number) => (now >= second ? 1 : undefined),
  }));

const mesh = (version = CANDIDATE.version, code = '200') => ({
  ...istio(CANDIDATE.workload, version),
  response_code: code,
});
const app = (status = '200') => {
  const { namespace, service, version } = CANDIDATE;
  return { namespace, service, version, pod: podName(CANDIDATE, 0), job: 'app', instance: 'a', status };
};
const [MESH, APP] = ['istio_requests_total', 'http_requests_total'];
const healthy = traffic(mesh(), MESH, 1, BEGIN);
/** The version that has the other requests, as the same caller counts them. */
const live = counter(MESH, { ...istio(LIVE.workload, LIVE.version), response_code: '200' }, () => 9);
/** The scrape target of the candidate's pod, which is there before its first request. */
const target = gauge('up', { ...app(), status: '' }, (second) => (second >= BEGIN - 300 ? 1 : undefined));
/** Scrapes that are lost around the first request, for longer than Prometheus takes an old value for a current one. */
const isLost = (second: number) => second > BEGIN - 330 && second <= BEGIN + 15;
const unseen = (series: TimeSeries): TimeSeries => ({
  ...series,
  at: (second) => (isLost(second) ? undefined : series.at(second)),
});
const secondAttempt = [
  live,
  counter(MESH, mesh(), (second) => (second >= BEGIN ? 20 : second < EARLIER ? 30 : 0)),
  counter(MESH, mesh(CANDIDATE.version, '503'), (second) => (second < EARLIER ? 1 : 0)),
];
const bad = [150, 210, 300, 450, 495, 585].map((second) => BEGIN + second);

type Phases = readonly ('Successful' | 'Inconclusive' | 'Failed')[];

/** What the looks after 150, 300 and 600 s say, and what the last would say if it looked back for an hour. */
const CASES: readonly (readonly [string, Telemetry, readonly TimeSeries[], Phases, Phases[0]])[] = [
  ['a good version', istioTelemetry(), [healthy], ['Successful', 'Successful', 'Successful'], 'Successful'],
  [
    'a bad version whose failures are each the first of its series',
    istioTelemetry(),
    [live, healthy, ...failuresAt(mesh(CANDIDATE.version, '503'), MESH, bad)],
    ['Successful', 'Failed', 'Failed'],
    'Failed',
  ],
  [
    'a bad version after a load of good requests that the application counts',
    httpTelemetry(),
    [
      counter(APP, app(), (second) => (second >= BEGIN ? 1 : second >= BEGIN - 180 && second < BEGIN - 60 ? 100 : 0)),
      ...failuresAt(app('500'), APP, bad),
    ],
    ['Successful', 'Failed', 'Failed'],
    'Successful',
  ],
  [
    'a good version whose first attempt failed',
    istioTelemetry(),
    [
      counter(MESH, mesh(), (second) => (second >= BEGIN || second < EARLIER ? 1 : 0)),
      counter(MESH, mesh(CANDIDATE.version, '503'), (second) => (second < EARLIER ? 0.1 : 0)),
    ],
    ['Successful', 'Successful', 'Successful'],
    'Failed',
  ],
  [
    'a good version whose first attempt failed, and that is not scraped around its first request',
    istioTelemetry(),
    secondAttempt.map(unseen),
    ['Successful', 'Successful', 'Successful'],
    'Failed',
  ],
  [
    'a good version whose first attempt failed, and whose pods do not answer scrapes around its first request',
    httpTelemetry(),
    [
      gauge('up', app(), (second) => (isLost(second) ? 0 : 1)),
      unseen(counter(APP, app(), (second) => (second >= BEGIN ? 20 : second < EARLIER ? 30 : 0))),
      unseen(counter(APP, app('500'), (second) => (second < EARLIER ? 1 : 0))),
    ],
    ['Successful', 'Successful', 'Successful'],
    'Failed',
  ],
  [
    'a bad version whose pods are scraped, and count from their first request on',
    httpTelemetry(),
    [target, traffic(app(), APP, 1, BEGIN), ...failuresAt(app('500'), APP, bad)],
    ['Successful', 'Failed', 'Failed'],
    // An hour ago there was no such pod: nobody could tell its first values from those of a whole life.
    'Successful',
  ],
  [
    'a good version whose predecessor failed, as version unknown',
    istioTelemetry(),
    [healthy, counter(MESH, mesh('unknown', '503'), (second) => (second < EARLIER ? 0.1 : 0))],
    ['Successful', 'Successful', 'Successful'],
    'Failed',
  ],
  [
    'a version with too few requests',
    istioTelemetry(),
    [traffic(mesh(), MESH, 0.2, BEGIN)],
    ['Successful', 'Successful', 'Inconclusive'],
    'Inconclusive',
  ],
  ['a version that nobody sees', istioTelemetry(), [], ['Successful', 'Successful', 'Inconclusive'], 'Inconclusive'],
];

describeWithTools(TIER, ['prometheus'], (files) => {
  test.each(CASES)('%s: is judged by its own requests alone', async (name, telemetry, series, phases, ofAnHour) => {
    const watch = { candidate: CANDIDATE, stable: LIVE, telemetry };
    const stage = { hold: HOLD, trafficBefore: 0, least: facts.settle };
    const looks = countingMetrics(facts, watch, stage, { address: 'http://p', headers: {} }).map(
      ({ metric }) => metric as unknown as Asked,
    );
    const questions = [
      ...looks.map((look, index) => ({
        expr: look.provider.prometheus.query,
        at: BEGIN + [150, 300, HOLD][index]!,
        judge: judgeOf(look),
      })),
      { expr: gateLook(facts, watch).query, at: BEGIN + HOLD, judge: judgeOf(looks.at(-1)!) },
    ];
    const written = inputSeries(series, 0, BEGIN + HOLD);
    const [given = []] = await answers(files, [], [{ series: written, questions }]);
    const values = given.map((samples) => samples.map(({ value }) => value));
    expect([name, values, questions.map(({ judge }, index) => judge(values[index]!).phase)]).toEqual([
      name,
      [[expect.any(Number)], [expect.any(Number)], [expect.any(Number)], [expect.any(Number)]],
      [...phases, ofAnHour],
    ]);
    record({ tier: TIER, scenario: name, scores: values.map(([value]) => Number(value?.toFixed(2))), phases });
  });
});
