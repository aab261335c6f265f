import type { CheckedObject, ObjectViolation } from './checked';
import { labelsOf, matches } from './matching';
import { specOf, type AutoscalerShape, type DisruptionBudgetShape, type SelectingShape } from './shapes';
import type { Synthesis } from './synthesis';

/** Budgets that allow no disruption at all, however healthy the pods are. */
export function disruptionViolations(synthesis: Synthesis): ObjectViolation[] {
  const autoscaled = mostPods(synthesis);
  return synthesis.ofKind('PodDisruptionBudget').flatMap((checked) => {
    const { maxUnavailable, minAvailable } = specOf<DisruptionBudgetShape>(checked.object);
    if (maxUnavailable !== undefined && minAvailable !== undefined) return [twoKinds(checked)];
    if (maxUnavailable === 0 || maxUnavailable === '0%') {
      return [violation(checked, 'maxUnavailable', `maxUnavailable ${maxUnavailable}`)];
    }
    const pods = minAvailable === undefined ? 0 : podsOf(synthesis, checked, autoscaled);
    if (minAvailable === undefined || pods === 0 || available(minAvailable, pods) < pods) return [];
    return [violation(checked, 'minAvailable', `minAvailable ${minAvailable} of at most ${pods} pods`)];
  });
}

function twoKinds(checked: CheckedObject): ObjectViolation {
  return {
    checked,
    at: { field: 'spec.minAvailable' },
    given: 'minAvailable beside maxUnavailable',
    allowed: 'one of the two: the API server refuses both',
    fix: 'remove maxUnavailable in the same patch, or patch that alone',
  };
}

function violation(checked: CheckedObject, field: string, given: string): ObjectViolation {
  return {
    checked,
    at: { field: `spec.${field}` },
    severity: 'warning',
    given: `${given}: no pod may ever be moved`,
    allowed: 'at least one pod that a node drain may take',
    fix: 'such as maxUnavailable: 1',
  };
}

type MostPods = ReadonlyMap<string, number>;

/** The most pods that autoscalers give a workload. */
function mostPods(synthesis: Synthesis): MostPods {
  const most = new Map<string, number>();
  for (const { object } of synthesis.ofKind('HorizontalPodAutoscaler')) {
    const { scaleTargetRef: { kind, name } = {}, maxReplicas = 1 } = specOf<AutoscalerShape>(object);
    most.set(`${kind} ${object.metadata.namespace}/${name}`, maxReplicas);
  }
  return most;
}

/** The most pods that a budget is about; 0 where none are synthesized or all are stopped. */
function podsOf(synthesis: Synthesis, { object }: CheckedObject, autoscaled: MostPods): number {
  const { selector = {} } = specOf<DisruptionBudgetShape>(object);
  const { namespace } = object.metadata;
  const found = synthesis.selected(namespace, selector.matchLabels ?? {});
  return found
    .filter((pods) => matches(selector, labelsOf(pods)))
    .map((pods) => {
      const { replicas } = specOf<SelectingShape>(pods.object);
      return replicas ?? autoscaled.get(`${pods.object.kind} ${namespace}/${pods.object.metadata.name}`) ?? 1;
    })
    .reduce((total, count) => total + count, 0);
}

/** Pods that must stay; a percentage is rounded up. */
function available(least: number | string, pods: number): number {
  if (typeof least === 'number') return least;
  return Math.ceil((Number.parseFloat(least) / 100) * pods);
}
