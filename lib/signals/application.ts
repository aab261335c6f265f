import { is, type Matcher } from '../promql/text';
import type { WatchedVersion } from './signal';

/** What picks the series that a version's application exports itself; its scrape adds these labels. */
export function applicationOf({ namespace, service, version }: WatchedVersion): Matcher[] {
  return [is('namespace', namespace), is('service', service), is('version', version)];
}
