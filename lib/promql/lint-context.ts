import type { Place } from '../core/problem';
import type { Identity, QueryScope } from './identity';

/** What a query is for. */
export interface LintContext {
  /** Seconds between two scrapes. */
  readonly scrape: number;
  /** Whether it decides over a release, wakes somebody, or is looked at. A gate's has to have exactly one sample. */
  readonly kind: 'gate' | 'alert' | 'panel';
  /** Whose series it is about. @default 'version' */
  readonly scope?: QueryScope;
  /** Upper bounds of buckets by the histogram's name without `_bucket`, in its unit. @default {}, nothing is known */
  readonly bounds?: Readonly<Record<string, readonly number[]>>;
  /** What says whose series a metric's are, by its name, where the usual labels need not. @default {} */
  readonly identifiedBy?: Readonly<Record<string, Identity>>;
  /** Where the query is. */
  readonly at: Place;
}

/** What one check has to say. */
export interface Finding {
  readonly given: string;
  readonly allowed: string;
  readonly fix: string;
}

/** As much of a query as a report has room for. */
export function shortened(query: string): string {
  return query.length > 160 ? `${query.slice(0, 157)}…` : query;
}
