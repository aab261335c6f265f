import { otherSlot } from '../core/labels';
import type { Series } from '../promql/rates';
import type { WatchedVersion } from '../signals/signal';

/**
 * The series of a service whatever its version: those of one version, less the conditions that would be others for
 * another. So every kind of telemetry has them without saying it twice.
 */
export function ofAllVersions(pick: (version: WatchedVersion) => Series, version: WatchedVersion): Series {
  const one = pick(version);
  const other = pick({
    ...version,
    slot: otherSlot(version.slot),
    workload: `${version.workload}-other`,
    version: `${version.version}-other`,
  });
  const kept = new Set(other.matchers.map((matcher) => JSON.stringify(matcher)));
  return {
    metric: one.metric,
    matchers: one.matchers.filter((matcher) => kept.has(JSON.stringify(matcher))),
    ...(one.joined !== undefined && one.joined === other.joined ? { joined: one.joined } : {}),
  };
}
