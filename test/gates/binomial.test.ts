import * as fc from 'fast-check';
import { atLeast } from '../../lib/gates/binomial';

const trials = fc.integer({ min: 1, max: 60 });
const share = fc.integer({ min: 1, max: 999 }).map((thousandths) => thousandths / 1000);

/** The sum of all terms, each with its binomial coefficient as an exact whole number. */
function summed(hits: number, of: number, probability: number): number {
  let [ways, sum] = [1n, 0];
  for (let k = 0; k <= of; k++) {
    if (k >= hits) sum += Number(ways) * probability ** k * (1 - probability) ** (of - k);
    ways = (ways * BigInt(of - k)) / BigInt(k + 1);
  }
  return sum;
}

describe('the probability of at least so many hits', () => {
  it('is the sum of its terms, to twelve digits', () => {
    fc.assert(
      fc.property(trials, fc.nat(61), share, (of, hits, probability) => {
        const expected = summed(hits, of, probability);
        expect(Math.abs(atLeast(hits, of, probability) - expected)).toBeLessThanOrEqual(1e-12 * expected + 1e-15);
      }),
      { numRuns: 1000 },
    );
  });

  it('rises with the share and falls with the hits', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 5000 }), fc.nat(5000), share, share, (of, hits, a, b) => {
        const [low, high] = [Math.min(a, b), Math.max(a, b)];
        expect(atLeast(hits, of, low)).toBeLessThanOrEqual(atLeast(hits, of, high) + 1e-9);
        expect(atLeast(hits + 1, of, a)).toBeLessThanOrEqual(atLeast(hits, of, a) + 1e-9);
      }),
      { numRuns: 500 },
    );
  });

  it('keeps its digits where n! is beyond a number and where it is small', () => {
    // P(X >= 1) = 1 - (1-p)^n is known to all digits.
    expect(atLeast(1, 1_000_000, 1e-6)).toBeCloseTo(-Math.expm1(1_000_000 * Math.log1p(-1e-6)), 8);
    // Poisson's tail with mean 1: P(X >= 10) = 1.1142e-7.
    expect(atLeast(10, 1_000_000, 1e-6) / 1.11425478e-7).toBeCloseTo(1, 3);
    expect(atLeast(500_000, 1_000_000, 0.5)).toBeCloseTo(0.5004, 4);
  });

  it('is certain for none and impossible for more than there are', () => {
    expect([atLeast(0, 10, 0.5), atLeast(11, 10, 0.5), atLeast(1, 0, 0.5)]).toEqual([1, 0, 0]);
    expect([atLeast(1, 10, 0), atLeast(10, 10, 1)]).toEqual([0, 1]);
  });
});
