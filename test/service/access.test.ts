import { k8s } from 'cdk8s-plus-27';
import { AuthorizationPolicy } from '../../imports/security.istio.io';
import { resolvePlatform, type PlatformFacts } from '../../lib/platform/platform';
import { Access, Peer } from '../../lib/service/access';
import { accessObjects, accessProblems } from '../../lib/service/access-objects';

const WHERE = { service: 'shop', namespace: 'web' };
const METADATA = {
  name: 'shop',
  namespace: 'web',
  labels: { app: 'shop', 'app.kubernetes.io/name': 'shop', 'app.kubernetes.io/managed-by': 'cutover' },
};
const PODS = { matchLabels: { app: 'shop' } };

function objects(access: Access, gateways: readonly string[] = [], platform: PlatformFacts = {}) {
  return accessObjects(WHERE, access, gateways, resolvePlatform(platform));
}

const letIn = (...names: string[]) =>
  names.map((name) => ({ namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': name } } }));

describe('access to a service', () => {
  const access = Access.only(
    Peer.namespace('orders'),
    Peer.serviceAccount('billing', 'invoices'),
    Peer.serviceAccount('billing', 'dunning'),
  );

  it('lets the namespaces of the callers, of the gateways and of Prometheus in, and nobody else', () => {
    expect(objects(access, ['istio-system']).network).toEqual({
      apiVersion: 'networking.k8s.io/v1',
      kind: 'NetworkPolicy',
      metadata: METADATA,
      spec: {
        podSelector: PODS,
        policyTypes: ['Ingress'],
        ingress: [{ from: letIn('billing', 'istio-system', 'monitoring', 'orders') }],
      },
    });
  });

  it('asks in the mesh for the identity of a caller, or for its namespace where that was all that was said', () => {
    expect(objects(access, ['istio-system']).authorization).toEqual({
      apiVersion: 'security.istio.io/v1',
      kind: 'AuthorizationPolicy',
      metadata: METADATA,
      spec: {
        selector: PODS,
        action: 'ALLOW',
        rules: [
          {
            from: [
              { source: { namespaces: ['istio-system', 'monitoring', 'orders'] } },
              {
                source: { principals: ['cluster.local/ns/billing/sa/dunning', 'cluster.local/ns/billing/sa/invoices'] },
              },
            ],
          },
        ],
      },
    });
  });

  it('takes Prometheus and the domain of the cluster from the platform', () => {
    const facts = { clusterDomain: 'corp.internal', prometheus: { namespace: 'observability' } };
    const { network, authorization } = objects(access, [], facts);
    expect(network.spec).toMatchObject({ ingress: [{ from: letIn('billing', 'observability', 'orders') }] });
    expect(JSON.stringify(authorization)).toContain('"corp.internal/ns/billing/sa/invoices"');
    expect(JSON.stringify([network, authorization])).not.toMatch(/monitoring|cluster\.local/);
  });

  it('names each namespace and each identity once', () => {
    const twice = Access.only(
      Peer.namespace('a'),
      Peer.namespace('a'),
      Peer.namespace('monitoring'),
      Peer.serviceAccount('b', 'c'),
      Peer.serviceAccount('b', 'c'),
    );
    const { network, authorization } = objects(twice, ['a']);
    expect(network.spec).toMatchObject({ ingress: [{ from: letIn('a', 'b', 'monitoring') }] });
    expect(authorization?.spec).toMatchObject({
      rules: [
        {
          from: [
            { source: { namespaces: ['a', 'monitoring'] } },
            { source: { principals: ['cluster.local/ns/b/sa/c'] } },
          ],
        },
      ],
    });
  });

  it('for nobody still lets Prometheus in, and is never the empty list that lets everybody in', () => {
    const { network, authorization } = objects(Access.only());
    expect(network.spec).toMatchObject({ ingress: [{ from: letIn('monitoring') }] });
    expect(authorization?.spec).toMatchObject({ rules: [{ from: [{ source: { namespaces: ['monitoring'] } }] }] });
  });

  it('is left to the network where there is no sidecar to ask for an identity', () => {
    const { network, authorization } = objects(access, [], { sidecar: 'none' });
    expect(network.spec).toMatchObject({ ingress: [{ from: letIn('billing', 'monitoring', 'orders') }] });
    expect(authorization).toBeUndefined();
  });

  it.each(['native', 'classic'] as const)('is asked for by a sidecar that is %s', (sidecar) => {
    expect(objects(access, [], { sidecar }).authorization).toBeDefined();
  });

  it('is said in fields that Kubernetes and Istio know', () => {
    const { network, authorization } = objects(access, ['istio-system']);
    const [ingress, rules] = [network.spec as k8s.NetworkPolicySpec, authorization?.spec as object];
    expect(k8s.KubeNetworkPolicy.manifest({ spec: ingress }).spec).toEqual(ingress);
    expect(AuthorizationPolicy.manifest({ spec: rules }).spec).toEqual(rules);
  });
});

describe('a caller', () => {
  it('is refused by a name that no namespace or ServiceAccount has', () => {
    const access = Access.only(Peer.namespace('Orders'), Peer.serviceAccount('billing', 'in voices'));
    expect(accessProblems(access, { construct: 'app/shop' })).toMatchObject([
      { id: 'name', at: { construct: 'app/shop', field: 'access' }, given: '"Orders" (6 characters)' },
      { id: 'name', at: { construct: 'app/shop', field: 'access' }, given: '"in voices" (9 characters)' },
    ]);
  });

  it('may have a ServiceAccount with dots in its name', () => {
    expect(accessProblems(Access.only(Peer.serviceAccount('billing', 'a.b')), {})).toEqual([]);
  });

  it('is nobody to look at when no access is declared', () => {
    expect(accessProblems(undefined, {})).toEqual([]);
  });
});
