import { is, matches, pattern, selector, type Matcher } from '../promql/text';
import type { Need, WatchedVersion } from './signal';

/** Pods of a version's slot, and of no other workload that is called `<it>-something`. */
export function podsOf({ namespace, workload }: WatchedVersion): Matcher[] {
  return [is('namespace', namespace), matches('pod', `${pattern(workload)}-[a-z0-9]+-[a-z0-9]+`)];
}

/** The container that is released, in the pods of a version's slot. */
export function containerOf(version: WatchedVersion): Matcher[] {
  return [...podsOf(version), is('container', version.container)];
}

/** The scrape targets of a version: one for each of its pods, whether it answers or not. */
export function targetsOf(version: WatchedVersion): string {
  return selector('up', [...podsOf(version), is('version', version.version)]);
}

/**
 * Those series of pods that are the version's. kube-state-metrics and cAdvisor know pods, but not their labels, unless
 * kube-state-metrics is told to by its allow-list; the scrape target of a pod has the version as its label. So a
 * failed predecessor in the same slot does not count, and nothing has to be set up. Its limit: a pod that is no scrape
 * target is not seen, and a version of which no pod is one has no value.
 */
export function ofItsPods(series: string, version: WatchedVersion): string {
  return `(${series} and on (namespace, pod) ${targetsOf(version)})`;
}

/**
 * 0 where a version is scraped, and nothing where it is not: what a counter is worth whose first event has not come.
 * A bare `vector(0)` would call a version healthy that nobody sees.
 */
export function noneYet(version: WatchedVersion): string {
  return `count(${targetsOf(version)} == 1) * 0`;
}

/** That the pods of a version are scraped, and that their targets say the version. */
export const SCRAPED: Need = { kind: 'metrics', of: 'scrape targets with the labels pod and version', metrics: ['up'] };
