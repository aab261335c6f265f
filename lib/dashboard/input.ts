import type { SlotName } from '../core/labels';
import type { Database } from '../database/database';
import type { Objective, ObjectiveFacts } from '../objectives/objective';
import { USUAL_WINDOW, type Look, type Signal, type Unit, type WatchedVersion } from '../signals/signal';
import type { Telemetry } from '../signals/telemetry';

/** An error budget. */
export interface Budget {
  readonly name: string;
  /** PromQL of the share of it that is left. */
  readonly remaining: string;
}

/** What a dashboard is made from. */
export interface DashboardInput {
  readonly service: string;
  readonly namespace: string;
  /** @default - made from service and namespace */
  readonly uid?: string;
  /** What runs: one version, or one in each slot. */
  readonly versions: readonly WatchedVersion[];
  /** The slot of the stable version. */
  readonly live: SlotName;
  readonly telemetry: Telemetry;
  /** Requests per second below which a ratio says nothing. */
  readonly minimumRate: number;
  readonly objectives: readonly Objective[];
  /** How the gates of an objective look at it. @default - over its window, from the minimum rate on */
  readonly look?: (objective: ObjectiveFacts) => Look;
  /** How full things are: CPU, memory, threads, pools. @default [] */
  readonly saturation?: readonly Signal[];
  /** Databases whose connections are shown. @default [] */
  readonly databases?: readonly Database[];
  /** Error budgets. @default [] */
  readonly budgets?: readonly Budget[];
}

/** How a signal is looked at in a panel: as the gates do, where it is the one of an objective. */
export function lookOf({ telemetry, minimumRate, look }: DashboardInput, objective?: ObjectiveFacts): Look {
  if (objective && look) return look(objective);
  return { telemetry, window: objective?.window ?? USUAL_WINDOW, minimumRate };
}

/** What Grafana calls a unit. */
export function grafanaUnit(unit: Unit): string {
  const units: Readonly<Record<Unit, string>> = {
    ratio: 'percentunit',
    milliseconds: 'ms',
    seconds: 's',
    'requests/s': 'reqps',
    'messages/s': 'cps',
    '1/s': 'cps',
    connections: 'short',
    pods: 'short',
    restarts: 'short',
    count: 'short',
    bytes: 'bytes',
    score: 'short',
  };
  return units[unit];
}

/** What a version is called beside its lines. */
export function versionLegend({ slot, version }: WatchedVersion): string {
  return `${slot} ${version}`;
}
