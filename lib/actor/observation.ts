import type { GitOpsEngine } from '../platform/platform';
import type { ReleasePlan } from '../release/plan';
import type { Revision } from '../transitions/step';
import type { RunFacts } from './runs';
import type { ShareFacts } from './share';

/** What somebody answered, or why not, and since when they have not. */
export type Asked<Answer> = { readonly answer: Answer } | Silence;

/** That somebody does not answer. */
export interface Silence {
  /** What came in the place of an answer. */
  readonly silent: string;
  /** Seconds since 1970. */
  readonly since: number;
}

/** What the cluster says of a release. */
export interface ClusterFacts {
  /** What keeps the revision from being the one that is applied; none where it is. */
  readonly unapplied: readonly string[];
  /** What keeps the Deployments of both slots from being available as the stage asks; none where they are. */
  readonly lacking: readonly string[];
  /** How the route divides the traffic, as Git says and as it is. */
  readonly weights: { readonly wanted: string; readonly actual: string };
  /** Who moves the weights, where that is neither the GitOps engine nor a person with kubectl. @default - one of those */
  readonly otherDriver?: string;
  /** The analysis runs of the stage and attempt, as Git has them. */
  readonly runs: readonly RunFacts[];
  /** When the stage was first seen applied, in seconds since 1970. @default - it has not been */
  readonly seenAt?: number;
}

/** That traffic was taken back past Git, which has to follow. */
export interface TakenBack {
  /** Where the release stood, as `standText` names it. */
  readonly stand: string;
  /** Seconds since 1970. */
  readonly at: number;
  /** Why, line by line. */
  readonly evidence: readonly string[];
}

/** All that a decision is made from. */
export interface Observation {
  /** Seconds since 1970. */
  readonly now: number;
  /** Seconds that a release may stand where nobody can see how it does. */
  readonly outageBudget: number;
  readonly gitOps: GitOpsEngine;
  readonly plan: ReleasePlan;
  /** The release as the branch has it, as far as that could be fetched. */
  readonly revision: Revision;
  /** When the commit was made that brought it to its stage, in seconds since 1970. @default - nobody knows */
  readonly committedAt?: number;
  readonly git: Asked<true>;
  /** That Git is read, and takes no commit. @default - it took the last one */
  readonly push?: Silence;
  readonly cluster: Asked<ClusterFacts>;
  /** Requests of each version. @default - nobody was asked: no traffic goes to the candidate */
  readonly share?: Asked<ShareFacts>;
  /** @default - it was not */
  readonly takenBack?: TakenBack;
}

/** Whether somebody does not answer. */
export function isSilent(asked: Asked<unknown>): asked is Silence {
  return 'silent' in asked;
}
