import { distance } from 'fastest-levenshtein';

/** `; did you mean 'x'?` when a candidate is close enough to what was given to have been meant, else nothing. */
export function didYouMean(given: string, candidates: readonly string[]): string {
  const limit = Math.max(2, Math.floor(given.length / 3));
  const near = candidates
    .map((candidate) => ({ candidate, far: distance(given.toLowerCase(), candidate.toLowerCase()) }))
    .filter(({ far }) => far <= limit)
    .sort((a, b) => a.far - b.far)[0];
  return near ? `; did you mean '${near.candidate}'?` : '';
}
