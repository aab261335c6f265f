import type { ReleaseStages } from 'cutover/testing';
import { apps, stagesOf, type App, type Played } from '../apps';
import type { TestCluster } from '../cluster';
import { Delivery } from './delivery';
import { MetricsApi } from './metrics-api';

export interface Play {
  readonly delivery: Delivery;
  readonly stages: ReleaseStages;
}

/** The release of an app, in a namespace of its own. */
export type OpenPlay = (
  app: string,
  namespace: string,
  played?: Played,
  syncOptions?: readonly string[],
) => Promise<Play>;

/** Releases for the tests of a file, with the stand-in for the metrics API that their autoscalers ask. */
export function openPlay(cluster: TestCluster, started?: (metrics: MetricsApi) => void): OpenPlay {
  const opened: Delivery[] = [];
  beforeAll(async () => {
    const metrics = await MetricsApi.start(cluster);
    started?.(metrics);
  }, 90_000);
  afterAll(() => {
    for (const delivery of opened) delivery.close();
  });
  return async (app, namespace, played = {}, syncOptions = []) => {
    const stages = stagesOf(appNamed(app), { ...played, namespace });
    const delivery = await Delivery.open(cluster, {
      service: stages.at('idle').release.service,
      namespace,
      syncOptions,
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
