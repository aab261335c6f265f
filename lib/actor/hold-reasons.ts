import { candidateWeight, stageOf } from '../release/model';
import type { ReleaseData } from '../release/release';
import { holdOf } from '../release/stage';
import { transitionProblems } from '../transitions/transitions';
import { oneLine } from './evidence';
import { silenceText, waitedForSince } from './blind';
import { isSilent, type Asked, type ClusterFacts, type Observation, type Silence } from './observation';
import { reachedAt } from './reached';
import type { RunFacts } from './runs';
import { arrival } from './share';
import { utc } from '../core/time';

/** Why a release is held. */
export interface Reason {
  /** The same as long as it is the same reason, whatever its numbers are. */
  readonly id: string;
  readonly text: string;
  /** Whether somebody should look: it will not pass by itself, or must not last. */
  readonly calls: boolean;
  /** When it passes, in seconds since 1970. @default - nobody knows */
  readonly until?: number;
}

/** Seconds in which a controller begins a run, and ends it after its last look. */
const PATIENCE = 60;

/** Everything that keeps a release from its next stage. */
export function holdReasons(seen: Observation, next: ReleaseData): Reason[] {
  if (isSilent(seen.cluster)) return [...silent('Git', seen.git), ...silent('the cluster', seen.cluster)];
  const cluster = seen.cluster.answer;
  return [
    ...silent('Git', seen.git),
    ...silent('Prometheus', seen.share),
    ...unapplied(seen, cluster),
    ...cluster.lacking.map((text) => ({ id: 'not ready', text, calls: false })),
    ...cluster.runs.flatMap((run) => openRun(run, seen)),
    ...notArrived(seen, cluster),
    ...illegal(seen, next),
  ];
}

function silent(who: string, asked: Asked<unknown> | undefined): Reason[] {
  return asked && isSilent(asked) ? [silence(who, asked)] : [];
}

/** That somebody does not answer, who is needed. */
export function silence(who: string, { silent: why, since }: Silence): Reason {
  return { id: `${who} is silent`, text: silenceText(who, why, since), calls: true };
}

function unapplied(seen: Observation, { unapplied: reasons, weights, seenAt }: ClusterFacts): Reason[] {
  const texts = [
    ...reasons,
    ...(weights.wanted === weights.actual ? [] : [`weights are ${weights.actual}, in Git ${weights.wanted}`]),
  ];
  if (texts.length === 0 && seenAt === undefined) texts.push('it has not been seen applied before');
  // It takes seconds, or minutes: what takes longer than an outage may is for people.
  const calls = seenAt === undefined && seen.now - (seen.committedAt ?? seen.now) >= seen.outageBudget;
  return texts.map((text) => ({ id: 'unapplied', text, calls }));
}

function openRun(run: RunFacts, seen: Observation): Reason[] {
  const { name, phase, endedAt, metrics } = run;
  if (phase === 'Successful') return [];
  if (phase !== 'Inconclusive') {
    const calls = seen.now - (waitedForSince(seen, run) ?? seen.now) >= PATIENCE;
    return [{ id: 'gates', text: `AnalysisRun ${name} is ${phase}`, calls }];
  }
  const since = endedAt === undefined ? '' : ` since ${utc(endedAt)}`;
  const open = metrics.filter((metric) => metric.phase === 'Inconclusive');
  const measured = open.map((metric) => `${metric.name} measured ${oneLine(metric.measured?.value ?? 'nothing')}`);
  const text =
    `AnalysisRun ${name} is Inconclusive${since}: ${measured.join(', ') || 'neither good nor bad'}, and it looks no more. ` +
    'Count attempt up to have it judged again, or take the release back';
  return [{ id: 'inconclusive', text, calls: true }];
}

/**
 * Whether the traffic went where the weight says, at the proxies; what is not applied is not asked for. No request at all is
 * no evidence against it.
 */
function notArrived(seen: Observation, cluster: ClusterFacts): Reason[] {
  const { plan, revision, share } = seen;
  const stage = stageOf(plan, revision.release);
  if (!share || isSilent(share) || !stage || cluster.seenAt === undefined) return [];
  const from = reachedAt(seen)?.at;
  const until = from === undefined ? undefined : from + share.answer.window;
  if (until !== undefined && seen.now < until) {
    const text = `the proxies' metrics of this stage are complete at ${utc(until)}`;
    return [{ id: 'share', text, calls: false, until }];
  }
  const { kind, text } = arrival(candidateWeight(stage) / 100, share.answer);
  return kind === 'elsewhere' ? [{ id: 'elsewhere', text: `the traffic is elsewhere: ${text}`, calls: true }] : [];
}

/** What transitions have against the next stage: its hold, its approval. */
function illegal(seen: Observation, next: ReleaseData): Reason[] {
  const { plan, revision, now } = seen;
  if (next.stage === revision.release.stage) {
    return [{ id: 'no next stage', text: `there is no stage after ${next.stage}`, calls: true }];
  }
  const reached = reachedAt(seen);
  const stage = plan.stage(revision.release.stage);
  const over = reached && stage ? reached.at + holdOf(stage) : undefined;
  const problems = transitionProblems({
    plan,
    before: revision,
    after: { release: next },
    ...(reached ? { reached } : {}),
    now,
    locate: (field) => ({ field }),
  });
  return problems.map(({ id, given, allowed, fix }) => {
    const isTime = id === 'stage-hold' && over !== undefined && now >= (reached?.at ?? now);
    return {
      id,
      text: `${given}; allowed is ${allowed}: ${fix}`,
      calls: !isTime,
      ...(isTime ? { until: over } : {}),
    };
  });
}
