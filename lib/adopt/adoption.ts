import type { Labels } from '../core/labels';
import type { PlatformFacts } from '../platform/platform';
import type { ReleaseData } from '../release/release';
import { claimDecisions } from './claims';
import { call, type Code } from './code';
import { withoutDefaults } from './defaults';
import { imageOf, versionOf, type GivenImages } from './image';
import { clearDecisions } from './in-clear';
import { adoptNetwork, type AdoptedNetwork } from './network';
import { patchCode, put, putAll, type Patch } from './patches';
import { MAIN, adoptPod } from './pod';
import { adoptPorts, portsCode } from './ports';
import { adoptProbes, type ProbePaths } from './probes';
import { surroundingsOf, type Choice, type Surroundings } from './surroundings';
import { nameOf, type Fields, type GivenContainer, type GivenDeployment, type GivenObject } from './shapes';

/** What is adopted, and what nobody but a person can say of it. */
export interface AdoptionChoice extends Choice {
  /** Name of the version that runs. @default - its label, or the tag of its image */
  readonly version?: string;
  /** Name of the environment. @default - none */
  readonly environment?: string;
  /** Images by digest. @default - those of the running pods */
  readonly images?: GivenImages;
  /** Paths of probes that are missing. @default {} */
  readonly probes?: ProbePaths;
  /** What could not be looked at, for a person to see. @default [] */
  readonly unread?: readonly string[];
}

/** A running service as an app of this library, before it is text. */
export interface Adoption {
  readonly around: Surroundings;
  readonly network: AdoptedNetwork;
  readonly release: ReleaseData;
  readonly platform: PlatformFacts;
  /** Props of the service. */
  readonly props: Readonly<Record<string, Code>>;
  /** Patches by kind. */
  readonly patches: Readonly<Record<string, readonly Code[]>>;
  /** Patches and annotations of the Service that clients call, alone. */
  readonly servicePatches: readonly Code[];
  readonly serviceAnnotations: Labels;
  /** Pods that the slot needs before it can take over. */
  readonly replicas: number;
  /** What a person has to decide. */
  readonly decisions: readonly string[];
}

/** Works out the app for a Deployment among objects. Throws where something has to be known first. */
export function adoptionOf(objects: readonly GivenObject[], choice: AdoptionChoice): Adoption {
  const around = surroundingsOf(objects, choice);
  const { deployment, service, slot, own, pods, autoscaler } = around;
  const template = withoutDefaults(deployment.spec.template);
  const main = template.spec.containers.find(({ name }) => name === around.main.name) ?? around.main;
  const images = choice.images ?? [];
  const image = imageOf(main, { images, pods, isMain: true });
  const version = choice.version ?? versionOf(template.metadata?.labels ?? {}, main.image ?? image);
  const pod = adoptPod(template, main, (side) => imageOf(side, { images, pods, isMain: false }));
  const ports = adoptPorts(main, own ?? around.aliases[0], nameOf(deployment));
  const probes = adoptProbes(main, ports, choice.probes ?? {}, nameOf(deployment));
  const network = adoptNetwork(around);
  const drain = adoptDrain(main, template.spec.terminationGracePeriodSeconds ?? 30, network.timeout);
  const capacity = adoptCapacity(deployment, autoscaler);
  const readyWithin = readyWithinOf(deployment, main);
  const { minReadySeconds } = deployment.spec;
  return {
    around,
    network,
    release: { service, ...environmentOf(choice), live: slot, stage: 'idle', slots: { [slot]: { version, image } } },
    platform: { ...environmentOf(choice), ...network.platform },
    props: {
      container: {
        ...portsCode(ports),
        ...probes.props,
        ...(readyWithin === 180 ? {} : { readyWithin }),
        ...pod.container,
      },
      capacity: capacity.code,
      drain: drain.code,
      ...pod.props,
      ...network.props,
    },
    patches: patchesBy({
      Deployment: [
        ...(minReadySeconds ? [put('/spec/minReadySeconds', minReadySeconds)] : []),
        ...pod.patches,
        ...probes.patches,
        ...drain.patches,
      ],
      HorizontalPodAutoscaler: capacity.patches,
    }),
    servicePatches: network.servicePatches.map(patchCode),
    serviceAnnotations: annotationsOf(own),
    replicas: Math.max(deployment.spec.replicas ?? 1, capacity.least),
    decisions: [
      ...probes.decisions,
      ...drain.decisions,
      ...userDecisions(main, template.spec.securityContext),
      ...network.decisions,
      ...claimDecisions(around),
      ...clearDecisions(main, template.spec),
      ...(choice.unread ?? []),
    ],
  };
}

function environmentOf({ environment }: AdoptionChoice): { readonly environment?: string } {
  return environment === undefined ? {} : { environment };
}

function patchesBy(lists: Readonly<Record<string, readonly Patch[]>>): Adoption['patches'] {
  const some = Object.entries(lists).filter(([, list]) => list.length > 0);
  return Object.fromEntries(some.map(([kind, list]) => [kind, list.map(patchCode)]));
}

/** Annotations of whoever wrote the Service before are no part of it. */
const WRITERS =
  /^(?:kubectl\.kubernetes\.io|meta\.helm\.sh|helm\.sh|argocd\.argoproj\.io|kustomize\.toolkit\.fluxcd\.io)\//;

function annotationsOf(own: GivenObject | undefined): Labels {
  const { annotations = {} } = (own?.metadata ?? {}) as { readonly annotations?: Labels };
  return Object.fromEntries(Object.entries(annotations).filter(([key]) => !WRITERS.test(key)));
}

interface AdoptedDrain {
  readonly code: Code;
  readonly patches: readonly Patch[];
  readonly decisions: readonly string[];
}

/** The time that the application had between the signal to stop and its end stays as it was, at least. */
function adoptDrain({ lifecycle }: GivenContainer, grace: number, timeout: number | undefined): AdoptedDrain {
  const { preStop, postStart } = lifecycle ?? {};
  const command = preStop?.exec?.command ?? [];
  const inCommand = /\bsleep\s+(\d+)/.exec(command.join(' '))?.[1];
  const sleep = preStop?.sleep?.seconds ?? (inCommand === undefined ? undefined : Number(inCommand));
  const isSleep = preStop?.sleep !== undefined || /^(?:\S+ -c )?(?:\S*\/)?sleep \d+$/.test(command.join(' '));
  const kept = preStop !== undefined && !isSleep && sleep !== undefined && sleep > 0;
  const longest = Math.max(1, grace - (sleep ?? 0), timeout ?? 0);
  return {
    code: call('Drain', 'requests', {
      longest,
      ...(sleep === undefined || sleep < 1 || sleep === 5 ? {} : { deregistration: sleep }),
    }),
    patches: [
      ...(kept ? [put(`${MAIN}/lifecycle/preStop`, preStop)] : []),
      ...(postStart ? [put(`${MAIN}/lifecycle/postStart`, postStart)] : []),
    ],
    decisions:
      preStop !== undefined && !isSleep && !kept
        ? [
            `drain: preStop ${JSON.stringify(preStop)} is not run any more, the container sleeps instead; run it and sleep, by a patch, where it is needed`,
          ]
        : [],
  };
}

interface AdoptedCapacity {
  readonly code: Code;
  readonly patches: readonly Patch[];
  /** Pods at the least. */
  readonly least: number;
}

interface GivenMetric {
  readonly type?: string;
  readonly resource?: { readonly name?: string; readonly target?: { readonly averageUtilization?: number } };
}

function adoptCapacity({ spec }: GivenDeployment, autoscaler: GivenObject | undefined): AdoptedCapacity {
  const replicas = spec.replicas ?? 1;
  const surge = surgeOf(spec.strategy?.rollingUpdate?.maxSurge ?? '25%', replicas);
  const maxSurge = surge === 1 ? {} : { maxSurge: surge };
  if (!autoscaler) {
    const options = surge === 1 ? [] : [maxSurge];
    return { code: call('Capacity', 'fixed', replicas, ...options), patches: [], least: replicas };
  }
  const {
    minReplicas = 1,
    maxReplicas = 1,
    metrics,
    behavior,
    targetCPUUtilizationPercentage,
  } = (autoscaler.spec ?? {}) as {
    readonly minReplicas?: number;
    readonly maxReplicas?: number;
    readonly metrics?: readonly GivenMetric[];
    readonly behavior?: Fields;
    readonly targetCPUUtilizationPercentage?: number;
  };
  const [metric, ...others] = metrics ?? [];
  const percent = targetCPUUtilizationPercentage ?? metric?.resource?.target?.averageUtilization;
  const isCpu =
    others.length === 0 &&
    (metric === undefined || metric.resource?.name === 'cpu') &&
    percent !== undefined &&
    percent <= 100;
  const min = Math.max(1, minReplicas);
  const bounds = {
    min,
    max: Math.max(min, maxReplicas),
    ...(isCpu && percent !== 70 ? { targetCpuPercent: percent } : {}),
    ...maxSurge,
  };
  return {
    code: call('Capacity', 'autoscaled', bounds),
    patches: [...(metrics && !isCpu ? [put('/spec/metrics', metrics)] : []), ...putAll('/spec', { behavior })],
    least: min,
  };
}

/** A share of the pods is a number, as Kubernetes rounds it. */
function surgeOf(given: number | string, replicas: number): number {
  const [, percent] = /^(\d+)%$/.exec(String(given)) ?? [];
  const pods = percent === undefined ? Number(given) : Math.ceil((Number(percent) * replicas) / 100);
  return Number.isInteger(pods) ? Math.max(1, pods) : 1;
}

/** What Kubernetes waits for a rollout when nothing is said. */
const DEADLINE = 600;

/** The deadline that somebody chose; else the time that probes gave the container to start. */
function readyWithinOf({ spec }: GivenDeployment, { startupProbe, livenessProbe }: GivenContainer): number {
  const { progressDeadlineSeconds: deadline = DEADLINE } = spec;
  if (deadline !== DEADLINE) return deadline;
  const { failureThreshold = 3, periodSeconds = 10 } = startupProbe ?? { failureThreshold: 0 };
  const delay = Math.max(startupProbe?.initialDelaySeconds ?? 0, livenessProbe?.initialDelaySeconds ?? 0);
  return Math.max(180, delay + failureThreshold * periodSeconds);
}

function userDecisions({ securityContext = {} }: GivenContainer, pod: Fields = {}): string[] {
  const user = securityContext.runAsUser ?? pod.runAsUser;
  if (user === 0)
    return ['container.user: it runs as root, as it did, by a patch; give it a user, and take the patch out'];
  if (user !== undefined || (securityContext.runAsNonRoot ?? pod.runAsNonRoot) === true) return [];
  return [
    'container.user: nothing says that it does not run as root, which the slot refuses; name its user where the image does not',
  ];
}
