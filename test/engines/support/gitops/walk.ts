import type { SlotName } from 'cutover';
import type { ReleaseStages, SynthesizedStage } from 'cutover/testing';
import type { Delivered, Delivery } from './delivery';
import type { ApplicationState } from './application';

/** A stage that was delivered, and what a second look at it changed. */
export interface Step extends Delivered {
  readonly synthesized: SynthesizedStage;
  /** What Argo CD says after it compared again, with every cache thrown away. */
  readonly again: ApplicationState;
  /** The objects before that and after it. */
  readonly objects: readonly string[];
  readonly objectsAgain: readonly string[];
  /** Uids of the pods of each slot. */
  readonly pods: Readonly<Record<SlotName, readonly string[]>>;
  /** What the namespace has of the kinds that a release brings and takes, as `Kind name`. */
  readonly there: readonly string[];
}

/** Delivers stages one after the other, and looks twice at each. */
export async function walk(delivery: Delivery, stages: readonly SynthesizedStage[]): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const synthesized of stages) {
    const delivered = await delivery.deliver(synthesized);
    const objects = await delivery.fingerprint(synthesized);
    const there = await delivery.managed();
    await delivery.app.refresh('hard');
    steps.push({
      ...delivered,
      synthesized,
      again: await delivery.app.state(),
      objects,
      objectsAgain: await delivery.fingerprint(synthesized),
      pods: { blue: await delivery.pods('blue'), green: await delivery.pods('green') },
      there,
    });
  }
  return steps;
}

/** A release that is taken back from a stage, and Git as it was before. */
export function takenBack(stages: ReleaseStages, from: string): readonly SynthesizedStage[] {
  return [stages.at('idle'), stages.at('preview'), stages.at(from), stages.rollbackFrom(from), stages.at('idle')];
}
