import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readObjects } from '../../lib/adopt/read';
import type { GivenDeployment, GivenObject } from '../../lib/adopt/shapes';

export const CHART = join(__dirname, 'fixtures/chart.yaml');
export const DIGEST = `sha256:${'a'.repeat(64)}`;
export const IMAGE = `registry.example.com/checkout@${DIGEST}`;

/** What `helm template` prints of a usual chart. */
export function chart(): readonly GivenObject[] {
  return readObjects(readFileSync(CHART, 'utf8'), CHART);
}

/** Any object of the namespace. */
export function objectOf(apiVersion: string, kind: string, name: string, spec: object): GivenObject {
  return { apiVersion, kind, metadata: { name, namespace: 'shop' }, spec: spec as GivenObject['spec'] };
}

/** A Deployment with little in it, and a Service; `spec`, `pod` and `container` are more of it. */
export function plainObjects({ pod = {}, container = {}, labels = {}, spec = {} } = {}): readonly GivenObject[] {
  const deployment = {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: { name: 'checkout', namespace: 'shop' },
    spec: {
      replicas: 2,
      selector: { matchLabels: { app: 'checkout' } },
      template: {
        metadata: { labels: { app: 'checkout', ...labels } },
        spec: {
          containers: [
            {
              name: 'web',
              image: IMAGE,
              ports: [{ containerPort: 8080 }],
              readinessProbe: { httpGet: { path: '/ready', port: 8080 } },
              livenessProbe: { httpGet: { path: '/live', port: 8080 } },
              ...container,
            },
          ],
          ...pod,
        },
      },
      ...spec,
    },
  } satisfies GivenDeployment;
  const service = {
    apiVersion: 'v1',
    kind: 'Service',
    metadata: { name: 'checkout', namespace: 'shop' },
    spec: { selector: { app: 'checkout' }, ports: [{ port: 80, targetPort: 8080 }] },
  };
  return [deployment, service];
}
