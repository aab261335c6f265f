import { otherSlot } from '../core/labels';
import { candidateWeight, stageOf } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import type { Reached, Unreached } from './step';

/** What a cluster has of the candidate of a release. */
export interface CandidateSeen {
  /** Percent of the traffic that the route gives it; none where no route says. */
  readonly weight?: number;
  /** Its version, as its pods are labelled; none where it has no Deployment. */
  readonly version?: string;
  /** Since when it is so: when the route was written last, when the analyses of the stage began. Seconds since 1970. */
  readonly since: readonly number[];
}

/** Where a release stands, as Git has it. */
export interface StandingRelease {
  readonly plan: ReleasePlan;
  readonly release: ReleaseData;
  readonly committed: Reached | undefined;
}

/** When a stage was reached, by the later of its commit and what a cluster has of it; or what the cluster lacks of it. */
export function reachedAsSeen(
  { plan, release, committed }: StandingRelease,
  { weight, version, since }: CandidateSeen,
): Reached | Unreached | undefined {
  const stage = stageOf(plan, release);
  const slot = otherSlot(release.live);
  const candidate = release.slots[slot];
  // At rest nothing is held, and whoever wrote a stage that is none is told so elsewhere.
  if (!stage || stage.kind === 'idle' || !candidate) return committed;
  const wanted = candidateWeight(stage);
  const differences = [
    ...(version === candidate.version ? [] : [`${version ?? 'no version'} in ${slot}, in Git ${candidate.version}`]),
    ...(weight === wanted ? [] : [`${percent(weight)} of the traffic on ${slot}, in Git ${wanted} %`]),
  ];
  if (differences.length > 0) return { lacks: differences.join('; ') };
  const at = Math.max(...since, committed?.at ?? 0);
  return at > (committed?.at ?? 0) ? { at, by: 'cluster' } : committed;
}

function percent(weight: number | undefined): string {
  return weight === undefined ? 'no share' : `${weight} %`;
}
