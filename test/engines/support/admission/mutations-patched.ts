import { CONTAINER, IN_POD, patched, patchedPod, set, unset, type Mutation } from './mutation';

const POD = '/spec/template/spec';

/** Faults of patches that the checks are there for: what they mean for a release is known without the API's schema. */
export const ofPatches: readonly Mutation[] = [
  patched('a label that is a number', 'Service', set('/metadata/labels/weight', 10)),
  patched('an annotation that is a boolean', 'VirtualService', set('/metadata/annotations/on', true)),
  patched('a selector that its own pods do not match', 'Deployment', set('/spec/selector/matchLabels/x', 'y')),
  patched('a selector without labels', 'Deployment', unset('/spec/selector')),
  patched('annotations that are too large', 'Service', set('/metadata/annotations/a', 'x'.repeat(2 ** 18))),
  patched('a port name that is too long', 'Service', set('/spec/ports/0/targetPort', 'x'.repeat(20))),
  patched('more pods at the least than at the most', 'HorizontalPodAutoscaler', set('/spec/minReplicas', 99)),
  patched(
    'a sleep that is longer than the pod has',
    'Deployment',
    set(`${CONTAINER}/lifecycle/preStop/sleep/seconds`, 5000),
  ),
  patched('a grace period of less than nothing', 'Deployment', set(`${POD}/terminationGracePeriodSeconds`, -5)),
  patched(
    'a request above the limit',
    'Deployment',
    set(`${CONTAINER}/resources`, { requests: { memory: '2Gi', cpu: '1' }, limits: { memory: '1Gi' } }),
  ),
  patched(
    'a mount of a volume that is not there',
    'Deployment',
    set(`${CONTAINER}/volumeMounts/-`, { name: 'gone', mountPath: '/gone' }),
  ),
  patched(
    'two mounts at one path',
    'Deployment',
    set(`${POD}/volumes/-`, { name: 'twice', emptyDir: {} }),
    set(`${CONTAINER}/volumeMounts/-`, { name: 'twice', mountPath: '/twice' }),
    set(`${CONTAINER}/volumeMounts/-`, { name: 'twice', mountPath: '/twice' }),
  ),
  patched(
    'two volumes of one name',
    'Deployment',
    set(`${POD}/volumes/-`, { name: 'twice', emptyDir: {} }),
    set(`${POD}/volumes/-`, { name: 'twice', emptyDir: {} }),
  ),
  patched(
    'two containers of one name',
    'Deployment',
    set(`${POD}/containers/-`, { name: 'twice', image: 'a' }),
    set(`${POD}/containers/-`, { name: 'twice', image: 'a' }),
  ),
  patched(
    'two variables of one name',
    'Deployment',
    set(`${CONTAINER}/env/-`, { name: 'TWICE', value: 'a' }),
    set(`${CONTAINER}/env/-`, { name: 'TWICE', value: 'b' }),
  ),
  patched('a container without an image', 'Deployment', unset(`${CONTAINER}/image`)),
  patched('a container port that is none', 'Deployment', set(`${CONTAINER}/ports/0/containerPort`, 70_000)),
  patched(
    'a probe of a port that is none',
    'Deployment',
    set(`${CONTAINER}/livenessProbe`, { tcpSocket: { port: 70_000 } }),
  ),
  patched(
    'a probe that is a question and a command',
    'Deployment',
    set(`${CONTAINER}/livenessProbe/exec`, { command: ['a'] }),
  ),
  patched('a budget of two kinds', 'PodDisruptionBudget', set('/spec/minAvailable', 1)),
  patched('a configuration that changes under its name', 'ConfigMap', set('/data/more', 'text')),
  patched(
    'a selector that changes with its pods',
    'Deployment',
    set('/spec/selector/matchLabels/x', 'y'),
    set('/spec/template/metadata/labels/x', 'y'),
  ),
];

/** Faults of patches of what the namespace may enforce. */
export const ofPods: readonly Mutation[] = [
  patchedPod(
    'a privileged container',
    set(`${IN_POD}/securityContext/privileged`, true),
    set(`${IN_POD}/securityContext/allowPrivilegeEscalation`, true),
  ),
  patchedPod('privileges that grow', set(`${IN_POD}/securityContext/allowPrivilegeEscalation`, true)),
  patchedPod('a capability more', set(`${IN_POD}/securityContext/capabilities/add`, ['SYS_ADMIN'])),
  patchedPod('the network of the node', set('/spec/hostNetwork', true)),
  patchedPod('a folder of the node', set('/spec/volumes/-', { name: 'node', hostPath: { path: '/' } })),
  patchedPod('no seccomp profile', unset('/spec/securityContext/seccompProfile')),
];

/** Faults of patches against the schema of the API itself. */
export const ofSchema: readonly Mutation[] = [
  patched('a field that a Deployment does not have', 'Deployment', set('/spec/replica', 2)),
  patched('a field that a VirtualService does not have', 'VirtualService', set('/spec/http/0/retrys', {})),
  patched('a number as text', 'Deployment', set('/spec/minReadySeconds', '5')),
  patched('a type of Service that there is not', 'Service', set('/spec/type', 'Cluster')),
  patched('a pull policy that there is not', 'Deployment', set(`${CONTAINER}/imagePullPolicy`, 'Sometimes')),
  patched('a restart policy that Deployments do not take', 'Deployment', set(`${POD}/restartPolicy`, 'Never')),
  patched('a strategy with the parts of another', 'Deployment', set('/spec/strategy/type', 'Recreate')),
  patched('a toleration that there is not', 'Deployment', set(`${POD}/tolerations`, [{ key: 'a', operator: 'Like' }])),
  patched(
    'a load balancing that there is not',
    'DestinationRule',
    set('/spec/trafficPolicy', { loadBalancer: { simple: 'FASTEST' } }),
  ),
  patched(
    'a match of two kinds',
    'VirtualService',
    set('/spec/http/0/match', [{ uri: { exact: '/a', prefix: '/b' } }]),
  ),
  patched('a metric that there is not', 'HorizontalPodAutoscaler', set('/spec/metrics/0/type', 'Wishes')),
  patched('a direction that there is not', 'NetworkPolicy', set('/spec/policyTypes', ['Sideways'])),
  patched('an action that there is not', 'AuthorizationPolicy', set('/spec/action', 'PERMIT')),
  patched('an alert that lasts for no time', 'PrometheusRule', set('/spec/groups/0/rules/0/for', 'long')),
  patched(
    'two groups of one name',
    'PrometheusRule',
    set('/spec/groups/-', { name: 'a' }),
    set('/spec/groups/-', { name: 'a' }),
  ),
  patched('a time between scrapes with a space', 'PodMonitor', set('/spec/podMetricsEndpoints/0/interval', '30 s')),
  patched('a probe of a field that it does not have', 'Probe', set('/spec/targets/static', { urls: [] })),
  patched('a tracing that there is not', 'Telemetry', set('/spec/tracing/0/sampling', 1)),
];
