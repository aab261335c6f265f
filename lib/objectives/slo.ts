import { CutoverError } from '../core/error';
import type { Labels } from '../core/labels';
import { Rule } from '../core/rule';
import { is, selector } from '../promql/text';
import { errorRatio, slowFraction } from '../signals/requests';
import type { Signal } from '../signals/signal';
import { BUDGET_METRIC } from '../signals/slo';
import type { Milliseconds } from './objective';
import { isName } from './name';

export const sloRule = new Rule({
  id: 'slo',
  title: 'A service level objective leaves a budget, and its alerts can fire',
  why: 'An objective of 100 % is spent by the first failure, and below some 83 % even a total outage burns too slowly for a page.',
});

/** What all service level objectives can be told besides their objective. */
export interface SloOptions {
  /** Days that the error budget is for. @default 30 */
  readonly days?: 28 | 30;
  /** Lower case words joined by dashes, unique in a service. @default - `availability`, or `latency-500ms` */
  readonly name?: string;
}

/** Share of requests that must not fail. */
export interface AvailabilitySloProps extends SloOptions {
  /** Share of requests that must be good, such as 0.999. @default 0.999 */
  readonly objective?: number;
}

/** Share of requests that must be fast. */
export interface LatencySloProps extends SloOptions {
  /** Share of requests that must be good. @default 0.99 */
  readonly objective?: number;
  /** What fast is: milliseconds, or a `Duration`. It must be a bound of the latency buckets. */
  readonly milliseconds: Milliseconds;
}

/** A pair of windows that both must burn too fast: the long one so that it matters, the short one so that it ends. */
export interface BurnWindows {
  readonly alert: 'page' | 'ticket';
  /** How many times faster than the budget lasts for the whole period. */
  readonly factor: number;
  /** Seconds of both windows. */
  readonly short: number;
  readonly long: number;
}

const HOUR = 3600;
const DAY = 24 * HOUR;

/** Share of the budget that is spent when the alert fires, as the SRE workbook has it ("Alerting on SLOs", table 5-8). */
const SPENT = [
  { alert: 'page', share: 0.02, short: 300, long: HOUR },
  { alert: 'page', share: 0.05, short: 1800, long: 6 * HOUR },
  { alert: 'ticket', share: 0.1, short: 2 * HOUR, long: DAY },
  { alert: 'ticket', share: 0.1, short: 6 * HOUR, long: 3 * DAY },
] as const;

/** Share of requests of a service, whatever its version, that must be good over weeks; the rest is its error budget. */
export class Slo {
  /** Requests that do not fail. */
  static availability(props: AvailabilitySloProps = {}): Slo {
    return new Slo(props.name ?? 'availability', errorRatio, props.objective ?? 0.999, props.days);
  }

  /** Requests that are fast enough. */
  static latency(props: LatencySloProps): Slo {
    const limit = typeof props.milliseconds === 'number' ? props.milliseconds : props.milliseconds.toMilliseconds();
    if (!(Number.isFinite(limit) && limit > 0)) throw refusal('milliseconds', String(limit), 'above 0', '500');
    const name = props.name ?? `latency-${String(limit).replace('.', '-')}ms`;
    return new Slo(name, slowFraction(limit), props.objective ?? 0.99, props.days);
  }

  /** Share of requests that may be bad. */
  readonly budget: number;
  /** What makes requests bad, as a share of them. */
  readonly signal: Signal;

  private constructor(
    readonly name: string,
    signal: Signal,
    readonly objective: number,
    readonly days: 28 | 30 = 30,
  ) {
    if (!isName(name)) {
      const allowed = 'lower case words joined by dashes, 50 characters at most';
      throw refusal('name', JSON.stringify(name), allowed, "'availability'");
    }
    if (![28, 30].includes(days)) throw refusal('days', String(days), '28 or 30', '30');
    const least = leastObjective(days);
    if (!(objective > least && objective <= MOST)) {
      throw refusal('objective', String(objective), `above ${least.toFixed(4)}, up to ${MOST}`, '0.999');
    }
    this.signal = signal;
    // 1 - 0.999 is 0.0010000000000000009 for a machine.
    this.budget = Number((1 - objective).toFixed(9));
  }

  /** Windows of its alerts, without those that even a total outage could not reach. */
  get windows(): readonly BurnWindows[] {
    return SPENT.map(({ alert, share, short, long }) => ({
      alert,
      short,
      long,
      factor: factor(share, this.days, long),
    })).filter((windows) => windows.factor * this.budget < 1);
  }

  /** Labels of its series, of which `slo` is unique in a namespace. */
  labels({ service, namespace }: SloSubject): Labels {
    return { slo: `${service}-${this.name}`, service, namespace };
  }

  /** PromQL of the share of the budget that is left: one series without labels, or none. Below 0 it is overspent. */
  remainingBudget(subject: SloSubject): string {
    return `max(${this.series(BUDGET_METRIC, subject)})`;
  }

  /** Selector of one of the series that its rules record. */
  series(metric: string, subject: SloSubject): string {
    const matchers = Object.entries(this.labels(subject)).map(([label, value]) => is(label, value));
    return selector(metric, matchers);
  }
}

/** Whose objective it is. */
export interface SloSubject {
  readonly service: string;
  readonly namespace: string;
}

/** Five nines: 26 s of outage in 30 days, fewer than any alert needs. */
const MOST = 0.99999;

/** Below it no page could fire: everything that fails burns 1 / (1 - objective) times too fast, and no faster. */
function leastObjective(days: number): number {
  const pages = SPENT.filter(({ alert }) => alert === 'page');
  return 1 - 1 / Math.min(...pages.map(({ share, long }) => factor(share, days, long)));
}

function factor(share: number, days: number, long: number): number {
  return Number(((share * days * DAY) / long).toFixed(4));
}

function refusal(field: string, given: string, allowed: string, example: string): CutoverError {
  return new CutoverError([sloRule.problem({ at: { field }, given, allowed, fix: `such as ${example}` })]);
}
