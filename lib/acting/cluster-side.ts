import { annotationsOf, memoryOf, type Memory } from '../actor/memory';
import { oneLine } from '../actor/evidence';
import { lackOf, unappliedIn } from '../actor/readiness';
import { leaseName } from '../actor/rights';
import { runFacts } from '../actor/runs';
import { otherDriver, weightsText, type FieldsOfManager } from '../actor/weights';
import { ApiRefusal, type ClusterApi, type ClusterObject, type ObjectKey } from '../cluster/api';
import { within } from '../cluster/wait';
import type { KubeObject } from '../core/kube';
import type { Git } from '../project/git';
import type { GitOpsSide } from './gitops';
import { releaseObjects } from './manifests';
import { takeBackPastGit } from './way-back';
import type { BranchFacts, ClusterLook, ClusterSide } from './world';

/** What a look at the cluster needs. */
export interface ClusterSideOptions {
  readonly api: ClusterApi;
  readonly gitOps: GitOpsSide;
  readonly git: Git;
  /** The folder of the output, and the release file, as absolute paths. */
  readonly places: () => Promise<{ readonly outdir: string; readonly file: string }>;
}

/** Milliseconds until a cluster that does not answer is taken for one that is not there: a look is some small reads. */
const ANSWERS_WITHIN = 10_000;

/** The real cluster. */
export class RealCluster implements ClusterSide {
  constructor(private readonly options: ClusterSideOptions) {}

  /** Everything that is asked of the cluster at one look, side by side. Throws where that takes too long. */
  look(branch: BranchFacts): Promise<ClusterLook> {
    const late = () => new Error(`no answer within ${ANSWERS_WITHIN / 1000} s`);
    return within(this.looked(branch), ANSWERS_WITHIN, late);
  }

  private async looked(branch: BranchFacts): Promise<ClusterLook> {
    const { gitOps, git, places } = this.options;
    const { outdir, file } = await places();
    const objects = releaseObjects(outdir, branch.namespace, branch.revision.release.service);
    const commit = await this.lastChange(branch.commit, [file, outdir]);
    const has = async (revision: string) => {
      if ((await git.find(revision)) === undefined) return false;
      return (await git.run('merge-base', '--is-ancestor', commit, revision)).status === 0;
    };
    const [state, found] = await Promise.all([
      // Verdicts and weights are worth more than what the engine says of them. Who cannot tell may have been paused.
      gitOps
        .applied({ commit, has, objects })
        .catch((error: unknown) => ({ unapplied: [oneLine(String(error))], isPaused: true })),
      this.found(objects),
    ]);
    const isOf = (kind: string) => objects.filter((object) => object.kind === kind);
    const [deployments, routes] = [isOf('Deployment'), isOf('VirtualService')];
    const actual = routes.flatMap((route) => found.get(route) ?? []);
    const managers = actual.map(({ metadata }) => metadata as { readonly managedFields?: readonly FieldsOfManager[] });
    const driver = managers.flatMap(({ managedFields }) => otherDriver(managedFields) ?? [])[0];
    return {
      isPaused: state.isPaused,
      facts: {
        unapplied: [
          ...state.unapplied,
          ...deployments.flatMap((object) => unappliedIn(object, found.get(object)) ?? []),
        ],
        lacking: deployments.flatMap(
          (object) => lackOf(object, found.get(object), isOf('HorizontalPodAutoscaler')) ?? [],
        ),
        weights: { wanted: weightsText(routes), actual: weightsText(actual) },
        ...(driver === undefined ? {} : { otherDriver: driver }),
        runs: isOf('AnalysisRun').map((run) => runFacts(run, found.get(run))),
      },
    };
  }

  /** What is kept on the Lease; nothing where there is none yet. */
  async recall({ namespace, revision }: BranchFacts): Promise<Memory> {
    const lease = await this.options.api.get(leaseKey(namespace, revision.release.service));
    return memoryOf(lease?.metadata.annotations);
  }

  /** Keeps it on the Lease, which is made when there is none. */
  async remember({ namespace, revision }: BranchFacts, memory: Memory): Promise<void> {
    const { api } = this.options;
    const key = leaseKey(namespace, revision.release.service);
    const patch = { metadata: { annotations: annotationsOf(memory) } };
    try {
      await api.merge(key, patch);
    } catch (error) {
      if (!(error instanceof ApiRefusal && error.status === 404)) throw error;
      await api.create(key);
      await api.merge(key, patch);
    }
  }

  /** Has the GitOps engine look at Git at once. */
  wake(commit: string, urgent: boolean): Promise<void> {
    return this.options.gitOps.wake(commit, urgent);
  }

  /** Has the GitOps engine go on. */
  resume(): Promise<void> {
    return this.options.gitOps.resume();
  }

  /** Pauses the GitOps engine, which would undo it, and takes the way back. */
  async takeBack(branch: BranchFacts): Promise<readonly string[]> {
    const { api, git, gitOps, places } = this.options;
    await gitOps.pause();
    return takeBackPastGit({ api, git, outdir: (await places()).outdir, branch });
  }

  /** The last commit that changed the release or its manifests: another one of the repository need not be applied. */
  private async lastChange(commit: string, places: readonly string[]): Promise<string> {
    const [latest] = await this.options.git.history(commit, ...places);
    return latest?.commit ?? commit;
  }

  private async found(objects: readonly KubeObject[]): Promise<ReadonlyMap<KubeObject, KubeObject>> {
    const asked = objects.filter(({ kind }) => ['Deployment', 'VirtualService', 'AnalysisRun'].includes(kind));
    const answers = await Promise.all(asked.map((object) => this.options.api.get(object)));
    return new Map(
      asked.flatMap((object, index) => {
        const answer = answers[index];
        return answer ? [[object, plain(answer)] as const] : [];
      }),
    );
  }
}

/** An object of the cluster as plain data. */
function plain(object: ClusterObject): KubeObject {
  return { ...object };
}

function leaseKey(namespace: string, service: string): ObjectKey {
  return { apiVersion: 'coordination.k8s.io/v1', kind: 'Lease', metadata: { name: leaseName(service), namespace } };
}
