import { positive, seconds } from '../core/quantity';
import type { Objective, ObjectiveFacts } from '../objectives/objective';
import { candidateWeight } from '../release/model';
import type { ReleasePlan } from '../release/plan';
import { holdOf, stageName, type Stage } from '../release/stage';
import { inSequence, pollLatency, timeToRollback, verdictInStage, type Delay, type TimeToRollback } from './detection';
import { exposures, type Exposure } from './exposure';
import { looksInARow } from './look';
import { releaseRisk, stageRisk, type GatedStage, type Risk, type StageRisk } from './power';
import { filling, type Schedule } from './schedule';
import { measuredAt } from './stage-gates';
import { LOOK_INTERVAL, healthyShare, requestsPerLook } from './watch';

/** What a plan is looked at with. */
export interface OutlookInput {
  readonly plan: ReleasePlan;
  readonly objectives: readonly Objective[];
  /** Seconds between two scrapes. @default 30 */
  readonly scrapeInterval?: number;
  /** Seconds from a commit until the GitOps engine has applied it, at the longest. @default 180 */
  readonly syncLatency?: number;
  /** Seconds from a verdict to the commit: a person's time, or a program's. @default 0 */
  readonly decision?: number;
  /** Requests per second of the whole service. @default - unknown: nothing is said of chance */
  readonly requestRate?: number;
  /** How bad the version is that must be found: so many times the rollback bound. @default 2 */
  readonly regression?: number;
}

/** What the gate of one objective can tell at a stage. */
export interface GateOutlook {
  readonly objective: string;
  /** Seconds from the begin of the stage to the verdict on a version that is bad from there on; none within the hold. */
  readonly detection: Delay | undefined;
  /** From the onset to the verdict, from there until the old version has all requests again, and both. */
  readonly rollback: TimeToRollback | undefined;
  /** How often it is wrong; nothing for what is no share of requests, or at an unknown rate. */
  readonly risk: StageRisk | undefined;
}

/** What the gates of a stage can tell. */
export interface StageOutlook {
  readonly stage: string;
  /** Percent of the requests that the candidate has. */
  readonly weight: number;
  /** Seconds that it is held. */
  readonly hold: number;
  readonly gates: readonly GateOutlook[];
}

/** What the gates of a plan can tell, before any of it has happened. */
export interface PlanOutlook {
  readonly stages: readonly StageOutlook[];
  /** What a version that is bad from the begin of a stage on gets before it is rolled back, one for each stage. */
  readonly exposure: readonly Exposure[];
  /** How often an objective is wrong over the whole release, by its name; those of which chance can be computed. */
  readonly risk: Readonly<Record<string, Risk>>;
}

/** Routes reach the proxies within a second (measured: 13 to 60 ms). */
export const PROPAGATION = 1;

/** For each stage and for the whole plan: who tells what, when, how surely, and what it costs until then. */
export function planOutlook(input: OutlookInput): PlanOutlook {
  expectInput(input);
  const watched = input.plan.stages.filter((stage) => holdOf(stage) > 0 && candidateWeight(stage) > 0);
  const facts = input.objectives.map((objective) => objective.facts).filter(({ dryRun }) => !dryRun);
  const stages = watched.map((stage) => stageOutlook(stage, facts, input));
  const wayBack = inSequence(...Object.values(wayBackOf(input))).worst;
  const exposed = stages.map(({ stage, weight, hold, gates }) => {
    const verdicts = gates.flatMap(({ detection }) => (detection ? [detection.worst] : []));
    const detection = verdicts.length > 0 ? { detection: Math.min(...verdicts) } : {};
    return { name: stage, weight: weight / 100, hold, ...detection };
  });
  return { stages, exposure: exposures(exposed, wayBack), risk: risks(watched, facts, input) };
}

/** Throws a CutoverError for numbers that no answer can be computed of. */
function expectInput(input: OutlookInput): void {
  const { scrapeInterval = 30, syncLatency = 180, decision = 0, requestRate = 1, regression = 2 } = input;
  seconds(scrapeInterval, 'scrapeInterval', 1);
  seconds(syncLatency, 'syncLatency');
  seconds(decision, 'decision');
  positive(requestRate, 'requestRate');
  positive(regression, 'regression');
}

function stageOutlook(stage: Stage, objectives: readonly ObjectiveFacts[], input: OutlookInput): StageOutlook {
  const gates = measuredAt(stage, objectives).map((objective): GateOutlook => {
    const schedule = filling(holdOf(stage), objective.settle);
    const gated = schedule && gatedStage(stage, objective, input);
    const isBlind = gated !== undefined && seenPerLook(gated) < (requestsPerLook(objective) ?? 0);
    // When a sequential test decides is a matter of chance: no time can be promised.
    const detection =
      schedule && !isBlind && !objective.sequential ? verdict(stage, objective, schedule, input) : undefined;
    return {
      objective: objective.name,
      detection,
      rollback: detection && timeToRollback(detection, wayBackOf(input)),
      risk: gated && (isBlind ? { requestsPerLook: seenPerLook(gated), ...SILENT } : stageRisk(gated)),
    };
  });
  return { stage: stageName(stage), weight: candidateWeight(stage), hold: holdOf(stage), gates };
}

/** With too few requests a gate has no value: it rolls nothing back, and finds nothing. */
const SILENT: Risk = { falseRollback: 0, missed: 1 };

function seenPerLook({ requestsPerSecond, weight, window }: GatedStage): number {
  return requestsPerSecond * weight * window;
}

function verdict(
  stage: Stage,
  objective: ObjectiveFacts,
  { initialDelay, interval }: Schedule,
  { scrapeInterval = 30, regression = 2 }: OutlookInput,
): Delay | undefined {
  const { rollback, rollbackAfter, window } = objective;
  const isRate = rollback.signal.series !== 'gauge';
  const limit = Math.abs(rollback.limit);
  return verdictInStage(
    {
      hold: holdOf(stage),
      initialDelay,
      interval,
      window: isRate ? window : 0,
      scrape: scrapeInterval,
      ...(rollbackAfter > 0 ? { sustained: rollbackAfter, step: LOOK_INTERVAL } : {}),
    },
    { base: 0, bad: limit * regression, limit },
  );
}

function wayBackOf({ decision = 0, syncLatency = 180 }: OutlookInput) {
  const exactly = (seconds: number): Delay => ({ best: seconds, typical: seconds, worst: seconds });
  return { decision: exactly(decision), sync: pollLatency(syncLatency), propagation: exactly(PROPAGATION) };
}

/** The stage in the terms of chance; nothing where a signal is no share of requests, or their rate is unknown. */
function gatedStage(
  stage: Stage,
  objective: ObjectiveFacts,
  { requestRate, regression = 2 }: OutlookInput,
): GatedStage | undefined {
  const { comparison, rollback, rollbackAfter, window } = objective;
  if (requestRate === undefined || comparison !== 'absolute' || requestsPerLook(objective) === undefined)
    return undefined;
  return {
    hold: holdOf(stage),
    window,
    interval: LOOK_INTERVAL,
    weight: candidateWeight(stage) / 100,
    requestsPerSecond: requestRate,
    rule: { inARow: rollbackAfter > 0 ? looksInARow(rollbackAfter) : 1 },
    limit: rollback.limit,
    base: healthyShare(objective),
    bad: Math.min(1, rollback.limit * regression),
  };
}

function risks(
  stages: readonly Stage[],
  objectives: readonly ObjectiveFacts[],
  input: OutlookInput,
): Readonly<Record<string, Risk>> {
  return Object.fromEntries(
    objectives.flatMap((objective) => {
      const gated = stages
        .filter((stage) => measuredAt(stage, [objective]).length > 0)
        .flatMap((stage) => gatedStage(stage, objective, input) ?? []);
      const heard = gated.filter((stage) => seenPerLook(stage) >= (requestsPerLook(objective) ?? 0));
      return gated.length > 0 ? [[objective.name, heard.length > 0 ? releaseRisk(heard) : SILENT]] : [];
    }),
  );
}
