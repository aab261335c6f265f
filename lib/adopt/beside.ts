import { matches } from '../checks/matching';
import type { SelectorShape } from '../checks/shapes';
import type { KubeObject, PodTemplate } from '../core/kube';
import { SLOT_LABEL, VERSION_LABEL, type Labels } from '../core/labels';
import { affinityDecisions } from './affinity';
import { decision, losesSight, type BothLabels } from './both-labels';
import type { Difference } from './difference';
import { nameOf, type Fields, type GivenObject } from './shapes';
import { podSelectorOf, podSelects, type Surroundings } from './surroundings';

// Objects that are none of the app, stay as they are, and mean the old pods: whether they mean those of the slots as well.

/** What is to know of every object that stays beside the app; `ours` is the Deployment of the slot. */
export function besideDifferences(around: Surroundings, ours: KubeObject | undefined): Difference[] {
  const labels = { old: around.deployment.spec.template.metadata?.labels ?? {}, slots: slotLabels(ours) };
  const left = around.selecting.filter(({ kind }) => kind !== 'PodDisruptionBudget');
  return [
    ...left.map((object) => selecting(object, labels.slots)),
    ...around.scaledObjects.map((object) =>
      decision(object, 'spec.scaleTargetRef', object.spec?.scaleTargetRef, SCALED_BY_KEDA),
    ),
    ...around.workloads.flatMap((workload) => affinityDecisions(workload, around, labels)),
    ...around.policies.flatMap((policy) => peers(policy, around, labels)),
  ];
}

const SCALED_BY_KEDA =
  "it scales the old Deployment, brings its pods back after the takeover, and does not scale the slots: pause it before the takeover (autoscaling.keda.sh/paused: 'true'), delete it after, and see what `capacity` says in its place";

/** Labels that find the pods of any release: slot and version are others in the next one. */
function slotLabels(ours: KubeObject | undefined): Labels {
  const { metadata } = ((ours?.spec ?? {}) as { readonly template?: PodTemplate }).template ?? {};
  const { [SLOT_LABEL]: _slot, [VERSION_LABEL]: _version, ...labels } = metadata?.labels ?? {};
  return labels;
}

/** What selects pods and is no object of ours: whether it will go on finding them. */
function selecting(given: GivenObject, slots: Labels): Difference {
  const { field, selector } = podSelectorOf(given);
  if (!podSelects(given, slots)) {
    const meaning = `it does not find the pods of the slots: give it a selector that does, such as app, before ${nameOf(given)} is needed`;
    return decision(given, `spec.${field}`, selector, meaning);
  }
  const meaning = 'it stays as it is, in no file of this app, and finds the pods of both slots';
  return { ...decision(given, `spec.${field}`, selector, meaning), after: selector, decide: false };
}

interface Peer {
  readonly podSelector?: SelectorShape;
  readonly namespaceSelector?: SelectorShape;
}

interface PolicyRule {
  readonly from?: readonly Peer[];
  readonly to?: readonly Peer[];
}

const DIRECTIONS = [
  ['ingress', 'from', 'it lets requests of the old pods in, and not those of the slots'],
  ['egress', 'to', 'it lets requests out to the old pods, and not to those of the slots'],
] as const;

/** Rules of a policy, of whichever pods, that have a peer for the old pods and none for those of the slots. */
function peers(policy: GivenObject, { namespace, service }: Surroundings, labels: BothLabels): Difference[] {
  const fix = `give it a peer that finds their pods as well, such as app=${service}, before the takeover`;
  return DIRECTIONS.flatMap(([direction, field, meaning]) =>
    rulesOf(policy.spec, direction).flatMap(({ [field]: list = [] }, rule) => {
      const near = list.map((peer) => (isNear(peer, policy, namespace) ? (peer.podSelector ?? {}) : undefined));
      if (near.some((selector) => selector && matches(selector, labels.slots))) return [];
      return near.flatMap((selector, index) =>
        selector && losesSight(selector, labels)
          ? [
              decision(
                policy,
                `spec.${direction}[${rule}].${field}[${index}].podSelector`,
                selector,
                `${meaning}: ${fix}`,
              ),
            ]
          : [],
      );
    }),
  );
}

function rulesOf(spec: Fields = {}, direction: string): readonly PolicyRule[] {
  return (spec[direction] ?? []) as readonly PolicyRule[];
}

/** Whether a peer means pods of a namespace. Of its labels the name alone is known: one that asks for others may mean it. */
function isNear({ podSelector, namespaceSelector }: Peer, policy: GivenObject, namespace: string): boolean {
  if (!namespaceSelector) return podSelector !== undefined && (policy.metadata.namespace ?? namespace) === namespace;
  const { matchLabels = {}, matchExpressions = [] } = namespaceSelector;
  const { [NAME]: name = namespace } = matchLabels;
  const named = { matchExpressions: matchExpressions.filter(({ key }) => key === NAME) };
  return name === namespace && matches(named, { [NAME]: namespace });
}

const NAME = 'kubernetes.io/metadata.name';
