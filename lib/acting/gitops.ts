import type { KubeObject } from '../core/kube';

/** What a GitOps engine says of the revision that it has applied. */
export interface AppliedState {
  /** What keeps the commit from being applied; none where it is. */
  readonly unapplied: readonly string[];
  /** Whether an actor has told it to leave the release alone. */
  readonly isPaused: boolean;
}

/** What is asked of it. */
export interface AppliedQuestion {
  /** The commit that brought what is to be applied. */
  readonly commit: string;
  /** Whether a revision has that commit in its history. */
  readonly has: (revision: string) => Promise<boolean>;
  /** What is to be applied. */
  readonly objects: readonly KubeObject[];
}

/** Who applies manifests from Git. */
export interface GitOpsSide {
  readonly applied: (question: AppliedQuestion) => Promise<AppliedState>;
  /** Has it look at Git at once; `urgent` ends a sync of another commit that runs. */
  readonly wake: (commit: string, urgent: boolean) => Promise<void>;
  /** Has it leave alone what is applied past Git. */
  readonly pause: () => Promise<void>;
  /** Has it go on. */
  readonly resume: () => Promise<void>;
}

/** Nobody: people or pipelines apply, and only the objects themselves say what was. */
export const NOBODY: GitOpsSide = {
  applied: () => Promise.resolve({ unapplied: [], isPaused: false }),
  wake: () => Promise.resolve(),
  pause: () => Promise.resolve(),
  resume: () => Promise.resolve(),
};
