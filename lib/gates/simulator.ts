import {
  NOTHING_COUNTED,
  assess,
  counted,
  isCompleted,
  isWorse,
  type AnalysisPhase,
  type Counters,
  type MeasurementPhase,
} from './argo/assess';
import type { Reading } from './argo/condition';
import { judgeOf, type Judge } from './argo/measurement';
import {
  ERROR_RETRY,
  isDryRun,
  limitsOf,
  refusalOfRun,
  type ArgoMetric,
  type ArgoRunSpec,
  type Limits,
} from './argo/metric';

/** What a metric measures, so many seconds after the run began. */
export type Readings = (metric: string, seconds: number) => Reading;

/** How long a run is watched. */
export interface SimulationOptions {
  /** Seconds after which nobody looks any more; a run without an end is still running then. */
  readonly until: number;
  /** Seconds after which the run is told to end, as by a rollout that is done with it. @default - never */
  readonly terminateAt?: number;
  /** Seconds that one measurement takes: the interval begins at its end. @default 0 */
  readonly measuring?: number;
}

/** One measurement of a metric. */
export interface SimulatedMeasurement {
  /** Seconds from the begin of the run to its begin. */
  readonly at: number;
  readonly phase: MeasurementPhase;
  readonly reading: Reading;
  /** What was wrong; only with an error. */
  readonly message?: string;
}

/** A metric at the end of the simulation. */
export interface SimulatedMetric {
  readonly name: string;
  readonly phase: AnalysisPhase;
  readonly dryRun: boolean;
  /** Seconds after which it ended; nothing while it goes on. */
  readonly endedAt?: number;
  /** Why it ended. */
  readonly reason?: string;
  readonly counters: Counters;
  /** All of them; Argo itself keeps the last ten. */
  readonly measurements: readonly SimulatedMeasurement[];
}

/** A run at the end of the simulation. */
export interface SimulatedRun {
  readonly phase: AnalysisPhase;
  /** Seconds after which it ended; nothing while it goes on. */
  readonly endedAt?: number;
  /** Why it ended. */
  readonly reason?: string;
  readonly metrics: readonly SimulatedMetric[];
}

/** A metric while it is played. */
interface Task {
  readonly metric: ArgoMetric;
  readonly limits: Limits;
  readonly dryRun: boolean;
  readonly judge: Judge;
  readonly measurements: readonly SimulatedMeasurement[];
  readonly counters: Counters;
  readonly phase: AnalysisPhase;
  readonly endedAt?: number;
  readonly reason?: string;
  /** Seconds after which it is measured next, unless the run ends. */
  readonly due: number;
}

/**
 * Plays an AnalysisRun as the controller of Argo Rollouts 1.9 does: at each moment it takes the measurements that are
 * due, assesses every metric and then the run. Throws for conditions outside of the simulated part of the language.
 */
export function simulateRun(spec: ArgoRunSpec, read: Readings, options: SimulationOptions): SimulatedRun {
  const { until, terminateAt = Number.POSITIVE_INFINITY, measuring = 0 } = options;
  const refused = refusalOfRun(spec);
  if (refused) return { phase: 'Error', endedAt: 0, reason: `Analysis spec invalid: ${refused}`, metrics: [] };
  let tasks = spec.metrics.map((metric) => taskOf(metric, isDryRun(spec, metric)));
  let started: number | undefined;
  for (let now = 0; now <= until;) {
    const terminating = now >= terminateAt || tasks.some(endsRun);
    const due = terminating ? [] : tasks.filter((task) => !isCompleted(task.phase) && task.due <= now);
    const at = due.length > 0 ? now + measuring : now;
    tasks = tasks.map((task) => (due.includes(task) ? measured(task, read, now, at) : task));
    tasks = tasks.map((task) => assessed(task, at, terminating));
    const run = runOf(tasks, terminating);
    if (run) return { ...run, endedAt: at, metrics: tasks.map(shown) };
    // The run counts from the end of its first reconciliation, and so do initial delays.
    if (started === undefined) tasks = tasks.map((task) => delayed(task, at));
    started ??= at;
    now = tasks.some(endsRun) ? at : Math.max(at, nextTime(tasks, at, terminateAt));
  }
  return { phase: 'Running', metrics: tasks.map(shown) };
}

function taskOf(metric: ArgoMetric, dryRun: boolean): Task {
  const limits = limitsOf(metric);
  if (limits.interval !== undefined && limits.interval <= 0) {
    throw new RangeError(`${metric.name}: an interval of ${metric.interval} measures without a pause; not simulated`);
  }
  const due = metric.initialDelay ? Number.POSITIVE_INFINITY : 0;
  const blank = { measurements: [], counters: NOTHING_COUNTED, phase: 'Pending' as const, due };
  return { metric, limits, dryRun, judge: judgeOf(metric), ...blank };
}

function delayed(task: Task, started: number): Task {
  return task.metric.initialDelay ? { ...task, due: started + task.limits.initialDelay } : task;
}

function measured(task: Task, read: Readings, at: number, finished: number): Task {
  const reading = read(task.metric.name, at);
  const outcome = task.judge(reading);
  const { interval = ERROR_RETRY } = task.limits;
  return {
    ...task,
    measurements: [...task.measurements, { at, reading, ...outcome }],
    counters: counted(task.counters, outcome.phase),
    due: finished + (outcome.phase === 'Error' ? ERROR_RETRY : interval),
  };
}

function assessed(task: Task, at: number, terminating: boolean): Task {
  if (isCompleted(task.phase) || task.measurements.length === 0) return task;
  const { phase, reason } = assess(task.counters, task.limits, terminating);
  return { ...task, phase, reason, ...(isCompleted(phase) ? { endedAt: at } : {}) };
}

/** One metric that did not succeed ends the whole run. */
function endsRun({ dryRun, phase }: Task): boolean {
  return !dryRun && isCompleted(phase) && phase !== 'Successful';
}

/** The end of the run: all metrics have ended, or it is told to end. The worst of its metrics wins. */
function runOf(tasks: readonly Task[], terminating: boolean): Pick<SimulatedRun, 'phase' | 'reason'> | undefined {
  if (!terminating && !tasks.every(({ phase }) => isCompleted(phase))) return undefined;
  const counting = tasks.filter(({ dryRun, phase }) => !dryRun && isCompleted(phase));
  const worst = counting.reduce<Task | undefined>(
    (found, task) => (found && !isWorse(task.phase, found.phase) ? found : task),
    undefined,
  );
  if (!worst || worst.phase === 'Successful') return { phase: 'Successful' };
  return { phase: worst.phase, reason: `Metric "${worst.metric.name}" assessed ${worst.phase} due to ${worst.reason}` };
}

function nextTime(tasks: readonly Task[], now: number, terminateAt: number): number {
  const times = tasks.filter(({ phase }) => !isCompleted(phase)).map(({ due }) => due);
  return Math.min(...times, now < terminateAt ? terminateAt : Number.POSITIVE_INFINITY);
}

function shown({ metric, phase, dryRun, endedAt, reason, counters, measurements }: Task): SimulatedMetric {
  return { name: metric.name, phase, dryRun, endedAt, reason, counters, measurements };
}
