import type { KubeContainer } from '../core/kube';
import type { CheckedObject, ObjectViolation } from './checked';
import { specOf, type AutoscalerShape, type SelectingShape } from './shapes';
import { templateOf, type Synthesis } from './synthesis';

/** What keeps an autoscaler from deciding. */
export function autoscalingViolations(synthesis: Synthesis): ObjectViolation[] {
  return synthesis
    .ofKind('HorizontalPodAutoscaler')
    .flatMap((autoscaler) => [
      ...boundViolations(autoscaler),
      ...targetsOf(synthesis, autoscaler).flatMap((target) => [
        ...ownerViolations(autoscaler, target),
        ...requestViolations(autoscaler, target),
      ]),
    ]);
}

/** The workloads that an autoscaler scales: one, unless two have the same name. */
function targetsOf(synthesis: Synthesis, { object }: CheckedObject): readonly CheckedObject[] {
  const { kind = '', name = '' } = specOf<AutoscalerShape>(object).scaleTargetRef ?? {};
  return synthesis.named(kind, object.metadata.namespace, name);
}

function boundViolations(checked: CheckedObject): ObjectViolation[] {
  const { minReplicas = 1, maxReplicas = 1 } = specOf<AutoscalerShape>(checked.object);
  if (minReplicas <= maxReplicas) return [];
  const violation = {
    checked,
    at: { field: 'spec.minReplicas' },
    given: `minReplicas ${minReplicas}, maxReplicas ${maxReplicas}`,
    allowed: 'a least number that is not above the most',
    fix: `lower minReplicas, or raise maxReplicas to ${minReplicas}`,
  };
  return [violation];
}

/** 0 replicas switch the autoscaler off, so that number alone may stand beside it. */
function ownerViolations({ object }: CheckedObject, target: CheckedObject): ObjectViolation[] {
  const { replicas = 0 } = specOf<SelectingShape>(target.object);
  if (replicas === 0) return [];
  const violation = {
    checked: target,
    at: { field: 'spec.replicas' },
    given: `replicas ${replicas} beside ${object.kind} ${object.metadata.name}`,
    allowed: 'no replicas where an autoscaler decides: each sync would take back its decision',
    fix: 'leave replicas out, or remove the autoscaler',
  };
  return [violation];
}

/** Use in percent is a share of what was requested; without a request there is nothing to take it of. */
function requestViolations({ object }: CheckedObject, target: CheckedObject): ObjectViolation[] {
  const { metrics = [] } = specOf<AutoscalerShape>(object);
  const containers = templateOf(target.object)?.spec.containers ?? [];
  return metrics.flatMap(({ resource }) => {
    const { name, target: aim } = resource ?? {};
    if (name === undefined || aim?.type !== 'Utilization') return [];
    const without = containers.filter((container) => !requests(container, name));
    if (without.length === 0) return [];
    const violation = {
      checked: target,
      at: { field: 'spec.template.spec.containers' },
      given: `no ${name} request in ${without.map((container) => container.name).join(', ')}`,
      allowed: `one in every container: ${object.kind} ${object.metadata.name} aims at a share of the ${name} requested`,
      fix: `give ${without.length === 1 ? 'it' : 'each'} resources.requests.${name}`,
    };
    return [violation];
  });
}

/** A limit alone is the request as well. */
function requests({ resources }: KubeContainer, name: string): boolean {
  return resources?.requests?.[name] !== undefined || resources?.limits?.[name] !== undefined;
}
