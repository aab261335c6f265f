import { isSame } from '../../core/diff';
import type { KubeObject } from '../../core/kube';
import { monitoringObjects } from '../../monitoring/monitoring';
import type { Manifest } from '../manifest';
import { dashboardManifests } from './dashboard';
import { monitoredService } from './monitored';
import { releaseRuleManifests } from './rules';
import { runningVersions } from './versions';
import type { LastingWatch, WatchInput } from './watching';

/** What lasts of a release: as it was made for another stage where the same versions run, or made anew. */
export function lastingWatch(input: WatchInput): LastingWatch {
  const running: LastingWatch['running'] = { live: input.model.live, versions: runningVersions(input) };
  if (input.lasting && isSame(input.lasting.running, running)) return input.lasting;
  const monitored = monitoredService(input);
  return {
    running,
    monitors: monitoringObjects(input.watching.monitoring, monitored).map(ofItsKind),
    rules: releaseRuleManifests(input, monitored),
    dashboard: dashboardManifests(input),
  };
}

function ofItsKind(object: KubeObject): Manifest {
  return { id: object.kind, object };
}
