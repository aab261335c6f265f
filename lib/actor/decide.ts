import type { ReleaseData } from '../release/release';
import { movedOn, takenBack as takenBackOf } from '../transitions/verbs';
import { blindness } from './blind';
import { runEvidence, shareEvidence } from './evidence';
import { holdReasons, silence, type Reason } from './hold-reasons';
import { isSilent, type ClusterFacts, type Observation } from './observation';
import { isBad } from './runs';
import { standText } from './stand';
import { utc } from '../core/time';

/** What takes a release back. */
export type Cause =
  /** A gate of the stage failed. */
  | 'gate'
  /** Nobody could see how it does, for longer than the outage budget. */
  | 'outage'
  /** Traffic was taken back past Git, which follows. */
  | 'taken back'
  /** The way back is in Git, and nobody has applied it. */
  | 'not applied';

/** What an actor does next. */
export type Decision =
  /** Nothing: the release is at rest, or was taken back and that is in force. */
  | { readonly kind: 'done'; readonly end: 'released' | 'rolled back' }
  /** Nothing yet. */
  | { readonly kind: 'hold'; readonly reasons: readonly Reason[]; readonly until?: number }
  /** The next stage. */
  | { readonly kind: 'advance'; readonly release: ReleaseData; readonly evidence: readonly string[] }
  /** The way back, by a commit, or past Git where that does not answer. */
  | {
      readonly kind: 'rollback';
      readonly release: ReleaseData;
      readonly cause: Cause;
      readonly evidence: readonly string[];
      readonly by: 'commit' | 'files';
    };

/**
 * What to do about a release, from what was seen of it. A gate that failed takes it back at once. It goes on when nothing
 * speaks against it, and to the next stage only. Whoever sees the same decides the same.
 */
export function decide(seen: Observation): Decision {
  const { release } = seen.revision;
  if (release.stage === 'idle') return { kind: 'done', end: 'released' };
  const cluster = isSilent(seen.cluster) ? undefined : seen.cluster.answer;
  if (cluster?.otherDriver !== undefined) return hold(driverReason(cluster.otherDriver));
  if (release.stage === 'rollback') return rolledBack(seen);
  return wayBack(seen, cluster) ?? onward(seen);
}

function hold(...reasons: readonly Reason[]): Decision {
  const times = reasons.flatMap(({ until }) => until ?? []);
  const isOnlyTime = times.length === reasons.length;
  return { kind: 'hold', reasons, ...(isOnlyTime ? { until: Math.max(...times) } : {}) };
}

function driverReason(driver: string): Reason {
  const text = `${driver} moves the weights of the route: one driver at a time, so nothing is done here`;
  return { id: 'other driver', text, calls: true };
}

/** Seconds in which a way back that was committed has to be in force: a whole rollback may take two minutes, with its gate. */
const IN_FORCE_WITHIN = 60;
/** Seconds for which the GitOps engine stays paused where it did not bring the way back: it may have an older revision still. */
const PAUSED_FOR = 300;

/** A release that was taken back is over when the traffic is where it was before; where no engine brings it there, past Git. */
function rolledBack(seen: Observation): Decision {
  const { cluster, takenBack, committedAt, now, revision } = seen;
  if (isSilent(cluster)) return hold(silence('the cluster', cluster));
  const { wanted, actual } = cluster.answer.weights;
  if (wanted === actual) {
    if (takenBack?.stand !== standText(revision.release)) return { kind: 'done', end: 'rolled back' };
    const until = takenBack.at + PAUSED_FOR;
    const reason = { ...takenBackReason(takenBack.at, `until ${utc(until)}`), calls: false, until };
    return now < until ? hold(reason) : { kind: 'done', end: 'rolled back' };
  }
  const text = `the way back is not in force yet: ${actual}`;
  if (committedAt === undefined || now - committedAt < IN_FORCE_WITHIN) {
    return hold({ id: 'unapplied', text, calls: false });
  }
  const since = `${text}, ${now - committedAt} s after its commit: the GitOps engine does not follow, and it is applied past it`;
  return { kind: 'rollback', release: revision.release, cause: 'not applied', evidence: [since], by: 'files' };
}

/** The reasons to take a release back, the most telling first; nothing where there is none. */
function wayBack(seen: Observation, cluster: ClusterFacts | undefined): Decision | undefined {
  const { release } = seen.revision;
  const by = isSilent(seen.git) ? 'files' : 'commit';
  const back = (cause: Cause, evidence: readonly string[]): Decision => ({
    ...{ kind: 'rollback', release: takenBackOf(release, seen.revision.lock), cause, by },
    evidence: [...evidence, ...shareEvidence(seen)],
  });
  const { takenBack } = seen;
  // A release of the same version may have stood there before.
  if (takenBack?.stand === standText(release) && takenBack.at >= (seen.committedAt ?? 0)) {
    // The traffic is back already; all that is left to do is a commit.
    if (isSilent(seen.git)) return hold(silence('Git', seen.git), takenBackReason(takenBack.at, 'until Git has it'));
    return back('taken back', [`taken back at ${utc(takenBack.at)}, past Git`, ...takenBack.evidence]);
  }
  const failed = cluster?.runs.filter(isBad) ?? [];
  if (failed.length > 0) return back('gate', runEvidence(failed));
  const blind = blindness(seen);
  if (blind && seen.now - blind.since >= seen.outageBudget && canGoBack(seen)) {
    return back('outage', [`${blind.text}; the outage budget is ${seen.outageBudget} s`]);
  }
  return undefined;
}

function takenBackReason(at: number, paused: string): Reason {
  const text = `the traffic was taken back at ${utc(at)}, past Git, and the GitOps engine is paused ${paused}`;
  return { id: 'taken back', text, calls: true };
}

/** Where neither Git nor the cluster answers, nothing can be done. */
function canGoBack({ git, cluster }: Observation): boolean {
  return !isSilent(git) || !isSilent(cluster);
}

function onward(seen: Observation): Decision {
  const { plan, revision } = seen;
  const next = movedOn(plan, revision.release);
  const reasons = holdReasons(seen, next);
  if (reasons.length > 0) return hold(...reasons);
  const runs = isSilent(seen.cluster) ? [] : seen.cluster.answer.runs;
  return { kind: 'advance', release: next, evidence: [...runEvidence(runs), ...shareEvidence(seen)] };
}
