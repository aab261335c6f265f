import type { Database } from '../database/database';
import { connectionShare } from '../signals/postgres';
import { errorRatio, latencyQuantile, slowFraction } from '../signals/requests';
import { USUAL_WINDOW, type Signal } from '../signals/signal';
import type { Wald } from '../signals/sequential';
import { SEQUENTIAL_WINDOW, sequentialScore, waldOf, type SequentialTest } from '../signals/sprt';
import { expectBounds, refusal, type Bounds, type Comparison } from './bounds';
import { milliseconds, resolved, type Milliseconds, type NoData, type ObjectiveOptions } from './options';

export { objectiveRule, type Bounds, type Comparison } from './bounds';
export type { Milliseconds, NoData, ObjectiveOptions } from './options';

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
  /**
   * Seconds of a stage before its first look: a whole window, so that no rate is from before the stage. What must last
   * is asked of as much time more, which may be before it.
   */
  readonly settle: number;
  /** Whether a look may come to no decision as often as it likes, as long as one in the end does. */
  readonly mayWait: boolean;
  /** The sequential test that it is. @default - it is none */
  readonly sequential?: Wald;
  readonly noData: NoData;
  readonly dryRun: boolean;
  readonly concern: 'safety' | 'business';
  /** What people look at: the signal in their unit, with its bounds. */
  readonly panel: { readonly signal: Signal; readonly hold: number; readonly rollback: number };
  /** The database that it is about. @default - it is about none */
  readonly database?: Database;
}

/** Buckets further apart than this cannot tell 20 % of a difference. */
const FINEST = 1.2;

/** A bound on a signal of the release: what its gates, alerts and panels watch, and what is checked before it starts. */
export class Objective {
  /** Share of requests that fail, from 0 to 1. Defaults are guide 000's: held at 0.5 %, rolled back at 1 %. */
  static errorRatio(props: Partial<Bounds> & ObjectiveOptions = {}): Objective {
    const { hold = 0.005, rollback = 0.01, ...options } = props;
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
    // 1 - 0.99 is 0.010000000000000009 for a machine.
    const share = Number((1 - quantile).toFixed(6));
    if (!(share > 0 && share < 1)) {
      throw refusal('quantile', String(quantile), 'between 0 and 1, with six digits at the most', 'such as 0.99');
    }
    const panel = latencyQuantile(quantile);
    expectBounds(panel, 'absolute', { hold: held, rollback: rolledBack });
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
   * Share of the database's usable connections in use, from 0 to 1: of those that it was said to have, or of the server's
   * own where these are fewer. A release whose predicted peak passes `hold` is
   * refused: it would hold itself. No value rolls back: at exhaustion the exporter loses its own connection.
   * Defaults are guide 000's: held at 0.8, rolled back at 0.9.
   */
  static connections(database: Database, props: Partial<Bounds> & ObjectiveOptions = {}): Objective {
    const { hold = 0.8, rollback = 0.9, ...options } = props;
    const measured = Objective.of(connectionShare(database), { hold, rollback, ...options });
    return new Objective({ ...measured.facts, database });
  }

  /** The same bounds where the database that they are about has become another one of its name. */
  onDatabase(database: Database): Objective {
    if (this.facts.database?.name !== database.name) return this;
    const { hold, rollback, panel } = this.facts;
    const signal = connectionShare(database);
    return new Objective({
      ...this.facts,
      hold: { ...hold, signal },
      rollback: { ...rollback, signal },
      panel: { ...panel, signal },
      database,
    });
  }

  /**
   * A sequential test (Wald's) of the share of requests that fail, for stages with few requests: it adds up what the
   * version has been asked since it had traffic, and decides as soon as that is enough. It needs about two thirds of
   * the requests of a fixed number, and waits while they are not there. `window` is how far it looks back at the most:
   * an hour if nothing is said.
   */
  static sequential(test: SequentialTest = {}, options: Omit<ObjectiveOptions, 'rollbackAfter'> = {}): Objective {
    const wald = waldOf(test);
    const bounds = { hold: wald.accept, rollback: wald.reject };
    const measured = Objective.of(sequentialScore(test), { window: SEQUENTIAL_WINDOW, ...options, ...bounds });
    return new Objective({ ...measured.facts, settle: USUAL_WINDOW, mayWait: true, sequential: wald });
  }

  /**
   * How much longer the slowest requests take than the stable version's: guide 003's "p99 above stable by 20 %" is
   * `{ expected: 300, rollback: 1.2 }`. The proxies are told to keep buckets around `expected` that can tell it.
   */
  static latencyAgainstStable(props: RelativeLatencyProps): Objective {
    const { quantile = 0.99, expected, hold = 1.1, rollback = 1.2, ...options } = props;
    const value = milliseconds(expected, 'expected');
    const need = { kind: 'latency-resolution', milliseconds: value, factor: Math.min(hold, FINEST) } as const;
    return Objective.timesStable(latencyQuantile(quantile, [need]), { hold, rollback, ...options });
  }

  /**
   * Any signal with its bounds. Bounds that are never reached, or always, are refused: a share in percent, or no open
   * circuit breaker as a hold bound of 0, which is reached by a version without any.
   */
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
    expectBounds(signal, comparison, { hold, rollback });
    const name = options.name ?? (comparison === 'absolute' ? signal.id : `${signal.id}-against-stable`);
    // At exhaustion an exporter loses its own connection: no value is the worst value.
    const failsClosed = signal.scope === 'database' && options.concern !== 'business';
    return new Objective({
      ...resolved({ ...(failsClosed ? { noData: 'rollback' } : {}), ...options, name }),
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

/** The share at which an objective on this database would hold the release. */
export function connectionsHold(objectives: readonly Objective[], database: Database): number | undefined {
  const holds = objectives
    .filter(({ facts }) => facts.database?.name === database.name)
    .map(({ facts }) => facts.hold.limit);
  return holds.length > 0 ? Math.min(...holds) : undefined;
}
