import type { KubeObject } from '../core/kube';
import { Examination, unlessWrong, type Finding } from './finding';

export const gatewaysExamination = new Examination({
  id: 'gateways',
  title: 'The gateways that routes bind to are there, and serve their hosts',
  means: 'Requests from outside meet no route: all of them end in 404, whatever the weights say.',
});

/** A Gateway of Istio, as far as routes depend on it. */
export interface GatewayShape {
  /** As `namespace/name`. */
  readonly name: string;
  /** Hosts of its servers, such as `*.example.com` or `shop/*`. */
  readonly hosts: readonly string[];
}

interface RouteShape {
  readonly gateways?: readonly string[];
  readonly hosts?: readonly string[];
}

/** Gateways as they are asked for: `mesh` is none, and a name alone is in the namespace of the route. */
export function gatewaysOf({ spec, metadata }: KubeObject): readonly string[] {
  const { gateways = [] } = spec as RouteShape;
  return gateways
    .filter((name) => name !== 'mesh')
    .map((name) => (name.includes('/') ? name : `${metadata.namespace ?? ''}/${name}`));
}

/** Gateways that are missing, and hosts of routes that none of their gateways serves. */
export function judgeGateways(
  named: readonly string[],
  routes: readonly KubeObject[],
  there: readonly GatewayShape[],
): readonly Finding[] {
  const wanted = [...new Set([...named, ...routes.flatMap(gatewaysOf)])];
  const missing = wanted.filter((name) => !there.some((gateway) => gateway.name === name));
  const findings = [
    ...missing.map((name) => {
      const others = there.map((gateway) => gateway.name).join(', ') || 'none';
      return gatewaysExamination.failed(`no gateway ${name}; there are ${others}`, 'create it, or correct the name');
    }),
    ...routes.flatMap((route) => hostFindings(route, there)),
  ];
  return unlessWrong(findings, () => gatewaysExamination.ok(wanted.join(', ') || 'no gateway is asked for'));
}

function hostFindings(route: KubeObject, there: readonly GatewayShape[]): readonly Finding[] {
  const { hosts = [] } = route.spec as RouteShape;
  const bound = there.filter(({ name }) => gatewaysOf(route).includes(name));
  if (bound.length === 0) return [];
  const namespace = route.metadata.namespace ?? '';
  // Names of the cluster are for callers within the mesh.
  const outside = hosts.filter((host) => !/\.svc(\.|$)/.test(host));
  return outside
    .filter((host) => !bound.some((gateway) => gateway.hosts.some((served) => serves(served, host, namespace))))
    .map((host) =>
      gatewaysExamination.failed(
        `${host} of ${route.kind} ${namespace}/${route.metadata.name} is served by none of ${bound.map(({ name }) => name).join(', ')}`,
        `add ${host} to the hosts of the gateway, or correct the host`,
      ),
    );
}

/** `*.example.com` serves what ends so; a prefix with a slash is the namespaces that may bind. */
function serves(served: string, host: string, namespace: string): boolean {
  const [prefix, pattern = ''] = served.includes('/') ? served.split('/') : ['*', served];
  if (prefix !== '*' && prefix !== '.' && prefix !== namespace) return false;
  if (pattern === '*' || pattern === host) return true;
  return pattern.startsWith('*.') && host.endsWith(pattern.slice(1));
}
