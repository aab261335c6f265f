import type { SentRequest } from './support/traffic/load';
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
});
