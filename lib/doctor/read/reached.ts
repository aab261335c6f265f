import { ownsRoutes } from '../../actor/weights';
import type { ClusterApi, ClusterObject } from '../../cluster/api';
import { clusterRule } from '../../cluster/open';
import { otherSlot, slotObjectName, VERSION_LABEL } from '../../core/labels';
import { secondsOf } from '../../core/time';
import type { Observe } from '../../project/step';
import { ReleasePlan } from '../../release/plan';
import type { ReleaseData } from '../../release/release';
import { reachedAsSeen, type CandidateSeen } from '../../transitions/seen';
import { routeWeights } from '../release-state';
import { ClusterReader } from './cluster';
import { readRuns } from './release';

/**
 * Looks where releases stand in a cluster. One that does not answer is warned of, and the commits say alone: it must not
 * keep anybody from what they want to do about it.
 */
export function observerOf(api: ClusterApi): Observe {
  return async (standing, { namespace, stages }) => {
    const { release } = standing.revision;
    try {
      const seen = await candidateIn(api, namespace, release);
      const reached = reachedAsSeen({ plan: ReleasePlan.of(...stages), release, committed: standing.reached }, seen);
      return { standing: { revision: standing.revision, ...(reached ? { reached } : {}) } };
    } catch (error) {
      return { standing, warnings: [unseen(api, error as Error)] };
    }
  };
}

async function candidateIn(api: ClusterApi, namespace: string, release: ReleaseData): Promise<CandidateSeen> {
  const { service, live, stage, attempt = 1 } = release;
  const slot = otherSlot(live);
  const metadata = { namespace, name: service };
  const [route, deployment, runs] = await Promise.all([
    api.get({ apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata }),
    api.get({
      apiVersion: 'apps/v1',
      kind: 'Deployment',
      metadata: { namespace, name: slotObjectName(service, slot) },
    }),
    readRuns(new ClusterReader(api), { namespace, service, stage, attempt }),
  ]);
  const weights = routeWeights(route?.spec ?? {});
  // A route that leads to the live slot alone gives the other one nothing.
  const weight = weights[slot] ?? (weights[live] === undefined ? undefined : 0);
  const version = deployment && versionOf(deployment);
  const written = route?.metadata.managedFields?.filter(({ fieldsV1 }) => ownsRoutes(fieldsV1)) ?? [];
  const times = [...written.map(({ time }) => time), ...runs.map(({ metadata: run }) => run.creationTimestamp)];
  return {
    ...(weight === undefined ? {} : { weight }),
    ...(version === undefined ? {} : { version }),
    since: times.flatMap((time) => secondsOf(time) ?? []),
  };
}

function versionOf({ spec }: ClusterObject): string | undefined {
  const { template } = spec as {
    readonly template: { readonly metadata: { readonly labels?: Record<string, string> } };
  };
  return template.metadata.labels?.[VERSION_LABEL];
}

function unseen({ config }: ClusterApi, { message }: Error): ReturnType<typeof clusterRule.problem> {
  return clusterRule.problem({
    severity: 'warning',
    given: `${config.getCurrentCluster()?.server ?? 'the cluster'}: ${message}`,
    allowed: 'an API server that says since when a stage is in force',
    fix: 'see why it does not answer; until then the time of the commit counts',
  });
}
