import type { KubeObject, SlotName } from 'cutover';
import type { SynthesizedStage } from 'cutover/testing';
import { until, type ClusterObject } from '../../../../lib/engines';
import type { TestCluster } from '../cluster';
import { OUR_KINDS, OURS } from '../our-kinds';
import { Application, type ApplicationState } from './application';
import { Journal, type Entry } from './journal';
import { Repository } from './repository';
import { reweighted, sameWeights, weightChanges, weightsOf, type Route, type Weights } from './weights';

/** What became of a stage that was pushed. */
export interface Delivered {
  readonly stage: string;
  readonly state: ApplicationState;
  /** Milliseconds from before `git push` until Argo CD said that it was in sync and healthy. */
  readonly inSyncAfter: number;
  /** Milliseconds from before `git push` until the weights had moved in the cluster. @default - they did not have to */
  readonly movedAfter?: number;
}

export interface DeliveryProps {
  /** Name of the service, of its Application and of its repository. */
  readonly service: string;
  /** Of the objects; made anew. */
  readonly namespace: string;
  /** What ignore rules of its Application are derived from. @default [] (what a release writes needs none) */
  readonly objects?: readonly KubeObject[];
}

/** A service that is delivered as a team does it: a commit for each stage, and Argo CD. */
export class Delivery {
  private application?: Application;

  private constructor(
    private readonly cluster: TestCluster,
    private readonly props: DeliveryProps,
    private readonly repository: Repository,
    private readonly journal: Journal,
  ) {}

  static async open(cluster: TestCluster, props: DeliveryProps): Promise<Delivery> {
    await cluster.namespace(props.namespace);
    const journal = await Journal.open(cluster.api, props.namespace);
    const repository = Repository.create(cluster.engines.folder, props.namespace);
    return new Delivery(cluster, props, repository, journal);
  }

  /** The Application; there is one from the first push on. */
  get app(): Application {
    if (this.application === undefined) throw new Error('nothing was pushed yet');
    return this.application;
  }

  /** Pushes a stage, wakes Argo CD, and waits for nothing. Gives the commit. */
  async push({ name, files }: Pick<SynthesizedStage, 'name' | 'files'>): Promise<string> {
    const revision = this.repository.pushFiles(files, name);
    const { service, namespace, objects = [] } = this.props;
    if (this.application === undefined) {
      const { repository } = this;
      this.application = await Application.create(this.cluster.api, {
        ...{ name: `${namespace}-${service}`, repository },
        objects,
      });
    } else {
      await this.application.wake();
    }
    return revision;
  }

  /** Pushes a stage and waits until it is in sync and healthy, and its slots have the pods that it asks for. */
  async deliver(stage: SynthesizedStage): Promise<Delivered> {
    const before = await this.weights();
    const start = performance.now();
    const revision = await this.push(stage);
    const state = await this.app.untilInSync(revision);
    const inSyncAfter = Math.round(performance.now() - start);
    await this.untilAtCapacity(stage);
    const moved = sameWeights(before, stage.weights) ? undefined : await this.lastChangeOfWeights();
    return {
      ...{ stage: stage.name, state, inSyncAfter },
      ...(moved === undefined ? {} : { movedAfter: Math.round(moved.heardAt - start) }),
    };
  }

  /** Percent of the traffic for each slot, as the route in the cluster says. */
  async weights(): Promise<Weights | undefined> {
    const { service: name, namespace } = this.props;
    const key = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name, namespace } };
    const route = await this.cluster.api.get(key);
    return route && weightsOf(route);
  }

  /** Has somebody write other weights into the route, past Git. Gives the time of that, by `performance.now()`. */
  async patchWeights(weights: Weights): Promise<number> {
    const { service: name, namespace } = this.props;
    const key = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', metadata: { name, namespace } };
    const routes = (await this.cluster.api.get(key))?.spec.http as readonly Route[];
    const http = routes.map((route) => reweighted(route, weights));
    const at = performance.now();
    await this.cluster.api.merge(key, { spec: { http } });
    return at;
  }

  /** Waits until the route divides the traffic like that. Gives the time when we heard of it. */
  async untilWeights(wanted: Weights): Promise<number> {
    await until(
      async () => sameWeights(await this.weights(), wanted),
      { limit: 100_000 },
      (why) => new Error(`the weights are not ${JSON.stringify(wanted)}: ${why}`),
    );
    return (await this.lastChangeOfWeights())?.heardAt ?? NaN;
  }

  /** Uids of the pods of a slot. */
  async pods(slot: SlotName): Promise<readonly string[]> {
    return (await this.podObjects(slot)).map(({ metadata }) => metadata.uid!);
  }

  /** Says of every pod of a slot whether it is ready, as its kubelet would. */
  async setReady(slot: SlotName, ready: boolean): Promise<void> {
    const status = ready ? 'True' : 'False';
    for (const pod of await this.podObjects(slot)) {
      const conditions = (pod.status.conditions as readonly { readonly type: string }[]).map((condition) =>
        ['Ready', 'ContainersReady'].includes(condition.type)
          ? { ...condition, status, lastTransitionTime: new Date().toISOString() }
          : condition,
      );
      await this.cluster.api.merge(pod, { status: { conditions } }, 'status');
    }
  }

  /** Every state that pods, Deployments and routes had until now. */
  entries(): Promise<readonly Entry[]> {
    return this.journal.entries();
  }

  /** The objects of a stage as they are in the cluster, without what controllers say of them. */
  async fingerprint({ objects }: SynthesizedStage): Promise<readonly string[]> {
    const found = await Promise.all(objects.map((object) => this.cluster.api.get(object)));
    return found.map((object) => JSON.stringify(object && withoutControllers(object)));
  }

  /** All that the namespace has of ours, as `Kind name`. */
  async managed(): Promise<readonly string[]> {
    const lists = await Promise.all(
      OUR_KINDS.map(([apiVersion, kind]) => this.cluster.api.list(apiVersion, kind, this.props.namespace, OURS)),
    );
    return lists.flat().map(({ kind, metadata }) => `${kind} ${metadata.name}`);
  }

  close(): void {
    this.journal.close();
  }

  private async podObjects(slot: SlotName): Promise<readonly ClusterObject[]> {
    const pods = await this.cluster.api.list('v1', 'Pod', this.props.namespace, `cutover.dev/slot=${slot}`);
    return pods.filter(({ metadata }) => !metadata.deletionTimestamp);
  }

  /** An autoscaler acts when it next looks, which Argo CD does not wait for. */
  private async untilAtCapacity({ name, objects }: SynthesizedStage): Promise<void> {
    const lacking = async (): Promise<string | undefined> => {
      for (const wanted of objects.filter(({ kind }) => kind === 'Deployment')) {
        const least = wantedReplicas(wanted, objects);
        const status = (await this.cluster.api.get(wanted))?.status;
        if (least === 0 ? (status?.replicas ?? 0) > 0 : (status?.availableReplicas ?? 0) < least) {
          return `${wanted.metadata.name} has ${JSON.stringify(status)} instead of ${least} pods`;
        }
      }
      return undefined;
    };
    let last: string | undefined;
    await until(
      async () => (last = await lacking()) === undefined,
      { limit: 60_000 },
      (why) => new Error(`${name} is not at its capacity: ${why}: ${last}`),
    );
  }

  private async lastChangeOfWeights(): Promise<Entry | undefined> {
    return weightChanges(await this.entries()).at(-1)?.entry;
  }
}

/** Pods that a Deployment of a stage has at the least. */
function wantedReplicas(deployment: KubeObject, objects: readonly KubeObject[]): number {
  const { name } = deployment.metadata;
  const autoscaler = objects.find(({ kind, metadata }) => kind === 'HorizontalPodAutoscaler' && metadata.name === name);
  const { replicas } = deployment.spec as { readonly replicas?: number };
  return replicas ?? (autoscaler?.spec as { readonly minReplicas: number }).minReplicas;
}

/** An object without what controllers write into it: its status, and the number of pods where an autoscaler sets that. */
function withoutControllers({ status, metadata, spec, ...object }: ClusterObject): object {
  const { resourceVersion: version, generation: _, managedFields, ...kept } = metadata;
  const all = managedFields as readonly { readonly subresource?: string }[];
  const writers = all.filter(({ subresource }) => subresource === undefined);
  const isScaled = all.some(({ subresource }) => subresource === 'scale');
  return {
    ...object,
    spec: isScaled ? { ...spec, replicas: undefined } : spec,
    // What has no status changes its version only when somebody writes it.
    metadata: { ...kept, writers, ...(status === undefined ? { version } : {}) },
  };
}
