import { otherSlot } from '../core/labels';
import type { Series } from '../promql/rates';
import { matches, type Matcher } from '../promql/text';
import type { WatchedVersion } from './watched-version';

/** Series of one version as one kind of telemetry picks them. */
type Pick = (version: WatchedVersion) => Series;

/**
 * The series of a service whatever its version: those of one version, less the conditions that would be others for
 * another. So every kind of telemetry has them without saying it twice.
 */
export function ofAllVersions(pick: Pick, version: WatchedVersion): Series {
  const [one, other] = [pick(version), pick(another(version))];
  return {
    metric: one.metric,
    matchers: one.matchers.filter(standsIn(other)),
    ...(one.joined !== undefined && one.joined === other.joined ? { joined: one.joined } : {}),
  };
}

/** The same with each condition on the version met by any, so that it still says by which labels versions are told apart. */
export function ofAnyVersion(pick: Pick, version: WatchedVersion): Series {
  const [one, isKept] = [pick(version), standsIn(pick(another(version)))];
  return {
    metric: one.metric,
    matchers: one.matchers.map((each) => (isKept(each) ? each : matches(each.label, '.*'))),
  };
}

function another(version: WatchedVersion): WatchedVersion {
  return {
    ...version,
    slot: otherSlot(version.slot),
    workload: `${version.workload}-other`,
    version: `${version.version}-other`,
  };
}

function standsIn({ matchers }: Series): (matcher: Matcher) => boolean {
  const there = new Set(matchers.map((matcher) => JSON.stringify(matcher)));
  return (matcher) => there.has(JSON.stringify(matcher));
}
