import type { EnvVar, KubeObject } from '../core/kube';
import { INJECT_LABEL, type Labels } from '../core/labels';
import type { GitAccess } from './git-access';
import { GIT_ACCESS_FOLDER } from './git-access';
import type { Right } from './rights';

/** What the objects of an actor are made from. */
export interface ActorManifestsInput {
  readonly service: string;
  readonly namespace: string;
  /** Image by digest. */
  readonly image: string;
  readonly repository: { readonly url: string; readonly branch: string; readonly folder: string };
  readonly access: GitAccess;
  readonly rights: readonly Right[];
  /** Arguments of `cutover run`. */
  readonly args: readonly string[];
  /** Variables of `cutover run`: secrets come by them, since arguments are in every list of processes. @default - none */
  readonly env?: readonly EnvVar[];
  /** When it looks, as cron has it. @default - it runs all the time */
  readonly schedule?: string;
}

/** Where the image has `node_modules`, with this library and the app's own dependencies; the clone is below it. */
const HOME = '/cutover';
const CLONE = `${HOME}/clone`;
const BINARY = `${HOME}/node_modules/.bin/cutover`;
/** A user that is nobody's, and may write what is mounted for it. */
const USER = 65_532;

/** Whether it stays, in a Deployment, or looks once, in a Job. */
type Mode = '--stay' | '--once';

/** The objects of an actor that runs in the cluster: who it is, what it may do, and the program itself. */
export function actorObjects(input: ActorManifestsInput): readonly KubeObject[] {
  const name = `${input.service}-actor`;
  const labels = { app: name, 'app.kubernetes.io/name': name, 'app.kubernetes.io/managed-by': 'cutover' };
  const metadata = { name, namespace: input.namespace, labels };
  return [
    { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    ...rightsObjects(name, labels, input),
    input.schedule === undefined ? deployment(metadata, input) : cronJob(metadata, input, input.schedule),
  ];
}

/** A Role in each namespace in which something is done, and its binding. */
function rightsObjects(name: string, labels: Labels, { namespace: own, rights }: ActorManifestsInput): KubeObject[] {
  const namespaces = [...new Set(rights.map(({ namespace }) => namespace))];
  return namespaces.flatMap((namespace) => {
    // Beside the Applications there are the roles of all actors, and services of one name in several namespaces.
    const roleName = namespace === own ? name : `${own}.${name}`;
    const metadata = { name: roleName, namespace, labels };
    const api = 'rbac.authorization.k8s.io';
    return [
      {
        apiVersion: `${api}/v1`,
        kind: 'Role',
        metadata,
        rules: rights
          .filter((right) => right.namespace === namespace)
          .map(({ apiGroup, resource, verbs, names }) => ({
            ...{ apiGroups: [apiGroup], resources: [resource], verbs: [...verbs] },
            ...(names ? { resourceNames: [...names] } : {}),
          })),
      },
      {
        apiVersion: `${api}/v1`,
        kind: 'RoleBinding',
        metadata,
        roleRef: { apiGroup: api, kind: 'Role', name: roleName },
        subjects: [{ kind: 'ServiceAccount', name, namespace: own }],
      },
    ];
  });
}

function deployment(metadata: KubeObject['metadata'], input: ActorManifestsInput): KubeObject {
  const matchLabels = { app: metadata.name };
  return {
    ...{ apiVersion: 'apps/v1', kind: 'Deployment', metadata },
    spec: { replicas: 1, selector: { matchLabels }, template: podTemplate(metadata, input, '--stay') },
  };
}

function cronJob(metadata: KubeObject['metadata'], input: ActorManifestsInput, schedule: string): KubeObject {
  return {
    ...{ apiVersion: 'batch/v1', kind: 'CronJob', metadata },
    spec: {
      schedule,
      // Two do no harm, and one that hangs must not keep the next from a rollback.
      concurrencyPolicy: 'Allow',
      successfulJobsHistoryLimit: 1,
      failedJobsHistoryLimit: 3,
      jobTemplate: {
        spec: {
          // How a look ended is not for Kubernetes to try again: the next one is due soon.
          ...{ backoffLimit: 0, activeDeadlineSeconds: 600, ttlSecondsAfterFinished: 3600 },
          template: podTemplate(metadata, input, '--once'),
        },
      },
    },
  };
}

function podTemplate({ name, labels = {} }: KubeObject['metadata'], input: ActorManifestsInput, mode: Mode): object {
  return {
    // A proxy that does not end would keep a Job from its end, and nothing here is for the mesh.
    metadata: { labels: { ...labels, [INJECT_LABEL]: 'false' } },
    spec: {
      serviceAccountName: name,
      automountServiceAccountToken: true,
      restartPolicy: mode === '--once' ? 'Never' : 'Always',
      terminationGracePeriodSeconds: 30,
      securityContext: {
        ...{ runAsNonRoot: true, runAsUser: USER, runAsGroup: USER, fsGroup: USER },
        seccompProfile: { type: 'RuntimeDefault' },
      },
      initContainers: [cloning(input)],
      containers: [running(input, mode)],
      volumes: [
        { name: 'clone', emptyDir: {} },
        { name: 'tmp', emptyDir: {} },
        { name: 'git', secret: { secretName: input.access.secret.name, defaultMode: 0o440 } },
      ],
    },
  };
}

/** The line is fixed; what it works on comes as arguments. A pod whose containers begin again keeps its clone. */
const CLONING = 'test -e "$1/.git" || git clone --branch "$2" -- "$3" "$1"';

function cloning(input: ActorManifestsInput): object {
  const { url, branch } = input.repository;
  return { name: 'clone', ...container(input), command: ['sh', '-c', CLONING, 'sh', CLONE, branch, url] };
}

/**
 * A release that goes on (5) or was taken back (4) is no failed Job: an alert for those would never be silent. The line is
 * fixed; what it runs comes as arguments.
 */
const LOOKING = '"$0" "$@"; code=$?; case $code in 4|5) exit 0;; esac; exit $code';

function running(input: ActorManifestsInput, mode: Mode): object {
  const { repository, args, env = [] } = input;
  const folder = repository.folder === '' ? CLONE : `${CLONE}/${repository.folder}`;
  const base = container(input);
  return {
    name: 'actor',
    ...base,
    env: [...base.env, ...env],
    command: mode === '--once' ? ['sh', '-c', LOOKING, BINARY] : [BINARY],
    args: ['--folder', folder, 'run', mode, '--branch', repository.branch, ...args],
  };
}

function container({ image, access, service, namespace }: ActorManifestsInput): {
  readonly env: readonly EnvVar[];
} & Readonly<Record<string, unknown>> {
  const identity = ['AUTHOR', 'COMMITTER'].flatMap((who) => [
    { name: `GIT_${who}_NAME`, value: `cutover of ${service}` },
    { name: `GIT_${who}_EMAIL`, value: `${service}-actor@${namespace}.invalid` },
  ]);
  return {
    image,
    env: [
      { name: 'HOME', value: '/tmp' },
      ...identity,
      ...Object.entries(access.env).map(([name, value]) => ({ name, value })),
    ],
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { memory: '1Gi' } },
    securityContext: {
      allowPrivilegeEscalation: false,
      readOnlyRootFilesystem: true,
      capabilities: { drop: ['ALL'] },
    },
    volumeMounts: [
      { name: 'clone', mountPath: CLONE },
      { name: 'tmp', mountPath: '/tmp' },
      { name: 'git', mountPath: GIT_ACCESS_FOLDER, readOnly: true },
    ],
  };
}
