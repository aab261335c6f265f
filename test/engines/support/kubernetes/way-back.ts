import type { SynthesizedStage } from 'cutover/testing';
import { otherSlot, SLOTS, type SlotName } from '../../../../lib/core/labels';
import type { ClusterApi } from '../../../../lib/engines';
import { documentsIn } from '../apps';
import { applyAll } from './applier';
import { promised, type Slots } from './slots';

/** What was seen when a release was taken back by the files beside it. */
export interface TakenBack {
  /** `restore`, `wait`, `route`, `settle`: those that there were. */
  readonly steps: readonly string[];
  /** Pods of the returning slot when its route was about to be applied. */
  readonly atRoute: number;
  /** Pods of the slot that had the traffic until then, which were lost before the route was applied. */
  readonly lostBefore: number;
  /** Pods that were lost in all, of slots that had pods before. */
  readonly lost: number;
  /** Milliseconds from the first step until the route was applied. */
  readonly took: number;
}

/** The slot that has the traffic after the way back. */
export function returningSlot({ release, weights }: SynthesizedStage): SlotName {
  return weights[release.live] === 100 && release.stage === 'idle' ? otherSlot(release.live) : release.live;
}

/** Takes a release back from a stage: each file of `rollback/` in its order, and the waits between them. */
export async function takeBack(api: ClusterApi, slots: Slots, stage: SynthesizedStage): Promise<TakenBack> {
  const start = performance.now();
  const back = returningSlot(stage);
  const before = await uidsOf(slots);
  const lostIn = async (each: readonly SlotName[]): Promise<number> => {
    const now = await uidsOf(slots);
    return each.flatMap((slot) => before[slot].filter((uid) => !now[slot].includes(uid))).length;
  };
  let [atRoute, lostBefore, took] = [0, 0, 0];
  for (const [index, step] of stage.inverse.entries()) {
    if (step.kind === 'wait') {
      await slots.untilAvailable(back, step.replicas, step.timeoutSeconds * 1000);
      continue;
    }
    if (step.name === 'route') [atRoute, lostBefore] = [await slots.available(back), await lostIn([otherSlot(back)])];
    await applyAll(api, documentsIn(fileOf(stage, `${index + 1}-${step.name}.yaml`)));
    if (step.name === 'route') took = Math.round(performance.now() - start);
  }
  const running = SLOTS.filter((slot) => promised(stage)[slot] > 0);
  const steps = stage.inverse.map((step) => (step.kind === 'wait' ? 'wait' : step.name));
  return { steps, atRoute, lostBefore, lost: await lostIn(running), took };
}

/** The text of a file of the way back. */
export function fileOf({ files }: SynthesizedStage, name: string): string {
  const found = [...files].find(([path]) => path.startsWith('rollback/') && path.endsWith(`/${name}`));
  if (!found) throw new Error(`there is no ${name} among ${[...files.keys()].join(', ')}`);
  return found[1];
}

async function uidsOf(slots: Slots): Promise<Readonly<Record<SlotName, readonly string[]>>> {
  return { blue: await slots.uids('blue'), green: await slots.uids('green') };
}
