import { limitsOf } from '../../../../lib/gates/argo/metric';
import { simulateRun, type SimulatedRun } from '../../../../lib/gates/simulator';
import type { ObservedRun } from './runs';

/** What of a run our simulator and the controller must agree on. */
export interface Account {
  readonly phase: string;
  /** Why it ended, without the words of an error that follow. */
  readonly reason: string;
  readonly metrics: readonly {
    readonly name: string;
    readonly phase?: string;
    readonly looks: readonly string[];
    readonly counters?: Readonly<Record<string, number>>;
  }[];
}

interface Metric {
  readonly name: string;
  readonly phase: string;
  readonly measurements: readonly { readonly phase: string }[];
}

/** Longer than any run here. */
const UNTIL = 3600;

/** Plays a run on the very values that the controller read. */
export function simulated({ spec, metrics }: ObservedRun): SimulatedRun {
  const taken = new Map<string, number>();
  return simulateRun(
    spec,
    (name) => {
      const measurements = metrics.find((metric) => metric.name === name)?.measurements ?? [];
      const index = taken.get(name) ?? 0;
      taken.set(name, index + 1);
      // Another metric's end may have been seen a look earlier or later; then the last value stands for the next.
      const reading = (measurements[index] ?? measurements.at(-1))?.reading;
      if (reading === undefined) throw new Error(`${name} was never measured`);
      return reading;
    },
    { until: UNTIL, ...(spec.terminate ? { terminateAt: 0 } : {}) },
  );
}

/**
 * How many looks of a metric both have seen, by its name; nothing where they have seen the same. Looks that are due in one
 * second come in any order, and the end of a run cuts off those that come after it.
 */
export function cutLooks(observed: ObservedRun, played = simulated(observed)): ReadonlyMap<string, number | undefined> {
  const several = observed.spec.metrics.length > 1;
  const lost = Math.max(
    ...observed.metrics.map((metric) => delay(observed, metric.name) / intervalOf(observed, metric.name)),
  );
  return new Map(
    observed.metrics.map(({ name, measurements }) => {
      const ours = played.metrics.find((metric) => metric.name === name)?.measurements.length ?? 0;
      const apart = Math.abs(ours - measurements.length);
      // A look more or less, and as many as a busy machine came late for.
      const excused = 1 + Math.ceil(lost);
      return [
        name,
        several && apart > 0 && apart <= excused ? Math.min(ours, measurements.length) : undefined,
      ] as const;
    }),
  );
}

/** Both accounts of a run, cut to what both have seen. */
export function accounts(observed: ObservedRun): { readonly controller: Account; readonly simulator: Account } {
  const played = simulated(observed);
  const looksOf = cutLooks(observed, played);
  const shown = ({ name, phase, measurements }: Metric, counters: object) => {
    const looks = looksOf.get(name);
    const phases = measurements.map((measurement) => measurement.phase);
    // A look at the end of the stage may be due when another metric ends the run: one has seen it, and the other has not.
    if (phases.slice(0, looks).length === 0) return [];
    // What a metric is worth that another one's end cut off a look earlier or later follows from that look.
    return looks === undefined
      ? [{ name, phase, looks: phases, counters: counters as Readonly<Record<string, number>> }]
      : [{ name, looks: phases.slice(0, looks) }];
  };
  // Two metrics whose last looks are due at once end the run in either order, and the one that does is the reason.
  const isCut = [...looksOf.values()].some((looks) => looks !== undefined);
  const reasonOf = (reason: string) => (isCut ? 'one of several' : saidByBoth(reason));
  return {
    controller: {
      phase: observed.phase,
      reason: reasonOf(observed.message),
      metrics: observed.metrics.flatMap((metric) => shown(metric, metric.counters)),
    },
    simulator: {
      phase: played.phase,
      reason: reasonOf(played.reason ?? ''),
      metrics: played.metrics.flatMap((metric) => shown(metric, metric.counters)),
    },
  };
}

/**
 * What both of them say. The controller adds the words of errors, says a reason that has to do with successes in a row
 * in its log alone, and says of a run that was ended that it was.
 */
function saidByBoth(reason: string): string {
  return reason
    .replace(/: "Error Message: [^]*$/, '')
    .replace(/(invalid interval string): .*/, '$1')
    .replace(/^Metric "[^"]*" assessed \w+ due to consecutiveSuccessLimit .*|^Run Terminated$/, '');
}

const ERROR_RETRY = 10;

/**
 * Seconds by which each look came later than the simulator says, had it begun with the look before. Kubernetes keeps
 * whole seconds, so that a look may come up to one early.
 */
export function lateness(observed: ObservedRun): readonly number[] {
  return observed.metrics.flatMap(({ name }) => latenessOf(observed, name));
}

/** Seconds that the looks of a metric came late, all of them together: what a busy machine added to its end. */
export function delay(observed: ObservedRun, metric: string): number {
  return Math.max(
    0,
    latenessOf(observed, metric).reduce((sum, late) => sum + late, 0),
  );
}

function latenessOf(observed: ObservedRun, name: string): readonly number[] {
  const interval = intervalOf(observed, name);
  const { initialDelay } = limitsOf(observed.spec.metrics.find((each) => each.name === name)!);
  const { measurements } = observed.metrics.find((each) => each.name === name)!;
  return measurements.map(({ at }, index) => {
    const before = measurements[index - 1];
    return at - (before ? before.at + (before.phase === 'Error' ? ERROR_RETRY : interval) : initialDelay);
  });
}

function intervalOf({ spec }: ObservedRun, name: string): number {
  return limitsOf(spec.metrics.find((each) => each.name === name)!).interval ?? ERROR_RETRY;
}
