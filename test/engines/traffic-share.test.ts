import type { SlotName } from 'cutover';
import type { SentRequest } from './support/traffic/load';
import { movement } from './support/traffic/movement';
import { changePoint, wrongShares } from './support/traffic/share';

/** What shares and moments of change are measured with, on requests that are made up: it needs no engine. */
describe('the ruler of the traffic tier', () => {
  const answers = (blue: number, green: number) => ({
    total: blue + green,
    all: {},
    slots: { blue, green },
    failed: {},
    lost: 0,
  });

  test('a share is wrong from 4.5 standard deviations on', () => {
    expect(wrongShares(answers(9000, 1000), { blue: 90, green: 10 })).toEqual([]);
    expect(wrongShares(answers(8866, 1134), { blue: 90, green: 10 })).toEqual([]);
    expect(wrongShares(answers(8864, 1136), { blue: 90, green: 10 })).toEqual([
      'blue: 8864 of 10000 at 90 %',
      'green: 1136 of 10000 at 10 %',
    ]);
  });

  test('shares of 0 and 100 % are exact', () => {
    expect(wrongShares(answers(10_000, 0), { blue: 100, green: 0 })).toEqual([]);
    expect(wrongShares(answers(9999, 1), { blue: 100, green: 0 })).toHaveLength(2);
  });

  test('a request that nobody answered is in no share', () => {
    expect(wrongShares({ ...answers(9999, 0), total: 10_000 }, { blue: 100, green: 0 })).toHaveLength(1);
  });

  test.each([
    [0, 100, 0],
    [100, 0, 0],
    [0, 10, 40],
    [10, 50, 40],
    [50, 75, 80],
  ])('the change from %i to %i %% is found within %i requests', (from, to, within) => {
    const requests = Array.from({ length: 2000 }, (_, index): SentRequest => {
      // A low-discrepancy sequence: as even as chance is on average, and the same in every run.
      const draw = (index * 0.618034) % 1;
      const slot = draw * 100 < (index < 1000 ? from : to) ? 'green' : 'blue';
      return { sent: index, answered: index + 1, slot };
    });
    expect(Math.abs((changePoint(requests, 'green', from, to)?.sent ?? Infinity) - 1000)).toBeLessThanOrEqual(within);
  });

  describe('how traffic moved', () => {
    const ROUTED = 1000;
    const request = (sent: number, slot: SlotName): SentRequest => ({
      sent: ROUTED + sent,
      answered: ROUTED + sent + 5,
      slot,
    });
    const weights = (green: number) => ({ blue: 100 - green, green });
    const inOrder = (...requests: readonly SentRequest[]) => [...requests].sort((a, b) => a.sent - b.sent);
    /** One request in each millisecond, by the old weights for the first twenty. */
    const moved = Array.from({ length: 1500 }, (_, index) => request(index, index < 20 ? 'blue' : 'green'));
    const stragglers = Array.from({ length: 10 }, (_, index) => request(50 * (index + 1), 'blue'));

    test('the first request of the new slot and the last of the old one are told', () => {
      expect(movement(moved, ROUTED, weights(0), weights(100))).toEqual({ first: 20, last: 19 });
    });

    test('ten stragglers that the old slot still answers are told by the last of them', () => {
      const requests = inOrder(...moved, ...stragglers);
      expect(movement(requests, ROUTED, weights(0), weights(100))).toEqual({ first: 20, last: 500 });
      expect(movement(requests, ROUTED, weights(75), weights(100))).toEqual({ last: 500 });
    });

    test('a slot of which nothing was asked any more ended at once', () => {
      const requests = moved.map((each): SentRequest => ({ ...each, slot: 'green' }));
      expect(movement(requests, ROUTED, weights(75), weights(100))).toEqual({ last: 0 });
    });

    test('of a slot that begins with a share, only the first request is told', () => {
      const requests = moved.map((each, index) => ({
        ...each,
        ...(index % 10 === 0 ? {} : { slot: 'blue' as const }),
      }));
      expect(movement(requests, ROUTED, weights(0), weights(10))).toEqual({ first: 20 });
    });

    test('between two shares the moment is estimated, and called so', () => {
      const requests = moved.map((each, index): SentRequest => {
        const share = index < 400 ? 0.1 : 0.9;
        return { ...each, slot: (index * 0.618034) % 1 < share ? 'green' : 'blue' };
      });
      const found = movement(requests, ROUTED, weights(10), weights(90));
      expect(Object.keys(found!)).toEqual(['estimated']);
      expect(Math.abs(found!.estimated! - 400)).toBeLessThanOrEqual(5);
    });

    test('nothing is told before enough requests have followed, none of them in flight', () => {
      const told = (requests: readonly SentRequest[]) => movement(requests, ROUTED, weights(0), weights(100));
      expect(told(moved.slice(0, 519))).toBeUndefined();
      expect(told(moved.slice(0, 521))).toEqual({ first: 20, last: 19 });
      expect(told(moved.with(100, { ...moved[100]!, answered: 0, slot: undefined }))).toBeUndefined();
      expect(told([])).toBeUndefined();
    });
  });
});
