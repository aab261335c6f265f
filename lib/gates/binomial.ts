/** Coefficients of Lanczos' approximation with g = 7, exact to about 15 digits. */
const LANCZOS = [
  0.99999999999980993, 676.5203681218851, -1259.1392167224028, 771.32342877765313, -176.61502916214059,
  12.507343278686905, -0.13857109526572012, 9.9843695780195716e-6, 1.5056327351493116e-7,
];

/** Logarithm of n!, which itself is beyond a machine's numbers from 171 on. */
function logFactorial(n: number): number {
  const base = n + 7.5;
  const [first = 1, ...rest] = LANCZOS;
  const series = rest.reduce((sum, coefficient, index) => sum + coefficient / (n + index + 1), first);
  return 0.5 * Math.log(2 * Math.PI) + (n + 0.5) * Math.log(base) - base + Math.log(series);
}

/** Logarithm of the probability of exactly so many hits. */
function logMass(trials: number, hits: number, share: number): number {
  const ways = logFactorial(trials) - logFactorial(hits) - logFactorial(trials - hits);
  return ways + hits * Math.log(share) + (trials - hits) * Math.log1p(-share);
}

/** Terms below this part of the sum change none of its digits. */
const NEGLIGIBLE = 1e-17;

/**
 * Probability that at least so many of independent trials hit. The side of the distribution that holds fewer of the
 * hits is summed, from its largest term outwards: small probabilities keep their digits.
 */
export function atLeast(hits: number, trials: number, share: number): number {
  if (hits <= 0) return 1;
  if (hits > trials || share <= 0) return 0;
  if (share >= 1) return 1;
  const odds = share / (1 - share);
  if (hits > trials * share) {
    return sumFrom(Math.exp(logMass(trials, hits, share)), hits, (at) => ((trials - at) / (at + 1)) * odds, 1);
  }
  const below = hits - 1;
  return 1 - sumFrom(Math.exp(logMass(trials, below, share)), below, (at) => at / (trials - at + 1) / odds, -1);
}

/** A term and its successors, each the one before times a ratio, until they vanish or the ratio is 0. */
function sumFrom(first: number, start: number, ratio: (at: number) => number, step: 1 | -1): number {
  let [sum, term] = [first, first];
  for (let at = start; term > sum * NEGLIGIBLE; at += step) {
    term *= ratio(at);
    sum += term;
  }
  return Math.min(1, sum);
}
