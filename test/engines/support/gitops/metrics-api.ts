import { join } from 'node:path';
import { until } from '../../../../lib/engines';
import { TOKEN } from '../../../../lib/engines/setting';
import type { TestCluster } from '../cluster';

const PORT = 10250;
const SERVICE = { name: 'metrics-stand-in', namespace: 'kube-system' };

/** The stand-in for the metrics API, as autoscalers see it behind the API server. */
export class MetricsApi {
  private constructor(private readonly cluster: TestCluster) {}

  /** Starts it and has the API server lead to it. */
  static async start(cluster: TestCluster): Promise<MetricsApi> {
    const { engines, api } = cluster;
    engines.spawn('metrics-stand-in', {
      program: process.execPath,
      args: [join(__dirname, 'metrics-stand-in.cjs'), String(PORT), join(engines.folder, 'pki'), TOKEN],
    });
    await api.apply({
      apiVersion: 'v1',
      kind: 'Service',
      metadata: SERVICE,
      spec: { type: 'ExternalName', externalName: 'localhost' },
    });
    const service = {
      apiVersion: 'apiregistration.k8s.io/v1',
      kind: 'APIService',
      metadata: { name: 'v1beta1.metrics.k8s.io' },
    };
    await api.apply({
      ...service,
      spec: {
        ...{ group: 'metrics.k8s.io', version: 'v1beta1', groupPriorityMinimum: 100, versionPriority: 100 },
        service: { ...SERVICE, port: PORT },
        insecureSkipTLSVerify: true,
      },
    });
    await until(
      async () => {
        const conditions = (await api.get(service))?.status?.conditions as readonly Condition[] | undefined;
        return conditions?.some(({ type, status }) => type === 'Available' && status === 'True');
      },
      { limit: 60_000 },
      (why) => new Error(`the stand-in for the metrics API is not available: ${why}`),
    );
    return new MetricsApi(cluster);
  }

  /** Has every pod of a namespace use that much CPU, in percent of what it requests; 20 until it is told. */
  async use(namespace: string, percent: number): Promise<void> {
    const body = JSON.stringify({ namespace, percent });
    const { status } = await this.cluster.engines.ask({
      port: PORT,
      path: '/use',
      scheme: 'https',
      method: 'PUT',
      body,
    });
    if (status !== 200) throw new Error(`the stand-in for the metrics API answered ${status}`);
  }
}

interface Condition {
  readonly type: string;
  readonly status: string;
}
