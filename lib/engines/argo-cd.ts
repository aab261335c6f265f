import { chmodSync, mkdirSync, readFileSync } from 'node:fs';
import { clusterApi } from './api';
import { createDefinitions } from './custom-resources';
import type { Engine } from './engine';
import { installedFile } from './pins';
import type { Setting } from './setting';

const NAMESPACE = 'argocd';
const CACHE = '127.0.0.1:6379';
const REPO_SERVER = '127.0.0.1:8181';

/** Scripts that it finds on its PATH. */
const SCRIPTS = ['git-verify-wrapper.sh', 'gpg-wrapper.sh'];

const DEFINITIONS = ['application-crd.yaml', 'appproject-crd.yaml', 'applicationset-crd.yaml'];

/** Its cache: a stand-in for Redis, in memory. */
export const redis: Engine = {
  name: 'redis',
  pin: 'redis',
  program: () => ({ program: installedFile('redis', 'bin', 'redis'), args: [CACHE] }),
};

export const argoCdRepoServer: Engine = {
  name: 'argo-cd-repo-server',
  pin: 'argo-cd',
  needs: ['api-server', 'redis'],
  prepare: prepareCluster,
  program: (setting) => ({
    program: installedFile('argo-cd', 'bin', 'argocd-repo-server'),
    args: [
      ...['--redis', CACHE, '--address', '127.0.0.1', '--port', '8181'],
      ...['--metrics-address', '127.0.0.1', '--metrics-port', '8184'],
      ...['--disable-tls', '--client-ca-path='],
    ],
    env: environment(setting),
  }),
  ready: (setting) => setting.answers(8184, '/healthz'),
};

export const argoCd: Engine = {
  name: 'argo-cd',
  pin: 'argo-cd',
  needs: ['argo-cd-repo-server', 'istio-resources'],
  program: (setting) => ({
    program: installedFile('argo-cd', 'bin', 'argocd-application-controller'),
    args: [
      ...['--kubeconfig', setting.kubeconfig(), '--namespace', NAMESPACE, '--redis', CACHE],
      ...['--repo-server', REPO_SERVER, '--repo-server-plaintext', '--metrics-port', '8182'],
      ...['--app-resync', '120', '--self-heal-timeout-seconds', '5'],
    ],
    env: environment(setting),
  }),
  ready: (setting) => setting.answers(8182, '/healthz'),
};

/** What its installation manifests would bring, as far as these two parts read it. */
async function prepareCluster(setting: Setting): Promise<void> {
  const api = await clusterApi(setting);
  await createDefinitions(
    api,
    DEFINITIONS.map((file) => installedFile('argo-cd', 'crds', file)),
  );
  await api.apply({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: NAMESPACE } });
  const metadata = (name: string) => ({
    name,
    namespace: NAMESPACE,
    labels: { 'app.kubernetes.io/part-of': 'argocd', 'app.kubernetes.io/name': name },
  });
  const objects = [
    { kind: 'ConfigMap', metadata: metadata('argocd-cm'), data: { 'timeout.reconciliation': '120s' } },
    { kind: 'ConfigMap', metadata: metadata('argocd-rbac-cm'), data: {} },
    { kind: 'Secret', metadata: metadata('argocd-secret'), stringData: { 'server.secretkey': 'cutover-engines' } },
    { kind: 'Secret', metadata: metadata('argocd-redis'), stringData: { auth: '' } },
  ];
  for (const object of objects) await api.apply({ apiVersion: 'v1', ...object });
  await api.apply({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name: 'default', namespace: NAMESPACE },
    spec: {
      sourceRepos: ['*'],
      destinations: [{ namespace: '*', server: '*' }],
      clusterResourceWhitelist: [{ group: '*', kind: '*' }],
    },
  });
}

function environment(setting: Setting): Readonly<Record<string, string>> {
  for (const folder of ['home/.kube', 'tls', 'ssh', 'tmp'])
    mkdirSync(setting.path('argo-cd', folder), { recursive: true });
  setting.write('argo-cd/ssh/ssh_known_hosts', '');
  // What ARGOCD_FAKE_IN_CLUSTER takes for the cluster that it runs in.
  setting.write('argo-cd/home/.kube/config', readFileSync(setting.kubeconfig(), 'utf8'));
  setting.write('argo-cd/home/.gitconfig', '[safe]\n\tdirectory = *\n');
  // Files of a module cannot be executed.
  for (const script of SCRIPTS)
    chmodSync(
      setting.write(`argo-cd/bin/${script}`, readFileSync(installedFile('argo-cd', 'bin', script), 'utf8')),
      0o755,
    );
  return {
    HOME: setting.path('argo-cd', 'home'),
    TMPDIR: setting.path('argo-cd', 'tmp'),
    PATH: `${setting.path('argo-cd', 'bin')}:${process.env.PATH ?? ''}`,
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
    // 2 s of sleep after each wave in production; without them the order has to come from health alone.
    ARGOCD_SYNC_WAVE_DELAY: '0',
    ARGOCD_TLS_DATA_PATH: setting.path('argo-cd', 'tls'),
    ARGOCD_SSH_DATA_PATH: setting.path('argo-cd', 'ssh'),
  };
}
