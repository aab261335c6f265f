import { BlueGreen, Platform, Probe, type KubeObject } from 'cutover/pulumi';
import { argoCdApplication } from '../../lib/gitops/argo-cd';
import { pulumiPath, treated } from '../../lib/gitops/pulumi';
import { objectsOf, play } from './support/engine';

const metadata = { name: 'shop-blue', namespace: 'shop' };
const autoscaler: KubeObject = {
  apiVersion: 'autoscaling/v2',
  kind: 'HorizontalPodAutoscaler',
  metadata,
  spec: { scaleTargetRef: { kind: 'Deployment', name: 'shop-blue' }, minReplicas: 2, maxReplicas: 4 },
};
const deployment = (spec: object, annotations = {}): KubeObject => ({
  ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { ...metadata, annotations } },
  spec,
});

/** What Pulumi and Argo CD are told to leave alone, as `Kind path`. */
function ignoredOf(objects: readonly KubeObject[]) {
  const written = objects.map((object) => ({ manifest: { id: object.kind, object }, object }));
  const application = argoCdApplication({
    ...{ name: 'shop', namespace: 'argocd', repository: '', branch: '', path: '', project: '', server: '' },
    objects,
  });
  const { ignoreDifferences = [] } = application.spec as {
    readonly ignoreDifferences?: readonly { readonly kind: string; readonly jsonPointers: readonly string[] }[];
  };
  const pathOf = (pointer: string) => pulumiPath(pointer.slice(1).split('/').map(unescaped));
  return {
    pulumi: treated(written, () => false).flatMap(({ object, treatment }) =>
      treatment.ignoreChanges.map((path) => `${object.kind} ${path}`),
    ),
    argoCd: ignoreDifferences.flatMap(({ kind, jsonPointers }) =>
      jsonPointers.map((each) => `${kind} ${pathOf(each)}`),
    ),
  };
}

const unescaped = (part: string) => part.replaceAll('~1', '/').replaceAll('~0', '~');

describe('fields that are not the release’s', () => {
  it('are ignored nowhere while the release leaves them out, as it does', async () => {
    const image = `registry.test/shop@sha256:${'0'.repeat(64)}`;
    const release = {
      service: 'shop',
      live: 'blue',
      stage: 'idle',
      slots: { blue: { version: 'v1', image } },
    } as const;
    const container = { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') };
    const { registered } = await play(
      () => new BlueGreen('shop', { namespace: 'shop', platform: Platform.of({}), release, container }),
    );
    for (const { name, ignoreChanges } of objectsOf(registered).values())
      expect([name, ignoreChanges]).toEqual([name, []]);
    expect(ignoredOf([autoscaler, deployment({})]).pulumi).toEqual([]);
  });

  it('are ignored where they are written all the same: the replicas that an autoscaler decides', () => {
    expect(ignoredOf([autoscaler, deployment({ replicas: 2 })]).pulumi).toEqual(['Deployment spec.replicas']);
  });

  it('are the release’s where it switches the autoscaler off, or where there is none', () => {
    expect(ignoredOf([autoscaler, deployment({ replicas: 0 })]).pulumi).toEqual([]);
    expect(ignoredOf([deployment({ replicas: 2 })]).pulumi).toEqual([]);
  });

  it('are those that Argo CD is told to ignore, by the one table that both have them from', () => {
    const annotations = { 'deployment.kubernetes.io/revision': '7', mine: 'x' };
    const { pulumi, argoCd } = ignoredOf([autoscaler, deployment({ replicas: 2 }, annotations)]);
    expect(pulumi).toEqual([
      'Deployment spec.replicas',
      'Deployment metadata.annotations["deployment.kubernetes.io/revision"]',
    ]);
    expect(argoCd).toEqual(pulumi);
  });
});
