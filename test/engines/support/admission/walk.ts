import type { KubeObject } from 'cutover';
import type { SynthesizedStage } from 'cutover/testing';
import type { ApplyOptions, ClusterApi, ClusterObject } from '../../../../lib/engines';
import { objectsInOrder } from '../apps';
import { admit, jobsOf, keyOf, podsOf } from './admit';

/** What a walk did to the cluster. */
export interface WalkCounts {
  applied: number;
  pods: number;
  jobs: number;
  pruned: number;
  stepsBack: number;
}

/**
 * Applies the stages of one app to its namespace, one after the other, as who applies whole folders and prunes what is no
 * longer in them. Nothing rolls: there is no controller, so the waits on the way back are left out.
 */
export class Walk {
  readonly counts: WalkCounts = { applied: 0, pods: 0, jobs: 0, pruned: 0, stepsBack: 0 };
  private readonly there = new Map<string, KubeObject>();

  /** `optionsOf` says how each object is applied, where that is not as `admit` does. */
  constructor(
    private readonly api: ClusterApi,
    private readonly optionsOf: (object: KubeObject) => ApplyOptions = () => ({}),
  ) {}

  /** Everything of a stage, wave after wave; then what other stages left is removed. Gives what the server stored. */
  goTo(stage: SynthesizedStage): Promise<readonly ClusterObject[]> {
    return this.goToObjects(objectsInOrder(stage).flat());
  }

  /** These objects, one after the other; then what is not among them is removed. Gives what the server stored. */
  async goToObjects(objects: readonly KubeObject[]): Promise<readonly ClusterObject[]> {
    const stored = await this.applyAll(objects);
    const wanted = new Set(objects.map(keyOf));
    for (const object of [...this.there.values()].filter((each) => !wanted.has(keyOf(each)))) await this.prune(object);
    return stored;
  }

  /** The Jobs and the pods of a stage, dry run. */
  async tryPods(stage: SynthesizedStage): Promise<void> {
    const jobs = jobsOf(stage.objects);
    const pods = podsOf([...stage.objects, ...jobs]);
    for (const object of [...jobs, ...pods]) await admit(this.api, object, { dryRun: true });
    this.counts.jobs += jobs.length;
    this.counts.pods += pods.length;
  }

  /** The way back from a stage, step after step. */
  async goBack({ inverse }: SynthesizedStage): Promise<void> {
    for (const step of inverse) {
      if (step.kind === 'wait') continue;
      await this.applyAll(step.objects);
      this.counts.stepsBack += 1;
    }
  }

  /** Removes everything that is there. */
  async clear(): Promise<void> {
    for (const object of [...this.there.values()]) await this.prune(object);
  }

  async applyAll(objects: readonly KubeObject[]): Promise<readonly ClusterObject[]> {
    const stored: ClusterObject[] = [];
    for (const object of objects) {
      stored.push(await admit(this.api, object, this.optionsOf(object)));
      this.there.set(keyOf(object), object);
      this.counts.applied += 1;
    }
    return stored;
  }

  private async prune(object: KubeObject): Promise<void> {
    await this.api.delete(object);
    this.there.delete(keyOf(object));
    this.counts.pruned += 1;
  }
}

/** What of a stage fails is said with its name. */
export async function atStage({ name }: { readonly name: string }, work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    if (error instanceof Error) error.message = `at ${name}: ${error.message}`;
    throw error;
  }
}
