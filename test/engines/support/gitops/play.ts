import type { KubeObject } from 'cutover';
import type { ReleaseStages } from 'cutover/testing';
import { apps, stagesOf, type App, type Played } from '../apps';
import type { TestCluster } from '../cluster';
import { Delivery } from './delivery';
import { MetricsApi } from './metrics-api';
import { Verdicts } from './verdicts';

export interface Play {
  readonly delivery: Delivery;
  readonly stages: ReleaseStages;
}

/** The release of an app, in a namespace of its own. */
export type OpenPlay = (
  app: string,
  namespace: string,
  played?: Played,
  objects?: readonly KubeObject[],
) => Promise<Play>;

/** What the plays of a file need. */
export interface Scenery {
  /** Called with the stand-in for the metrics API, once that runs. @default - nothing is */
  readonly started?: (metrics: MetricsApi) => void;
  /** Who gives the verdicts of analyses. @default 'stand-in': every one is good, at once */
  readonly verdicts?: 'stand-in' | 'controller';
}

/** Releases for the tests of a file, with stand-ins for the metrics API that autoscalers ask, and for verdicts. */
export function openPlay(cluster: TestCluster, { started, verdicts = 'stand-in' }: Scenery = {}): OpenPlay {
  const opened: Delivery[] = [];
  let given: Verdicts | undefined;
  beforeAll(async () => {
    const metrics = await MetricsApi.start(cluster);
    started?.(metrics);
    if (verdicts === 'stand-in') given = new Verdicts(cluster.api);
  }, 90_000);
  afterAll(async () => {
    for (const delivery of opened) delivery.close();
    await given?.stop();
  });
  return async (app, namespace, played = {}, objects = []) => {
    const stages = stagesOf(appNamed(app), { ...played, namespace });
    const delivery = await Delivery.open(cluster, {
      service: stages.at('idle').release.service,
      namespace,
      objects,
    });
    opened.push(delivery);
    return { delivery, stages };
  };
}

export function appNamed(name: string): App {
  const found = apps.find((app) => app.name === name);
  if (found === undefined) throw new Error(`no app is called ${name}`);
  return found;
}
