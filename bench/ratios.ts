import { BASELINES } from './all-layouts';
import type { Result } from './measure';

/** What a result is compared to others of the same run. */
export interface Ratios {
  /** Time per service against that of a tenth of the services. @default - that was not measured */
  readonly growth?: number;
  /** Time per service against that of the baseline. @default - that was not measured */
  readonly ofPlain?: number;
}

export function ratiosOf({ services, layout, msPerService }: Result, results: readonly Result[]): Ratios {
  const timeOf = (name: Result['layout'], count: number) =>
    results.find((other) => other.layout === name && other.services === count)?.msPerService;
  const tenth = timeOf(layout, services / 10);
  const plain = timeOf(BASELINES[layout], services);
  return {
    ...(tenth === undefined ? {} : { growth: msPerService / tenth }),
    ...(plain === undefined ? {} : { ofPlain: msPerService / plain }),
  };
}
