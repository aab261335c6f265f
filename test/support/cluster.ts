import type { KubeObject } from 'cutover';
import type { WrittenStep } from '../../lib/evaluation/output';
import { SLOTS } from '../../lib/core/labels';
import { waveOf, WAVES } from '../../lib/strategy/manifest';
import { weightsOf, type Objects } from './play';

/** A cluster: what was applied to it, and which Deployments have pods that are available. */
export class Cluster {
  private readonly applied: Map<string, KubeObject>;
  private readonly available = new Set<string>();

  /** A cluster in which a stage has been applied and every pod of it is available; `watch` sees every moment after. */
  constructor(
    objects: Objects,
    private readonly watch: (objects: Objects) => void = () => undefined,
  ) {
    this.applied = new Map(objects);
    for (const name of this.deployments()) if (this.isRunning(name)) this.available.add(name);
  }

  get objects(): Objects {
    return this.applied;
  }

  /** Takes the steps of a way back. */
  takeBack(steps: readonly WrittenStep[]): void {
    for (const step of steps) {
      if (step.kind === 'wait') this.wait(`Deployment/${step.deployment}`, step.replicas);
      else for (const { object } of step.objects) this.apply(object);
    }
  }

  /** Applies a stage wave by wave, as a GitOps engine does: each is healthy before the next one, and pruning is last. */
  moveTo(objects: Objects): void {
    for (const wave of WAVES) {
      for (const object of objects.values()) if (waveOf(object.kind) === wave) this.apply(object);
      for (const name of this.deployments()) if (this.isRunning(name)) this.available.add(name);
    }
    for (const name of this.applied.keys()) if (!objects.has(name)) this.applied.delete(name);
    this.expectTrafficIsServed();
  }

  private apply(object: KubeObject): void {
    const name = `${object.kind}/${object.metadata.name}`;
    this.applied.set(name, object);
    if (object.kind === 'Deployment' && !this.isRunning(name)) this.available.delete(name);
    this.expectTrafficIsServed();
  }

  private wait(name: string, replicas: number): void {
    const { replicas: wanted = replicas } = (this.applied.get(name)?.spec ?? { replicas: 0 }) as { replicas?: number };
    if (replicas < 1 || wanted < replicas) throw new Error(`${name} waits for ${replicas} pods and has ${wanted}`);
    this.available.add(name);
  }

  /** Every slot with a weight has pods that are available, at every moment. */
  private expectTrafficIsServed(): void {
    this.watch(this.applied);
    for (const [name, object] of this.applied) {
      if (object.kind !== 'VirtualService') continue;
      for (const weights of weightsOf(object)) {
        for (const slot of SLOTS) {
          if (weights[slot] === 0 || this.available.has(`Deployment/checkout-${slot}`)) continue;
          throw new Error(`${name} gives ${weights[slot]} % to ${slot}, which has no pods`);
        }
      }
    }
  }

  private deployments(): string[] {
    return [...this.applied.keys()].filter((name) => name.startsWith('Deployment/'));
  }

  private isRunning(name: string): boolean {
    const { replicas } = (this.applied.get(name)?.spec ?? { replicas: 0 }) as { replicas?: number };
    return replicas !== 0;
  }
}
