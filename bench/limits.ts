import type { Layout } from './all-layouts';
import type { Result } from './measure';
import { ratiosOf, type Ratios } from './ratios';
import { ratioText } from './report';

/**
 * What ratios may come to at the most. Growth alone would not be enough: a program gets faster while it runs, which hides
 * what grows. Its baseline gets faster as well.
 */
const LIMITS: Readonly<Partial<Record<Layout, Required<Ratios>>>> = {
  'pulumi-components': { growth: 2, ofPlain: 2 },
};

/** The results that are beyond their limits, in sentences. */
export function beyondLimits(results: readonly Result[]): string[] {
  return results.flatMap((result) => {
    const limits = LIMITS[result.layout];
    const ratios = ratiosOf(result, results);
    const beyond = (['growth', 'ofPlain'] as const).filter((ratio) => limits && (ratios[ratio] ?? 0) > limits[ratio]);
    return beyond.map(
      (ratio) =>
        `${result.services} ${result.layout}: ${ratio} is ${ratioText(ratios[ratio])}, and ${ratioText(limits?.[ratio])} is the limit`,
    );
  });
}
