import type { Engine } from './engine';
import { installedFile, pins } from './pins';
import type { Setting } from './setting';

/** Envoy's admin page. */
export const ENVOY_ADMIN = 15000;
/** Envoy as an HTTP proxy to every service of the mesh. */
export const ENVOY_PROXY = 15007;
/** Where Istio's control plane tells its state. */
export const ISTIOD_MONITORING = 15014;

const CONFIGURATION = 15010;

/** No certificates, no injection, no leader, no Istio filters that stock Envoy lacks; the rest is as it comes. */
const ENVIRONMENT = {
  POD_NAMESPACE: 'istio-system',
  POD_NAME: 'istiod-local',
  CLUSTER_ID: 'Kubernetes',
  ENABLE_CA_SERVER: 'false',
  PILOT_CERT_PROVIDER: 'none',
  XDS_AUTH: 'false',
  PILOT_ENABLE_XDS_IDENTITY_CHECK: 'false',
  PILOT_ENABLE_METADATA_EXCHANGE: 'false',
  PILOT_ENABLE_ALPN_FILTER: 'false',
  PILOT_DISABLE_MX_ALPN: 'true',
  ENABLE_LEADER_ELECTION: 'false',
  INJECT_ENABLED: 'false',
  PILOT_ENABLE_GATEWAY_API: 'false',
  PILOT_ENABLE_IP_AUTOALLOCATE: 'false',
  VALIDATION_WEBHOOK_CONFIG_NAME: '',
  PILOT_DEBOUNCE_AFTER: '10ms',
  PILOT_DEBOUNCE_MAX: '200ms',
};

const MESH = {
  enableAutoMtls: false,
  enablePrometheusMerge: false,
  ingressControllerMode: 'OFF',
  trustDomain: 'cluster.local',
  rootNamespace: 'istio-system',
  defaultConfig: { discoveryAddress: `127.0.0.1:${CONFIGURATION}` },
};

export const istiod: Engine = {
  name: 'istiod',
  pin: 'istio',
  needs: ['istio-resources'],
  program: (setting) => ({
    program: installedFile('istio', 'bin', 'pilot-discovery'),
    args: [
      'discovery',
      `--kubeconfig=${setting.kubeconfig()}`,
      `--meshConfig=${setting.write('mesh.yaml', MESH)}`,
      '--shutdownDuration=1s',
      '--httpAddr=127.0.0.1:18080',
      '--httpsAddr=',
      '--secureGRPCAddr=',
      `--grpcAddr=127.0.0.1:${CONFIGURATION}`,
      `--monitoringAddr=127.0.0.1:${ISTIOD_MONITORING}`,
    ],
    env: ENVIRONMENT,
  }),
  ready: (setting) => setting.answers(18080, '/ready'),
};

export const envoy: Engine = {
  name: 'envoy',
  pin: 'envoy',
  needs: ['istiod'],
  program: (setting) => ({
    program: installedFile('envoy', 'bin', 'envoy'),
    args: ['-c', bootstrap(setting), '--disable-hot-restart', '--concurrency', '1', '-l', 'warn'],
  }),
  ready: (setting) => setting.answers(ENVOY_ADMIN, '/ready'),
};

/** A sidecar of a client pod, as Istio's own bootstrap would describe it, without interception. */
function bootstrap(setting: Setting): string {
  const address = (port: number) => ({ socket_address: { address: '127.0.0.1', port_value: port } });
  return setting.write('envoy.json', {
    node: {
      id: 'sidecar~192.0.2.10~client.default~default.svc.cluster.local',
      cluster: 'client.default',
      metadata: {
        NAMESPACE: 'default',
        CLUSTER_ID: 'Kubernetes',
        MESH_ID: 'cluster.local',
        ISTIO_VERSION: pins().find(({ name }) => name === 'istio')?.version,
        INTERCEPTION_MODE: 'NONE',
        HTTP_PROXY_PORT: String(ENVOY_PROXY),
        LABELS: { app: 'client' },
      },
    },
    admin: { address: address(ENVOY_ADMIN) },
    // Histograms would be up to 5 s older than counters.
    stats_flush_interval: '0.5s',
    dynamic_resources: {
      ads_config: {
        api_type: 'GRPC',
        transport_api_version: 'V3',
        set_node_on_first_message_only: true,
        grpc_services: [{ envoy_grpc: { cluster_name: 'istiod' } }],
      },
      cds_config: { ads: {}, resource_api_version: 'V3' },
      lds_config: { ads: {}, resource_api_version: 'V3' },
    },
    static_resources: {
      clusters: [
        {
          name: 'istiod',
          type: 'STATIC',
          connect_timeout: '1s',
          typed_extension_protocol_options: {
            'envoy.extensions.upstreams.http.v3.HttpProtocolOptions': {
              '@type': 'type.googleapis.com/envoy.extensions.upstreams.http.v3.HttpProtocolOptions',
              explicit_http_config: { http2_protocol_options: {} },
            },
          },
          load_assignment: {
            cluster_name: 'istiod',
            endpoints: [{ lb_endpoints: [{ endpoint: { address: address(CONFIGURATION) } }] }],
          },
        },
      ],
    },
  });
}
