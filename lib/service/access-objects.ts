import type { KubeObject } from '../core/kube';
import { objectLabels, serviceSelector } from '../core/labels';
import { nameProblems } from '../core/names';
import type { Place, Problem } from '../core/problem';
import type { ResolvedPlatform } from '../platform/platform';
import type { Access } from './access';
import type { ServiceSubject } from './objects';

/** The objects that let only the declared callers in: the network by namespace, the mesh by identity as well. */
export function accessObjects(
  { service, namespace }: ServiceSubject,
  access: Access,
  gatewayNamespaces: readonly string[],
  platform: ResolvedPlatform,
): { readonly network: KubeObject; readonly authorization: KubeObject | undefined } {
  const metadata = { name: service, namespace, labels: objectLabels(service) };
  const podSelector = { matchLabels: serviceSelector(service) };
  const helpers = [...gatewayNamespaces, platform.prometheus.namespace];
  const namespaces = [...new Set([...access.peers.map(({ facts }) => facts.namespace), ...helpers])].sort();
  const network = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata,
    spec: {
      podSelector,
      policyTypes: ['Ingress'],
      ingress: [
        {
          from: namespaces.map((name) => ({
            namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } },
          })),
        },
      ],
    },
  };
  return { network, authorization: platform.sidecar === 'none' ? undefined : authorization() };

  function authorization(): KubeObject {
    const open = [
      ...access.peers.filter(({ facts }) => facts.serviceAccount === undefined).map(({ facts }) => facts.namespace),
      ...helpers,
    ];
    const principals = access.peers
      .filter(({ facts }) => facts.serviceAccount !== undefined)
      .map(({ facts }) => `${platform.clusterDomain}/ns/${facts.namespace}/sa/${facts.serviceAccount}`);
    const from = [
      { source: { namespaces: [...new Set(open)].sort() } },
      ...(principals.length > 0 ? [{ source: { principals: [...new Set(principals)].sort() } }] : []),
    ];
    return {
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata,
      spec: { selector: podSelector, action: 'ALLOW', rules: [{ from }] },
    };
  }
}

/** What is wrong with the names of callers. */
export function accessProblems(access: Access | undefined, at: Place): Problem[] {
  const peers = access?.peers ?? [];
  return peers.flatMap(({ facts }) => [
    ...nameProblems('label', facts.namespace, { ...at, field: 'access' }),
    ...(facts.serviceAccount === undefined
      ? []
      : nameProblems('subdomain', facts.serviceAccount, { ...at, field: 'access' })),
  ]);
}
