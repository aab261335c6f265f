import { ruleGroupProblems } from '../../alerts/prometheus-rule';
import { dashboardProblems } from '../../dashboard/target';
import { gateImageProblems, gateObjectiveProblems } from '../../gates/gate-problems';
import { lowTrafficProblems } from '../../gates/low-traffic';
import { gateProblems } from '../../gates/problems';
import type { Place, Problem } from '../../core/problem';
import { monitoringProblems } from '../../monitoring/problems';
import { portsOf } from '../../service/render-container';
import type { ReleaseDefinition } from '../definition';
import type { Manifest } from '../manifest';
import { DASHBOARD } from './dashboard';
import { monitoredService } from './monitored';
import { needProblems } from './need-problems';
import { groupsIn } from './rules';
import { lookBackProblems } from './look-back-problems';
import { queryProblems } from './query-problems';
import type { WatchInput } from './watching';

/** What is wrong with how a release is watched, whatever its stage. */
export function watchingProblems(
  definition: ReleaseDefinition,
  input: WatchInput,
  manifests: readonly Manifest[],
  at: Place,
): Problem[] {
  const { platform, watching } = input;
  const objectives = watching.objectives.map(({ facts }) => facts);
  const before = watching.before.map(({ facts }) => facts);
  const { scrapeInterval } = platform.prometheus;
  const ports = portsOf(definition.container);
  const target = watching.monitoring.dashboard;
  return [
    ...gateProblems(definition.plan, objectives, scrapeInterval, at),
    ...gateImageProblems(before, platform.gateImages, { namespace: input.namespace, access: definition.access }, at),
    ...gateObjectiveProblems(before, objectives, watching.slos, at),
    ...lowTrafficProblems(definition.plan, objectives, watching.requestRate, at),
    ...needProblems(input, at),
    ...queryProblems(input, at),
    ...lookBackProblems(input, definition.plan, at),
    ...monitoringProblems(
      watching.monitoring,
      {
        ...monitoredService(input),
        ports: ports.map(({ name }) => name),
        sidecar: platform.sidecar,
        guarded: definition.access !== undefined,
        windows: objectives.map(({ window }) => window),
      },
      at,
    ),
    ...ruleGroupProblems(manifests.flatMap(groupsIn), at),
    ...manifests.flatMap(({ id, object }) => (target && id === DASHBOARD ? dashboardProblems(target, object, at) : [])),
  ];
}
