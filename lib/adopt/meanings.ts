import type { FieldChange } from '../core/diff';

/** What a difference means, and whether a person has to look at it. */
export interface Meaning {
  readonly meaning: string;
  readonly decide: boolean;
}

interface Known {
  readonly path: RegExp;
  /** The value before. @default - any */
  readonly before?: unknown;
  readonly meaning: string;
  /** @default false */
  readonly decide?: boolean;
}

const CONTAINER = String.raw`^spec\.template\.spec\.containers\.(?:[\w-]+|"[^"]+")\.`;
const inContainer = (rest: string) => new RegExp(`${CONTAINER}${rest}`);

/** The first that fits counts. */
const TEMPLATE: readonly Known[] = [
  {
    path: /metadata\.labels\."?(?:app|app\.kubernetes\.io\/name|version|cutover\.dev\/slot)"?$/,
    meaning:
      'the service, the slot and the version are told by it; what selects pods by the old value does not find the slot',
  },
  {
    path: /metadata\.labels\."?sidecar\.istio\.io/,
    meaning: 'whether a proxy is injected follows from `sidecar` in platform.yaml',
  },
  {
    path: /metadata\.annotations/,
    meaning: 'the drain budget and the proxy are told by it; it follows from `drain` and platform.yaml',
  },
  {
    path: /spec\.terminationGracePeriodSeconds/,
    meaning: 'the sum of the preStop sleep, the time that the application had, and the drain of the proxy',
  },
  {
    path: /spec\.topologySpreadConstraints/,
    meaning: 'pods are spread by `topology`, of the service or in platform.yaml',
  },
  {
    path: /spec\.serviceAccountName/,
    meaning: "pods run as an account of the service's own; rights that were given to the old one are not given to it",
  },
  {
    path: /spec\.automountServiceAccountToken/,
    meaning: 'pods get no token of the Kubernetes API; a patch mounts one where the service calls it',
  },
  { path: /spec\.securityContext\.runAsUser/, meaning: 'the user is said of each container' },
  { path: /spec\.securityContext/, meaning: 'the slot refuses root and system calls that are out of the ordinary' },
  {
    path: inContainer('name$'),
    meaning:
      'the released container is named after the service; what asks for logs or metrics by the old name finds none',
  },
  { path: inContainer('image$'), meaning: 'the same image by its digest' },
  { path: inContainer('imagePullPolicy$'), meaning: 'an image by digest never changes' },
  {
    path: inContainer('lifecycle'),
    meaning: 'a sleep before the container is told to stop, while proxies still send to it',
  },
  {
    path: inContainer('startupProbe'),
    meaning:
      'the question of liveness is asked until the pod must be ready, and stands for a delay of the other probes',
  },
  {
    path: inContainer(String.raw`(?:readiness|liveness)Probe\.initialDelaySeconds`),
    meaning: 'the startup probe stands for the delay',
  },
  { path: inContainer(String.raw`(?:readiness|liveness)Probe\..*port$`), meaning: 'the same port, by its name' },
  {
    path: inContainer('(?:readiness|liveness)Probe'),
    meaning: 'readiness and liveness have to ask two questions',
    decide: true,
  },
  {
    path: inContainer('ports'),
    meaning: 'ports are those that the Service has; a process listens on others all the same',
  },
  { path: inContainer('volumeMounts\\."?/tmp'), meaning: 'a scratch folder at /tmp' },
  {
    path: inContainer('volumeMounts.*readOnly$'),
    meaning: 'what comes from a ConfigMap or Secret is read-only anyhow',
  },
  {
    path: inContainer('resources'),
    meaning: 'a request where there was none, so that pods are given room for what they use',
    decide: true,
  },
  { path: inContainer('securityContext\\.runAsUser'), meaning: 'the user of the pod, said of the container' },
  { path: inContainer('securityContext'), meaning: 'a container gets no more rights than it asks for', decide: true },
];

const BY_KIND: Readonly<Record<string, readonly Known[]>> = {
  Deployment: [
    ...TEMPLATE,
    { path: /metadata\.labels/, meaning: "labels of the Deployment are the library's" },
    { path: /metadata\.annotations/, meaning: 'left out: it is of the old Deployment' },
    { path: /spec\.replicas/, meaning: "how many pods there are follows from `capacity`, or is an autoscaler's" },
    {
      path: /spec\.strategy\.type$/,
      before: 'Recreate',
      meaning:
        'it never ran old and new pods at the same time, and now it does, at the takeover and in every release: a disk, a lock or a queue that is for one of them has two writers; do not adopt it where that does harm',
      decide: true,
    },
    { path: /spec\.strategy/, meaning: 'a slot never has fewer pods than it should' },
    { path: /spec\.progressDeadlineSeconds/, meaning: 'the time in which a pod must be ready: `readyWithin`' },
    { path: /spec\.revisionHistoryLimit/, meaning: 'the way back is the other slot' },
  ],
  Service: [
    {
      path: /metadata\.labels/,
      meaning:
        "labels of the Service are the library's; what finds it by an old one, such as a ServiceMonitor, does not any more",
    },
    { path: /metadata\.annotations/, meaning: 'left out: it is of whoever wrote the Service before' },
    { path: /spec\.ports/, meaning: 'a port of the Service is found by its name in the pods' },
  ],
  HorizontalPodAutoscaler: [{ path: /metadata/, meaning: 'each slot has an autoscaler of its own' }],
  PodDisruptionBudget: [
    {
      path: /./,
      meaning: 'each slot has a budget of its own: one pod at a time; delete the old one after the takeover',
    },
  ],
  DestinationRule: [
    {
      path: /./,
      meaning: 'subsets are the slots; policies are left out, write them by a patch where they are needed',
      decide: true,
    },
  ],
  VirtualService: [
    { path: /metadata/, meaning: "labels of the route are the library's" },
    { path: /spec\.(?:hosts|gateways)/, meaning: 'callers in the mesh and public hosts come by one route' },
    {
      path: /spec\.http\[0\]\.(?:route|name|timeout|retries)/,
      meaning: 'traffic is divided between the slots; a route has a timeout and retries',
    },
  ],
};

/** What a difference of an object of a kind means. */
export function meaningOf(kind: string, { path, before, after }: FieldChange): Meaning {
  const known = BY_KIND[kind]?.find((each) => each.path.test(path) && (!('before' in each) || each.before === before));
  if (known) return { meaning: known.meaning, decide: known.decide ?? false };
  if (after === undefined) return { meaning: 'left out: write it by a patch where it is needed', decide: true };
  return before === undefined
    ? { meaning: 'the library says it', decide: false }
    : { meaning: 'the library says otherwise: write it by a patch where it is needed', decide: true };
}
