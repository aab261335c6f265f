import type { KubeObject, SlotName } from 'cutover';
import type { SynthesizedStage } from 'cutover/testing';
import { until, type ClusterObject } from '../../../../lib/engines';
import { fluxObjects, kustomizationName } from '../../../../lib/gitops/flux';
import { WAVES, type Wave } from '../../../../lib/strategy/manifest';
import type { TestCluster } from '../cluster';
import { Journal, type Entry } from '../gitops/journal';
import { sameWeights, weightChanges, weightsOf, type Weights } from '../gitops/weights';
import { Source } from './source';

/** Where the output is in the repository. */
const PATH = 'apps/service/manifests';
const LIMIT = 120_000;

/** What a Kustomization says of itself. */
export interface WaveState {
  readonly wave: Wave;
  readonly applied: string;
  readonly ready: string;
  readonly message: string;
}

/** A service that Flux delivers, by the objects that we write. */
export class FluxDelivery {
  private readonly source: Source;

  private constructor(
    private readonly cluster: TestCluster,
    readonly name: string,
    private readonly service: string,
    private readonly journal: Journal,
    repository: KubeObject,
  ) {
    this.source = new Source(cluster, repository);
  }

  /** Applies the objects of Flux for a release, into a namespace of their own. */
  static async open(cluster: TestCluster, namespace: string, stage: SynthesizedStage): Promise<FluxDelivery> {
    await cluster.namespace(namespace);
    const journal = await Journal.open(cluster.api, namespace);
    const [repository, ...kustomizations] = fluxObjects({
      ...{ name: namespace, namespace: 'flux-system', branch: 'main', path: PATH },
      repository: 'https://git.example.com/shop.git',
      objects: stage.objects,
    });
    if (repository === undefined) throw new Error('there is no repository');
    for (const object of [repository, ...kustomizations]) await cluster.api.apply(object);
    return new FluxDelivery(cluster, namespace, stage.release.service, journal, repository);
  }

  /** Makes a stage the newest revision; Flux sees it at once. */
  push({ files }: Pick<SynthesizedStage, 'files'>): Promise<string> {
    return this.source.push(new Map([...files].map(([file, text]) => [`${PATH}/${file}`, text])));
  }

  /** Pushes a stage and waits until every wave is ready with it. Gives the milliseconds that took. */
  async deliver(stage: SynthesizedStage): Promise<number> {
    const start = performance.now();
    const revision = await this.push(stage);
    await this.untilApplied(revision);
    return Math.round(performance.now() - start);
  }

  /** Waits until these waves are ready with a revision. */
  async untilApplied(revision: string, waves: readonly Wave[] = WAVES): Promise<void> {
    let last: readonly WaveState[] = [];
    await until(
      async () => {
        last = await this.waves();
        const asked = last.filter(({ wave }) => waves.includes(wave));
        return asked.every(({ applied, ready }) => applied === revision && ready === 'True');
      },
      { limit: LIMIT, every: 250 },
      (why) => new Error(`${this.name} has not applied ${revision}: ${why}\n${JSON.stringify(last, undefined, 1)}`),
    );
  }

  /** Waits until a wave is like that. */
  async untilWave(wave: Wave, what: string, is: (state: WaveState) => boolean): Promise<WaveState> {
    let last: WaveState | undefined;
    return until(
      async () => {
        last = (await this.waves()).find((state) => state.wave === wave);
        return last !== undefined && is(last) ? last : undefined;
      },
      { limit: LIMIT, every: 250 },
      (why) => new Error(`${wave} is not ${what}: ${why}\n${JSON.stringify(last)}`),
    );
  }

  async waves(): Promise<readonly WaveState[]> {
    return Promise.all(WAVES.map(async (wave) => stateOf(wave, await this.kustomization(wave))));
  }

  /** Waits until the route divides the traffic like that. */
  async untilWeights(wanted: Weights): Promise<void> {
    await until(
      async () => sameWeights(await this.weights(), wanted),
      { limit: LIMIT, every: 50 },
      (why) => new Error(`the weights are not ${JSON.stringify(wanted)}: ${why}`),
    );
  }

  async weights(): Promise<Weights | undefined> {
    const key = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' };
    const route = await this.cluster.api.get({ ...key, metadata: { name: this.service, namespace: this.name } });
    return route && weightsOf(route);
  }

  /** Says of every pod of a slot that it is not ready, as its kubelet would. */
  async fail(slot: SlotName): Promise<void> {
    const pods = await this.cluster.api.list('v1', 'Pod', this.name, `cutover.dev/slot=${slot}`);
    for (const pod of pods) {
      const conditions = (pod.status.conditions as readonly { readonly type: string }[]).map((condition) =>
        ['Ready', 'ContainersReady'].includes(condition.type) ? { ...condition, status: 'False' } : condition,
      );
      await this.cluster.api.merge(pod, { status: { conditions } }, 'status');
    }
  }

  /** Every change of the weights until now. */
  async gains(): Promise<readonly { readonly entry: Entry; readonly to: Weights }[]> {
    return weightChanges(await this.entries());
  }

  entries(): Promise<readonly Entry[]> {
    return this.journal.entries();
  }

  close(): void {
    this.journal.close();
  }

  private kustomization(wave: Wave): Promise<ClusterObject | undefined> {
    const metadata = { name: kustomizationName(this.name, wave), namespace: 'flux-system' };
    return this.cluster.api.get({ apiVersion: 'kustomize.toolkit.fluxcd.io/v1', kind: 'Kustomization', metadata });
  }
}

function stateOf(wave: Wave, object: ClusterObject | undefined): WaveState {
  const conditions = (object?.status?.conditions ?? []) as readonly {
    readonly type: string;
    readonly status: string;
    readonly message: string;
  }[];
  const ready = conditions.find(({ type }) => type === 'Ready');
  const applied = (object?.status?.lastAppliedRevision as string | undefined) ?? '';
  return { wave, applied, ready: ready?.status ?? 'Unknown', message: ready?.message ?? '' };
}
