import { SLOTS, slotObjectName } from '../core/labels';
import type { GitOpsEngine } from '../platform/platform';

/** Something that may be done to objects of a kind, in one namespace. */
export interface Right {
  /** Empty for the core. */
  readonly apiGroup: string;
  /** The plural that paths have, with a part of it where that is meant. */
  readonly resource: string;
  readonly verbs: readonly string[];
  readonly namespace: string;
  /** Names of the objects. @default - all of the namespace: their names change, or are not there to be named */
  readonly names?: readonly string[];
  /** What it is needed for. */
  readonly why: string;
}

/** The Application of Argo CD that applies a release; of one for Flux the namespace counts, where its Kustomizations are. */
export interface ActorApplication {
  readonly namespace: string;
  readonly name: string;
}

/** What an actor works on. */
export interface RightsInput {
  readonly service: string;
  readonly namespace: string;
  readonly gitOps: GitOpsEngine;
  /** What delivers the release. @default - nothing that the actor may touch */
  readonly application?: ActorApplication;
}

/** Name of the Lease that actors keep what they know of a service on. */
export function leaseName(service: string): string {
  return `cutover-${service}`;
}

/** Everything that an actor has to be allowed, and nothing else. */
export function actorRights(input: RightsInput): readonly Right[] {
  return [...observing(input), ...remembering(input), ...takingBack(input), ...delivering(input)];
}

function observing({ service, namespace }: RightsInput): readonly Right[] {
  const slots = SLOTS.map((slot) => slotObjectName(service, slot));
  const why = 'what is there';
  return [
    { apiGroup: 'apps', resource: 'deployments', verbs: ['get'], namespace, names: slots, why },
    { apiGroup: 'networking.istio.io', resource: 'virtualservices', verbs: ['get'], namespace, names: [service], why },
    { apiGroup: 'argoproj.io', resource: 'analysisruns', verbs: ['get'], namespace, why: 'verdicts of the gates' },
  ];
}

function remembering({ service, namespace }: RightsInput): readonly Right[] {
  const lease = {
    apiGroup: 'coordination.k8s.io',
    resource: 'leases',
    namespace,
    why: 'what the next actor has to know',
  };
  return [
    { ...lease, verbs: ['get', 'patch'], names: [leaseName(service)] },
    // What is created has no name yet that a rule could hold it to.
    { ...lease, verbs: ['create'] },
  ];
}

/** What the way back changes when Git is down: routes, and pods where the old version had none any more. */
function takingBack({ service, namespace }: RightsInput): readonly Right[] {
  const slots = SLOTS.map((slot) => slotObjectName(service, slot));
  const why = 'the way back past Git';
  const of = (apiGroup: string, resource: string, names: readonly string[]): Right => ({
    ...{ apiGroup, resource, verbs: ['patch'], namespace, names, why },
  });
  return [
    of('networking.istio.io', 'virtualservices', [service]),
    of('apps', 'deployments', slots),
    of('apps', 'deployments/scale', slots),
    of('autoscaling', 'horizontalpodautoscalers', slots),
    of('monitoring.coreos.com', 'prometheusrules', [`${service}-stage`]),
    { apiGroup: 'argoproj.io', resource: 'analysisruns', verbs: ['create', 'patch'], namespace, why },
  ];
}

function delivering({ gitOps, application }: RightsInput): readonly Right[] {
  if (!application || gitOps === 'kubectl') return [];
  const { namespace, name } = application;
  const why = 'what is applied, and to have Git looked at at once';
  if (gitOps === 'argo-cd') {
    return [
      { apiGroup: 'argoproj.io', resource: 'applications', verbs: ['get', 'patch'], namespace, names: [name], why },
    ];
  }
  return [
    { apiGroup: 'kustomize.toolkit.fluxcd.io', resource: 'kustomizations', verbs: ['list', 'patch'], namespace, why },
    {
      apiGroup: 'source.toolkit.fluxcd.io',
      resource: 'gitrepositories',
      verbs: ['patch'],
      namespace,
      names: [name],
      why,
    },
  ];
}
