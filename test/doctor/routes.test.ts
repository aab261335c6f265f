import { judgeGateways } from '../../lib/doctor/gateways';
import { judgeGitOps, trackedBy } from '../../lib/doctor/gitops';

const route = (gateways: readonly string[], ...hosts: readonly string[]) => ({
  apiVersion: 'networking.istio.io/v1',
  kind: 'VirtualService',
  metadata: { name: 'shop', namespace: 'shop' },
  spec: { gateways, hosts: ['shop.shop.svc.cluster.local', ...hosts] },
});
const PUBLIC = 'istio-system/public';

describe('gateways', () => {
  const judge = (hosts: readonly string[], asked = 'shop.example.com') =>
    judgeGateways([PUBLIC], [route(['mesh', PUBLIC], asked)], [{ name: PUBLIC, hosts }])[0]!;

  it.each([
    ['*', 'ok'],
    ['*.example.com', 'ok'],
    ['shop.example.com', 'ok'],
    ['shop/*.example.com', 'ok'],
    ['*/shop.example.com', 'ok'],
    ['web/*', 'failed'],
    ['*.example.org', 'failed'],
    ['example.com', 'failed'],
  ])('with the host %s: %s', (host, verdict) => expect(judge([host]).verdict).toBe(verdict));

  it('are named where they are missing, with those that are there', () => {
    expect(judgeGateways([PUBLIC], [route(['edge'])], [{ name: 'web/edge', hosts: ['*'] }])).toMatchObject([
      { verdict: 'failed', seen: `no gateway ${PUBLIC}; there are web/edge` },
      { verdict: 'failed', seen: 'no gateway shop/edge; there are web/edge' },
    ]);
  });

  it('are not needed by callers within the mesh', () => {
    expect(judgeGateways([], [route(['mesh'])], [])).toMatchObject([{ verdict: 'ok' }]);
  });
});

describe('who applies', () => {
  const ARGO = { annotations: { 'argocd.argoproj.io/tracking-id': 'shop:apps/Deployment:shop/shop-blue' } };
  const FLUX = {
    labels: { 'kustomize.toolkit.fluxcd.io/name': 'shop', 'kustomize.toolkit.fluxcd.io/namespace': 'flux-system' },
  };

  it('shows on the objects', () => {
    expect([ARGO, FLUX, {}, { labels: { 'argocd.argoproj.io/instance': 'shop' } }].map(trackedBy)).toEqual([
      ...['argo-cd', 'flux', undefined, 'argo-cd'],
    ]);
  });

  const there = { 'argo-cd': true, flux: true };
  const none = { 'argo-cd': false, flux: false };
  it.each([
    ['argo-cd', there, 'argo-cd', 'ok'],
    ['argo-cd', none, 'argo-cd', 'ok'],
    ['argo-cd', there, 'flux', 'failed'],
    ['argo-cd', there, undefined, 'warning'],
    ['flux', none, undefined, 'warning'],
    ['kubectl', there, undefined, 'ok'],
    ['kubectl', there, 'argo-cd', 'failed'],
  ] as const)('%s, with %j there, and objects tracked by %s: %s', (engine, served, by, verdict) => {
    expect(judgeGitOps(engine, { served, tracked: [{ object: 'Deployment shop/shop-blue', by }] }).verdict).toBe(
      verdict,
    );
  });

  it('is not asked before anything was applied', () => {
    expect(judgeGitOps('argo-cd', { served: there, tracked: [] }).verdict).toBe('ok');
    expect(judgeGitOps('argo-cd', { served: none, tracked: [] }).verdict).toBe('warning');
  });
});
