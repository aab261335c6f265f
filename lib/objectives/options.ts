import { seconds, type Seconds } from '../core/quantity';
import { USUAL_WINDOW } from '../signals/signal';
import { refusal } from './bounds';
import { isName } from './name';

/** What no value means: the release waits, is rolled back, or goes on. */
export type NoData = 'hold' | 'rollback' | 'pass';

/** What all objectives can be told besides their bounds. */
export interface ObjectiveOptions {
  /**
   * Lower case words joined by dashes, unique in a release: names of gates and alerts.
   * @default - the signal's id; `latency-p99` for `Objective.latency`; `…-against-stable` in a comparison
   */
  readonly name?: string;
  /** How long the rollback bound must be passed without a break. @default 0: at the first look */
  readonly rollbackAfter?: Seconds;
  /** Seconds that rates are taken over. @default Duration.minutes(2), four scrapes of 30 s (gates need four at the least) */
  readonly window?: Seconds;
  /** What no value means. @default 'hold'; 'rollback' for a whole database, 'pass' for business metrics */
  readonly noData?: NoData;
  /** Whether it is measured without effect: how a new bound shows its false alarms. @default false */
  readonly dryRun?: boolean;
  /**
   * Safety, or business: a business objective can take a release back but never hold it: how business goes is no reason
   * to stop a sound release. @default 'safety'
   */
  readonly concern?: 'safety' | 'business';
}

/** A span of time: milliseconds, or anything that knows its milliseconds, such as the `Duration` of cdk8s. */
export type Milliseconds = number | { toMilliseconds(): number };

/** Longer than any request that somebody waits for. */
const LONGEST = 3_600_000;

/** Milliseconds of a span of time that a field was given; a CutoverError where it is none. */
export function milliseconds(given: Milliseconds, field: string): number {
  const value = typeof given === 'number' ? given : given.toMilliseconds();
  if (value > 0 && value <= LONGEST) return value;
  throw refusal(field, `${value} ms`, 'milliseconds above 0, an hour at the most', 'such as Duration.millis(500)');
}

/** Apps are run without being type-checked: a slip would be another choice, without a word. */
function expectOneOf(field: string, given: string, allowed: readonly string[]): void {
  if (allowed.includes(given)) return;
  throw refusal(field, JSON.stringify(given), allowed.join(', '), `such as '${allowed[0]}'`);
}

/** Options with their defaults, durations in seconds, and what follows from them. */
export interface ResolvedOptions extends Required<ObjectiveOptions> {
  readonly rollbackAfter: number;
  readonly window: number;
  /** Seconds before the first look: a whole window. */
  readonly settle: number;
  /** Whether looks may come to no decision: they may not. */
  readonly mayWait: false;
}

/** Options with their defaults. Throws a CutoverError for those that make no objective. */
export function resolved(options: ObjectiveOptions & { readonly name: string }): ResolvedOptions {
  const { name, rollbackAfter = 0, window = USUAL_WINDOW, dryRun = false, concern = 'safety' } = options;
  const noData = options.noData ?? (concern === 'business' ? 'pass' : 'hold');
  expectOneOf('concern', concern, ['safety', 'business']);
  expectOneOf('noData', noData, ['hold', 'rollback', 'pass']);
  if (!isName(name)) {
    throw refusal(
      'name',
      JSON.stringify(name),
      'lower case words joined by dashes, 50 characters at most',
      'such as error-ratio',
    );
  }
  if (concern === 'business' && noData === 'hold') {
    const given = `business objective ${name} that holds without data`;
    throw refusal(
      'noData',
      given,
      "'pass' or 'rollback': how business goes is no reason to stop a sound release",
      "such as noData: 'pass'",
    );
  }
  return {
    name,
    rollbackAfter: seconds(rollbackAfter, 'rollbackAfter'),
    window: seconds(window, 'window', 1),
    settle: seconds(window, 'window', 1),
    mayWait: false,
    noData,
    dryRun,
    concern,
  };
}
