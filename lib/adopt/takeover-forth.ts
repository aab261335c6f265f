import type { KubeObject } from '../core/kube';
import { serviceSelector, slotObjectName } from '../core/labels';
import { waitLines } from '../files/rollback-script';
import type { Adoption } from './adoption';
import { nameOf, type GivenObject } from './shapes';
import { PODS, SOME_OLD, mostPods, tooFewLines, withoutCount } from './takeover-pods';
import { aliasLines } from './takeover-services';
import { COMES_UP_WITHIN, HEARD_AFTER, joined, plain, podOf, serviceOf, together, type Step } from './takeover-step';

/** The steps by which the slot takes over; the old pods go on as they are until it has as many, and everything leads to it. */
export function* forth(adoption: Adoption, objects: readonly KubeObject[]): Generator<Step> {
  const { around, network } = adoption;
  const { namespace, service, slot, deployment, rules } = around;
  const slotName = slotObjectName(service, slot);
  const of = (...kinds: readonly string[]) => objects.filter(({ kind }) => kinds.includes(kind));
  const own = serviceOf(around, objects);
  const autoscalers = of('HorizontalPodAutoscaler');
  const most = mostPods(adoption, autoscalers[0]);
  const routing = ['VirtualService', 'DestinationRule', 'HorizontalPodAutoscaler'];
  const slotObjects = objects.filter((object) => !own.includes(object) && !routing.includes(object.kind));
  yield {
    says: 'The slot comes up beside the old pods, which go on serving.',
    lines: [
      'kubectl apply -f 1-slot.yaml',
      ...waitLines({ namespace, deployment: slotName, replicas: PODS, timeoutSeconds: COMES_UP_WITHIN }),
    ],
    file: { name: '1-slot.yaml', objects: slotObjects.map(withoutCount) },
  };
  yield together(around, objects, { slot: PODS, old: SOME_OLD });
  const subsets = joined(
    of('DestinationRule'),
    rules.map((rule) => plain(rule, namespace)),
  );
  yield {
    says: 'Subsets before the routes that name them; those that old routes name stay until these are gone.',
    lines: ['put 3-subsets.yaml', `sleep ${HEARD_AFTER}`],
    file: { name: '3-subsets.yaml', objects: subsets },
  };
  yield {
    says: 'Routes lead to the slot.',
    lines: [
      'put 4-routes.yaml',
      `sleep ${HEARD_AFTER}`,
      ...network.replaced
        .filter((route) => route.metadata.name !== service)
        .map((route) => deleteLine(route, namespace)),
      ...(rules.length > 0 ? ['put 5-subsets.yaml'] : []),
      ...rules.filter((rule) => rule.metadata.name !== service).map((rule) => deleteLine(rule, namespace)),
    ],
    file: { name: '4-routes.yaml', objects: of('VirtualService') },
  };
  yield {
    says: 'The Services find the slot alone, as the app writes it.',
    lines: [
      `sleep ${HEARD_AFTER}`,
      'put 6-service.yaml',
      ...aliasLines(around, serviceSelector(service), podOf(objects)),
    ],
    file: { name: '6-service.yaml', objects: own },
  };
  yield {
    says: 'Nothing leads to the old pods any more: they end as they always did.',
    lines: [
      `sleep ${HEARD_AFTER}`,
      `kubectl -n ${namespace} scale deployment/${deployment.metadata.name} --replicas=0`,
    ],
    ...(rules.length > 0 ? { file: { name: '5-subsets.yaml', objects: of('DestinationRule') } } : {}),
  };
  if (autoscalers.length > 0) {
    yield {
      says: 'An autoscaler would have sent pods without load away; one that lets there be fewer would do so now.',
      lines: [`if [ ${PODS} -le ${most} ]; then kubectl apply -f 7-autoscaler.yaml; fi`],
      file: { name: '7-autoscaler.yaml', objects: autoscalers },
    };
  }
  const left = leftovers(around).map((each) => `  ${each}`);
  yield {
    says: 'What is left of the old Deployment is for a person to delete, where it was written.',
    lines: [
      `cat <<'END'`,
      'The slot has taken over. When all is well, delete where they were written:',
      ...left,
      'END',
      ...tooFewLines(most),
    ],
  };
}

function deleteLine({ kind, metadata }: GivenObject, namespace: string): string {
  return `kubectl -n ${namespace} delete --ignore-not-found ${kind.toLowerCase()} ${metadata.name}`;
}

/** What is left for a person to delete. */
function leftovers({
  deployment,
  autoscaler,
  scaledObjects,
  selecting,
  own,
  aliases,
  service,
}: Adoption['around']): readonly string[] {
  const budgets = selecting.filter(({ kind }) => kind === 'PodDisruptionBudget');
  const kept = [...(own ? [own] : []), ...aliases].filter(({ metadata }) => metadata.name === service);
  const all = [deployment, ...(autoscaler ? [autoscaler] : []), ...scaledObjects, ...budgets].map(nameOf);
  return [...all, ...kept.map((object) => `${nameOf(object)}, there only: the app has it now`)];
}
