import { readFileSync } from 'node:fs';
import type { Engine } from './engine';
import { clusterApi } from './api';
import { POD_ADDRESSES } from './namespace';
import { installedFile } from './pins';
import type { Setting } from './setting';

const NODE = 'kwok';

/** A pod with this in the name of an image never becomes ready. */
export const NEVER_READY = 'never-ready';
/** A pod with this in the name of an image crashes again and again. */
export const CRASH_LOOP = 'crash-loop';

/** Milliseconds from being scheduled to being ready. */
const READY_AFTER = 300;
/** Milliseconds that a pod stays while it ends. */
const GONE_AFTER = 2000;

const UPSTREAM = ['node/fast/node-initialize.yaml', 'node/heartbeat-with-lease/node-heartbeat-with-lease.yaml'];

export const kwok: Engine = {
  name: 'kwok',
  pin: 'kwok',
  needs: ['api-server'],
  prepare: async (setting) => {
    const api = await clusterApi(setting);
    await api.apply({
      apiVersion: 'v1',
      kind: 'Node',
      metadata: { name: NODE, labels: { 'kubernetes.io/hostname': NODE, 'topology.kubernetes.io/zone': 'zone-a' } },
      spec: { podCIDR: POD_ADDRESSES, podCIDRs: [POD_ADDRESSES] },
    });
  },
  program: (setting) => ({
    program: installedFile('kwok', 'bin', 'kwok'),
    args: [
      `--kubeconfig=${setting.kubeconfig()}`,
      '--manage-all-nodes=true',
      '--node-lease-duration-seconds=40',
      `--config=${setting.write('stages.yaml', stages())}`,
    ],
  }),
  ready: isNodeReady,
};

async function isNodeReady(setting: Setting): Promise<boolean> {
  const api = await clusterApi(setting);
  const node = await api.get({ apiVersion: 'v1', kind: 'Node', metadata: { name: NODE } });
  const conditions = (node?.status?.conditions ?? []) as readonly { readonly type: string; readonly status: string }[];
  return conditions.some(({ type, status }) => type === 'Ready' && status === 'True');
}

/** Upstream's stages for nodes; our own for pods, so that a test decides by the image what becomes of one. */
function stages(): string {
  const upstream = UPSTREAM.map((file) => readFileSync(installedFile('kwok', 'stages', file), 'utf8'));
  const own = [running, crashing, ended, deleted].map((stage) => JSON.stringify(stage));
  return [...upstream, ...own].join('\n---\n');
}

const NOT_DELETED = { key: '.metadata.deletionTimestamp', operator: 'DoesNotExist' };
const PENDING = { key: '.status.phase', operator: 'In', values: ['Pending'] };
const OF_JOB = { key: '.metadata.ownerReferences.[].kind', operator: 'In', values: ['Job'] };

const withImage = (name: string, operator: 'Exists' | 'DoesNotExist') => ({
  key: `.spec.containers.[] | select(.image | contains("${name}")) | .name`,
  operator,
});

const ADDRESS = `
{{ with NodeIPsWith .spec.nodeName }}
hostIP: {{ index . 0 | Quote }}
hostIPs: [{ip: {{ index . 0 | Quote }}}]
{{ end }}
{{ with PodIPsWith .spec.nodeName ( or .spec.hostNetwork false ) ( or .metadata.uid "" ) ( or .metadata.name "" ) ( or .metadata.namespace "" ) }}
podIP: {{ index . 0 | Quote }}
podIPs: [{ip: {{ index . 0 | Quote }}}]
{{ end }}
startTime: {{ Now | Quote }}
`;

const INITIALIZED = `
initContainerStatuses:
{{ range .spec.initContainers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: true
  restartCount: 0
  {{ if eq .restartPolicy "Always" }}
  started: true
  state: {running: {startedAt: {{ Now | Quote }}}}
  {{ else }}
  state: {terminated: {exitCode: 0, finishedAt: {{ Now | Quote }}, reason: Completed, startedAt: {{ Now | Quote }}}}
  {{ end }}
{{ end }}
`;

const stage = (name: string, matchExpressions: readonly object[], delay: number, next: object) => ({
  apiVersion: 'kwok.x-k8s.io/v1alpha1',
  kind: 'Stage',
  metadata: { name },
  spec: {
    resourceRef: { apiGroup: 'v1', kind: 'Pod' },
    selector: { matchExpressions },
    delay: { durationMilliseconds: delay },
    next,
  },
});

const running = stage('pod-runs', [NOT_DELETED, PENDING, withImage(CRASH_LOOP, 'DoesNotExist')], READY_AFTER, {
  statusTemplate: `
{{ $now := Now }}
{{ $ready := "True" }}
{{ range .spec.containers }}{{ if contains "${NEVER_READY}" .image }}{{ $ready = "False" }}{{ end }}{{ end }}
conditions:
- {lastTransitionTime: {{ $now | Quote }}, status: "True", type: Initialized}
- {lastTransitionTime: {{ $now | Quote }}, status: {{ $ready | Quote }}, type: Ready}
- {lastTransitionTime: {{ $now | Quote }}, status: {{ $ready | Quote }}, type: ContainersReady}
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: {{ eq $ready "True" }}
  restartCount: 0
  state: {running: {startedAt: {{ $now | Quote }}}}
{{ end }}
${INITIALIZED}${ADDRESS}
phase: Running
`,
});

const crashing = stage('pod-crashes', [NOT_DELETED, PENDING, withImage(CRASH_LOOP, 'Exists')], READY_AFTER, {
  statusTemplate: `
{{ $now := Now }}
conditions:
- {lastTransitionTime: {{ $now | Quote }}, status: "True", type: Initialized}
- {lastTransitionTime: {{ $now | Quote }}, status: "False", type: Ready}
- {lastTransitionTime: {{ $now | Quote }}, status: "False", type: ContainersReady}
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: false
  restartCount: 5
  state: {waiting: {reason: CrashLoopBackOff}}
{{ end }}
${INITIALIZED}${ADDRESS}
phase: Running
`,
});

const ended = stage(
  'pod-completes',
  [NOT_DELETED, { key: '.status.phase', operator: 'In', values: ['Running'] }, OF_JOB],
  READY_AFTER,
  {
    statusTemplate: `
{{ $now := Now }}
containerStatuses:
{{ range .spec.containers }}
- image: {{ .image | Quote }}
  name: {{ .name | Quote }}
  ready: false
  restartCount: 0
  started: false
  state: {terminated: {exitCode: 0, finishedAt: {{ $now | Quote }}, reason: Completed, startedAt: {{ $now | Quote }}}}
{{ end }}
phase: Succeeded
`,
  },
);

const deleted = stage('pod-ends', [{ key: '.metadata.deletionTimestamp', operator: 'Exists' }], GONE_AFTER, {
  delete: true,
});
