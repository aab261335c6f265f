import { stageOf } from '../release/model';
import type { RestStage, Stage } from '../release/stage';
import { utc } from '../core/time';
import { runEvidence } from './evidence';
import { isSilent, type ClusterFacts, type Observation } from './observation';
import { reachedAt } from './reached';
import { isBad, type RunFacts } from './runs';

/** That nobody sees how a candidate with traffic does. */
export interface Blindness {
  /** Seconds since 1970. */
  readonly since: number;
  readonly text: string;
}

/** Since when nobody sees how a candidate with traffic does; nothing where somebody does, or where it has none. */
export function blindness(seen: Observation): Blindness | undefined {
  const stage = stageOf(seen.plan, seen.revision.release);
  if (!stage || !isAtRisk(stage)) return undefined;
  const outages = [
    { who: 'Git', asked: seen.git },
    { who: 'Git', asked: seen.push },
    { who: 'the cluster', asked: seen.cluster },
    { who: 'Prometheus', asked: seen.share },
  ].flatMap(({ who, asked }) =>
    asked && isSilent(asked) ? [{ since: asked.since, text: silenceText(who, asked.silent, asked.since) }] : [],
  );
  const cluster = isSilent(seen.cluster) ? undefined : seen.cluster.answer;
  const all = [...outages, ...(cluster ? [...unclear(cluster), ...unjudged(seen, cluster)] : [])].map(
    // What is remembered from before the stage says nothing of it.
    ({ since, text }) => ({ since: Math.max(since, seen.committedAt ?? 0), text }),
  );
  return all.sort((one, other) => one.since - other.since)[0];
}

/** Whether users meet the candidate, and the old version still runs: before, nobody is hurt; after, there is no way back at once. */
export function isAtRisk(stage: Stage | RestStage): stage is Extract<Stage, { kind: 'shift' | 'soak' }> {
  return stage.kind === 'shift' || stage.kind === 'soak';
}

/** That somebody does not answer, in words. */
export function silenceText(who: string, why: string, since: number): string {
  return `${who} does not answer since ${utc(since)}: ${why}`;
}

/** Runs that ended without a verdict: no gate looks any more. */
function unclear({ runs }: ClusterFacts): Blindness[] {
  return runs.flatMap((run) =>
    run.phase === 'Inconclusive' && run.endedAt !== undefined
      ? [{ since: run.endedAt, text: `${runEvidence([run]).join('; ')}; no gate looks any more` }]
      : [],
  );
}

/** Runs that nobody has begun, or ended when their stage was over: whoever should judge the candidate is not there. */
function unjudged(seen: Observation, { runs }: ClusterFacts): Blindness[] {
  return runs.flatMap((run) => {
    const since = waitedForSince(seen, run);
    return since === undefined
      ? []
      : [{ since, text: `AnalysisRun ${run.name} is ${run.phase}: no gate has judged the candidate` }];
  });
}

/** Since when a run should be there, or be over; nothing where it is, or where that is still to come. */
export function waitedForSince(seen: Observation, run: RunFacts): number | undefined {
  const stage = stageOf(seen.plan, seen.revision.release);
  const isSeen = !isSilent(seen.cluster) && seen.cluster.answer.seenAt !== undefined;
  const reached = isSeen ? reachedAt(seen) : undefined;
  if (!stage || !isAtRisk(stage) || !reached || !isOpen(run)) return undefined;
  const since = run.phase === 'Running' ? reached.at + stage.hold : reached.at;
  return seen.now > since ? since : undefined;
}

function isOpen(run: RunFacts): boolean {
  return !isBad(run) && run.phase !== 'Successful' && run.phase !== 'Inconclusive';
}
