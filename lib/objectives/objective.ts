import { CutoverError } from '../core/error';
import { Rule } from '../core/rule';
import type { Database } from '../database/database';

export const objectiveRule = new Rule({
  id: 'objective',
  title: 'The bounds of an objective are in order',
  why: 'A rollback bound below the hold bound rolls back before anybody could have held.',
});

/** Where a release is held and where it is rolled back. */
export interface Bounds {
  /** From here on the release does not move forward. */
  readonly hold: number;
  /** From here on the release is rolled back. */
  readonly rollback: number;
}

/** Share of a database's usable connections that is in use. */
export interface ConnectionsObjective extends Bounds {
  readonly kind: 'connections';
  readonly database: Database;
}

/** A bound on a signal of the release: what its gates and alerts watch, and what is checked before it starts. */
export class Objective {
  /**
   * Share of the database's usable connections in use, from 0 to 1. A release whose predicted peak passes `hold` is
   * refused: it would hold itself. Defaults are guide 000's: held at 0.8, rolled back at 0.9.
   */
  static connections(database: Database, bounds: Partial<Bounds> = {}): Objective {
    const { hold = 0.8, rollback = 0.9 } = bounds;
    if (!(hold > 0 && hold < rollback && rollback <= 1)) {
      const given = `hold ${hold}, rollback ${rollback}`;
      const allowed = 'shares of all connections with 0 < hold < rollback ≤ 1';
      throw new CutoverError([
        objectiveRule.problem({ at: { field: 'objectives' }, given, allowed, fix: 'such as hold 0.8, rollback 0.9' }),
      ]);
    }
    return new Objective({ kind: 'connections', database, hold, rollback });
  }

  private constructor(readonly facts: ConnectionsObjective) {}
}

/** The share at which an objective on this database would hold the release. */
export function connectionsHold(objectives: readonly Objective[], database: Database): number | undefined {
  const bounds = objectives.filter(({ facts }) => facts.database.name === database.name).map(({ facts }) => facts.hold);
  return bounds.length > 0 ? Math.min(...bounds) : undefined;
}
