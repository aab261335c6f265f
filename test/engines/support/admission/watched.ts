import * as fc from 'fast-check';
import {
  Blackbox,
  Dashboard,
  Database,
  Gate,
  Monitoring,
  Objective,
  Objectives,
  ReleasePlan,
  Scrape,
  Slo,
  Telemetries,
  Tracing,
  type BlueGreenProps,
  type PlatformFacts,
} from 'cutover';
import { DIGEST } from './odd-values';

/** How a generated service is watched, as plain data. */
export interface WatchRecipe {
  readonly profile: 'none' | '000' | '001' | '002' | '003' | 'sequential';
  readonly database: boolean;
  readonly telemetry: 'istio' | 'micrometer' | 'grpc' | 'otel';
  readonly gates: readonly ('complete' | 'scraped' | 'no-page' | 'smoke' | 'load' | 'job' | 'error-budget')[];
  readonly slos: readonly number[];
  readonly scrape: 'port' | 'merged' | 'none';
  readonly tracing: boolean;
  readonly probe: boolean;
  readonly dashboard: boolean;
  readonly scrapeInterval: number;
  readonly ruleLabels: Readonly<Record<string, string>>;
}

/** What is said of how a service is watched. */
export type Watch = Pick<
  BlueGreenProps,
  'objectives' | 'telemetry' | 'slos' | 'before' | 'monitoring' | 'plan' | 'requestRate'
>;

const watched: fc.Arbitrary<WatchRecipe> = fc.record({
  profile: fc.constantFrom('none', '000', '001', '002', '003', 'sequential'),
  database: fc.boolean(),
  telemetry: fc.constantFrom('istio', 'istio', 'micrometer', 'grpc', 'otel'),
  gates: fc.subarray(['complete', 'scraped', 'no-page', 'smoke', 'load', 'job', 'error-budget']),
  slos: fc.subarray([0.99, 0.999]),
  scrape: fc.constantFrom('port', 'merged', 'none'),
  tracing: fc.boolean(),
  probe: fc.boolean(),
  dashboard: fc.boolean(),
  scrapeInterval: fc.constantFrom(10, 15, 30),
  ruleLabels: fc.dictionary(fc.constantFrom('release', 'team'), fc.constantFrom('prometheus', 'shop'), { maxKeys: 2 }),
});

const UNWATCHED: WatchRecipe = {
  ...{ profile: 'none', database: false, telemetry: 'istio', gates: [], slos: [], scrapeInterval: 30, ruleLabels: {} },
  ...{ scrape: 'none', tracing: false, probe: false, dashboard: false },
};

/** A service that is watched in every way that needs no second version. */
export const WATCHED: WatchRecipe = {
  ...{
    profile: '000',
    database: true,
    telemetry: 'istio',
    gates: [],
    slos: [0.999],
    scrapeInterval: 30,
    ruleLabels: {},
  },
  ...{ scrape: 'merged', tracing: true, probe: true, dashboard: true },
};

/** A third of the definitions are watched: their synthesis takes several times as long. */
export const anyWatch: fc.Arbitrary<WatchRecipe> = fc.oneof(
  { weight: 2, arbitrary: fc.constant(UNWATCHED) },
  { weight: 1, arbitrary: watched },
);

const IMAGE = `registry.example.com/gate@${DIGEST}`;
/** Bounds that every profile asks for, and those of 20 % around a p99 of 300 ms. */
const BUCKETS = [240, 260, 280, 300, 320, 345, 375, 410, 500, 800, 1000, 2000];
/** Long enough for every look that the profiles take. */
const HOLD = 900;
export const HELD = ReleasePlan.steps({ 10: HOLD, 50: HOLD }, { soak: HOLD });

/** The service that a recipe is for. */
export interface Watched {
  /** Whether everybody may call it; else the Jobs of gates may not, which would be refused. */
  readonly isOpen: boolean;
  /** Name of a port of its container. */
  readonly port: string;
  /** Whether its pods have the mesh's proxy; else what asks for one would be refused. */
  readonly hasProxy: boolean;
}

/** What a recipe says, as far as it can be said of a service. */
export function watchOf(recipe: WatchRecipe, { isOpen, port, hasProxy }: Watched): Watch {
  const slos = recipe.slos.map((objective, index) => Slo.availability({ objective, name: `availability-${index}` }));
  const objectives = objectivesOf(recipe);
  return {
    objectives,
    telemetry: telemetryOf(recipe),
    slos,
    before: recipe.gates
      // Without objectives no rule shows that alerts are evaluated, and the gate is refused.
      .filter((gate) => gate !== 'no-page' || objectives.length > 0)
      .flatMap((gate) => gateOf(gate, slos, isOpen)),
    ...(objectives.length > 0 ? { plan: HELD, requestRate: 1000 } : {}),
    monitoring: Monitoring.of({
      ...(recipe.scrape === 'none' ? {} : { scrape: scrapeOf(hasProxy ? recipe.scrape : 'port', port) }),
      ...(recipe.tracing && hasProxy ? { tracing: Tracing.istio({ provider: 'jaeger', sampling: 12.5 }) } : {}),
      ...(recipe.probe ? { probe: Blackbox.http({ url: 'https://shop.example.com/health' }) } : {}),
      ...(recipe.dashboard ? { dashboard: Dashboard.configMap({ folder: 'Shop' }) } : {}),
    }),
  };
}

/** What a recipe says of the platform. */
export function platformWatching({ scrapeInterval, ruleLabels }: WatchRecipe): PlatformFacts {
  return { prometheus: { scrapeInterval }, ruleLabels, gateImages: { smoke: IMAGE, load: IMAGE } };
}

function objectivesOf({ profile, database }: WatchRecipe): readonly Objective[] {
  const known = database
    ? { database: Database.postgres({ maxConnections: 100_000, poolPerPod: 5, exporter: { job: 'postgres' } }) }
    : {};
  switch (profile) {
    case 'none':
      return [];
    case '000':
      return Objectives.guide000(known);
    case '001':
      return Objectives.guide001({ countsLogs: database });
    case '002':
      return Objectives.guide002(known);
    case '003':
      return Objectives.guide003({ expectedP99: 300 });
    case 'sequential':
      return [Objective.sequential()];
  }
}

function telemetryOf({ telemetry }: WatchRecipe): NonNullable<Watch['telemetry']> {
  if (telemetry === 'istio') return Telemetries.istio();
  return Telemetries[telemetry]({ bounds: BUCKETS });
}

function scrapeOf(scrape: 'port' | 'merged', port: string): Scrape {
  return scrape === 'port' ? Scrape.port(port) : Scrape.merged({ port });
}

function gateOf(gate: WatchRecipe['gates'][number], [slo]: readonly Slo[], isOpen: boolean): readonly Gate[] {
  if (gate === 'complete') return [Gate.complete()];
  if (gate === 'scraped') return [Gate.scraped()];
  if (gate === 'no-page') return [Gate.noPage()];
  if (gate === 'error-budget') return slo ? [Gate.errorBudget(slo)] : [];
  if (!isOpen) return [];
  if (gate === 'smoke') return [Gate.smoke({ headers: { 'x-a': "b'c" }, origin: 'https://shop.example.com' })];
  return gate === 'load'
    ? [Gate.load({ rate: 10 })]
    : [Gate.job('contract', { image: IMAGE, command: ['/check', '$(HOME)', '"a b"'], env: { A: 'a=b' } })];
}
