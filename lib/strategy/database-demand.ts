import { SLOTS } from '../core/labels';
import type { Place, Problem } from '../core/problem';
import { connectionProblems, type VersionConnections } from '../database/budget';
import { connectionsHold } from '../objectives/objective';
import type { ReleaseData } from '../release/release';
import type { ChosenVersions } from '../release/versions';
import { peakPods } from '../service/capacity';
import { DEFAULT_CAPACITY } from '../service/render';
import type { ReleaseDefinition } from './definition';

/** What both slots take of the database at their largest, held against what it has to give. */
export function databaseProblems(
  definition: ReleaseDefinition,
  release: ReleaseData,
  chosen: ChosenVersions,
  at: Place,
): Problem[] {
  const { database, watching } = definition;
  if (!database) return [];
  const hold = connectionsHold(watching.objectives, database);
  const demand = {
    database: database.name,
    maxConnections: database.maxConnections,
    reserved: database.reserved,
    otherClients: database.otherClients,
    jobs: database.jobs,
    versions: versionConnections(definition, release, chosen),
    ...(hold === undefined ? {} : { hold }),
  };
  return connectionProblems(demand, at);
}

/** Both slots count at every stage: one that is empty now will run the next version, which the code describes. */
function versionConnections(
  definition: ReleaseDefinition,
  release: ReleaseData,
  chosen: ChosenVersions,
): VersionConnections[] {
  const code = {
    poolPerPod: definition.database?.poolPerPod ?? 0,
    peakPods: peakPods((definition.capacity ?? DEFAULT_CAPACITY).facts),
  };
  return SLOTS.map((slot) => {
    const version = chosen[slot];
    const name = release.slots[slot]?.version;
    const label = name === undefined ? `${slot} (next version)` : `${slot} ${name}`;
    if (!version) return { slot: label, ...code };
    return { slot: label, poolPerPod: version.rendered.poolPerPod, peakPods: peakPods(version.rendered.capacity) };
  });
}
