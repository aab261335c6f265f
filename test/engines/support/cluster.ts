import { Engines, notInstalled, pinsOf, type ClusterApi, type EngineName } from '../../../lib/engines';
import { record } from './report';

/** A cluster of one test file, as its tests see it once it has started. */
export interface TestCluster {
  readonly engines: Engines;
  readonly api: ClusterApi;
  /** Milliseconds until all of its engines were ready. */
  readonly startedAfter: number;
  /** A namespace of its own for a test, with the labels given; it is there when this returns. */
  readonly namespace: (name: string, labels?: Readonly<Record<string, string>>) => Promise<string>;
}

/** Long enough for every engine on a busy machine; each has a shorter limit of its own. */
const START_WITHIN = 180_000;

/**
 * Tests on real engines, one cluster for all of them. Where an engine is not installed they are skipped, and the reason is
 * printed: what was not run is never counted as passed.
 */
export function describeOnEngines(
  title: string,
  names: readonly EngineName[],
  tests: (cluster: TestCluster) => void,
): void {
  const missing = notInstalled(pinsOf(names));
  if (missing.length > 0) {
    const reason = `not installed: ${missing.join(', ')} (npm run engines:install)`;
    record({ tier: title, notRun: reason });
    console.warn(`NOT RUN: ${title}: ${reason}`);
    describe.skip(`${title} (${reason})`, () => tests(absent()));
    return;
  }
  describe(title, () => {
    let started: Omit<TestCluster, 'namespace'> | undefined;
    const cluster: TestCluster = {
      get engines() {
        return given(started).engines;
      },
      get api() {
        return given(started).api;
      },
      get startedAfter() {
        return given(started).startedAfter;
      },
      namespace: async (name, labels = {}) => {
        await cluster.api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels } });
        return name;
      },
    };
    beforeAll(async () => {
      const start = performance.now();
      const engines = await Engines.start(names);
      started = { engines, api: await engines.api(), startedAfter: performance.now() - start };
      record({ tier: title, startedAfter: Math.round(started.startedAfter), engines: names });
    }, START_WITHIN);
    tests(cluster);
    // After what the tests themselves close.
    afterAll(async () => started?.engines.stop(), 30_000);
    // Last, so that an engine that died unnoticed does not leave the tests green.
    test('every engine is still running at the end', () => cluster.engines.expectRunning());
  });
}

/** The names of tests have to be known even where they are skipped; nothing else of the cluster is. */
function absent(): TestCluster {
  return new Proxy({} as TestCluster, {
    get: () => () => {
      throw new Error('a skipped test asked for its cluster');
    },
  });
}

function given<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('the engines have not started');
  return value;
}
