import { SLOTS, type SlotName } from '../../../../lib/core/labels';
import { until, type ClusterApi } from '../../../../lib/engines';
import type { TestProject } from '../../../cli/support/project';
import { Journal, type Entry } from '../gitops/journal';
import { applyStage, nameOf } from '../kubernetes/applier';
import { promised, Slots } from '../kubernetes/slots';
import { CAUGHT_UP, type Step } from './itinerary';
import { revisionAt, type Revision } from './revision';
import { readyIn, SEEN, Sight } from './sight';
import { witness, type Witnessed } from './witness';

/** A step, as the cluster saw it. */
export interface SeenStep extends Witnessed {
  /** `shift-10 → shift-25, cutover shift --next`. */
  readonly name: string;
  readonly from: Revision;
  readonly to: Revision;
  /** Whether commits were missed between the two. */
  readonly caughtUp: boolean;
  /** Percent of the traffic that the route in the cluster gives each slot afterwards. */
  readonly weights: Readonly<Record<SlotName, number>>;
  /** Milliseconds until every slot had its pods. */
  readonly took: number;
}

/** A namespace to which one revision after another is applied, with everything written down that happens in it. */
export class Player {
  readonly slots: Slots;
  readonly seen: SeenStep[] = [];
  private readonly sight: Sight;
  private readonly taken = new Set<Entry>();

  private constructor(
    private readonly api: ClusterApi,
    private readonly journal: Journal,
    private at: Revision,
    namespace: string,
  ) {
    this.slots = new Slots(api, namespace, at.release.service);
    this.sight = new Sight(at.release.service);
  }

  /** Applies the first revision to an empty namespace. */
  static async from(api: ClusterApi, namespace: string, first: Revision): Promise<Player> {
    const player = new Player(api, await Journal.open(api, namespace, SEEN), first, namespace);
    await player.apply(first);
    witness(player.sight, await player.news(), first, first);
    return player;
  }

  /** Applies a revision wave by wave, takes away what it has no more, and waits until every slot has its pods. */
  async to(revision: Revision, by: string): Promise<SeenStep> {
    const [start, from] = [performance.now(), this.at];
    await this.apply(revision);
    const took = Math.round(performance.now() - start);
    const step: SeenStep = {
      name: `${from.name} → ${revision.name}, ${by}`,
      from,
      to: revision,
      caughtUp: by === CAUGHT_UP,
      ...witness(this.sight, await this.news(), from, revision),
      weights: await this.slots.weights(),
      took,
    };
    this.seen.push(step);
    return step;
  }

  close(): void {
    this.journal.close();
  }

  private async apply(revision: Revision): Promise<void> {
    const kept = new Set(revision.objects.map(nameOf));
    const gone = this.at.objects.filter((object) => !kept.has(nameOf(object)));
    await applyStage(this.api, revision, { prunes: false });
    // Backward, what leads to something goes before it.
    for (const object of gone.toReversed()) await this.api.delete(object);
    await this.slots.settled(revision);
    await this.endpointsFollow(revision);
    this.at = revision;
  }

  /** Endpoints follow their pods a moment later: what is short of them then belongs to no step. */
  private async endpointsFollow(revision: Revision): Promise<void> {
    const [wanted, { namespace, service }] = [promised(revision), this.slots];
    await until(
      async () => {
        const slices = await this.api.list('discovery.k8s.io/v1', 'EndpointSlice', namespace);
        return SLOTS.every((slot) => readyIn(slices, service, slot) >= wanted[slot]);
      },
      { limit: 60_000 },
      (why) => new Error(`the endpoints of ${revision.name} are not ${JSON.stringify(wanted)}: ${why}`),
    );
  }

  /** What was written since the last time. That something is gone may be heard of late. */
  private async news(): Promise<readonly Entry[]> {
    const entries = (await this.journal.entries()).filter((entry) => !this.taken.has(entry));
    for (const entry of entries) this.taken.add(entry);
    return entries;
  }
}

/** Plays a life on the cluster, as fast as its commits are made. */
export async function play(
  api: ClusterApi,
  project: TestProject,
  namespace: string,
  [first, ...rest]: readonly Step[],
): Promise<Player> {
  if (!first) throw new Error('a life without a step');
  const player = await Player.from(api, namespace, revisionAt(project, (await first.commit).id));
  try {
    for (const { stage, by, commit } of rest) {
      const revision = revisionAt(project, (await commit).id);
      if (revision.name !== stage) throw new Error(`${by} led to ${revision.name}, not to ${stage}`);
      await player.to(revision, by);
    }
    return player;
  } finally {
    player.close();
  }
}
