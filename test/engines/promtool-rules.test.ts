import { objectiveAlerts } from '../../lib/alerts/objective-alerts';
import { releaseAlerts } from '../../lib/alerts/release-alerts';
import type { RuleGroup } from '../../lib/alerts/rule';
import { sloRules } from '../../lib/alerts/slo-rules';
import { stageAlerts, type ReleaseStage } from '../../lib/alerts/stage-alerts';
import { Database } from '../../lib/database/database';
import { Objective } from '../../lib/objectives/objective';
import { Slo } from '../../lib/objectives/slo';
import { httpTelemetry } from '../../lib/signals/http';
import { istioTelemetry } from '../../lib/signals/istio';
import { logErrors } from '../../lib/signals/logs';
import { overflowRate } from '../../lib/signals/mesh';
import { otelTelemetry } from '../../lib/signals/otel';
import { describeWithTools } from './support/admission/tools';
import { firings, type Firings } from './support/promtool/firings';
import { LENGTH, worlds } from './support/promtool/generate';
import { answers, checkRules, STEP, testRules } from './support/promtool/run';
import {
  CANDIDATE,
  istio,
  LIVE,
  podName,
  release,
  requests,
  SCENARIOS,
  type ScenarioName,
} from './support/promtool/scenarios';
import { counter, gauge, inputSeries, type TimeSeries } from './support/promtool/series';
import { alertInput, OBJECTIVES } from './support/promtool/subjects';
import { record } from './support/report';

const TIER = 'promtool on rules';
const rules = releaseAlerts(alertInput());

/** The stage that most tests are at. */
const shifting: ReleaseStage = {
  name: 'shift-10',
  attempt: 1,
  candidate: CANDIDATE.version,
  live: LIVE.version,
  lasts: { hold: 180, patience: 600 },
};

const of = (metric: string, labels: Record<string, string>, at: TimeSeries['at']) =>
  gauge(metric, { namespace: CANDIDATE.namespace, ...labels }, at);
const candidatePod = { pod: podName(CANDIDATE, 0), container: 'app' };
const ofBoth = (of2: (version: string) => string, span: string, other = span): Firings =>
  Object.fromEntries([
    [of2(LIVE.version), span],
    [of2(CANDIDATE.version), other],
  ]);

/** What fires in each release, from the first to the last second; the end of each is where nothing new happens. */
const EXPECTED: Readonly<Record<ScenarioName, readonly [end: number, Firings]>> = {
  healthy: [4080, {}],
  connectionExhaustion: [
    1200,
    {
      ReleaseConnectionsPostgresHold: '810-1200',
      ReleaseConnectionsPostgresRollback: '840-1200',
      ...ofBoth((version) => `ReleaseErrorRatioHold ${version}`, '915-1200'),
      ...ofBoth((version) => `ReleaseErrorRatioRollback ${version}`, '915-1200'),
      ...ofBoth((version) => `ReleaseErrorsSustainedHold ${version}`, '915-1200'),
      ...ofBoth((version) => `ReleaseErrorsSustainedRollback ${version}`, '1050-1200'),
    },
  ],
  blindExporter: [
    1200,
    {
      ReleaseConnectionsPostgresBlind: '825-1200',
      ...ofBoth((version) => `ReleaseErrorRatioHold ${version}`, '915-1200'),
      ...ofBoth((version) => `ReleaseErrorRatioRollback ${version}`, '915-1200'),
      ...ofBoth((version) => `ReleaseErrorsSustainedHold ${version}`, '915-1200'),
      ...ofBoth((version) => `ReleaseErrorsSustainedRollback ${version}`, '1050-1200'),
    },
  ],
  missingIndex: [1800, { 'ReleaseLatencyP99Hold 2.5.0': '1425-1800', 'ReleaseLatencyP99Rollback 2.5.0': '1545-1800' }],
  failuresAfterCutover: [
    2700,
    {
      'ReleaseErrorRatioHold 2.5.0': '2295-2700',
      'ReleaseErrorRatioRollback 2.5.0': '2295-2700',
      'ReleaseErrorsSustainedHold 2.5.0': '2295-2700',
      'ReleaseErrorsSustainedRollback 2.5.0': '2475-2700',
    },
  ],
  lowTraffic: [1500, {}],
  noTraffic: [900, {}],
  notScraped: [900, { 'ReleaseNotScraped 2.5.0': '300-900' }],
  counterReset: [1500, {}],
  podRestart: [1800, { 'ReleasePodRestarted 2.5.0': '1005-1575' }],
  blip: [
    1500,
    {
      'ReleaseErrorRatioHold 2.5.0': '915-1020',
      'ReleaseErrorRatioRollback 2.5.0': '915-1020',
      'ReleaseErrorsSustainedHold 2.5.0': '915-1020',
    },
  ],
  drainedStragglers: [2700, {}],
  newbornFailures: [1500, { 'ReleaseNewbornErrors 2.5.0': '1005-1110' }],
  failuresInOneScrape: [
    1500,
    {
      'ReleaseErrorRatioHold 2.5.0': '1005-1095',
      'ReleaseErrorRatioRollback 2.5.0': '1005-1095',
      'ReleaseErrorsSustainedHold 2.5.0': '1005-1095',
    },
  ],
  failedPredecessor: [900, {}],
};

describeWithTools(TIER, ['prometheus'], (files) => {
  const fire = async (groups: readonly RuleGroup[], series: readonly TimeSeries[], end: number, from = 0) =>
    (await firings(files, groups, [inputSeries(series, from, from + end)], end))[0];

  describe('promtool check rules', () => {
    const nasty = `a"b'c\\d\n{{ $value }} {{{ }} { {{"{{"}} ü {`;
    const slos = [Slo.availability(), Slo.latency({ milliseconds: 500 }), Slo.availability({ name: 'old', days: 28 })];
    const telemetries = {
      istio: istioTelemetry(),
      grpc: istioTelemetry({ protocol: 'grpc' }),
      http: httpTelemetry(),
      otel: otelTelemetry(),
    };

    test.each(Object.entries(telemetries))('has nothing to say of any rule by telemetry %s', async (_, telemetry) => {
      const input = alertInput(OBJECTIVES, { telemetry, runbooks: 'https://runbooks.example/' });
      const groups = [
        ...releaseAlerts(input),
        ...stageAlerts({ ...input, stage: shifting }),
        ...sloRules(slos, { version: LIVE, telemetry }),
      ];
      const count = groups.flatMap(({ rules }) => rules).length;
      expect(await checkRules(files, groups)).toMatchObject({
        code: 0,
        result: expect.stringContaining(`${count} rules found`),
      });
      record({ tier: TIER, tool: 'promtool check rules --lint=all', telemetry: telemetry.id, rules: count });
    });

    test('takes any text of a service, and prints it as it is', async () => {
      const version = { ...CANDIDATE, version: nasty };
      const database = Database.postgres({ maxConnections: 100, poolPerPod: 10, exporter: { server: nasty } });
      const errors = Objective.errorRatio();
      const titled = Objective.connections(database);
      const input = alertInput([errors, titled], { versions: [{ version, expectsTraffic: true }], runbooks: nasty });
      const groups = [
        ...releaseAlerts(input),
        ...stageAlerts({ ...input, stage: { ...shifting, name: nasty, candidate: nasty, live: nasty } }),
        ...sloRules(slos, { version, telemetry: input.telemetry, runbooks: nasty }),
      ];
      expect(await checkRules(files, groups)).toMatchObject({ code: 0 });
      const { service, namespace, slot } = version;
      const alert = {
        name: 'ReleaseHealthUnknown',
        at: 600,
        expected: [
          {
            exp_labels: { severity: 'warning', service, namespace, slot, version: nasty },
            exp_annotations: {
              summary: `${service} ${nasty}: nothing is known of its pods`,
              description: `There is no state of Deployment ${version.workload}: alerts on crash loops, restarts and missing pods are silent. See whether kube-state-metrics runs and is scraped.`,
              runbook_url: `${nasty}/ReleaseHealthUnknown`,
            },
          },
        ],
      };
      const series = inputSeries([gauge('another', {}, () => 1)], 0, 600);
      const said = await testRules(files, groups, [{ name: 'nasty', series, alerts: [alert] }]);
      expect(said).toMatchObject({ code: 0, output: expect.stringContaining('SUCCESS') });
    });
  });

  describe('a release', () => {
    test.each(Object.entries(EXPECTED))(
      '%s: fires these alerts at these times and no others',
      async (name, [end, expected]) => {
        const found = await fire(rules, SCENARIOS[name as ScenarioName], end);
        expect(found).toEqual(expected);
        record({ tier: TIER, scenario: name, fires: found });
      },
    );

    test('tells people what was measured, in their unit', async () => {
      const { service, namespace, slot, version } = CANDIDATE;
      const labels = { service, namespace, slot, version, objective: 'latency-p99', severity: 'critical' };
      const what = 'share of requests that take longer than 500 ms';
      const expected = {
        exp_labels: labels,
        exp_annotations: {
          summary: `${service} 2.5.0: ${what} is 2.298%`,
          description: `Objective latency-p99 (p99 of the duration): ${what} reached 0.01 for 120 s. The release has to be taken back.`,
        },
      };
      const test_ = {
        name: 'missing index',
        series: inputSeries(SCENARIOS.missingIndex, 0, 1800),
        alerts: [
          { name: 'ReleaseLatencyP99Rollback', at: 1530, expected: [] },
          { name: 'ReleaseLatencyP99Rollback', at: 1605, expected: [expected] },
        ],
      };
      const said = await testRules(files, rules, [test_]);
      expect(said).toMatchObject({ code: 0, output: expect.stringContaining('SUCCESS') });
    });

    // Series that each alert is for, and others that are almost the same.
    const unattributed = (perSecond: number) =>
      counter('istio_requests_total', { ...istio('unknown', 'unknown'), response_code: '503' }, () => perSecond);
    const waiting = (reason: string) =>
      of('kube_pod_container_status_waiting_reason', { ...candidatePod, reason }, (second) =>
        second >= 600 ? 1 : undefined,
      );
    const killed = of(
      'kube_pod_container_status_last_terminated_reason',
      { ...candidatePod, reason: 'OOMKilled' },
      (second) => (second >= 600 ? 1 : undefined),
    );
    const newCaller = ['200', '503'].map((code) =>
      gauge(
        'istio_requests_total',
        { ...istio(CANDIDATE.workload, CANDIDATE.version), instance: '10.0.0.10:15090', response_code: code },
        (second) => (second >= 600 ? 5000 : undefined),
      ),
    );
    const progressing = (status: string) =>
      of(
        'kube_deployment_status_condition',
        { deployment: CANDIDATE.workload, condition: 'Progressing', status },
        (second) => (second >= 600 ? 1 : 0),
      );
    const stateless = release().filter(
      ({ metric, labels }) => metric !== 'kube_deployment_status_replicas_ready' || labels.deployment === LIVE.workload,
    );
    const partlyScraped = release().filter(
      ({ metric, labels }) => metric !== 'up' || labels.pod !== podName(CANDIDATE, 0),
    );

    test.each<[string, readonly TimeSeries[], Firings]>([
      ['failures that reach no pod', release({ more: [unattributed(2)] }), { ReleaseUnattributedErrors: '15-900' }],
      ['a few of them', release({ more: [unattributed(0.5)] }), {}],
      ['a crash loop', release({ more: [waiting('CrashLoopBackOff')] }), { 'ReleaseCrashLoop 2.5.0': '600-900' }],
      ['an image that is being pulled', release({ more: [waiting('ContainerCreating')] }), {}],
      [
        'a container that is killed for its memory',
        release({ restartAt: 600, more: [killed] }),
        { 'ReleaseOutOfMemory 2.5.0': '600-900', 'ReleasePodRestarted 2.5.0': '600-900' },
      ],
      ['one that was killed long ago', release({ more: [killed] }), {}],
      [
        'a deadline that has passed',
        release({ more: [progressing('false')] }),
        { 'ReleaseNotProgressing 2.5.0': '600-900' },
      ],
      ['pods that came in time', release({ more: [progressing('true')] }), {}],
      [
        'failures that go on after the birth of their series',
        release({ failures: (second) => (second >= 600 ? 1 : 0), failureLife: { born: 615 } }),
        { 'ReleaseErrorRatioHold 2.5.0': '630-900', 'ReleaseErrorRatioRollback 2.5.0': '645-900' },
      ],
      ['a caller whose failures of long ago are scraped for the first time', release({ more: newCaller }), {}],
      ['pods of which nothing is known', stateless, { 'ReleaseHealthUnknown 2.5.0': '300-900' }],
      ['one pod of three that is not scraped', partlyScraped, { 'ReleaseNotScraped 2.5.0': '300-900' }],
    ])('with %s fires just that', async (_, series, expected) => {
      const guide000 = releaseAlerts(alertInput([Objective.errorRatio()]));
      expect(await fire(guide000, series, 900)).toEqual(expected);
    });
  });

  describe('a stage', () => {
    const at = (stage: Partial<ReleaseStage>) => stageAlerts({ ...alertInput(), stage: { ...shifting, ...stage } });

    test.each<[string, ReleaseStage['name'], readonly TimeSeries[], Firings]>([
      ['in order', 'shift-10', SCENARIOS.healthy, { ReleaseForgotten: '780-900' }],
      [
        'without requests',
        'shift-10',
        SCENARIOS.noTraffic,
        { ReleaseForgotten: '780-900', 'ReleaseNoTraffic 2.5.0': '120-900' },
      ],
      [
        'that nobody measures',
        'shift-10',
        SCENARIOS.notScraped,
        { ReleaseForgotten: '780-900', 'ReleaseNoTraffic 2.5.0': '120-900' },
      ],
      [
        'with too few requests',
        'shift-10',
        SCENARIOS.lowTraffic,
        { ReleaseForgotten: '780-900', ...ofBoth((version) => `ReleaseNoTraffic ${version}`, '120-900') },
      ],
      ['of the way back', 'rollback', SCENARIOS.healthy, { ReleaseRolledBack: '0-900', ReleaseForgotten: '780-900' }],
    ])('%s fires just that, from its own begin', async (_, name, series, expected) => {
      expect(await fire(at({ name }), series, 900, 300)).toEqual(expected);
    });

    test('that may last is never forgotten, and says where the release stands', async () => {
      const groups = at({ name: 'idle', candidate: undefined, lasts: undefined });
      expect(await fire(groups, SCENARIOS.healthy, 1800, 300)).toEqual({});
      const [[info] = []] = await answers(files, groups, [
        { series: [], questions: [{ expr: 'cutover:release_stage:info', at: 60 }] },
      ]);
      expect(info).toEqual([
        {
          labels: {
            __name__: 'cutover:release_stage:info',
            ...{ service: LIVE.service, namespace: LIVE.namespace, stage: 'idle', attempt: '1', live: '2.4.0' },
          },
          value: 1,
        },
      ]);
    });
  });

  describe('an objective', () => {
    // A new objective brings its tests: its series are found from its own expression.
    const objectives: readonly Objective[] = [
      ...OBJECTIVES,
      Objective.latency({ hold: 1000, rollback: 2500, rollbackAfter: 180 }),
      Objective.of(logErrors, { hold: 2, rollback: 10, noData: 'rollback' }),
      Objective.of(overflowRate, { hold: 1, rollback: 1, concern: 'business' }),
      Objective.errorRatio({ name: 'trial', dryRun: true }),
    ];

    test.each(objectives.map((objective) => [objective.facts.name, objective] as const))(
      '%s: fires above its bounds and not below, and as late as it says',
      async (_, objective) => {
        const { facts } = objective;
        const input = alertInput([objective], { versions: [{ version: CANDIDATE, expectsTraffic: true }] });
        const groups = objectiveAlerts(input);
        const look = input.look(objective);
        for (const [kind, level] of [
          ['Hold', facts.hold],
          ['Rollback', facts.rollback],
        ] as const) {
          const found = await worlds(files, level.signal.read(CANDIDATE, look));
          const reached = ({ value }: { value: number }) =>
            level.signal.worse === 'higher' ? value >= level.limit : value <= level.limit;
          const worst = found
            .filter(reached)
            .sort((a, b) => Math.abs(a.value - level.limit) - Math.abs(b.value - level.limit))[0];
          const best = found
            .filter((world) => !Number.isNaN(world.value) && !reached(world))
            .sort((a, b) => Math.abs(a.value - level.limit) - Math.abs(b.value - level.limit))[0];
          expect([worst?.value, best?.value]).toEqual([expect.any(Number), expect.any(Number)]);
          const ask = (state: string) => ({
            expr: `min_over_time(timestamp(ALERTS{alertname=~".*${kind}"${state}})[${LENGTH + STEP}s:${STEP}s])`,
            at: LENGTH,
          });
          const questions = [ask(''), ask(',alertstate="firing"')];
          const [above, below] = await answers(
            files,
            groups,
            [worst, best].map((world) => ({ series: world!.series, questions })),
          );
          const [first, fired] = above!.map((samples) => Math.min(...samples.map(({ value }) => value)));
          const silent = kind === 'Hold' && facts.concern === 'business';
          const expected = kind === 'Hold' ? 0 : facts.rollbackAfter;
          expect([kind, fired! - first!]).toEqual([kind, silent ? NaN : expected]);
          expect([kind, below]).toEqual([kind, [[], []]]);
        }
      },
    );

    test.each(
      objectives
        .filter(({ facts }) => facts.noData === 'rollback')
        .map((objective) => [objective.facts.name, objective] as const),
    )('%s: says that it is blind, once that has lasted for two scrapes', async (_, objective) => {
      const groups = objectiveAlerts(
        alertInput([objective], { versions: [{ version: CANDIDATE, expectsTraffic: true }] }),
      );
      const found = await fire(groups, [gauge('another', {}, () => 1)], 300);
      expect(Object.entries(found!)).toEqual([[expect.stringMatching(/^Release\w+Blind( 2\.5\.0)?$/), '30-300']]);
    });
  });

  describe('a service level objective', () => {
    const HOUR = 3600;
    const [step, end] = [60, 12 * HOUR];
    const groups = sloRules([Slo.availability({ objective: 0.999 })], { version: LIVE, telemetry: istioTelemetry() });
    const service = (failed: (second: number) => number, all: (second: number) => number = () => 100) =>
      inputSeries(
        requests(LIVE, { all, failed, slow: () => 0 }).filter(({ metric }) => metric === 'istio_requests_total'),
        0,
        end,
        step,
      );
    const burning = (page: string | undefined, ticket: string): Firings => ({
      ...(page === undefined ? {} : { SloAvailabilityBurnPage: page }),
      SloAvailabilityBurnTicket: ticket,
    });
    const during = (begin: number, last: number, value: number) => (second: number) =>
      second >= begin && second < last ? value : 0;

    test.each<[string, ReturnType<typeof service>, Firings]>([
      ['in order', service(() => 0.05), {}],
      [
        'with 8 % of failures for half an hour',
        service(during(6 * HOUR, 6.5 * HOUR, 8)),
        burning('22260-24960', '22020-43200'),
      ],
      ['with a blip of two minutes', service(during(6 * HOUR, 6 * HOUR + 120, 8)), {}],
      ['with 6 % of failures on a tenth of its requests', service(during(6 * HOUR, 6 * HOUR + 1200, 0.6)), {}],
      ['with a slow burn', service(during(6 * HOUR, end, 0.4)), burning(undefined, '28920-43200')],
    ])('%s fires just that', async (_, series, expected) => {
      const [found] = await firings(files, groups, [series], end, step);
      expect(found).toEqual(expected);
    });

    test('weighs its budget by requests, and survives an hour without any', async () => {
      const quiet = during(8 * HOUR, 9 * HOUR, 1);
      const series = service(
        () => 0,
        (second) => (quiet(second) ? 0 : 100),
      );
      const failing = service(
        (second) => (quiet(second) ? 0 : 0.01),
        (second) => (quiet(second) ? 0 : 100),
      );
      const questions = [{ expr: Slo.availability().remainingBudget(LIVE), at: end }];
      const given = await answers(
        files,
        groups,
        [
          { series, questions },
          { series: failing, questions },
        ],
        step,
      );
      expect(given.map(([samples]) => samples!.map(({ labels, value }) => [labels, Number(value.toFixed(2))]))).toEqual(
        [[[{}, 1]], [[{}, 0.9]]],
      );
    });
  });

  describe('the scenarios bite', () => {
    const changed = (from: RegExp, to: string): RuleGroup[] =>
      JSON.parse(JSON.stringify(rules).replace(from, to)) as RuleGroup[];

    test.each<[string, RegExp, string, ScenarioName]>([
      ['a comparison is the other way round', /\) >= 0\.01"/g, ') <= 0.01"', 'healthy'],
      ['the guard on traffic is gone', /> (2\.5|10|[0-9.]+)\)/g, '> 0)', 'lowTraffic'],
      ['the version is not asked for', /,destination_version=~\\"[^"]*\\"/g, '', 'failedPredecessor'],
      ['what must last need not', /"for":"2m"/g, '"for":"1m"', 'missingIndex'],
    ])('where %s', async (_, from, to, name) => {
      const mutant = changed(from, to);
      expect(mutant).not.toEqual(rules);
      const [end, expected] = EXPECTED[name];
      expect(await fire(mutant, SCENARIOS[name], Math.min(end, 1800))).not.toEqual(expected);
    });
  });
});
