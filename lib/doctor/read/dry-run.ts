import { ApiRefusal } from '../../cluster/api';
import { objectName, type KubeObject } from '../../core/kube';
import type { GitOpsEngine } from '../../platform/platform';
import { isServed } from '../apis';
import { MANAGERS, dryRunExaminations, judgeDryRun, type DryRun, type Tried } from '../dry-run';
import type { Finding } from '../finding';
import { refusalOf } from '../refusal';
import type { ClusterReader } from './cluster';

/** Objects that are tried at once. */
const AT_ONCE = 8;

/** Whether the API server would take some objects. Nothing is stored: each is a server-side dry run. */
export async function examineDryRun(
  reader: ClusterReader,
  which: DryRun,
  objects: readonly KubeObject[],
  engine: GitOpsEngine,
): Promise<readonly Finding[]> {
  const served = await reader.served(objects);
  const known = objects.filter((object) => isServed(served, object));
  const tried: Tried[] = [];
  for (let at = 0; at < known.length; at += AT_ONCE) {
    tried.push(...(await Promise.all(known.slice(at, at + AT_ONCE).map((object) => tryOne(reader, object, engine)))));
  }
  const unknown = objects.length - known.length;
  const skipped =
    unknown === 0
      ? []
      : [dryRunExaminations[which].notKnown(`${unknown} objects of kinds that are not served`, 'mend `apis` first')];
  return [...(tried.length > 0 || unknown === 0 ? judgeDryRun(which, tried, engine) : []), ...skipped];
}

/** As the engine itself would apply it; where fields have other owners, once more as if it took them. */
async function tryOne({ api }: ClusterReader, object: KubeObject, engine: GitOpsEngine): Promise<Tried> {
  const name = objectName(object);
  const options = { dryRun: true, manager: MANAGERS[engine] };
  let conflict: string | undefined;
  try {
    return { object: name, warnings: (await api.apply(object, options)).warnings };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    if (error.status !== 409) return { object: name, refusal: refusalOf(error.status, error.message), warnings: [] };
    conflict = error.message;
  }
  try {
    const { warnings } = await api.apply(object, { ...options, force: true });
    return { object: name, conflict, warnings };
  } catch (error) {
    if (!(error instanceof ApiRefusal)) throw error;
    return { object: name, conflict, refusal: refusalOf(error.status, error.message), warnings: [] };
  }
}
