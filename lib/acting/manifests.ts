import * as fs from 'node:fs';
import * as path from 'node:path';
import type { KubeObject } from '../core/kube';
import { objectsIn } from '../project/objects';

/** The objects of one service that a folder of output has for GitOps to apply, as they are on disk. */
export function releaseObjects(outdir: string, namespace: string, service: string): readonly KubeObject[] {
  const folder = path.join(outdir, 'release');
  if (!fs.existsSync(folder)) return [];
  const files = fs.readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yaml'));
  return files
    .sort()
    .flatMap((file) => objectsIn(file, fs.readFileSync(path.join(folder, file), 'utf8')))
    .filter(({ metadata }) => metadata.namespace === namespace && metadata.labels?.app === service);
}
