import { setTimeout as sleep } from 'node:timers/promises';
import type { TestCluster } from '../cluster';
import { FACTOR } from './accelerated';
import { begin, ended, type ObservedRun } from './runs';
import { stageRun, watched, type StageScenario } from './scenarios';
import { lateness } from './simulated';
import { show } from './world';

/** Seconds of a release that are shown before a stage, so that its windows see what was before. */
const BEFORE = 150;
/** Seconds by which a look may be late; on a machine that is busier, time itself is not what a scenario says. */
const LATE = 2;
const ATTEMPTS = 3;

/** What came of a scenario: its gates together, and each as if it were alone. */
export interface PlayedStage {
  readonly together: ObservedRun;
  readonly alone: ObservedRun;
  /** Seconds by which the latest look came late. */
  readonly late: number;
  readonly attempt: number;
}

/** Plays scenarios, all at once; those whose looks came late are played again. Gives them by their names. */
export async function playStages(
  cluster: TestCluster,
  scenarios: readonly StageScenario[],
  limit: number,
): Promise<ReadonlyMap<string, PlayedStage>> {
  const played = new Map<string, PlayedStage>();
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const due = scenarios.filter(({ name }) => (played.get(name)?.late ?? Infinity) > LATE);
    if (due.length === 0) break;
    for (const [name, each] of await playOnce(cluster, due, attempt, limit)) played.set(name, each);
  }
  return played;
}

async function playOnce(
  cluster: TestCluster,
  scenarios: readonly StageScenario[],
  attempt: number,
  limit: number,
): Promise<ReadonlyMap<string, PlayedStage>> {
  const namespace = await cluster.namespace(`stages-${attempt}`);
  // Series of another attempt are those of another release.
  const own = scenarios.map((scenario) => ({ of: scenario, scene: `${scenario.name}-${attempt}` }));
  const scenes = own.map(({ of, scene }) => ({
    name: scene,
    series: of.series,
    from: of.begin - BEFORE,
    to: of.begin + watched(of),
  }));
  const stagesBegin = (await show(cluster, scenes, namespace)) + (BEFORE / FACTOR) * 1000;
  await sleep(stagesBegin - Date.now());
  const warnings = await Promise.all(
    own.flatMap(({ of, scene }) => [
      begin(cluster, namespace, scene, stageRun(of, scene)),
      begin(cluster, namespace, `${scene}-alone`, stageRun(of, scene, { alone: true })),
    ]),
  );
  if (warnings.flat().length > 0) throw new Error(warnings.flat().join('\n'));
  const runs = await ended(cluster, namespace, limit);
  return new Map(
    own.map(({ of, scene }) => {
      const [together, alone] = [runs.get(scene)!, runs.get(`${scene}-alone`)!];
      const begun = [together, alone].map(({ began }) => (began - stagesBegin) / 1000);
      const late = Math.max(...begun, ...lateness(together), ...lateness(alone));
      return [of.name, { together, alone, late, attempt }];
    }),
  );
}
