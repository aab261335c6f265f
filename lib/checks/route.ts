import { objectName } from '../core/kube';
import type { Place } from '../core/problem';
import { Rule, type Violation } from '../core/rule';
import { didYouMean } from '../core/suggest';
import type { Check } from './check';
import type { CheckedObject } from './checked';
import { Hosts, type ResolvedHost, type RoutedService } from './hosts';
import { podViolations } from './route-pods';
import { routesOf, targetsOf, weightViolations, type RouteTarget } from './route-targets';
import type { Synthesis } from './synthesis';

const rule = new Rule({
  id: 'route',
  title: 'Routes lead to Services, ports and subsets that are there, and to pods that run',
  why: 'The proxy answers 503 for every request that such a route takes, from the moment it is applied.',
});

/** Every destination of every VirtualService, as far as it is a Service of this app. */
export const route: Check = {
  rule,
  run(synthesis) {
    const hosts = new Hosts(synthesis);
    return synthesis.ofKind('VirtualService').flatMap((checked) => {
      const violations = routesOf(checked.object).flatMap((placed) => [
        ...weightViolations(placed),
        ...targetsOf(placed).flatMap((target) => targetViolations(synthesis, target, resolve(hosts, checked, target))),
      ]);
      return violations.map(({ at, ...violation }) =>
        rule.problem({ ...violation, at: synthesis.place(checked, at?.field) }),
      );
    });
  },
};

function resolve(hosts: Hosts, { object }: CheckedObject, { destination }: RouteTarget): ResolvedHost {
  return hosts.resolve(destination.host ?? '', object.metadata.namespace ?? '');
}

function targetViolations(synthesis: Synthesis, target: RouteTarget, resolved: ResolvedHost): Violation[] {
  const { destination, field } = target;
  switch (resolved.kind) {
    case 'external':
      return [];
    case 'missing':
      return [missingHost(destination.host ?? '', resolved, { field: `${field}.host` })];
    case 'service': {
      const { service, subsets } = resolved;
      const subset = destination.subset === undefined ? undefined : subsets.get(destination.subset);
      const unknown = destination.subset !== undefined && !subset;
      return [
        ...portViolations(destination.port?.number, service, { field: `${field}.port.number` }),
        ...(unknown ? [missingSubset(target, service, [...subsets.keys()])] : []),
        ...(unknown ? [] : podViolations(synthesis, target, service, subset)),
      ];
    }
  }
}

function missingHost(
  host: string,
  { namespace, names }: { readonly namespace: string; readonly names: readonly string[] },
  at: Place,
): Violation {
  const [name = ''] = host.split('.');
  return {
    at,
    given: `host '${host}', and no Service '${name}' in namespace ${namespace}`,
    allowed: 'a Service of this app, or a host outside the namespaces that it writes Services to',
    fix: `correct the name${didYouMean(name, names)}`,
  };
}

function portViolations(number: number | undefined, service: RoutedService, at: Place): Violation[] {
  const { ports = [] } = service.spec;
  if (number === undefined || ports.some(({ port }) => port === number)) return [];
  const known = ports.map(({ name, port }) => (name === undefined ? String(port) : `${port} (${name})`));
  return [
    {
      at,
      given: `port ${number}`,
      allowed: `a port of ${objectName(service.object)}: ${known.join(', ') || 'it has none'}`,
      fix: 'name the port of the Service, which is not that of the container',
    },
  ];
}

function missingSubset(
  { field, destination }: RouteTarget,
  service: RoutedService,
  names: readonly string[],
): Violation {
  const { subset = '' } = destination;
  return {
    at: { field: `${field}.subset` },
    given: `subset '${subset}'`,
    allowed: `a subset of a DestinationRule for ${objectName(service.object)}: ${names.join(', ') || 'there is none'}`,
    fix: `name one of them, or add the subset${didYouMean(subset, names)}`,
  };
}
