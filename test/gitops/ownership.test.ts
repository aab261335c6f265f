import * as fc from 'fast-check';
import type { KubeObject } from 'cutover';
import { contestedFields, foreignFields, groupOf, pointerTo } from '../../lib/gitops/ownership';

const deployment = (spec: object, name = 'checkout-blue', namespace = 'shop'): KubeObject => ({
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name, namespace },
  spec,
});
const autoscaler = (name = 'checkout-blue', namespace = 'shop'): KubeObject => ({
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata: { name, namespace },
  spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name } },
});
const scaledObject: KubeObject = {
  apiVersion: 'keda.sh/v1alpha1',
  kind: 'ScaledObject',
  metadata: { name: 'by-queue', namespace: 'shop' },
  spec: { scaleTargetRef: { name: 'checkout-blue' } },
};
const said = (fields: ReturnType<typeof foreignFields>): string[] =>
  fields.map(({ object, path, owner }) => `${owner} ${object.metadata.name} ${pointerTo(path)}`);

describe('what is not Git’s', () => {
  it('is the number of pods that an autoscaler decides, whether Git writes it or not', () => {
    for (const spec of [{}, { replicas: 3 }]) {
      const fields = foreignFields([deployment(spec), autoscaler()]);
      expect(said(fields)).toContain('autoscaler checkout-blue /spec/replicas');
    }
  });

  it('is not the number of pods of another Deployment, of one in another namespace, or of one that Git has switched off', () => {
    for (const other of [autoscaler('checkout-green'), autoscaler('checkout-blue', 'elsewhere')]) {
      expect(said(foreignFields([deployment({}), other])).join()).not.toContain('replicas');
    }
    expect(said(foreignFields([deployment({ replicas: 0 }), autoscaler()])).join()).not.toContain('replicas');
  });

  it('is the status of every object, and the revision that the controller counts', () => {
    expect(said(foreignFields([deployment({})]))).toEqual([
      'controller checkout-blue /metadata/annotations/deployment.kubernetes.io~1revision',
      'controller checkout-blue /status',
    ]);
  });
});

describe('what two decide', () => {
  it('is nothing where Git leaves the field out', () => {
    expect(contestedFields([deployment({}), autoscaler()])).toEqual([]);
  });

  it('is a field that Git writes although KEDA decides it, which takes a Deployment where it is told no kind', () => {
    expect(said(contestedFields([deployment({ replicas: 3 }), scaledObject]))).toEqual([
      'autoscaler checkout-blue /spec/replicas',
    ]);
  });
});

describe('a pointer', () => {
  it('leads back to its path, whatever is in it', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (path) => {
        const parts = pointerTo(path).split('/').slice(1);
        expect(parts.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~'))).toEqual(path);
      }),
    );
  });

  it('is in a group, which the core of Kubernetes has no name for', () => {
    expect([groupOf({ apiVersion: 'apps/v1' }), groupOf({ apiVersion: 'v1' })]).toEqual(['apps', '']);
  });
});
