import { rollbackScript, stepFile } from '../files/rollback-script';
import { toYaml } from '../files/yaml';
import type { KubeObject } from '../core/kube';
import type { ReleaseOutput } from '../evaluation/output';
import type { GitOpsEngine } from '../platform/platform';
import { WAVES, waveFolder, waveOf } from '../strategy/manifest';
import type { WrittenObject } from './written';

/**
 * The files of the output. `release/` is what GitOps applies: a folder for each wave, in it a file for each chart.
 * `rollback/` is beside it and not in it, so that nothing that applies a folder with all below it takes the way back;
 * `gitops/` has what points the engine there.
 */
export function outputFiles(
  objects: readonly WrittenObject[],
  releases: readonly ReleaseOutput[],
  gitOps: GitOpsEngine,
): Map<string, string> {
  const byFile = new Map<string, KubeObject[]>();
  for (const { object, chart, isDelivery } of objects) {
    const folder = isDelivery ? 'gitops' : `release/${waveFolder(waveOf(object.kind))}`;
    const file = `${folder}/${fileName(chart)}.yaml`;
    const list = byFile.get(file);
    if (list) list.push(object);
    else byFile.set(file, [object]);
  }
  const files = new Map([...byFile].map(([file, list]) => [file, toYaml(list)]));
  for (const release of releases) for (const [file, text] of rollbackFiles(release)) files.set(file, text);
  return new Map([...files, ...(gitOps === 'flux' ? keptFolders(files) : [])]);
}

/** Git has no empty folders, and a Kustomization whose folder is gone stays as it was: it removes nothing. */
function keptFolders(files: ReadonlyMap<string, string>): [string, string][] {
  const folders = WAVES.map((wave) => `release/${waveFolder(wave)}/`);
  const empty = folders.filter((folder) => ![...files.keys()].some((file) => file.startsWith(folder)));
  return empty.map((folder) => [`${folder}.gitkeep`, '']);
}

function rollbackFiles({ service, namespace, steps, liveAfter }: ReleaseOutput): [string, string][] {
  if (steps.length === 0) return [];
  const folder = `rollback/${namespace}/${service}`;
  const applied = steps.flatMap((step, index): [string, string][] =>
    step.kind === 'apply'
      ? [[`${folder}/${stepFile(step, index)}`, toYaml(step.objects.map(({ object }) => object))]]
      : [],
  );
  return [...applied, [`${folder}/rollback.sh`, rollbackScript(service, steps, liveAfter)]];
}

/** A chart's path as the name of a file: readable, and different for different paths. */
function fileName(chart: string): string {
  return encodeURIComponent(chart);
}
