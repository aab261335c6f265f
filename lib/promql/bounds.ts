import { pattern } from './text';

/**
 * The expression for `le` that finds the bucket with this upper bound. Prometheus 3 writes `500` as `500.0` and
 * `1800000` as `1.8e+06`, Prometheus 2 keeps what the target says.
 */
export function boundPattern(bound: number): string {
  const written = boundTexts(bound).map(pattern);
  return Number.isInteger(bound) && written.length === 2 && bound < 1e6
    ? `${pattern(String(bound))}(\\.0)?`
    : written.join('|');
}

/** The ways in which the upper bound of a bucket is written in `le`. */
export function boundTexts(bound: number): readonly string[] {
  const plain = String(bound);
  const exponent = bound === 0 ? 0 : Math.floor(Math.log10(Math.abs(bound)));
  const short = exponent < -4 || exponent >= 6 ? scientific(bound) : plain;
  const stored = /[.e]/.test(short) ? short : `${short}.0`;
  return [...new Set([plain, stored])];
}

/** As Go writes it: with two digits of the exponent at the least. */
function scientific(value: number): string {
  return value.toExponential().replace(/e([+-])(\d)$/, 'e$10$2');
}
