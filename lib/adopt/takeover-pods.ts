import { slotObjectName } from '../core/labels';
import type { KubeObject } from '../core/kube';
import type { Adoption } from './adoption';

// Between `adopt` and its scripts somebody, or an autoscaler, may have given the service more pods. So the scripts ask: traffic
// never moves to fewer than there are. A script that is run again finds the ones from before at 0, and waits for none of them.

/** How many pods come up before traffic moves: a variable of the scripts. */
export const PODS = '$pods';
/** How many old pods, and of the slot, there are at the least when a script begins: none, or one. */
export const SOME_OLD = '$some_old';
export const SOME_IN_SLOT = '$some_in_slot';

/** Sets the variables. Ends the script where the cluster does not answer. */
export function countLines({ around, replicas }: Adoption): string[] {
  const { namespace, service, slot, deployment } = around;
  const ask = (name: string) =>
    `$(kubectl -n ${namespace} get deployment ${name} --ignore-not-found -o 'jsonpath={.spec.replicas}')`;
  return [
    `# As many pods as there are now, where those are more than the ${replicas} of which this was written.`,
    `old=${ask(deployment.metadata.name)}`,
    `slot=${ask(slotObjectName(service, slot))}`,
    `pods=${replicas}`,
    'if [ "${old:-0}" -gt "$pods" ]; then pods=$old; fi',
    'if [ "${slot:-0}" -gt "$pods" ]; then pods=$slot; fi',
    'some_old=$(( ${old:-0} > 0 ))',
    'some_in_slot=$(( ${slot:-0} > 0 ))',
  ];
}

/** An object whose pods the script counts alone: applied again with a number, a slot that serves would lose pods. */
export function withoutCount(object: KubeObject): KubeObject {
  if (object.kind !== 'Deployment') return object;
  const { replicas: _replicas, ...spec } = object.spec as Readonly<Record<string, unknown>>;
  return { ...object, spec };
}

/** The most pods that the app lets the slot have. */
export function mostPods({ replicas }: Adoption, autoscaler: KubeObject | undefined): number {
  return (autoscaler?.spec as { readonly maxReplicas?: number } | undefined)?.maxReplicas ?? replicas;
}

/** Says that the app has to be corrected before a GitOps engine takes pods away. */
export function tooFewLines(most: number): string[] {
  return [
    `if [ ${PODS} -gt ${most} ]; then`,
    `  echo "The slot has $pods pods, and capacity in service.ts says ${most}: correct it before the app is applied" >&2`,
    'fi',
  ];
}
