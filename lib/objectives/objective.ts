import { CutoverError } from '../core/error';
import { seconds, type Seconds } from '../core/quantity';
import { Rule } from '../core/rule';
import type { Database } from '../database/database';
import { connectionShare } from '../signals/postgres';
import { sequentialBounds, sequentialScore, type SequentialTest } from '../signals/sprt';
import { errorRatio, latencyQuantile, slowFraction } from '../signals/requests';
import { USUAL_WINDOW, type Signal } from '../signals/signal';
import { isName } from './name';

export const objectiveRule = new Rule({
  id: 'objective',
  title: 'The bounds of an objective are in order',
  why: 'A rollback bound that is reached before the hold bound rolls back before anybody could have held.',
});

/** Where a release is held and where it is rolled back. */
export interface Bounds {
  /** From here on the release does not move forward. */
  readonly hold: number;
  /** From here on the release is rolled back. */
  readonly rollback: number;
}

/** What no value means: the release waits, is rolled back, or goes on. */
export type NoData = 'hold' | 'rollback' | 'pass';

/** What a value is compared with: a number, or the stable version's value by difference or by ratio. */
export type Comparison = 'absolute' | 'difference' | 'ratio';

/** What all objectives can be told besides their bounds. */
export interface ObjectiveOptions {
  /** Lower case words joined by dashes, unique in a release: names of gates and alerts. @default - the signal's id */
  readonly name?: string;
  /** How long the rollback bound must be passed without a break. @default 0: at the first look */
  readonly rollbackAfter?: Seconds;
  /** Seconds that rates are taken over. @default Duration.minutes(2), four scrapes of 30 s (gates need four at the least) */
  readonly window?: Seconds;
  /** What no value means. @default 'hold'; 'rollback' for a database, 'pass' for business metrics */
  readonly noData?: NoData;
  /** Whether it is measured without effect: how a new gate shows its false alarms. @default false */
  readonly dryRun?: boolean;
  /**
   * Safety, or business: a business objective can take a release back but never hold it: how business goes is no reason
   * to stop a sound release. @default 'safety'
   */
  readonly concern?: 'safety' | 'business';
}

/** A bound: a signal and the value that it must not reach. */
export interface Level {
  readonly signal: Signal;
  readonly limit: number;
}

/** An objective as plain data. */
export interface ObjectiveFacts {
  readonly name: string;
  /** What is promised, in a few words. */
  readonly title: string;
  readonly comparison: Comparison;
  readonly hold: Level;
  readonly rollback: Level;
  /** Seconds that the rollback bound must be passed without a break; 0 for at once. */
  readonly rollbackAfter: number;
  readonly window: number;
  /** Seconds of a stage before its first look: a whole window, so that nothing from before the stage counts. */
  readonly settle: number;
  /** Whether a look may come to no decision as often as it likes, as long as one in the end does. */
  readonly mayWait: boolean;
  readonly noData: NoData;
  readonly dryRun: boolean;
  readonly concern: 'safety' | 'business';
  /** What people look at: the signal in their unit, with its bounds. */
  readonly panel: { readonly signal: Signal; readonly hold: number; readonly rollback: number };
  /** The database that it is about. @default - it is about none */
  readonly database?: Database;
}

/** An hour: longer than the steps of a plan take together. */
const SEQUENTIAL_WINDOW = 3600;

/** Buckets further apart than this cannot tell 20 % of a difference. */
const FINEST = 1.2;

/** A bound on a signal of the release: what its gates, alerts and panels watch, and what is checked before it starts. */
export class Objective {
  /** Share of requests that fail, from 0 to 1. Defaults are guide 000's: held at 0.5 %, rolled back at 1 %. */
  static errorRatio(props: Partial<Bounds> & ObjectiveOptions = {}): Objective {
    const { hold = 0.005, rollback = 0.01, ...options } = props;
    if (!(hold > 0 && hold <= rollback && rollback <= 1)) {
      // Percent in place of a share: 5 is never reached, and nothing is ever below 0.
      const allowed = 'shares of all requests with 0 < hold ≤ rollback ≤ 1';
      throw refusal('objectives', `hold ${hold}, rollback ${rollback}`, allowed, 'hold 0.005, rollback 0.01');
    }
    return Objective.of(errorRatio, { hold, rollback, ...options });
  }

  /**
   * How long requests take. The bounds are exact: "p99 below 500 ms" is asked as "at most 1 % take longer than 500 ms",
   * so they must be bounds of the latency buckets. Milliseconds as numbers, or a `Duration`. Defaults are guide 000's:
   * p99 held and rolled back at 500 ms, after two minutes.
   */
  static latency(props: LatencyProps = {}): Objective {
    const { quantile = 0.99, hold = 500, rollback = hold, ...options } = props;
    const [held, rolledBack] = [milliseconds(hold, 'hold'), milliseconds(rollback, 'rollback')];
    if (!(quantile > 0 && quantile < 1)) throw refusal('quantile', String(quantile), 'between 0 and 1', '0.99');
    expectOrder('latency', held, rolledBack, 'higher');
    // 1 - 0.99 is 0.010000000000000009 for a machine.
    const share = Number((1 - quantile).toFixed(6));
    const panel = latencyQuantile(quantile);
    const name = options.name ?? panel.id;
    return new Objective({
      ...resolved({ rollbackAfter: 120, ...options, name }),
      title: panel.title,
      comparison: 'absolute',
      hold: { signal: slowFraction(held), limit: share },
      rollback: { signal: slowFraction(rolledBack), limit: share },
      panel: { signal: panel, hold: held, rollback: rolledBack },
    });
  }

  /**
   * Share of the database's usable connections in use, from 0 to 1. A release whose predicted peak passes `hold` is
   * refused: it would hold itself. No value rolls back: at exhaustion the exporter loses its own connection.
   * Defaults are guide 000's: held at 0.8, rolled back at 0.9.
   */
  static connections(database: Database, props: Partial<Bounds> & ObjectiveOptions = {}): Objective {
    const { hold = 0.8, rollback = 0.9, ...options } = props;
    if (!(hold > 0 && hold < rollback && rollback <= 1)) {
      const given = `hold ${hold}, rollback ${rollback}`;
      throw refusal(
        'objectives',
        given,
        'shares of all connections with 0 < hold < rollback ≤ 1',
        'hold 0.8, rollback 0.9',
      );
    }
    const name = options.name ?? `connections-${database.name}`;
    const measured = Objective.of(connectionShare(database), { hold, rollback, noData: 'rollback', ...options, name });
    return new Objective({ ...measured.facts, database });
  }

  /**
   * A sequential test (Wald's) of the share of requests that fail, for stages with few requests: it adds up what the
   * version has been asked since it had traffic, and decides as soon as that is enough. It needs about two thirds of
   * the requests of a fixed number, and waits while they are not there.
   */
  static sequential(test: SequentialTest = {}, options: ObjectiveOptions = {}): Objective {
    const { accept, reject } = sequentialBounds(test);
    const { window = SEQUENTIAL_WINDOW } = options;
    const score = sequentialScore(seconds(window, 'window', 1), test);
    const measured = Objective.of(score, { hold: accept, rollback: reject, ...options, window });
    return new Objective({ ...measured.facts, settle: USUAL_WINDOW, mayWait: true });
  }

  /**
   * How much longer the slowest requests take than the stable version's: guide 003's "p99 above stable by 20 %" is
   * `{ expected: 300, rollback: 1.2 }`. The proxies are told to keep buckets around `expected` that can tell it.
   */
  static latencyAgainstStable(props: RelativeLatencyProps): Objective {
    const { quantile = 0.99, expected, hold = 1.1, rollback = 1.2, ...options } = props;
    const value = milliseconds(expected, 'expected');
    if (!(hold > 1 && hold <= rollback)) {
      throw refusal(
        'objectives',
        `hold ${hold}, rollback ${rollback}`,
        '1 < hold ≤ rollback',
        'hold 1.1, rollback 1.2',
      );
    }
    const need = { kind: 'latency-resolution', milliseconds: value, factor: Math.min(hold, FINEST) } as const;
    return Objective.timesStable(latencyQuantile(quantile, [need]), { hold, rollback, ...options });
  }

  /** Any signal with its bounds. */
  static of(signal: Signal, props: Bounds & ObjectiveOptions): Objective {
    return Objective.compared(signal, 'absolute', props);
  }

  /**
   * A signal of the candidate less the stable version's: guide 003's "5xx above stable by 0.5 points" is
   * `aboveStable(errorRatio, { hold: 0.0025, rollback: 0.005 })`. It ends before 100 %, where stable has no requests.
   */
  static aboveStable(signal: Signal, props: Bounds & ObjectiveOptions): Objective {
    return Objective.compared(signal, 'difference', props);
  }

  /** A signal of the candidate divided by the stable version's: guide 003's "p99 above stable by 20 %" is 1.2. */
  static timesStable(signal: Signal, props: Bounds & ObjectiveOptions): Objective {
    return Objective.compared(signal, 'ratio', props);
  }

  private static compared(signal: Signal, comparison: Comparison, props: Bounds & ObjectiveOptions): Objective {
    const { hold, rollback, ...options } = props;
    expectOrder(signal.id, hold, rollback, signal.worse);
    expectComparable(signal, comparison, rollback);
    const name = options.name ?? (comparison === 'absolute' ? signal.id : `${signal.id}-against-stable`);
    return new Objective({
      ...resolved({ ...options, name }),
      title: signal.title,
      comparison,
      hold: { signal, limit: hold },
      rollback: { signal, limit: rollback },
      panel: { signal, hold, rollback },
    });
  }

  private constructor(readonly facts: ObjectiveFacts) {}
}

/** Bounds of a latency objective. */
export interface LatencyProps extends ObjectiveOptions {
  /** The quantile that is bounded. @default 0.99 */
  readonly quantile?: number;
  /** From here on the release does not move forward: milliseconds, or a `Duration`. @default 500 ms */
  readonly hold?: Milliseconds;
  /** From here on the release is rolled back. @default - the same as `hold` */
  readonly rollback?: Milliseconds;
}

/** Bounds of a latency objective in comparison with the stable version. */
export interface RelativeLatencyProps extends ObjectiveOptions {
  /** The quantile that is compared. @default 0.99 */
  readonly quantile?: number;
  /** What it usually is: milliseconds, or a `Duration`. Buckets around it have to be fine enough. */
  readonly expected: Milliseconds;
  /** From this multiple of the stable version's on the release does not move forward. @default 1.1 */
  readonly hold?: number;
  /** From this multiple on the release is rolled back. @default 1.2 (guide 003) */
  readonly rollback?: number;
}

/** A span of time: milliseconds, or anything that knows its milliseconds, such as the `Duration` of cdk8s. */
export type Milliseconds = number | { toMilliseconds(): number };

function milliseconds(given: Milliseconds, field: string): number {
  const value = typeof given === 'number' ? given : given.toMilliseconds();
  if (Number.isFinite(value) && value > 0) return value;
  throw refusal(field, `${value} ms`, 'milliseconds above 0', 'Duration.millis(500)');
}

function resolved(options: ObjectiveOptions & { readonly name: string }) {
  const { name, rollbackAfter = 0, window = USUAL_WINDOW, dryRun = false, concern = 'safety' } = options;
  const noData = options.noData ?? (concern === 'business' ? 'pass' : 'hold');
  if (!isName(name)) {
    throw refusal(
      'name',
      JSON.stringify(name),
      'lower case words joined by dashes, 50 characters at most',
      'error-ratio',
    );
  }
  if (concern === 'business' && noData === 'hold') {
    const given = `business objective ${name} that holds without data`;
    throw refusal(
      'noData',
      given,
      "'pass' or 'rollback': how business goes is no reason to stop a sound release",
      "noData: 'pass'",
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

function expectOrder(what: string, hold: number, rollback: number, worse: 'higher' | 'lower'): void {
  const inOrder = worse === 'higher' ? hold <= rollback : hold >= rollback;
  if (Number.isFinite(hold) && Number.isFinite(rollback) && inOrder) return;
  const allowed = worse === 'higher' ? 'hold up to rollback' : 'hold down to rollback';
  throw refusal('objectives', `${what}: hold ${hold}, rollback ${rollback}`, allowed, 'hold 0.005, rollback 0.01');
}

/** Comparisons that can never say anything. */
function expectComparable(signal: Signal, comparison: Comparison, rollback: number): void {
  if (comparison === 'difference' && !(signal.worse === 'higher' ? rollback > 0 : rollback < 0)) {
    const allowed = signal.worse === 'higher' ? 'a rollback bound above 0' : 'a rollback bound below 0';
    throw refusal('objectives', `${signal.id} ${rollback} from the stable version's`, allowed, 'rollback 0.005');
  }
  if (comparison === 'ratio' && isShareOfRequests(signal)) {
    const given = `a multiple of the stable version's ${signal.id}`;
    const allowed = 'a difference: a stable version without failures has no multiple';
    throw refusal('objectives', given, allowed, 'Objective.aboveStable(signal, { hold: 0.0025, rollback: 0.005 })');
  }
}

function isShareOfRequests({ unit, series, scope, worse }: Signal): boolean {
  return (
    unit === 'ratio' && (series === 'counter' || series === 'histogram') && scope === 'version' && worse === 'higher'
  );
}

function refusal(field: string, given: string, allowed: string, example: string): CutoverError {
  return new CutoverError([objectiveRule.problem({ at: { field }, given, allowed, fix: `such as ${example}` })]);
}

/** The share at which an objective on this database would hold the release. */
export function connectionsHold(objectives: readonly Objective[], database: Database): number | undefined {
  const holds = objectives
    .filter(({ facts }) => facts.database?.name === database.name)
    .map(({ facts }) => facts.hold.limit);
  return holds.length > 0 ? Math.min(...holds) : undefined;
}
