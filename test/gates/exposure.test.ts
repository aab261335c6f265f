import * as fc from 'fast-check';
import { budgetShare, costOf, exposureFrom, exposures, type ExposedStage } from '../../lib/gates/exposure';

const guide000 = (detection?: number): ExposedStage[] =>
  (
    [
      [10, 180],
      [25, 300],
      [50, 600],
      [75, 900],
      [100, 1800],
    ] as const
  ).map(([weight, hold]) => ({ name: `shift-${weight}`, weight: weight / 100, hold, detection }));

const during = (weight: number, seconds: number) =>
  exposureFrom([{ name: 'stage', weight, hold: 3600, detection: seconds }], 0, 0);

describe('the price of one bad release, of a 30-day budget of 99.9 %', () => {
  it.each([
    ['10 % with 6 % errors for 120 s', 0.1, 0.06, 120, 0.03],
    ['50 % with 12 % errors for 150 s', 0.5, 0.12, 150, 0.35],
    ['100 % with 8 % errors for 195 s', 1, 0.08, 195, 0.6],
    ['100 % with 8 % errors for 30 minutes', 1, 0.08, 1800, 5.6],
    ['an outage of two minutes', 1, 1, 120, 4.6],
  ])('%s', (_, weight, errorRatio, seconds, percent) => {
    const share = 100 * budgetShare(during(weight, seconds), errorRatio, 0.999);
    expect(Number(share.toFixed(percent < 0.5 ? 2 : 1))).toBe(percent);
  });
});

describe('the exposure to a bad version', () => {
  it('is what the candidate has from the onset until the rollback has arrived', () => {
    expect(exposureFrom(guide000(120), 0, 60)).toEqual({
      onset: 'shift-10',
      caught: 'shift-10',
      seconds: 180,
      weightedSeconds: 18,
      share: 0.1,
    });
  });

  it('goes on in the next stage where the hold is over before the gates tell', () => {
    const found = exposureFrom(guide000(200), 0, 30);
    expect(found).toMatchObject({ onset: 'shift-10', caught: 'shift-25', seconds: 180 + 200 + 30 });
    expect(found.weightedSeconds).toBeCloseTo(180 * 0.1 + 230 * 0.25, 10);
    expect(found.share).toBeCloseTo(found.weightedSeconds / 410, 10);
  });

  it('is told at the very end of a hold, too', () => {
    expect(exposureFrom(guide000(180), 0, 0).caught).toBe('shift-10');
    expect(exposureFrom(guide000(181), 0, 0).caught).toBe('shift-25');
  });

  it('lasts as long as the release where no gate tells', () => {
    const found = exposureFrom(guide000(), 3, 30);
    expect(found).toEqual({
      onset: 'shift-75',
      caught: undefined,
      seconds: 2700,
      weightedSeconds: 2475,
      share: 2475 / 2700,
    });
  });

  it('is said for each stage in which it could begin', () => {
    const found = exposures(guide000(120), 0);
    expect(found.map(({ onset, share }) => [onset, Number(share.toFixed(6))])).toEqual([
      ['shift-10', 0.1],
      ['shift-25', 0.25],
      ['shift-50', 0.5],
      ['shift-75', 0.75],
      ['shift-100', 1],
    ]);
  });

  it('is requests, and failed ones, at a rate', () => {
    expect(costOf(during(0.1, 120), 100, 0.06)).toEqual({ requests: 1200, failed: 72 });
  });

  it('never falls when detection or rollback take longer', () => {
    fc.assert(
      fc.property(fc.nat(3000), fc.nat(600), fc.nat(300), fc.nat(4), (detection, more, rollback, onset) => {
        const soon = exposureFrom(guide000(detection), onset, rollback).weightedSeconds;
        expect(exposureFrom(guide000(detection), onset, rollback + more).weightedSeconds).toBeGreaterThanOrEqual(
          exposureFrom(guide000(detection), onset, rollback).weightedSeconds,
        );
        const stage = [guide000(detection)[onset]!];
        const later = [{ ...stage[0]!, detection: detection + more, hold: 4000 }];
        expect(exposureFrom(later, 0, rollback).weightedSeconds).toBeGreaterThanOrEqual(
          exposureFrom([{ ...stage[0]!, hold: 4000 }], 0, rollback).weightedSeconds,
        );
        expect(soon).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
