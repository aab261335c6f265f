import type { Series } from '../promql/rates';
import { isOneOf, selector, type Matcher } from '../promql/text';
import type { WatchedVersion } from '../signals/signal';

/** Series of all versions of a service at once, told apart by a label. */
export interface Across {
  readonly metric: string;
  /** Conditions that hold for every version; the version itself is not among them. */
  readonly matchers: readonly Matcher[];
  /** The label that says the version. */
  readonly label: string;
}

/** Grafana puts an expression for the chosen versions in its place. */
const CHOSEN = '$version';

/**
 * The series of every version, made from those of single ones: the label whose condition changes with the version says
 * it. Nothing where the series do not say it themselves, or where the versions differ in how they are counted.
 */
export function across(
  read: (version: WatchedVersion) => Series,
  versions: readonly WatchedVersion[],
): Across | undefined {
  const [first] = versions;
  const all = versions.map(read);
  if (first === undefined || all.some(({ joined }) => joined !== undefined)) return undefined;
  const label = changing(read({ ...first, version: 'a' }), read({ ...first, version: 'b' }));
  const matchers = label === undefined ? undefined : common(all, label);
  return label === undefined || matchers === undefined ? undefined : { metric: read(first).metric, matchers, label };
}

/** Their rate per second over a window that suits what Grafana shows, for the chosen versions. */
export function rateAcross({ metric, matchers, label }: Across, suffix = '', by: readonly string[] = []): string {
  const chosen: Matcher = { label, operator: '=~', value: CHOSEN };
  const series = selector(`${metric}${suffix}`, [...matchers, chosen]);
  return `sum by (${[label, ...by].join(', ')}) (rate(${series}[$__rate_interval]))`;
}

/** The versions that there are in the time range, as Grafana asks Prometheus for them. */
export function versionsAcross({ metric, matchers, label }: Across): string {
  return `label_values(${selector(metric, matchers)}, ${label})`;
}

function changing(one: Series, other: Series): string | undefined {
  return one.matchers.find((matcher, index) => matcher.value !== other.matchers[index]?.value)?.label;
}

/** Conditions of all series together; nothing when they do not add up to one. */
function common(all: readonly Series[], label: string): Matcher[] | undefined {
  const [first, ...others] = all.map(({ matchers }) => matchers.filter((matcher) => matcher.label !== label));
  const result: Matcher[] = [];
  for (const [index, matcher] of (first ?? []).entries()) {
    const same = [matcher, ...others.map((matchers) => matchers[index])];
    if (same.some((each) => each?.label !== matcher.label || each.operator !== matcher.operator)) return undefined;
    const values = [...new Set(same.map((each) => each?.value ?? ''))];
    if (values.length > 1 && matcher.operator !== '=') return undefined;
    result.push(values.length > 1 ? isOneOf(matcher.label, ...values) : matcher);
  }
  return result;
}
