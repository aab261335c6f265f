import type { Labels } from '../core/labels';
import type { Violation } from '../core/rule';
import type { RoutedService } from './hosts';
import { labelText } from './matching';
import type { RouteTarget } from './route-targets';
import { specOf, type SelectingShape, type SubsetShape } from './shapes';
import type { CheckedPods, Synthesis } from './synthesis';

/**
 * What is wrong with the pods behind a destination that gets traffic: there are none, or all of them are scaled away.
 * A Service none of whose pods is synthesized leads to pods that come from elsewhere, and nothing can be said.
 */
export function podViolations(
  synthesis: Synthesis,
  { field, destination, share }: RouteTarget,
  service: RoutedService,
  subset: SubsetShape | undefined,
): Violation[] {
  const { namespace } = service.object.metadata;
  const { selector = {} } = service.spec;
  if (share === 0) return [];
  const found = podsOf(synthesis, namespace, selector, subset?.labels ?? {});
  if (found.some(({ object }) => specOf<SelectingShape>(object).replicas !== 0)) return [];
  const to = `${share} % of the traffic to ${subset ? `subset '${destination.subset}'` : `'${destination.host}'`}`;
  if (found.length > 0) {
    const names = found.map(({ object }) => object.metadata.name).join(', ');
    const fix = 'scale it up before it gets traffic, or set its weight to 0';
    const given = `${to}, whose pods are scaled to 0: ${names}`;
    return [{ at: { field }, given, allowed: 'traffic only where pods run', fix }];
  }
  if (synthesis.selected(namespace, selector).length === 0) return [];
  const given = `${to}, and no pod has ${labelText({ ...selector, ...subset?.labels })}`;
  return [{ at: { field }, given, allowed: 'pods behind it', fix: 'correct the labels of the subset, or of the pods' }];
}

/** Pods of a subset have its labels as well as those that the Service selects. */
function podsOf(
  synthesis: Synthesis,
  namespace: string | undefined,
  selector: Labels,
  labels: Labels,
): readonly CheckedPods[] {
  const contradicts = Object.entries(labels).some(
    ([key, value]) => selector[key] !== undefined && selector[key] !== value,
  );
  return contradicts ? [] : synthesis.selected(namespace, { ...selector, ...labels });
}
