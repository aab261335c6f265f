import { namespace } from '../../lib/checks/namespace';
import type { KubeObject } from '../../lib/core/kube';
import { found, synthesisOf, withObjects } from './fixtures';

const without = (apiVersion: string, kind: string): KubeObject => ({ apiVersion, kind, metadata: { name: 'x' } });

describe('namespace', () => {
  test('says that an object has none', () => {
    expect(found(namespace, withObjects(synthesisOf(), without('v1', 'ConfigMap')))).toEqual([
      expect.objectContaining({
        id: 'namespace',
        severity: 'error',
        at: { construct: 'legacy/x', object: 'ConfigMap x', field: 'metadata.namespace' },
        given: 'no namespace',
        allowed: 'a namespace, as a ConfigMap has one',
        fix: "give the chart a namespace: new Chart(app, 'shop', { namespace: 'shop' })",
      }),
    ]);
  });

  test.each([
    ['v1', 'Namespace'],
    ['rbac.authorization.k8s.io/v1', 'ClusterRoleBinding'],
    ['apiextensions.k8s.io/v1', 'CustomResourceDefinition'],
    ['cert-manager.io/v1', 'ClusterIssuer'],
  ])('knows that %s %s has none', (apiVersion, kind) => {
    expect(found(namespace, withObjects(synthesisOf(), without(apiVersion, kind)))).toEqual([]);
  });

  test('only warns of a kind that it does not know', () => {
    const synthesis = withObjects(
      synthesisOf(),
      without('karpenter.sh/v1', 'NodePool'),
      without('apps/v1', 'DaemonSet'),
    );
    expect(found(namespace, synthesis).map(({ severity }) => severity)).toEqual(['warning', 'error']);
  });
});
