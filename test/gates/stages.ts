import { Gate } from '../../lib/gates/gate';
import type { ArgoMetric } from '../../lib/gates/argo/metric';
import { stageMetrics, type StageGatesInput } from '../../lib/gates/stage-gates';
import { Objective } from '../../lib/objectives/objective';
import type { RestStage, Stage } from '../../lib/release/stage';
import { errorRatio } from '../../lib/signals/requests';
import { database } from '../signals/subjects';
import { site, watch } from './subjects';

/** A metric that asks Prometheus. */
export interface Asked extends ArgoMetric {
  readonly provider: { readonly prometheus: { readonly query: string } };
}

const relative = Objective.aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 });

/** An objective of each kind. */
export const all = [Objective.errorRatio(), Objective.latency(), Objective.connections(database), relative];

/** What is asked before the first request. */
export const before = [Gate.complete(), Gate.scraped(), Gate.noPage()].map(({ facts }) => facts);

/** What the gates of a stage are made from. */
export function inputAt(stage: Stage | RestStage, objectives: readonly Objective[] = all): StageGatesInput {
  return { stage, trafficBefore: 0, objectives: objectives.map(({ facts }) => facts), before, watch, site };
}

/** The metrics of a stage. */
export function metricsAt(stage: Stage | RestStage, objectives?: readonly Objective[]): readonly Asked[] {
  return stageMetrics(inputAt(stage, objectives)).map(({ metric }) => metric as unknown as Asked);
}

/** The metric of a name. */
export function named(name: string, metrics: readonly Asked[]): Asked {
  const found = metrics.find((metric) => metric.name === name);
  if (!found) throw new Error(`no metric ${name}`);
  return found;
}

/** Names of the metrics of a stage. */
export const namesAt = (...given: Parameters<typeof metricsAt>): readonly string[] =>
  metricsAt(...given).map(({ name }) => name);
/** Metrics that watch a whole hold, and look once more when it is over. */
export const throughout = (...names: readonly string[]): readonly string[] =>
  names.flatMap((name) => [name, `${name}-at-the-end`]);
/** A share of the traffic. */
export const shift = (weight: number, hold = 300): Stage => ({ kind: 'shift', weight, hold });
/** No traffic yet. */
export const preview = (hold = 0): Stage => ({ kind: 'preview', hold });
/** All of the traffic, with a way back. */
export const soak = (hold = 1800): Stage => ({ kind: 'soak', hold });
/** No traffic any more. */
export const rollback = { kind: 'rollback' } as const;
