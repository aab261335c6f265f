import fc from 'fast-check';
import { filling, lastLook, once, scheduleFields } from '../../lib/gates/schedule';

const window = fc.integer({ min: 1, max: 7200 });

describe('looks that fill a hold', () => {
  it('begin when a whole window was seen, and end when the hold does', () => {
    fc.assert(
      fc.property(window, fc.integer({ min: 0, max: 86_400 }), (settle, more) => {
        const schedule = filling(settle + more, settle);
        if (!schedule) throw new Error('no schedule');
        expect(schedule.initialDelay).toBeGreaterThanOrEqual(settle);
        // One look more would have been too early.
        expect(schedule.initialDelay - schedule.interval).toBeLessThan(settle);
        expect(schedule.count).toBeGreaterThanOrEqual(1);
        expect(lastLook(schedule)).toBe(settle + more);
      }),
    );
  });

  it('are none in a hold that is shorter than a window', () => {
    fc.assert(
      fc.property(window, fc.nat(), (settle, hold) => {
        fc.pre(hold < settle);
        expect(filling(hold, settle)).toBeUndefined();
      }),
    );
  });

  it.each([
    [180, 3],
    [300, 7],
    [600, 17],
    [900, 27],
  ])('are those of guide 000 in %i s: %i', (hold, count) => {
    expect(filling(hold, 120)).toEqual({ initialDelay: 120, interval: 30, count });
  });

  it('come later where the hold is no multiple of their interval', () => {
    expect(filling(200, 120)).toEqual({ initialDelay: 140, interval: 30, count: 3 });
  });
});

describe('a schedule as Argo Rollouts writes it', () => {
  it('has an interval with several looks alone, and no delay of nothing', () => {
    expect(scheduleFields({ initialDelay: 90, interval: 30, count: 3 })).toEqual({
      initialDelay: '90s',
      interval: '30s',
      count: 3,
    });
    expect(scheduleFields(once())).toEqual({ count: 1 });
    expect(scheduleFields(once(120))).toEqual({ initialDelay: '2m', count: 1 });
  });
});
