/** Peter Acklam's rational approximation of the normal distribution's quantiles: nine digits. */
const CENTRE = {
  above: [
    -39.69683028665376, 220.9460984245205, -275.9285104469687, 138.357751867269, -30.66479806614716, 2.506628277459239,
  ],
  below: [-54.47609879822406, 161.5858368580409, -155.6989798598866, 66.80131188771972, -13.28068155288572, 1],
};
const TAIL = {
  above: [
    -0.007784894002430293, -0.3223964580411365, -2.400758277161838, -2.549732539343734, 4.374664141464968,
    2.938163982698783,
  ],
  below: [0.007784695709041462, 0.3224671290700398, 2.445134137142996, 3.754408661907416, 1],
};
/** Where the approximation of the centre gives way to that of the tail. */
const TAIL_SHARE = 0.02425;

/** The value that a standard normal variable stays below with this probability, which is between 0 and 1. */
export function normalQuantile(probability: number): number {
  if (probability > 0.5) return -normalQuantile(1 - probability);
  if (probability < TAIL_SHARE) {
    const q = Math.sqrt(-2 * Math.log(probability));
    return polynomial(TAIL.above, q) / polynomial(TAIL.below, q);
  }
  const q = probability - 0.5;
  return (q * polynomial(CENTRE.above, q * q)) / polynomial(CENTRE.below, q * q);
}

function polynomial(coefficients: readonly number[], at: number): number {
  return coefficients.reduce((sum, coefficient) => sum * at + coefficient, 0);
}
