import { judgeApis, type ServedApis } from '../../lib/doctor/apis';
import { judgeKubernetes } from '../../lib/doctor/kubernetes';
import { judgeNamespaces } from '../../lib/doctor/namespaces';

const ROUTE = { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService' };
const RULE = { apiVersion: 'monitoring.coreos.com/v1', kind: 'PrometheusRule' };

describe('kinds that are served', () => {
  const served = (
    kinds: Record<string, string[] | undefined>,
    versions: Record<string, string[]> = {},
  ): ServedApis => ({
    kinds: new Map(Object.entries(kinds)),
    versions: new Map(Object.entries(versions)),
  });

  it('are well when each is served in its version', () => {
    const all = served({ [ROUTE.apiVersion]: ['VirtualService'], [RULE.apiVersion]: ['PrometheusRule', 'Probe'] });
    expect(judgeApis([ROUTE, RULE], all)).toMatchObject([{ verdict: 'ok', seen: '2 kinds, all of them served' }]);
  });

  it('are to be upgraded where only another version of the group is there', () => {
    const old = served({ [ROUTE.apiVersion]: undefined }, { 'networking.istio.io': ['v1beta1', 'v1alpha3'] });
    expect(judgeApis([ROUTE], old)).toMatchObject([
      {
        verdict: 'failed',
        seen: 'VirtualService of networking.istio.io/v1 is not served; there is networking.istio.io in v1beta1, v1alpha3',
        mend: 'upgrade Istio, definitions included',
      },
    ]);
  });

  it('are to be installed where nothing of the group is there', () => {
    expect(judgeApis([RULE], served({ [RULE.apiVersion]: undefined }))).toMatchObject([
      { verdict: 'failed', mend: 'install the Prometheus Operator, or its definitions' },
    ]);
  });
});

describe('the Kubernetes version', () => {
  it.each([
    ['v1.33.4-gke.1134000', '1.30', 'ok'],
    ['v1.30.0', '1.30', 'ok'],
    ['v1.29.9-eks-ce1d5eb', '1.30', 'failed'],
    ['a version that it does not say', '1.30', 'not known'],
  ])('%s where the platform says %s is %s', (version, wanted, verdict) => {
    expect(judgeKubernetes(version, wanted).verdict).toBe(verdict);
  });
});

describe('namespaces', () => {
  it('are active, missing or on their way out', () => {
    expect(judgeNamespaces(new Map([['shop', 'Active']]))).toMatchObject([{ verdict: 'ok' }]);
    const phases = new Map([
      ['shop', undefined],
      ['web', 'Terminating'],
    ]);
    expect(judgeNamespaces(phases).map(({ seen }) => seen)).toEqual([
      'no namespace shop',
      'namespace web is Terminating',
    ]);
  });
});
