import type { SelectorShape } from '../checks/shapes';
import { decision, losesSight, type BothLabels } from './both-labels';
import type { Difference } from './difference';
import type { GivenDeployment } from './shapes';
import type { Surroundings } from './surroundings';

interface Term {
  readonly labelSelector?: SelectorShape;
  readonly namespaces?: readonly string[];
  readonly namespaceSelector?: object;
}

type Kind = 'podAffinity' | 'podAntiAffinity';
type Affinity = Readonly<Partial<Record<Kind, { readonly [REQUIRED]?: readonly Term[] }>>>;

const REQUIRED = 'requiredDuringSchedulingIgnoredDuringExecution';

/** Where pods may run: those of the slots keep the affinity of the old ones, and have other labels. */
const OWN: Readonly<Record<Kind, string>> = {
  podAffinity:
    'pods of the slots start only where old ones run, and nowhere when these have ended, because they have other labels',
  podAntiAffinity: 'it keeps the old pods apart, and not those of the slots, which have other labels',
};
const OTHERS: Readonly<Record<Kind, string>> = {
  podAffinity: 'its pods start only where old ones run, and nowhere when these have ended',
  podAntiAffinity: 'it keeps its pods away from the old ones, and not from those of the slots',
};

/** Required affinities of a Deployment to pods that it finds by labels which the slots do not have. */
export function affinityDecisions(
  workload: GivenDeployment,
  { deployment, namespace, service }: Surroundings,
  labels: BothLabels,
): Difference[] {
  const isOwn = workload === deployment;
  const where = isOwn ? ', in the patch in service.ts' : ', before the takeover';
  const affinity = (workload.spec.template.spec.affinity ?? {}) as Affinity;
  return (['podAffinity', 'podAntiAffinity'] as const).flatMap((kind) =>
    (affinity[kind]?.[REQUIRED] ?? []).flatMap((term, index) => {
      const { labelSelector } = term;
      if (!labelSelector || !isNear(term, namespace) || !losesSight(labelSelector, labels)) return [];
      const meaning = `${(isOwn ? OWN : OTHERS)[kind]}: write it with labels that they have, such as app=${service}${where}`;
      const path = `spec.template.spec.affinity.${kind}.${REQUIRED}[${index}].labelSelector`;
      return [decision(workload, path, labelSelector, meaning)];
    }),
  );
}

/** Whether a term means pods of a namespace; labels of namespaces are not known. */
function isNear({ namespaces = [], namespaceSelector }: Term, namespace: string): boolean {
  return namespaceSelector !== undefined || namespaces.length === 0 || namespaces.includes(namespace);
}
