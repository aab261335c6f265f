import fc from 'fast-check';
import { Database } from '../../lib/database/database';
import { Objective, connectionsHold, type Bounds } from '../../lib/objectives/objective';
import { refusal } from '../core/refusal';

const database = Database.postgres({ maxConnections: 100, poolPerPod: 5 });
const other = Database.postgres({ name: 'reports', maxConnections: 100, poolPerPod: 5 });

describe('an objective on connections', () => {
  it('holds at 80 % and rolls back at 90 % when nothing is said', () => {
    expect(Objective.connections(database).facts).toEqual({ kind: 'connections', database, hold: 0.8, rollback: 0.9 });
    expect(Objective.connections(database, { hold: 0.5 }).facts).toMatchObject({ hold: 0.5, rollback: 0.9 });
  });

  it('is taken if and only if it holds before it rolls back, within all there is', () => {
    const share = fc.double({ min: -0.5, max: 1.5, noNaN: true });
    fc.assert(
      fc.property(share, share, (hold, rollback) => {
        const refused = refusal(() => Objective.connections(database, { hold, rollback }));
        expect(refused.length === 0).toBe(0 < hold && hold < rollback && rollback <= 1);
      }),
    );
  });

  it.each<[Partial<Bounds>, string]>([
    [{ hold: 0.9, rollback: 0.8 }, 'hold 0.9, rollback 0.8'],
    [{ hold: 0.9 }, 'hold 0.9, rollback 0.9'],
    [{ hold: 0 }, 'hold 0, rollback 0.9'],
    [{ hold: 80, rollback: 90 }, 'hold 80, rollback 90'],
    [{ rollback: 1.1 }, 'hold 0.8, rollback 1.1'],
    [{ hold: Number.NaN }, 'hold NaN, rollback 0.9'],
  ])('is refused with %j', (bounds, given) => {
    expect(refusal(() => Objective.connections(database, bounds))).toMatchObject([
      {
        id: 'objective',
        severity: 'error',
        at: { field: 'objectives' },
        given,
        allowed: 'shares of all connections with 0 < hold < rollback ≤ 1',
      },
    ]);
  });
});

describe('the share at which a release is held', () => {
  it('is the least of those on that very database', () => {
    const objectives = [
      Objective.connections(database, { hold: 0.7 }),
      Objective.connections(database, { hold: 0.6 }),
      Objective.connections(other, { hold: 0.1 }),
    ];
    expect(connectionsHold(objectives, database)).toBe(0.6);
    expect(connectionsHold(objectives, other)).toBe(0.1);
  });

  it('is none when nothing was declared for that database', () => {
    expect(connectionsHold([], database)).toBeUndefined();
    expect(connectionsHold([Objective.connections(other)], database)).toBeUndefined();
  });
});
