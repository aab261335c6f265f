import type { KubeObject, SlotName } from 'cutover';
import type { ReleaseStages, SynthesizedStage } from 'cutover/testing';
import { SLOTS, slotObjectName } from '../../../../lib/core/labels';
import { until, type ObjectKey } from '../../../../lib/engines';
import { stagesOf, type App } from '../apps';
import type { TestCluster } from '../cluster';
import type { Load, Outcomes, Stream } from './load';
import type { Mesh } from './mesh';
import { movement, type Movement } from './movement';
import { applyStage, takeBack, type Sent } from './rollout';

/** What a step of a release took. */
export interface Step {
  /** Milliseconds from all pods being available until the mesh knew them; the routes are sent after that. */
  readonly lag: number;
  /** How the traffic moved. @default - it did not have to */
  readonly moved?: Movement;
}

type Weights = Readonly<Record<SlotName, number>>;

/** Gentle enough to leave the machine to the engines, and dense enough to see a gap of 10 ms. */
const CONTINUOUS = { inFlight: 8, pause: 5 };

/** A release of an app in a namespace of its own, under load from its first stage on. */
export class MeshRelease {
  readonly stages: ReleaseStages;
  private weights: Weights;
  private stream?: Stream;

  private constructor(
    private readonly cluster: TestCluster,
    private readonly mesh: Mesh,
    app: App,
    readonly namespace: string,
  ) {
    this.stages = stagesOf(app, { namespace });
    this.weights = this.stages.at('idle').weights;
  }

  /** Brings an app to idle in a namespace of its own and begins to send requests, which go on until {@link MeshRelease.end}. */
  static async begin(cluster: TestCluster, mesh: Mesh, app: App, namespace = app.name): Promise<MeshRelease> {
    const release = new MeshRelease(cluster, mesh, app, await cluster.namespace(namespace));
    await release.go(release.stages.at('idle'));
    release.stream = await mesh.load.begin({ host: release.host(), ...CONTINUOUS });
    return release;
  }

  get service(): string {
    return this.stages.at('idle').release.service;
  }

  /** The host name that callers use; with a slot, that of the slot's own Service. */
  host(slot?: SlotName): string {
    return `${slot === undefined ? this.service : slotObjectName(this.service, slot)}.${this.namespace}.svc.cluster.local`;
  }

  /** Sends requests besides those that go on all the time, and waits for their answers. */
  send(count: number, order: Partial<Parameters<Load['send']>[1]> = {}): Promise<Outcomes> {
    return this.mesh.load.send(count, { host: this.host(), ...order });
  }

  /** Brings the release to a stage, and waits until the mesh has it. */
  async go(stage: SynthesizedStage): Promise<Step> {
    return this.arrive(await applyStage(this.cluster.api, stage, () => this.known()), stage.weights);
  }

  /** Walks the way back from a stage, as it is written, to the weights before the release. */
  async back(from: SynthesizedStage): Promise<Step> {
    return this.arrive(await takeBack(this.cluster.api, from, () => this.known()), this.stages.at('idle').weights);
  }

  /** Applies an object as somebody else would, out of the order that the release has. */
  async meddle(object: KubeObject): Promise<void> {
    await this.cluster.api.apply(object, { manager: 'meddler', force: true });
  }

  /** Scales a slot by hand, and waits until Envoy has its pods, or none. */
  async scale(slot: SlotName, replicas: number): Promise<void> {
    await this.cluster.api.merge(this.deployment(slot), { spec: { replicas } }, 'scale');
    await this.mesh.routes.endpoints(this.host(), slot, replicas);
  }

  /** What has become of the requests until now, those in flight left out. */
  soFar(): Promise<Outcomes> {
    return this.requests.outcomes();
  }

  /** Sends no more, and gives what became of every request since the release began. */
  end(): Promise<Outcomes> {
    return this.requests.stop();
  }

  private get requests(): Stream {
    if (!this.stream) throw new Error('the release has not begun');
    return this.stream;
  }

  /** Waits until Envoy has every pod that the Deployments have. */
  private async known(): Promise<void> {
    for (const slot of SLOTS) {
      const replicas = await this.replicas(slot);
      if (replicas) await this.mesh.routes.endpoints(this.host(), slot, replicas);
    }
  }

  private async arrive({ routed, lag }: Sent, weights: Weights): Promise<Step> {
    const before = this.weights;
    this.weights = weights;
    await this.mesh.routes.divide(this.host(), weights);
    // What is left of stopped pods would be taken for those that come back.
    for (const slot of SLOTS)
      if ((await this.replicas(slot)) === 0) await this.mesh.routes.endpoints(this.host(), slot, 0);
    if (before.green === weights.green) return { lag };
    const moved = await until(
      async () => movement(await this.requests.since(routed), routed, before, weights),
      { limit: 30_000, every: 100 },
      (why) => new Error(`no request went by ${JSON.stringify(weights)} ${why}`),
    );
    return { lag, moved };
  }

  private async replicas(slot: SlotName): Promise<number | undefined> {
    return (await this.cluster.api.get(this.deployment(slot)))?.spec.replicas as number | undefined;
  }

  private deployment(slot: SlotName): ObjectKey {
    const metadata = { name: slotObjectName(this.service, slot), namespace: this.namespace };
    return { apiVersion: 'apps/v1', kind: 'Deployment', metadata };
  }
}
