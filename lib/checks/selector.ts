import { isSame } from '../core/diff';
import { SLOTS, slotObjectName, slotSelector } from '../core/labels';
import type { Problem } from '../core/problem';
import { Rule } from '../core/rule';
import { didYouMean } from '../core/suggest';
import type { Check } from './check';
import type { CheckedObject, CheckedRelease } from './checked';
import { labelsOf, labelText, matches, nearMiss } from './matching';
import {
  isService,
  specOf,
  type AutoscalerShape,
  type SelectingShape,
  type SelectorShape,
  type ServiceShape,
} from './shapes';
import type { CheckedPods, Synthesis } from './synthesis';

const rule = new Rule({
  id: 'selector',
  title: 'Selectors find pods, and autoscalers their workload',
  why: 'A Service that finds none answers every call with an error; a budget, a policy or an autoscaler that finds none does nothing, and nobody is told.',
});

/**
 * Workloads find their own pods, and what belongs to a release finds pods that are synthesized. Only there: another
 * Service of the app may well lead to pods that come from elsewhere.
 */
export const selector: Check = {
  rule,
  run(synthesis) {
    const ofRelease = SELECTING.flatMap((kind) => synthesis.ofKind(kind));
    return [
      ...synthesis.pods.flatMap((pods) => ownPods(synthesis, pods)),
      ...synthesis.releases.flatMap((release) =>
        synthesis.podsOf(release).flatMap((pods) => fixedSelector(synthesis, release, pods)),
      ),
      ...ofRelease.flatMap((checked) => foundPods(synthesis, checked)),
      ...synthesis.ofKind('HorizontalPodAutoscaler').flatMap((checked) => foundTarget(synthesis, checked)),
    ];
  },
};

/** Kinds that find pods by their labels. */
const SELECTING = ['Service', 'PodDisruptionBudget', 'NetworkPolicy', 'AuthorizationPolicy'] as const;

function ownPods(synthesis: Synthesis, pods: CheckedPods): Problem[] {
  const { selector: own } = specOf<SelectingShape>(pods.object);
  if (!pods.object.apiVersion.startsWith('apps/') || (own && matches(own, labelsOf(pods)))) return [];
  const miss = nearMiss(own?.matchLabels ?? {}, [pods]);
  const problem = rule.problem({
    at: synthesis.place(pods, 'spec.selector'),
    given: own ? `${labelText(own.matchLabels ?? {})}, where ${miss.text}` : 'no selector',
    allowed: 'labels that the pods of its own template have',
    fix: 'correct the labels of the template: the selector of a workload that is there can never be changed',
  });
  return [problem];
}

/** A selector that has pods of its own can still be another than the one that the Deployment was created with. */
function fixedSelector(synthesis: Synthesis, { service }: CheckedRelease, pods: CheckedPods): Problem[] {
  const { selector: own } = specOf<SelectingShape>(pods.object);
  const slot = SLOTS.find((each) => slotObjectName(service, each) === pods.object.metadata.name);
  if (!slot || !own || !matches(own, labelsOf(pods)) || isSame(own, { matchLabels: slotSelector(service, slot) }))
    return [];
  const problem = rule.problem({
    at: synthesis.place(pods, 'spec.selector'),
    given: JSON.stringify(own),
    allowed: `${labelText(slotSelector(service, slot))} alone, for as long as the Deployment is there`,
    fix: 'take back the patch: the API server refuses to change the selector of a workload',
  });
  return [problem];
}

function foundPods(synthesis: Synthesis, checked: CheckedObject): Problem[] {
  const release = synthesis.releaseOf(checked);
  const by = selectorOf(checked);
  const wanted = by?.matchLabels ?? {};
  // A selector without labels finds every pod of the namespace, or is left to expressions, which no index answers.
  if (!release || !by || Object.keys(wanted).length === 0) return [];
  const found = synthesis.selected(checked.object.metadata.namespace, wanted);
  if (found.some((pods) => matches(by, labelsOf(pods)))) return [];
  const miss = nearMiss(wanted, synthesis.podsOf(release));
  const problem = rule.problem({
    at: synthesis.place(checked, checked.object.kind === 'NetworkPolicy' ? 'spec.podSelector' : 'spec.selector'),
    given: `${labelText(wanted)}, which no pod has; ${miss.text}`,
    allowed: 'labels that pods of the release have',
    fix: `correct the selector, or the labels of the pods${miss.hint}`,
  });
  return [problem];
}

/** A Service has the labels alone where others have a selector. */
function selectorOf({ object }: CheckedObject): SelectorShape | undefined {
  if (object.kind === 'Service') {
    const { selector: matchLabels } = specOf<ServiceShape>(object);
    return matchLabels && isService(object) ? { matchLabels } : undefined;
  }
  const { selector: by, podSelector } = specOf<SelectingShape>(object);
  return by ?? podSelector;
}

function foundTarget(synthesis: Synthesis, checked: CheckedObject): Problem[] {
  const { kind = '', name = '' } = specOf<AutoscalerShape>(checked.object).scaleTargetRef ?? {};
  const release = synthesis.releaseOf(checked);
  const { namespace } = checked.object.metadata;
  if (!release || synthesis.named(kind, namespace, name).length > 0) return [];
  const names = synthesis.podsOf(release).map(({ object }) => object.metadata.name);
  const problem = rule.problem({
    at: synthesis.place(checked, 'spec.scaleTargetRef'),
    given: `${kind} '${name}', which is not there`,
    allowed: `a workload of the release in namespace ${namespace}: ${names.join(', ')}`,
    fix: `name one of them${didYouMean(name, names)}`,
  });
  return [problem];
}
