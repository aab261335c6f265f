import type { KubeObject } from '../core/kube';
import { slotObjectName } from '../core/labels';
import { waitLines } from '../files/rollback-script';
import type { Adoption } from './adoption';
import type { GivenObject } from './shapes';
import { PODS, SOME_IN_SLOT } from './takeover-pods';
import { endpointLines, oldSelector } from './takeover-services';
import { COMES_UP_WITHIN, HEARD_AFTER, joined, plain, together, type Step } from './takeover-step';

/** The steps by which the old Deployment takes over again from the slot. */
export function* back({ around, network }: Adoption, objects: readonly KubeObject[]): Generator<Step> {
  const { namespace, service, slot, deployment, own, aliases, rules } = around;
  const old = deployment.metadata.name;
  const before = (list: readonly GivenObject[]) => list.map((each) => plain(each, namespace));
  const ours = objects.filter(({ kind }) => kind === 'DestinationRule');
  const hadRoute = network.replaced.some(({ metadata }) => metadata.name === service);
  const hadRule = rules.some(({ metadata }) => metadata.name === service);
  yield {
    says: 'The old pods come back beside the slot.',
    lines: [...waitLines({ namespace, deployment: old, replicas: PODS, timeoutSeconds: COMES_UP_WITHIN })],
  };
  yield together(around, objects, { slot: SOME_IN_SLOT, old: PODS });
  if (rules.length > 0) {
    yield {
      says: 'Subsets before the routes that name them.',
      lines: ['put undo-1-subsets.yaml', `sleep ${HEARD_AFTER}`],
      file: { name: 'undo-1-subsets.yaml', objects: joined(before(rules), ours) },
    };
  }
  yield {
    says: 'Routes lead as they did before.',
    lines: [
      ...(network.replaced.length > 0 ? ['put undo-2-routes.yaml'] : []),
      ...(hadRoute ? [] : [`kubectl -n ${namespace} delete --ignore-not-found virtualservice ${service}`]),
      `sleep ${HEARD_AFTER}`,
    ],
    ...(network.replaced.length > 0 ? { file: { name: 'undo-2-routes.yaml', objects: before(network.replaced) } } : {}),
  };
  yield {
    says: 'The Service finds the old pods alone.',
    lines: [
      ...(own || aliases.length > 0 ? ['put undo-3-service.yaml'] : []),
      ...endpointLines(
        [...(own ? [service] : []), ...aliases.map(({ metadata }) => metadata.name)],
        oldSelector(deployment),
        PODS,
      ),
    ],
    ...(own || aliases.length > 0
      ? { file: { name: 'undo-3-service.yaml', objects: before([...(own ? [own] : []), ...aliases]) } }
      : {}),
  };
  const slotName = slotObjectName(service, slot);
  yield {
    says: 'The slot is stopped.',
    lines: [
      ...(rules.length > 0 ? ['put undo-4-subsets.yaml'] : []),
      ...(hadRule ? [] : [`kubectl -n ${namespace} delete --ignore-not-found destinationrule ${service}`]),
      `kubectl -n ${namespace} delete --ignore-not-found horizontalpodautoscaler ${slotName}`,
      `kubectl -n ${namespace} scale deployment/${slotName} --replicas=0`,
    ],
    ...(rules.length > 0 ? { file: { name: 'undo-4-subsets.yaml', objects: before(rules) } } : {}),
  };
}
