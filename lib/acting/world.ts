import type { Memory } from '../actor/memory';
import type { ClusterFacts } from '../actor/observation';
import type { ShareFacts } from '../actor/share';
import { CutoverError } from '../core/error';
import type { Problem } from '../core/problem';
import type { ResolvedPlatform } from '../platform/platform';
import type { ReleasePlan } from '../release/plan';
import type { ReleaseData } from '../release/release';
import type { Revision } from '../transitions/step';

/** A release as the branch has it. */
export interface BranchFacts {
  readonly commit: string;
  readonly revision: Revision;
  readonly plan: ReleasePlan;
  readonly platform: ResolvedPlatform;
  readonly environment: string | undefined;
  readonly namespace: string;
  /** When it came to its stage, in seconds since 1970. @default - nobody knows */
  readonly committedAt?: number;
  /** Why nothing can be committed on top of it, such as an app that does not run. @default - something can */
  readonly trouble?: string;
}

/** What became of a commit. */
export type Moved =
  | { readonly kind: 'pushed'; readonly commit: string }
  /** Somebody else was faster: the branch is another one now. */
  | { readonly kind: 'raced' }
  /** The app or the transitions have something against it. */
  | { readonly kind: 'illegal'; readonly problems: readonly Problem[] }
  /** The remote takes it not. */
  | { readonly kind: 'refused'; readonly why: string };

/** The clone is somebody else's: there is nothing that an actor could do but end. */
export class TakenClone extends CutoverError {
  constructor(problem: Problem) {
    super([problem]);
  }
}

/** The branch that a release lives on, through a clone of the actor's own. */
export interface Branch {
  /** Brings the clone to where the remote is. Throws where that does not answer, and a TakenClone. */
  readonly fetch: () => Promise<void>;
  /** The release as it was fetched last. */
  readonly read: () => Promise<BranchFacts>;
  /** Commits a release with all that is made of it on top of what was read, and pushes; never by force. */
  readonly move: (release: ReleaseData, message: string) => Promise<Moved>;
  /** Leaves the clone to whoever comes next. */
  readonly leave: () => Promise<void>;
}

/** What the cluster says at one look. */
export interface ClusterLook {
  readonly facts: Omit<ClusterFacts, 'seenAt'>;
  /** Whether the GitOps engine was told to leave the release alone, by an actor. */
  readonly isPaused: boolean;
}

/** The cluster that a release runs in. */
export interface ClusterSide {
  readonly look: (branch: BranchFacts) => Promise<ClusterLook>;
  readonly recall: (branch: BranchFacts) => Promise<Memory>;
  readonly remember: (branch: BranchFacts, memory: Memory) => Promise<void>;
  /** Has the GitOps engine look at Git at once; `urgent` ends a sync of another commit that runs. */
  readonly wake: (commit: string, urgent: boolean) => Promise<void>;
  /** Applies the way back as the branch has it, with the GitOps engine paused. Gives what is left to be settled. */
  readonly takeBack: (branch: BranchFacts) => Promise<readonly string[]>;
  /** Has the GitOps engine go on. */
  readonly resume: () => Promise<void>;
}

/** All that an actor sees and does. */
export interface World {
  /** Seconds since 1970. */
  readonly now: () => number;
  readonly branch: Branch;
  readonly cluster: ClusterSide;
  /** Requests of each version, by the proxies' metrics. Throws where nobody answers. */
  readonly share: (branch: BranchFacts, window: number) => Promise<ShareFacts>;
}
