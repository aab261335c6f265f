import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { didYouMean } from '../core/suggest';
import type { Check } from './check';
import type { CheckedObject } from './checked';
import { isService, specOf, type ServicePortShape, type ServiceShape } from './shapes';
import type { CheckedPods, Synthesis } from './synthesis';

const rule = new Rule({
  id: 'service-port',
  title: 'A port of a Service leads to a port that its pods have',
  why: 'The Service has no endpoints for that port: every call to it fails, though all pods are ready.',
});

/** Ports that a Service finds by name are there in one version at least: a release may add or remove one. */
export const servicePort: Check = {
  rule,
  run(synthesis) {
    const services = synthesis.ofKind('Service').filter(({ object }) => isService(object));
    return services.flatMap((checked) => portProblems(synthesis, checked));
  },
};

function portProblems(synthesis: Synthesis, checked: CheckedObject): Problem[] {
  const { selector = {}, ports = [] } = specOf<ServiceShape>(checked.object);
  const found = synthesis.selected(checked.object.metadata.namespace, selector);
  // A Service that finds no pods here may find those of another app; whether it should is for another check to say.
  if (found.length === 0) return [];
  return ports.flatMap(({ targetPort }, index) => {
    if (typeof targetPort !== 'string' || found.some((pods) => portNames(pods).includes(targetPort))) return [];
    const names = [...new Set(found.flatMap(portNames))];
    const problem = rule.problem({
      at: synthesis.place(checked, `spec.ports[${index}].targetPort`),
      given: `'${targetPort}'`,
      allowed: `a port of its pods: ${names.join(', ') || 'they name none'}`,
      fix: `name one of them, or add the port to the container${didYouMean(targetPort, names)}`,
    });
    return [problem];
  });
}

function portNames({ template: { spec } }: CheckedPods): string[] {
  const containers = [...spec.containers, ...(spec.initContainers ?? [])];
  const ports: readonly ServicePortShape[] = containers.flatMap((container) => container.ports ?? []);
  return ports.flatMap(({ name }) => name ?? []);
}
