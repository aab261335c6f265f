import * as path from 'node:path';
import type { ActorApplication } from '../actor/rights';
import type { ClusterApi } from '../cluster/api';
import { answered, openCluster, type ClusterChoice } from '../cluster/open';
import type { ChosenRelease, ReleaseChoice } from '../project/edit';
import { Git } from '../project/git';
import { projectIn } from '../project/project';
import { Actor, type ActorOptions } from './actor';
import { ArgoCd, findApplication } from './argo-cd';
import { Clone } from './clone';
import { RealCluster } from './cluster-side';
import { Flux } from './flux';
import { NOBODY, type GitOpsSide } from './gitops';
import { askShare } from './prometheus';
import type { BranchFacts, World } from './world';

/** What an actor is opened with. */
export interface Opening extends ActorOptions {
  /** Folder of the app, in the actor's clone. */
  readonly folder: string;
  readonly remote: string;
  readonly branch: string;
  readonly choice: ReleaseChoice;
  readonly cluster: ClusterChoice;
  /** What delivers the release. @default - the Application whose source is the app's output */
  readonly application: ActorApplication | undefined;
  /** Address of Prometheus. @default - that of the platform */
  readonly prometheus: string | undefined;
  /** Seconds since 1970. */
  readonly now: () => number;
}

/** An actor in the real world. Throws where it cannot begin: no clone of its own, no release, no cluster, no Application. */
export async function openActor(opening: Opening): Promise<Actor> {
  const { folder, remote, branch, choice, now } = opening;
  const git = new Git(folder, { hooks: false });
  const clone = new Clone({ project: projectIn(folder), git, remote, branch, choice, now });
  try {
    return new Actor(await openWorld(opening, git, clone), opening);
  } catch (error) {
    await clone.leave().catch(() => undefined);
    throw error;
  }
}

async function openWorld(opening: Opening, git: Git, clone: Clone): Promise<World> {
  await clone.expectUsable();
  // Where the remote does not answer, the branch is what was fetched last, and the first tick says so.
  await clone.fetch().catch(() => undefined);
  const chosen = await clone.chosen();
  const api = await openCluster(opening.cluster);
  const gitOps = await gitOpsSide(opening, { api, git, chosen });
  const places = async () => {
    const { answer, file } = await clone.chosen();
    return { outdir: answer.outdir, file };
  };
  return {
    now: opening.now,
    branch: clone,
    cluster: new RealCluster({ api, gitOps, git, places }),
    share: (facts: BranchFacts, window: number) => askShare(facts, window, opening.prometheus),
  };
}

async function gitOpsSide(
  { application, remote, now }: Opening,
  { api, git, chosen }: { readonly api: ClusterApi; readonly git: Git; readonly chosen: ChosenRelease },
): Promise<GitOpsSide> {
  const { platform, outdir } = chosen.answer;
  if (platform.gitOps === 'kubectl') return NOBODY;
  const top = (await git.must('rev-parse', '--show-toplevel')).trim();
  const folder = path.relative(top, path.join(outdir, 'release')).split(path.sep).join('/');
  if (platform.gitOps === 'flux') return new Flux(api, application?.namespace, folder, now);
  if (application) return new ArgoCd(api, application);
  const repository = (await git.must('remote', 'get-url', remote)).trim();
  return new ArgoCd(api, await answered(api, () => findApplication(api, folder, repository)));
}
