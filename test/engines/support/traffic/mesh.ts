import type { TestCluster } from '../cluster';
import { record } from '../report';
import type { EngineName } from '../../../../lib/engines';
import { Backends } from './backends';
import { Load } from './load';
import { MeshRoutes } from './mesh-routes';

/** What real HTTP through real Envoy needs. */
export const MESH: readonly EngineName[] = ['istiod', 'envoy', 'controller-manager', 'scheduler', 'kwok'];

/** A mesh with a client and with backends that answer as its pods. */
export interface Mesh {
  readonly backends: Backends;
  readonly load: Load;
  readonly routes: MeshRoutes;
}

/** The mesh of a test file, whose tier is named in the report. After each of its tests Envoy must have taken everything that istiod sent. */
export function meshOf(cluster: TestCluster, tier: string): Mesh {
  let started: Mesh | undefined;
  const mesh = (): Mesh => {
    if (!started) throw new Error('the mesh has not started');
    return started;
  };
  beforeAll(async () => {
    const { engines } = cluster;
    const [backends, load] = await Promise.all([Backends.start(engines), Load.start(engines)]);
    started = { backends, load, routes: new MeshRoutes(engines) };
  }, 60_000);
  afterEach(async () => {
    const [taken, rejected] = [await mesh().routes.taken(), await mesh().routes.rejected()];
    record({ tier, updates: 'of Envoy, until the end of a test', taken, rejected });
    expect(rejected).toEqual({});
    expect(taken).toBeGreaterThan(0);
  });
  return {
    get backends() {
      return mesh().backends;
    },
    get load() {
      return mesh().load;
    },
    get routes() {
      return mesh().routes;
    },
  };
}
