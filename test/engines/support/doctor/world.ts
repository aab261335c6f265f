import { join } from 'node:path';
import { objectName, type KubeObject } from '../../../../lib/core/kube';
import type { Patient } from '../../../../lib/doctor/patient';
import { isReady, type PodShape } from '../../../../lib/doctor/shapes';
import { metricsRead, type ReadMetric } from '../../../../lib/doctor/telemetry';
import { until, type ClusterObject } from '../../../../lib/engines';
import type { TestCluster } from '../cluster';

/** Where Prometheus can be had at the addresses of pods. */
const PROMETHEUS_PORT = 19090;
const EXPORTERS = '127.0.0.1:9100';

/** A cluster that is as a release wants it, to be broken in one thing at a time. */
export class World {
  private constructor(
    private readonly cluster: TestCluster,
    private readonly patient: Patient,
  ) {}

  /** Sets it up: all that is asked for is there, is tracked by Argo CD, and runs. */
  static async sound(cluster: TestCluster, patient: Patient): Promise<World> {
    const world = new World(cluster, patient);
    const { engines } = cluster;
    engines.spawn('doctor-stand-ins', {
      program: process.execPath,
      args: [join(__dirname, 'inside.cjs'), join(engines.folder, 'pki'), world.measure()],
    });
    await cluster.api.create(DEFINITION);
    await until(
      async () => (await cluster.api.list('monitoring.coreos.com/v1', 'Prometheus')).length === 0,
      { limit: 30_000 },
      (why) => new Error(`the kind Prometheus is not served: ${why}`),
    );
    for (const object of surroundings(world.certificate())) await cluster.api.apply(object);
    for (const object of patient.objects) await world.sync(object);
    await world.servePrometheus();
    await world.untilPods();
    await world.setQuota({ pods: '30', 'requests.cpu': '20', 'limits.memory': '60Gi' });
    await world.scrape();
    return world;
  }

  /** Applies an object as Argo CD does, with its mark. */
  async sync(object: KubeObject): Promise<void> {
    await this.cluster.api.apply(tracked(object), { manager: 'argocd-controller' });
  }

  /** Sets what a quota allows; its controller, which counts what is used, does not run here. */
  async setQuota(hard: Readonly<Record<string, string>>): Promise<void> {
    const quota = { apiVersion: 'v1', kind: 'ResourceQuota', metadata: { name: 'shop', namespace: 'production' } };
    await this.cluster.api.apply({ ...quota, spec: { hard } }, { force: true });
    const none = Object.fromEntries(Object.keys(hard).map((resource) => [resource, '0']));
    const used = { ...none, pods: String((await this.pods()).length) };
    await this.cluster.api.merge(quota, { status: { hard, used } }, 'status');
  }

  /** Writes the series that exporters show, all but those that are left out. */
  measure(without: readonly string[] = []): string {
    const pages = Object.fromEntries(
      exporters(this.read()).map(({ path, metrics }) => {
        const shown = metrics.filter(({ metric }) => !without.includes(metric));
        return [path, shown.map((metric) => `${sampleOf(metric)} 1\n`).join('')];
      }),
    );
    return this.cluster.engines.write('doctor/pages.json', pages);
  }

  /** Has the pods that run scraped, and the exporters. */
  async scrape(): Promise<void> {
    const pods = await this.pods();
    const targets = [
      ...pods.map(({ metadata }) => ({
        targets: [EXPORTERS],
        labels: { __metrics_path__: '/pod', job: 'recommendation', namespace: 'production', pod: metadata.name },
      })),
      ...exporters(this.read()).map(({ path, labels }) => ({
        targets: [EXPORTERS],
        labels: { job: path, ...labels, __metrics_path__: path },
      })),
    ];
    this.cluster.engines.write('prometheus/targets/doctor.json', targets);
    await until(
      async () => {
        const query = encodeURIComponent('count(up == 1)');
        const { body } = await this.cluster.engines.ask({ port: 9090, path: `/api/v1/query?query=${query}` });
        const { data } = JSON.parse(body) as { data: { result: { value: [number, string] }[] } };
        return data.result[0]?.value[1] === String(targets.length);
      },
      { limit: 60_000 },
      (why) => new Error(`the pods are not scraped: ${why}`),
    );
  }

  /** The pods of the service. */
  pods(): Promise<readonly ClusterObject[]> {
    return this.cluster.api.list('v1', 'Pod', 'production', 'app=recommendation');
  }

  private read(): readonly ReadMetric[] {
    const { objects, next } = this.patient;
    return metricsRead([...objects, ...(next.kind === 'objects' ? next.objects : [])]);
  }

  /** The API server leads to what is the address of a pod, and to nothing else. */
  private async servePrometheus(): Promise<void> {
    const { api } = this.cluster;
    const metadata = { name: 'prometheus', namespace: 'monitoring' };
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata };
    const port = { name: 'http', protocol: 'TCP' };
    await api.apply({
      ...{ apiVersion: 'v1', kind: 'Service', metadata },
      spec: { ports: [{ ...port, port: 9090, targetPort: PROMETHEUS_PORT }] },
    });
    const containers = [{ name: 'prometheus', image: 'registry.example.com/prometheus' }];
    const ip = await until(
      async () => {
        // Its service account comes a moment after the namespace.
        await api.apply({ ...pod, spec: { containers } });
        return (await api.get(pod))?.status?.podIP as string | undefined;
      },
      { limit: 60_000 },
      (why) => new Error(`the pod of Prometheus does not run: ${why}`),
    );
    await api.apply({
      ...{ apiVersion: 'v1', kind: 'Endpoints', metadata },
      subsets: [
        {
          addresses: [{ ip, targetRef: { kind: 'Pod', ...metadata } }],
          ports: [{ ...port, port: PROMETHEUS_PORT }],
        },
      ],
    });
  }

  private async untilPods(): Promise<void> {
    const { api } = this.cluster;
    let seen: unknown;
    await until(
      async () => {
        const pods = (await this.pods()) as unknown as readonly PodShape[];
        const sets = await api.list('apps/v1', 'ReplicaSet', 'production');
        seen = [pods.length, pods.filter(isReady).length, sets.map(({ status }) => status as unknown)];
        return pods.length === 16 && pods.every(isReady);
      },
      { limit: 120_000 },
      (why) => new Error(`the pods do not run: ${why}; ${JSON.stringify(seen)}`),
    );
  }

  /** The API server's own, which the injector uses as well. */
  private certificate(): string {
    return this.cluster.api.config.getCurrentCluster()?.caData ?? '';
  }
}

/** The operator's own definition of the kind is half a megabyte; of its fields only selectors matter here. */
const DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  metadata: { name: 'prometheuses.monitoring.coreos.com' },
  spec: {
    group: 'monitoring.coreos.com',
    scope: 'Namespaced',
    names: { kind: 'Prometheus', plural: 'prometheuses', singular: 'prometheus', listKind: 'PrometheusList' },
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};

/** What a reader of the operator selects by, as kube-prometheus-stack writes it. */
export const PROMETHEUS_OF_OPERATOR = {
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'kube-prometheus-stack-prometheus', namespace: 'monitoring' },
};

/** Its spec, with the label that it wants. */
export function prometheusSpec(release: string): object {
  const byLabel = { matchLabels: { release } };
  return {
    ...{ ruleSelector: byLabel, ruleNamespaceSelector: {} },
    ...{ podMonitorSelector: byLabel, podMonitorNamespaceSelector: {} },
    ...{ probeSelector: byLabel, probeNamespaceSelector: {} },
  };
}

export const GATEWAY = {
  apiVersion: 'networking.istio.io/v1',
  kind: 'Gateway',
  metadata: { name: 'public', namespace: 'istio-system' },
};

/** The Gateway's spec, for some hosts. */
export function gatewaySpec(...hosts: readonly string[]): object {
  return { selector: { istio: 'ingress' }, servers: [{ port: { number: 80, name: 'http', protocol: 'HTTP' }, hosts }] };
}

function surroundings(certificate: string): readonly object[] {
  const namespace = (name: string, labels = {}) => ({
    apiVersion: 'v1',
    kind: 'Namespace',
    metadata: { name, labels },
  });
  return [
    namespace('production', { 'istio-injection': 'enabled' }),
    namespace('istio-system'),
    namespace('monitoring'),
    injector(certificate),
    { ...GATEWAY, spec: gatewaySpec('*.example.com') },
    { ...PROMETHEUS_OF_OPERATOR, spec: prometheusSpec('kube-prometheus-stack') },
  ];
}

/** The webhook that Istio installs for namespaces with `istio-injection: enabled`, with the path of istiod. */
function injector(certificate: string): object {
  return {
    apiVersion: 'admissionregistration.k8s.io/v1',
    kind: 'MutatingWebhookConfiguration',
    metadata: { name: 'istio-sidecar-injector', labels: { app: 'sidecar-injector' } },
    webhooks: [
      {
        name: 'namespace.sidecar-injector.istio.io',
        clientConfig: { url: 'https://127.0.0.1:15017/inject', caBundle: certificate },
        rules: [{ operations: ['CREATE'], apiGroups: [''], apiVersions: ['v1'], resources: ['pods'] }],
        namespaceSelector: {
          matchExpressions: [{ key: 'istio-injection', operator: 'In', values: ['enabled'] }],
        },
        objectSelector: {
          matchExpressions: [{ key: 'sidecar.istio.io/inject', operator: 'NotIn', values: ['false'] }],
        },
        sideEffects: 'None',
        failurePolicy: 'Fail',
        admissionReviewVersions: ['v1'],
      },
    ],
  };
}

/** An object as Argo CD leaves it: with its mark. */
function tracked(object: KubeObject): KubeObject {
  const mark = { 'argocd.argoproj.io/tracking-id': `recommendation:${objectName(object)}` };
  return { ...object, metadata: { ...object.metadata, annotations: { ...object.metadata.annotations, ...mark } } };
}

/** Metrics by who shows them: `job` and `instance` are the target's, everything else is the series' own. */
function exporters(metrics: readonly ReadMetric[]) {
  const groups = new Map<string, { labels: Record<string, string>; metrics: ReadMetric[] }>();
  // Prometheus itself has `up`.
  for (const metric of metrics.filter((each) => each.metric !== 'up')) {
    const labels = Object.fromEntries(
      metric.matchers.filter(({ label }) => isOfTarget(label)).map(({ label, value }) => [label, value]),
    );
    const group = groups.get(JSON.stringify(labels)) ?? { labels, metrics: [] };
    group.metrics.push(metric);
    groups.set(JSON.stringify(labels), group);
  }
  return [...groups.values()].map((group, index) => ({ ...group, path: `/exporter-${index}` }));
}

function isOfTarget(label: string): boolean {
  return label === 'job' || label === 'instance';
}

function sampleOf({ metric, matchers }: ReadMetric): string {
  const own = matchers.filter(({ label }) => !isOfTarget(label));
  return `${metric}{${own.map(({ label, value }) => `${label}="${value}"`).join(',')}}`;
}
