import type { ObjectiveFacts } from '../objectives/objective';
import { isReadable } from '../objectives/readable';
import type { RestStage, Stage } from '../release/stage';
import { candidateWeight } from '../release/model';
import { number, orUnknown } from '../promql/text';
import { downstreamErrorRatio, observedShare } from '../signals/mesh';
import { countedFor, countingMetrics } from './counting';
import type { GateFacts } from './gate';
import { gateLook, type GateLook } from './look';
import { prometheusMetric, type GateMetric } from './metric';
import { gateMetric, type GateSite } from './pre-release';
import { reachOfBoth } from './reach';
import { filling, once, type Schedule } from './schedule';
import type { Watch } from './watch';

/** All that the gates of a stage are made from. */
export interface StageGatesInput {
  readonly stage: Stage | RestStage;
  /** Seconds that the candidate has had traffic when the stage begins, at the least. */
  readonly trafficBefore: number;
  readonly objectives: readonly ObjectiveFacts[];
  /** What is asked before the first request. */
  readonly before: readonly GateFacts[];
  readonly watch: Required<Watch>;
  readonly site: GateSite;
}

/** What is measured at a stage: nothing where the release rests, or goes on at once to one with the same weight. */
export function stageMetrics(input: StageGatesInput): GateMetric[] {
  const { stage } = input;
  switch (stage.kind) {
    case 'preview':
      return [...input.before.map((gate) => gateMetric(gate, input.site)), ...beforeTraffic(input, stage.hold)];
    case 'shift':
    case 'soak':
      return stage.hold === 0 ? [] : [...shareArrived(input, stage.hold), ...held(input, stage.hold)];
    case 'rollback':
      return afterRollback(input);
    case 'idle':
    case 'retire':
      return [];
  }
}

/** Objectives that a stage can measure: none compares with a stable version that has no traffic left. */
export function measuredAt(stage: Stage | RestStage, objectives: readonly ObjectiveFacts[]): ObjectiveFacts[] {
  const weight = candidateWeight(stage);
  if (weight === 0) return objectives.filter(({ rollback }) => rollback.signal.scope === 'database');
  return objectives.filter(({ comparison }) => comparison === 'absolute' || weight < 100);
}

/** Without comparisons whose other side has no buckets for them: they begin with the version after this one. */
function comparable(objectives: readonly ObjectiveFacts[], { stable, telemetry }: Required<Watch>): ObjectiveFacts[] {
  return objectives.filter((each) => each.comparison === 'absolute' || isReadable(each, stable, telemetry));
}

/** Name of the metric that sees where the traffic went. */
export const SHARE_METRIC = 'share-of-traffic';
/** Name of the metric that sees, after a rollback, the services that are called. */
export const DEPENDENTS_METRIC = 'dependents';

/** Looks of the template: a run that somebody starts of it takes a window and ten minutes. */
const STANDING_LOOKS = 21;

/** What can be asked at any time, of the candidate against the stable version. */
export function standingMetrics({ objectives, watch, site, trafficBefore }: StageGatesInput): GateMetric[] {
  return comparable(objectives, watch).map((objective) => {
    const { sequential, settle } = objective;
    const asked = sequential ? countedFor(objective, trafficBefore + settle) : objective;
    return objectiveMetric(asked, watch, { ...once(settle), count: STANDING_LOOKS }, site);
  });
}

function held({ stage, objectives, watch, site, trafficBefore }: StageGatesInput, hold: number): GateMetric[] {
  return comparable(measuredAt(stage, objectives), watch).flatMap((objective) => {
    if (!objective.sequential) return throughout(objective, gateLook(objective, watch), hold, site);
    const least = Math.max(objective.settle, site.look.window);
    return countingMetrics(objective, watch, { hold, trafficBefore, least }, site.prometheus);
  });
}

/** What the name of the metric ends with that looks when a hold is over. */
export const AT_THE_END = '-at-the-end';

/** What is looked at for the whole of a hold. */
type Watched = Pick<ObjectiveFacts, 'name' | 'settle' | 'dryRun' | 'concern'>;

/**
 * Two metrics for two decisions. One watches the whole hold for what takes the release back; looks that only hold do not
 * end it, because with it the watch of all others would end, and the one that takes the release back may come after
 * them. The other looks when the hold is over and the release could go on: then it must be good.
 */
function throughout(
  { name, settle, dryRun, concern }: Watched,
  look: GateLook,
  hold: number,
  site: GateSite,
): GateMetric[] {
  const schedule = filling(hold, settle);
  if (!schedule) return [];
  const whole = prometheusMetric(name, look, schedule, site.prometheus, { dryRun, mayWait: true });
  if (schedule.count === 1 || concern === 'business') return [whole];
  return [whole, prometheusMetric(`${name}${AT_THE_END}`, look, once(hold), site.prometheus, { dryRun })];
}

/** Both versions are connected to the database before the candidate gets its first request. */
function beforeTraffic({ stage, objectives, watch, site }: StageGatesInput, hold: number): GateMetric[] {
  return measuredAt(stage, objectives).flatMap((objective) =>
    hold >= objective.settle
      ? throughout(objective, gateLook(objective, watch), hold, site)
      : [objectiveMetric(objective, watch, once(), site)],
  );
}

/** Guide 000: the service is back to normal 90 s after it was taken back. */
const RECOVERY = 90;
/** Looks at the baseline, so that one that is good by chance does not pass. */
const RECOVERY_LOOKS = 3;

/** The version that has the traffic again fulfils the objectives, and so do the services that it calls. */
function afterRollback({ objectives, watch, site }: StageGatesInput): GateMetric[] {
  const absolute = objectives
    .filter((each) => each.comparison === 'absolute' && !each.dryRun && isReadable(each, watch.stable, watch.telemetry))
    .map(ofTheBaseline);
  if (absolute.length === 0) return [];
  const back: Watch = { candidate: watch.stable, telemetry: watch.telemetry };
  const errors = absolute.find(({ name }) => name === 'error-ratio');
  const asked = errors && watch.telemetry.id === 'istio' ? [...absolute, dependents(errors)] : absolute;
  return asked.map((objective) => objectiveMetric(objective, back, afterRecovery(objective, back), site));
}

/**
 * An objective as it is asked of the version that has the traffic again: whether it is good now, in a few looks. How long
 * it was bad, and what a test has counted so far, is the incident that the rollback has ended.
 */
function ofTheBaseline(objective: ObjectiveFacts): ObjectiveFacts {
  const counted = objective.sequential ? countedFor(objective, objective.settle) : objective;
  return { ...counted, rollbackAfter: 0 };
}

/** Looks none of which reaches back to before the recovery. */
function afterRecovery(objective: ObjectiveFacts, { candidate, telemetry }: Watch): Schedule {
  const reach = Math.max(objective.settle, reachOfBoth(objective, candidate, telemetry));
  return { ...once(RECOVERY + reach), count: RECOVERY_LOOKS };
}

function dependents(errors: ObjectiveFacts): ObjectiveFacts {
  const level = (limit: number) => ({ signal: downstreamErrorRatio, limit });
  const [hold, rollback] = [level(errors.hold.limit), level(errors.rollback.limit)];
  return { ...errors, name: DEPENDENTS_METRIC, hold, rollback, noData: 'pass' };
}

function objectiveMetric(objective: ObjectiveFacts, watch: Watch, schedule: Schedule, site: GateSite): GateMetric {
  const { name, dryRun } = objective;
  return prometheusMetric(name, gateLook(objective, watch), schedule, site.prometheus, { dryRun });
}

/** How far the share of the traffic may be from the weight. */
const SHARE_TOLERANCE = 0.05;

/** Requests that a share must be taken of: with 100, it is three tolerances off by chance less than once in a thousand. */
const SHARE_REQUESTS = 100;

/**
 * Did the traffic go where the weight says? Pods with a wrong label, or a route that another one hides, give every other
 * gate good values: those of the wrong version. Far too much of it is as bad as a version that fails.
 */
function shareArrived({ stage, watch, site, objectives }: StageGatesInput, hold: number): GateMetric[] {
  if (watch.telemetry.id !== 'istio' || objectives.length === 0) return [];
  // Not further back than the stage: an objective may look back over the whole release, at other weights.
  const window = Math.min(...objectives.map(({ settle }) => settle));
  const weight = candidateWeight(stage) / 100;
  const minimumRate = Number((SHARE_REQUESTS / window).toPrecision(2));
  const share = observedShare.read(watch.candidate, { telemetry: watch.telemetry, window, minimumRate });
  const tolerance = Math.max(SHARE_TOLERANCE, 0.25 * Math.min(weight, 1 - weight));
  const isElsewhere = Number((3 * tolerance).toPrecision(6));
  const look = {
    query: orUnknown(`abs((${share}) - ${number(weight)})`),
    successCondition: `len(result) == 1 && result[0] < ${tolerance}`,
    failureCondition: `len(result) == 1 && result[0] >= ${isElsewhere}`,
  };
  return throughout({ name: SHARE_METRIC, settle: window, dryRun: false, concern: 'safety' }, look, hold, site);
}
