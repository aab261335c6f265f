import * as fc from 'fast-check';
import { Blackbox, Dashboard, Database, Gate, Monitoring, Objective, Scrape, Slo, Telemetries, Tracing } from 'cutover';
import type { Draft } from './draft';
import { field, type Field } from './odd-field';
import { DIGEST, durations, hosts, keys, names, numbers, texts, values } from './odd-values';
import { HELD } from './watched';

/** Texts that are paths, addresses or words of PromQL, and ones that break out of where they are written. */
const sharp = fc.oneof(
  fc.constantFrom(
    '/health',
    '/a?b=c&d=%20',
    '/{{x}}',
    "/'",
    '/"',
    '/\\',
    '/$(A)',
    'https://a.b/x',
    'http://a:9090',
    'a_b',
    'a b',
  ),
  texts,
);
const shares = fc.oneof(
  fc.constantFrom(0.001, 0.005, 0.01, 0.05, 0.5, 0.999),
  fc.constantFrom(0, 1, -1, 1.5, 1e-9, 1e-21, Number.NaN, Infinity),
);
const milliseconds = fc.oneof(fc.constantFrom(100, 250, 500, 1000, 2500), numbers);
const images = fc.constantFrom(`a@${DIGEST}`, `r:5000/A/b:v1@${DIGEST}`, 'a:v1', '', `a b@${DIGEST}`);
const labels = fc.dictionary(keys, values, { maxKeys: 2 });

/** Objectives, in a plan that is long enough for them. */
function objectives<Value>(values: fc.Arbitrary<Value>, make: (value: Value) => Objective): Field {
  return field(values, ({ watch }, value) => Object.assign(watch, { objectives: [make(value)], plan: HELD }));
}

function gate<Value>(values: fc.Arbitrary<Value>, make: (value: Value) => Gate): Field {
  return field(values, (draft, value) => {
    // Else who may call the service is what is wrong, in most of them.
    delete draft.props.access;
    draft.watch.before = [make(value)];
  });
}

/** Another part of the monitoring, besides those that there are. */
function monitoring<Value>(values: fc.Arbitrary<Value>, make: (value: Value) => Partial<Parts>): Field {
  return field(values, ({ watch }, value) => {
    const { scrape, tracing, probe, dashboard } = watch.monitoring ?? Monitoring.of({});
    const parts = { scrape, tracing, probe, dashboard, ...make(value) };
    watch.monitoring = Monitoring.of(
      Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined)),
    );
  });
}

type Parts = Pick<Monitoring, 'scrape' | 'tracing' | 'probe' | 'dashboard'>;

function platform<Value>(values: fc.Arbitrary<Value>, make: (value: Value) => Partial<Draft['platform']>): Field {
  return field(values, (draft, value) => (draft.platform = { ...draft.platform, ...make(value) }));
}

/** Where oddities can be in how a service is watched. */
export const WATCH_FIELDS = {
  errorRatio: objectives(fc.tuple(shares, shares), ([hold, rollback]) => Objective.errorRatio({ hold, rollback })),
  latency: objectives(fc.tuple(milliseconds, milliseconds, shares), ([hold, rollback, quantile]) =>
    Objective.latency({ hold, rollback, quantile }),
  ),
  objectiveName: objectives(names, (name) => Objective.errorRatio({ name })),
  objectiveTimes: objectives(fc.tuple(durations, durations), ([window, rollbackAfter]) =>
    Objective.errorRatio({ window, rollbackAfter }),
  ),
  objectiveKind: objectives(
    fc.tuple(fc.constantFrom('hold', 'rollback', 'pass'), fc.boolean(), fc.constantFrom('safety', 'business')),
    ([noData, dryRun, concern]) => Objective.errorRatio({ noData, dryRun, concern }),
  ),
  smoke: gate(
    fc.tuple(sharp, fc.dictionary(keys, sharp, { maxKeys: 2 }), sharp, names),
    ([path, headers, origin, name]) => Gate.smoke({ path, headers, origin, name }),
  ),
  smokeAnswer: gate(fc.tuple(numbers, durations), ([status, timeout]) => Gate.smoke({ status, timeout })),
  load: gate(fc.tuple(numbers, durations, shares, numbers, sharp), ([rate, duration, maxErrorRatio, p99, path]) =>
    Gate.load({ rate, duration, maxErrorRatio, p99Milliseconds: p99, path }),
  ),
  jobGate: gate(
    fc.tuple(names, images, fc.array(sharp, { maxLength: 3 }), fc.dictionary(keys, sharp, { maxKeys: 2 }), durations),
    ([name, image, command, env, timeout]) => Gate.job(name, { image, command, env, timeout }),
  ),
  exporter: objectives(fc.dictionary(keys, sharp, { minKeys: 1, maxKeys: 2 }), (exporter) =>
    Objective.connections(Database.postgres({ maxConnections: 100_000, poolPerPod: 1, exporter })),
  ),
  slo: field(fc.tuple(shares, names), ({ watch }, [objective, name]) => {
    watch.slos = [Slo.availability({ objective, name })];
  }),
  latencySlo: field(fc.tuple(shares, milliseconds), ({ watch }, [objective, bound]) => {
    watch.slos = [Slo.latency({ objective, milliseconds: bound })];
  }),
  telemetry: field(fc.tuple(sharp, sharp, sharp), ({ watch }, [requests, histogram, statusLabel]) => {
    watch.telemetry = Telemetries.http({ requests, durations: histogram, statusLabel });
  }),
  scrape: monitoring(fc.tuple(names, sharp), ([port, path]) => ({ scrape: Scrape.port(port, path) })),
  mergedPath: monitoring(sharp, (path) => ({ scrape: Scrape.merged({ path }) })),
  tracing: monitoring(fc.tuple(sharp, numbers), ([provider, sampling]) => ({
    tracing: Tracing.istio({ provider, sampling }),
  })),
  probe: monitoring(fc.tuple(sharp, sharp, hosts, durations), ([url, module, prober, interval]) => ({
    probe: Blackbox.http({ url, module, prober, interval }),
  })),
  dashboard: monitoring(fc.tuple(sharp, labels, keys), ([folder, found, folderAnnotation]) => ({
    dashboard: Dashboard.configMap({ folder, labels: found, folderAnnotation }),
  })),
  dashboardUid: monitoring(fc.oneof(names, sharp), (uid) => ({ dashboard: Dashboard.configMap({ uid }) })),
  requestRate: field(numbers, ({ watch }, rate) => (watch.requestRate = rate)),
  ruleLabels: platform(labels, (ruleLabels) => ({ ruleLabels })),
  runbooks: platform(sharp, (runbooks) => ({ runbooks })),
  gateImages: platform(fc.tuple(images, images), ([smoke, load]) => ({ gateImages: { smoke, load } })),
  prometheus: platform(
    fc.tuple(sharp, fc.dictionary(keys, sharp, { maxKeys: 2 }), durations),
    ([address, headers, scrapeInterval]) => ({ prometheus: { address, headers, scrapeInterval } }),
  ),
  tenant: platform(sharp, (tenant) => ({ prometheus: { tenant } })),
} satisfies Readonly<Record<string, Field>>;
