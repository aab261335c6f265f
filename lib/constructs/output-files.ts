import { rollbackScript, stepFile } from '../files/rollback-script';
import { toYaml } from '../files/yaml';
import type { KubeObject } from '../core/kube';
import { waveFolder, waveOf } from '../strategy/manifest';
import type { ReleaseOutput, WrittenObject } from './written';

/**
 * The files of the output. `release/` is what GitOps applies: a folder for each wave, in it a file for each chart.
 * `rollback/` is beside it and not in it, so that nothing that applies a folder with all below it takes the way back.
 */
export function outputFiles(
  objects: readonly WrittenObject[],
  releases: readonly ReleaseOutput[],
): Map<string, string> {
  const byFile = new Map<string, KubeObject[]>();
  for (const { object, chart } of objects) {
    const file = `release/${waveFolder(waveOf(object.kind))}/${fileName(chart)}.yaml`;
    const list = byFile.get(file);
    if (list) list.push(object);
    else byFile.set(file, [object]);
  }
  const files = new Map([...byFile].map(([file, list]) => [file, toYaml(list)]));
  for (const release of releases) for (const [file, text] of rollbackFiles(release)) files.set(file, text);
  return files;
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
