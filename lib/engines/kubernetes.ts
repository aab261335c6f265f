import { generateKeyPairSync } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import type { Engine } from './engine';
import { installedFile } from './pins';
import { TOKEN, type Setting } from './setting';

const STORE = 'http://127.0.0.1:2379';

/** Controllers that a release needs: no cloud, no nodes but kwok's, no certificates. */
const CONTROLLERS = [
  'namespace-controller',
  'serviceaccount-controller',
  'serviceaccount-token-controller',
  'root-ca-certificate-publisher-controller',
  'deployment-controller',
  'replicaset-controller',
  'job-controller',
  'endpointslice-controller',
  'node-lifecycle-controller',
  'garbage-collector-controller',
  'pod-garbage-collector-controller',
  'disruption-controller',
  'horizontal-pod-autoscaler-controller',
];

export const etcd: Engine = {
  name: 'etcd',
  pin: 'etcd',
  program: (setting) => ({
    program: installedFile('etcd', 'bin', 'etcd'),
    args: [
      `--data-dir=${setting.path('data', 'etcd')}`,
      '--unsafe-no-fsync',
      '--log-level=warn',
      `--listen-client-urls=${STORE}`,
      `--advertise-client-urls=${STORE}`,
      '--listen-peer-urls=http://127.0.0.1:2380',
      '--initial-advertise-peer-urls=http://127.0.0.1:2380',
      '--initial-cluster=default=http://127.0.0.1:2380',
    ],
  }),
  ready: (setting) => setting.answers(2379, '/health'),
};

export const apiServer: Engine = {
  name: 'api-server',
  pin: 'kubernetes',
  needs: ['etcd'],
  hosts: ['kubernetes.default.svc'],
  prepare: writeKeys,
  program: (setting) => ({
    program: installedFile('kubernetes', 'bin', 'kube-apiserver'),
    args: [
      `--etcd-servers=${STORE}`,
      `--cert-dir=${setting.path('pki')}`,
      '--bind-address=127.0.0.1',
      '--secure-port=6443',
      // It stops where there is only a loopback address; nobody calls it by this one.
      '--advertise-address=192.0.2.1',
      '--endpoint-reconciler-type=none',
      '--service-cluster-ip-range=10.96.0.0/16',
      '--service-account-issuer=https://kubernetes.default.svc',
      `--service-account-key-file=${setting.path('pki', 'sa.pub')}`,
      `--service-account-signing-key-file=${setting.path('pki', 'sa.key')}`,
      '--authorization-mode=RBAC',
      `--token-auth-file=${setting.write('tokens.csv', `${TOKEN},admin,admin,system:masters\n`)}`,
      '--allow-privileged=true',
      '--enable-priority-and-fairness=false',
      '--profiling=false',
    ],
  }),
  ready: (setting) => setting.answers(6443, '/readyz', 'https'),
};

export const controllerManager: Engine = {
  name: 'controller-manager',
  pin: 'kubernetes',
  needs: ['api-server'],
  program: (setting) => ({
    program: installedFile('kubernetes', 'bin', 'kube-controller-manager'),
    args: [
      ...component(setting, 10257),
      `--service-account-private-key-file=${setting.path('pki', 'sa.key')}`,
      `--root-ca-file=${setting.path('pki', 'apiserver.crt')}`,
      `--controllers=${CONTROLLERS.join(',')}`,
      // 15 s in production; a test asks what it decides, not when.
      '--horizontal-pod-autoscaler-sync-period=1s',
    ],
  }),
  ready: (setting) => setting.answers(10257, '/healthz', 'https'),
};

export const scheduler: Engine = {
  name: 'scheduler',
  pin: 'kubernetes',
  needs: ['api-server'],
  program: (setting) => ({
    program: installedFile('kubernetes', 'bin', 'kube-scheduler'),
    args: component(setting, 10259),
  }),
  ready: (setting) => setting.answers(10259, '/healthz', 'https'),
};

function component(setting: Setting, port: number): string[] {
  return [
    `--kubeconfig=${setting.kubeconfig()}`,
    `--authentication-kubeconfig=${setting.kubeconfig()}`,
    `--authorization-kubeconfig=${setting.kubeconfig()}`,
    '--leader-elect=false',
    '--bind-address=127.0.0.1',
    `--secure-port=${port}`,
  ];
}

/** The keys by which service accounts are known. The API server makes its own certificate. */
function writeKeys(setting: Setting): void {
  mkdirSync(setting.path('pki'), { recursive: true });
  const { publicKey, privateKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  setting.write('pki/sa.pub', publicKey);
  setting.write('pki/sa.key', privateKey);
}
