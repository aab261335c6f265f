import { orUnknown } from '../../lib/promql/text';
import type { Signal } from '../../lib/signals/signal';
import { candidate, lookBy, signals, telemetries } from '../signals/subjects';
import { describeWithTools, say } from './support/admission/tools';
import { AFTER_THE_END, MOMENT, releaseWorld, type TestSeries } from './support/promtool/release-world';
import { record } from './support/report';

const TIER = 'promtool: signals';

/** What every signal is worth in the world of the tests, by hand. */
const EXPECTED: Readonly<Record<string, number>> = {
  requests: 100,
  'error-ratio': 2 / 100,
  'unattributed-failures': 10,
  overflow: 4,
  'observed-share': 100 / (100 + 100 + 190 + 10),
  'downstream-error-ratio': 10 / 100,
  'hikari-use': 9 / 10,
  'hikari-pending': 3,
  'hikari-timeouts': 1,
  'node-pool-waiting': 5,
  'circuit-breakers-open': 1,
  'breaker-overflow': 3,
  'ejected-pods': 2,
  'application-breakers-open': 1,
  'log-errors': 3,
  'logback-errors': 4,
  'connection-errors': 1,
  'cpu-of-limit': 0.4,
  'cpu-throttled': 0.1,
  'cpu-per-request': 0.6 / 100,
  'memory-of-limit': 0.24,
  'memory-trend': 0.36,
  'tomcat-threads': 0.5,
  'executor-queue': 7,
  'event-loop-lag': 0.05,
  // Two restarts in the 585 s between the first and the last sample, drawn out to 600 s.
  restarts: (2 * 600) / 585,
  'crash-loops': 1,
  'out-of-memory': 1,
  // Two of three ready pods: the predecessor's is still there.
  'scraped-share': 2 / 3,
  'telemetry-age': 0,
  'slower-than-500ms': 45 / 1500,
  'latency-p50': 50 + 50 * (750 / 1350),
  'latency-p95': 250 + 250 * (75 / 105),
  'latency-p99': 500 + 500 * (30 / 45),
  'otel-pool-use': 8 / 10,
  'otel-pool-pending': 3,
  'connections-orders': 60 / 97,
  'slot-connections-orders': 30,
  'longest-transaction-orders': 12,
  'exporter-up-orders': 1,
  'cpu-orders': 0.4,
  'container-cpu-orders': 0.5,
  'pgbouncer-waiting-orders': 3,
  'pgbouncer-longest-wait-orders': 1.5,
  'pgbouncer-use-orders': 15 / 20,
  'success-share': 27 / 30,
  conversion: 30 / 60,
  'budget-availability': 0.42,
  'sequential-score': score(240, 12_000),
};

/** Where a dialect sees other requests. */
const OTHERWISE: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  'istio, gRPC': {
    requests: 50,
    'error-ratio': 5 / 50,
    'cpu-per-request': 0.6 / 50,
    'slower-than-500ms': 25 / 750,
    'latency-p95': 250 + 250 * (37.5 / 50),
    'latency-p99': 500 + 500 * (17.5 / 25),
    'sequential-score': score(600, 6000),
  },
  'istio, native': {
    'slower-than-500ms': 0.1,
    'latency-p50': 64 * 2 ** (750 / 1350),
    'latency-p95': 512 * 2 ** 0.5,
    'latency-p99': 512 * 2 ** 0.9,
  },
};

/** What a version is worth that has no series of failures at all: 0, and not nothing. */
const CLEAN = [
  'error-ratio',
  'unattributed-failures',
  'overflow',
  'downstream-error-ratio',
  'log-errors',
  'logback-errors',
  'connection-errors',
  'restarts',
  'crash-loops',
  'out-of-memory',
  'slot-connections-orders',
  'longest-transaction-orders',
];

/** Signals that see a slot and not which version is in it, and those that say how much of it is seen. */
const BY_SLOT = [
  'slot-connections-orders',
  'longest-transaction-orders',
  'circuit-breakers-open',
  'breaker-overflow',
  'ejected-pods',
  'observed-share',
  'scraped-share',
];

function score(failed: number, all: number): number {
  return Math.log(10) * failed + Math.log(0.99 / 0.999) * (all - failed);
}

/** Every signal in every dialect; those that no dialect changes come once. */
const queries = [
  ...new Map(
    telemetries.flatMap(([dialect, telemetry]) =>
      signals.map((signal) => {
        const query = signal.read(candidate, lookBy(telemetry));
        return [query, { dialect, signal, query }] as const;
      }),
    ),
  ).values(),
];

interface Expectation {
  readonly expr: string;
  readonly eval_time: string;
}

describeWithTools(TIER, ['prometheus'], (files) => {
  test('promtool takes every signal in every dialect as the expression of a rule, with nothing to say', async () => {
    const rules = queries.map(({ query }, index) => ({ record: `signal:${index}`, expr: orUnknown(query) }));
    const [file = ''] = files.write([['rules.yaml', { groups: [{ name: 'signals', rules }] }]]);
    const said = await say('prometheus', 'promtool', ['check', 'rules', '--lint=all', '--lint-fatal', file]);
    expect(said).toMatchObject({ code: 0, output: expect.stringContaining(`${queries.length} rules found`) });
    record({ tier: TIER, tool: 'promtool check rules', signals: signals.length, queries: queries.length });
  });

  test('each has one sample where there is no series at all, which is no number', async () => {
    await expectAll(
      [],
      queries.flatMap(({ query }) => {
        const gate = `(${orUnknown(query)})`;
        return [`count(${gate})`, `(${gate}) != bool (${gate})`].map((expr) => ({ expr, eval_time: MOMENT }));
      }),
    );
  });

  test('each has the value that it has by hand, with a failed predecessor in the slot and counters that start anew', async () => {
    await expectAll(
      releaseWorld(),
      queries.map(({ dialect, signal, query }) => isAbout(query, expectedOf(signal, dialect))),
    );
    record({ tier: TIER, tool: 'promtool test rules', values: queries.length });
  });

  test('each that counts what goes wrong is 0, and not nothing, where nothing does', async () => {
    const counting = queries.filter(({ signal }) => CLEAN.includes(signal.id));
    expect(new Set(counting.map(({ signal }) => signal.id)).size).toBe(CLEAN.length);
    await expectAll(
      releaseWorld({ clean: true }),
      counting.map(({ query }) => isAbout(query, 0)),
    );
  });

  test('each that is about a version has no value for one that nobody sees, though others run in its slot', async () => {
    const unseen = { ...candidate, version: 'v9.9.9' };
    const ofVersion = signals.filter(({ scope, id }) => scope === 'version' && !BY_SLOT.includes(id));
    const silent = telemetries
      .flatMap(([, telemetry]) => ofVersion.map((signal) => signal.read(unseen, lookBy(telemetry))))
      .map((query) => ({ expr: `vector(1) unless on () (${query})`, eval_time: MOMENT }));
    // Unlike these: of its requests and its pods it is known how many others there are.
    const none = signals.filter(({ id }) => ['observed-share', 'scraped-share'].includes(id));
    const zero = none.map((signal) => isAbout(signal.read(unseen, lookBy(telemetries[0]![1])), 0));
    await expectAll(releaseWorld({ labelled: true }), [...silent, ...zero]);
  });

  test('the age of the telemetry grows when nothing is counted any more', async () => {
    const ages = queries.filter(({ signal }) => signal.id === 'telemetry-age');
    await expectAll(
      releaseWorld(),
      ages.map(({ query }) => ({ ...isAbout(query, 120), eval_time: AFTER_THE_END })),
    );
  });

  test('a value that is not the expected one is found', async () => {
    await expect(expectAll(releaseWorld(), [isAbout('vector(1)', 1.01)])).rejects.toThrow('FAILED');
  });

  /** Every expression is 1, alone and without labels. */
  async function expectAll(series: readonly TestSeries[], expectations: readonly Expectation[]): Promise<void> {
    const promql_expr_test = expectations.map((each) => ({ ...each, exp_samples: [{ labels: '{}', value: 1 }] }));
    const input_series = series;
    const tests = [{ interval: '15s', input_series, promql_expr_test }];
    const [file = ''] = files.write([['tests.yaml', { rule_files: [], evaluation_interval: '15s', tests }]]);
    const { code, output } = await say('prometheus', 'promtool', ['test', 'rules', file]);
    if (code !== 0) throw new Error(output);
  }
});

/** That an expression is a number, but for what floating point adds. */
function isAbout(query: string, value: number): Expectation {
  const tolerance = Math.max(1e-9, Math.abs(value) * 1e-9);
  return { expr: `abs((${query}) - (${value})) < bool ${tolerance}`, eval_time: MOMENT };
}

function expectedOf(signal: Signal, dialect: string): number {
  const value = OTHERWISE[dialect]?.[signal.id] ?? EXPECTED[signal.id];
  if (value === undefined) throw new Error(`${signal.id} has no expected value`);
  return value;
}
