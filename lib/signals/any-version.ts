import { otherSlot } from '../core/labels';
import type { Series } from '../promql/rates';
import { matches } from '../promql/text';
import type { WatchedVersion } from './watched-version';

/** Series of a service as one kind of telemetry picks them for a version, with each condition on the version met by any. */
export function ofAnyVersion(pick: (version: WatchedVersion) => Series, version: WatchedVersion): Series {
  const { metric, matchers } = pick(version);
  const others = pick({
    ...version,
    slot: otherSlot(version.slot),
    workload: `${version.workload}-other`,
    version: `${version.version}-other`,
  }).matchers.map((matcher) => JSON.stringify(matcher));
  return {
    metric,
    matchers: matchers.map((each) => (others.includes(JSON.stringify(each)) ? each : matches(each.label, '.*'))),
  };
}
