import type { SynthesizedStage } from 'cutover/testing';
import { SLOTS, type SlotName } from '../../../../lib/core/labels';
import type { ClusterApi } from '../../../../lib/engines';
import type { Wave } from '../../../../lib/strategy/manifest';
import { applyStage, type Applying } from './applier';
import { promised, type Slots } from './slots';
import { watching } from './watch';

/** One step of a release, as the cluster saw it. */
export interface Step {
  /** `shift-10 → shift-25`. */
  readonly name: string;
  /** Pods that went, of slots that have pods before and after the step. */
  readonly lost: readonly string[];
  /** Pods that were the same before and after. */
  readonly kept: number;
  /** Of each slot that the stage gives traffic: pods when the wave of the routes was reached. */
  readonly atRoutes: readonly Capacity[];
  /** Of each slot: the fewest pods in any look while the route in the cluster gave it traffic. */
  readonly fewest: readonly Capacity[];
  /** How often the cluster was looked at meanwhile. */
  readonly looks: number;
  /** What the route in the cluster says after it. */
  readonly weights: Readonly<Record<SlotName, number>>;
  /** Milliseconds until every slot had its pods. */
  readonly took: number;
}

/** Pods that a slot had available, and those that it was promised. */
export interface Capacity {
  readonly slot: SlotName;
  readonly available: number;
  readonly promised: number;
}

/** Slots that had fewer pods than promised. */
export function short(capacities: readonly Capacity[]): readonly Capacity[] {
  return capacities.filter(({ available, promised }) => available < promised);
}

/** Applies one stage after another, and keeps what happened to the pods. */
export class Journey {
  readonly steps: Step[] = [];

  constructor(
    private readonly api: ClusterApi,
    readonly slots: Slots,
    private at: SynthesizedStage,
  ) {}

  /** A journey that begins with a stage on an empty cluster. */
  static async from(api: ClusterApi, slots: Slots, stage: SynthesizedStage): Promise<Journey> {
    await applyStage(api, stage);
    await slots.settled(stage);
    return new Journey(api, slots, stage);
  }

  /** Applies a stage and waits until every slot has its pods. */
  async to(stage: SynthesizedStage, applying: Pick<Applying, 'prunes'> = {}): Promise<Step> {
    const start = performance.now();
    const [from, before] = [this.at, await this.uids()];
    const [there, next] = [promised(from), promised(stage)];
    let atRoutes: readonly Capacity[] = [];
    const { fewest, looks } = await watching(this.slots, async () => {
      const before = async (wave: Wave): Promise<void> => {
        if (wave === 'routes') atRoutes = await capacities(this.slots, stage);
      };
      await applyStage(this.api, stage, { ...applying, before });
      await this.slots.settled(stage);
    });
    const took = Math.round(performance.now() - start);
    const after = await this.uids();
    const stays = SLOTS.filter((slot) => there[slot] > 0 && next[slot] > 0);
    const pods = stays.flatMap((slot) => before[slot].map((uid) => ({ slot, uid, lost: !after[slot].includes(uid) })));
    const step: Step = {
      name: `${from.name} → ${stage.name}`,
      lost: pods.filter(({ lost }) => lost).map(({ slot, uid }) => `${slot} ${uid}`),
      kept: pods.filter(({ lost }) => !lost).length,
      // Only a slot that is given more traffic needs what the stage promises before; the other one may still be growing.
      atRoutes: atRoutes.map((each) => {
        const rises = stage.weights[each.slot] > from.weights[each.slot];
        return rises ? each : { ...each, promised: Math.min(there[each.slot], next[each.slot]) };
      }),
      // A slot that grows while it has traffic had no more than before until it has grown.
      fewest: stays.flatMap((slot) => {
        const available = fewest[slot];
        return available === undefined ? [] : [{ slot, available, promised: Math.min(there[slot], next[slot]) }];
      }),
      looks,
      weights: await this.slots.weights(),
      took,
    };
    this.at = stage;
    this.steps.push(step);
    return step;
  }

  private async uids(): Promise<Readonly<Record<SlotName, readonly string[]>>> {
    return { blue: await this.slots.uids('blue'), green: await this.slots.uids('green') };
  }
}

/** Pods of each slot that a stage gives traffic, now. */
export async function capacities(slots: Slots, stage: SynthesizedStage): Promise<readonly Capacity[]> {
  const [available, wanted] = [await slots.availableOfEach(), promised(stage)];
  return SLOTS.filter((slot) => stage.weights[slot] > 0).map((slot) => ({
    slot,
    available: available[slot],
    promised: wanted[slot],
  }));
}
