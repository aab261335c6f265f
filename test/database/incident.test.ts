import type { Problem } from '../../lib/core/problem';
import { Database, type PostgresProps } from '../../lib/database/database';
import { Platform } from '../../lib/files/platform';
import { Release } from '../../lib/files/release';
import { Monitoring } from '../../lib/monitoring/monitoring';
import { Objective, type Bounds } from '../../lib/objectives/objective';
import { ReleasePlan } from '../../lib/release/plan';
import { Capacity, type AutoscaledProps } from '../../lib/service/capacity';
import { Probe } from '../../lib/service/probe';
import { istioTelemetry } from '../../lib/signals/istio';
import { assemble } from '../../lib/strategy/assembly';
import { databaseProblems } from '../../lib/strategy/database-demand';
import { Router } from '../../lib/traffic/router';
import { rendered } from '../service/sample';

// Guide 000: PostgreSQL's default of 100 connections, eight pods of each version and a surge of two, pools of eight.
const DATABASE: PostgresProps = {
  maxConnections: 100,
  poolPerPod: 8,
  otherClients: 10,
  exporter: { instance: 'recommendation-db:9187' },
};
const CAPACITY: AutoscaledProps = { min: 4, max: 8, maxSurge: 2 };

interface Change {
  readonly database?: Partial<PostgresProps>;
  readonly capacity?: Partial<AutoscaledProps>;
  readonly bounds?: Partial<Bounds>;
  readonly objective?: boolean;
}

function definitionOf({ database, capacity, bounds, objective = true }: Change) {
  const postgres = Database.postgres({ ...DATABASE, ...database });
  return {
    container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
    capacity: Capacity.autoscaled({ ...CAPACITY, ...capacity }),
    database: postgres,
    plan: ReleasePlan.guide000(),
    router: Router.istio(),
    watching: {
      objectives: objective ? [Objective.connections(postgres, bounds)] : [],
      telemetry: istioTelemetry(),
      before: [],
      slos: [],
      monitoring: Monitoring.of({}),
    },
    promotionLabels: {},
  };
}

const RELEASE = {
  service: 'recommendation',
  live: 'blue',
  stage: 'idle',
  slots: { blue: { version: 'v1', image: `r/recommendation@sha256:${'a'.repeat(64)}` } },
} as const;

/** The problems of the release, put together as synthesis does. */
function problemsOf(change: Change = {}): readonly Problem[] {
  const site = {
    construct: 'production/recommendation',
    namespace: 'production',
    platform: Platform.of({}),
    source: Release.of(RELEASE).source,
  };
  return assemble(definitionOf(change), site).problems;
}

describe('the incident of guide 000', () => {
  it('is refused before anything is applied, with the sum and three ways out', () => {
    expect(problemsOf()).toMatchObject([
      {
        id: 'connection-budget',
        severity: 'error',
        at: { construct: 'production/recommendation', field: 'database' },
        given:
          'peak of 170 connections to postgres = blue v1 10 pods × 8 + green (next version) 10 pods × 8 + others 10 + jobs 0',
        allowed:
          'at most 77, where the objective holds the release (80 % of 97 usable); max_connections 100 − reserved 3 = 97',
        fix: 'raise max_connections to 216, or set poolPerPod to 3 in every version, or run at most 4 pods in each slot, surge included',
      },
    ]);
  });

  it.each<[string, Change]>([
    ['a higher limit', { database: { maxConnections: 216 } }],
    ['smaller pools', { database: { poolPerPod: 3 } }],
    ['fewer pods', { capacity: { min: 2, max: 2 } }],
  ])('is over with the way out by %s', (_, change) => {
    expect(problemsOf(change)).toEqual([]);
  });

  it('is over with the fix of the guide: 200 connections and pools of six, held at 80 %', () => {
    expect(problemsOf({ database: { maxConnections: 200, poolPerPod: 6 }, bounds: { hold: 0.8 } })).toEqual([]);
  });

  it('is not over with only half of that fix', () => {
    expect(problemsOf({ database: { maxConnections: 200 } })).toMatchObject([{ id: 'connection-budget' }]);
    expect(problemsOf({ database: { poolPerPod: 6 } })).toMatchObject([{ id: 'connection-budget' }]);
  });

  it('is refused without an objective too, at the limit of the server', () => {
    expect(problemsOf({ objective: false })).toMatchObject([
      { severity: 'error', allowed: 'at most 97 usable; max_connections 100 − reserved 3 = 97' },
    ]);
  });

  it('is pointed out without an objective where only little is left', () => {
    expect(problemsOf({ objective: false, database: { maxConnections: 200 } })).toMatchObject([
      { id: 'connection-budget', severity: 'warning', given: expect.stringContaining('peak of 170') },
    ]);
  });
});

describe('two versions with pools of their own', () => {
  const versionOf = (poolPerPod: number, replicas: number) =>
    rendered({
      props: {
        database: Database.postgres({ maxConnections: 100, poolPerPod }),
        capacity: Capacity.fixed(replicas, { maxSurge: 2 }),
      },
    });
  const state = (slot: 'blue' | 'green', version: string) => ({
    slot,
    version,
    image: 'x',
    weight: 50,
    capacity: 'release' as const,
  });

  it('count with what each of them was released with, whatever the code says now', () => {
    const [blue, green] = [versionOf(8, 3), versionOf(2, 6)];
    const slots = { blue: { version: 'v1', image: 'x' }, green: { version: 'v2', image: 'y' } };
    const problems = databaseProblems(
      definitionOf({ database: { maxConnections: 60, otherClients: 0 }, objective: false }),
      { ...RELEASE, stage: 'shift-50', slots },
      { blue: { state: state('blue', 'v1'), rendered: blue }, green: { state: state('green', 'v2'), rendered: green } },
      {},
    );
    expect(problems).toMatchObject([
      {
        severity: 'warning',
        given: expect.stringContaining('= blue v1 5 pods × 8 + green v2 8 pods × 2 + others 0 + jobs 0'),
      },
    ]);
    expect(problems[0]?.given).toMatch(/^peak of 56 /);
  });
});
