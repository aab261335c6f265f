import type { KubeObject } from 'cutover';

/** The gateway that public hosts come through: the platform's, and no part of an app. */
export const gateway: KubeObject = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'public', namespace: 'istio-system' },
  spec: {
    selector: { istio: 'gateway' },
    servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts: ['*.example.com'] }],
  },
};

/** A DestinationRule that has lost a subset. */
export function withoutSubset(object: KubeObject, name: string): KubeObject {
  const spec = object.spec as { readonly subsets: readonly { readonly name: string }[] };
  return { ...object, spec: { ...spec, subsets: spec.subsets.filter((subset) => subset.name !== name) } };
}

/** An object with a field in its spec that no kind has. */
export function unknownField(object: KubeObject): KubeObject {
  return { ...object, spec: { ...(object.spec as object), nope: true } };
}

const rollout = (setWeight: number): KubeObject => ({
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'Rollout',
  metadata: { name: 'checkout', namespace: 'shop' },
  spec: {
    selector: { matchLabels: { app: 'checkout' } },
    template: {
      metadata: { labels: { app: 'checkout' } },
      spec: { containers: [{ name: 'checkout', image: 'registry.example.com/checkout:v1' }] },
    },
    strategy: { canary: { steps: [{ setWeight }] } },
  },
});

export const goodRollout = rollout(10);
export const badRollout = rollout(101);

const rule = (expr: string): KubeObject => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'PrometheusRule',
  metadata: { name: 'checkout', namespace: 'shop' },
  spec: { groups: [{ name: 'checkout', rules: [{ alert: 'Errors', expr, for: '1m' }] }] },
});

export const goodRule = rule('sum(rate(istio_requests_total[1m])) > 1');
export const badRule = rule('sum(rate(istio_requests_total[1m]) > 1');
