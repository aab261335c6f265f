/** Seconds: what to expect at the best, usually, and at the worst. */
export interface Delay {
  readonly best: number;
  readonly typical: number;
  readonly worst: number;
}

/** A share of requests that changes from one moment to the next, and the limit that it passes. */
export interface StepChange {
  /** Share before. */
  readonly base: number;
  /** Share from the onset on. */
  readonly bad: number;
  /** Share above which it is told of. */
  readonly limit: number;
}

/** How a value becomes known. */
export interface Sampling {
  /** Seconds that the rate is taken over; 0 for a gauge, which shows its value at once. */
  readonly window: number;
  /** Seconds between two scrapes. */
  readonly scrape: number;
}

/** When a gate looks. */
export interface GateTiming extends Sampling {
  /** Seconds between two looks. */
  readonly interval: number;
  /** Seconds that the limit must be passed without a break, as the query asks it. @default 0 */
  readonly sustained?: number;
  /** Seconds between the points that a sustained limit is asked at. @default - the interval */
  readonly step?: number;
  /** Bad looks that are let pass. @default 0 */
  readonly failureLimit?: number;
}

/** When an alert is evaluated. */
export interface AlertTiming extends Sampling {
  /** Seconds between two evaluations of its group. */
  readonly evaluation: number;
  /** Seconds that it must be true at every evaluation. @default 0 */
  readonly for?: number;
  /** Seconds until somebody is told, such as Alertmanager's `group_wait`. @default 0 */
  readonly notification?: number;
}

/**
 * Seconds of bad samples until the rate passes the limit; nothing where it never does. `rate()` looks from the first to
 * the last sample in its window, one scrape less than the window; where the window is no multiple of the scrapes, it has
 * one sample more or less from time to time.
 */
export function crossing({ base, bad, limit }: StepChange, { window, scrape }: Sampling): Delay | undefined {
  if (bad <= limit) return undefined;
  const share = base > limit ? 0 : (limit - base) / (bad - base);
  const samples = window / scrape;
  const span = (count: number) => Math.max(0, count - 1) * scrape;
  return between(share * span(Math.floor(samples)), share * span(Math.ceil(samples)));
}

/** Seconds from the onset until the answer to a gate's query is bad. */
function answered(timing: GateTiming, change: StepChange): Delay | undefined {
  const crossed = crossing(change, timing);
  const { scrape, interval, sustained = 0, step = interval } = timing;
  if (!crossed || sustained === 0) return crossed && later(crossed, 0, [scrape]);
  return later(crossed, upToStep(sustained, step), [scrape, step]);
}

/** Seconds from the onset to the verdict of a gate that is looking already; nothing where it never gives one. */
export function gateDetection(timing: GateTiming, change: StepChange): Delay | undefined {
  const { interval, failureLimit = 0 } = timing;
  const known = answered(timing, change);
  return known && later(known, failureLimit * interval, [interval]);
}

/** Seconds from the onset until an alert fires and somebody is told; nothing where it never fires. */
export function alertDetection(timing: AlertTiming, change: StepChange): Delay | undefined {
  const { scrape, evaluation, for: held = 0, notification = 0 } = timing;
  const crossed = crossing(change, timing);
  return crossed && later(crossed, upToStep(held, evaluation) + notification, [scrape, evaluation]);
}

/** A clock that knows nothing of the onset waits for anything from none to all of its step. */
function later({ best, worst }: Delay, fixed: number, steps: readonly number[]): Delay {
  return between(best + fixed, worst + fixed + steps.reduce((total, step) => total + step, 0));
}

function between(best: number, worst: number): Delay {
  return { best, typical: (best + worst) / 2, worst };
}

function upToStep(seconds: number, step: number): number {
  return Math.ceil(seconds / step) * step;
}

/**
 * Seconds until an engine that polls sees a change: each round starts up to `jitter` later. Argo CD 3 polls every
 * 120 s with 60 s of jitter unless a webhook tells it.
 */
export function pollLatency(interval: number, jitter = 0): Delay {
  return between(0, interval + jitter);
}

/** Delays one after the other. */
export function inSequence(...delays: readonly Delay[]): Delay {
  const total = (part: keyof Delay) => delays.reduce((sum, delay) => sum + delay[part], 0);
  return { best: total('best'), typical: total('typical'), worst: total('worst') };
}

/** What lies between a verdict and the last request that a bad version gets. */
export interface WayBack {
  /** Until the verdict becomes a change: none for a controller, a person's time for a person. */
  readonly decision: Delay;
  /** Until the GitOps engine applies it; none without one. */
  readonly sync: Delay;
  /** Until all proxies have the old routes. */
  readonly propagation: Delay;
}

/** "Above the limit for so long" and "back within so long" are two promises: both, and what they come to. */
export interface TimeToRollback {
  /** From the onset to the verdict. */
  readonly detection: Delay;
  /** From the verdict until the old version has all requests again. */
  readonly rollback: Delay;
  readonly total: Delay;
}

/** Seconds from the onset until the old version has all requests again. */
export function timeToRollback(detection: Delay, { decision, sync, propagation }: WayBack): TimeToRollback {
  const rollback = inSequence(decision, sync, propagation);
  return { detection, rollback, total: inSequence(detection, rollback) };
}

/** How the gate of a stage can look within its hold. */
export interface StageWatch extends GateTiming {
  /** Seconds that the stage is held. */
  readonly hold: number;
  /** Seconds from the begin of the stage to the first look. */
  readonly initialDelay: number;
}

/**
 * Seconds from the begin of a stage to the verdict on a version that is bad from there on; nothing where the hold may be
 * over before.
 */
export function verdictInStage(watch: StageWatch, change: StepChange): Delay | undefined {
  const known = answered(watch, change);
  if (!known) return undefined;
  const { hold, initialDelay, interval, failureLimit = 0 } = watch;
  // Its clock is the stage's own, so there is no look to wait for that is not known.
  const onLook = (at: number) =>
    initialDelay + upToStep(Math.max(0, at - initialDelay), interval) + failureLimit * interval;
  const [best, typical, worst] = [onLook(known.best), onLook(known.typical), onLook(known.worst)];
  return worst > hold ? undefined : { best, typical, worst };
}
