import type { KubeObject, PodTemplate } from '../core/kube';
import { slotSelector } from '../core/labels';
import type { Adoption } from './adoption';
import type { GivenObject } from './shapes';
import {
  aliasLines,
  endpointLines,
  labelLines,
  oldSelector,
  selectorText,
  togetherSelector,
  togetherService,
} from './takeover-services';

/** Seconds in which a slot has to come up; a rollout that takes longer is looked at by a person. */
export const COMES_UP_WITHIN = 600;
/** Seconds until every proxy and node has heard of a change. */
export const HEARD_AFTER = 15;

/** A part of a script. */
export interface Step {
  /** What it does, as a comment. */
  readonly says: string;
  readonly lines: readonly string[];
  readonly file?: { readonly name: string; readonly objects: readonly KubeObject[] };
}

/** Before routes move, in either direction: both are endpoints, and `atLeast` so many of each. */
export function together(
  around: Adoption['around'],
  objects: readonly KubeObject[],
  atLeast: { readonly slot: string; readonly old: string },
): Step {
  const { service, slot, deployment, aliases } = around;
  const [pod, own] = [podOf(objects), serviceOf(around, objects)];
  const services = [service, ...aliases.map(({ metadata }) => metadata.name)];
  return {
    says: 'The Services find the old pods and those of the slot, by one write of each.',
    lines: [
      ...labelLines(around),
      'put 2-service.yaml',
      ...aliasLines(around, togetherSelector(around), pod),
      ...endpointLines(services, selectorText(slotSelector(service, slot)), atLeast.slot),
      ...endpointLines(services, oldSelector(deployment), atLeast.old),
    ],
    file: { name: '2-service.yaml', objects: own.map((each) => togetherService(around, each, pod)) },
  };
}

/** The Service of the app. */
export function serviceOf({ service }: Adoption['around'], objects: readonly KubeObject[]): readonly KubeObject[] {
  return objects.filter(({ kind, metadata }) => kind === 'Service' && metadata.name === service);
}

/** The pods of the slot. */
export function podOf(objects: readonly KubeObject[]): PodTemplate {
  const deployment = objects.find(({ kind }) => kind === 'Deployment');
  if (!deployment) throw new Error('an app without a Deployment');
  return (deployment.spec as { readonly template: PodTemplate }).template;
}

/** Rules of which those that both sides have know the subsets of both. */
export function joined(first: readonly KubeObject[], second: readonly KubeObject[]): readonly KubeObject[] {
  return first.map((rule) => {
    const other = second.find(({ metadata }) => metadata.name === rule.metadata.name);
    const subsets = (object: KubeObject | undefined) =>
      (object?.spec as { readonly subsets?: readonly { readonly name: string }[] } | undefined)?.subsets ?? [];
    const names = subsets(rule).map(({ name }) => name);
    const more = subsets(other).filter(({ name }) => !names.includes(name));
    return more.length === 0
      ? rule
      : { ...rule, spec: { ...(rule.spec as object), subsets: [...subsets(rule), ...more] } };
  });
}

/** What the cluster knows of an object, and nobody writes. */
const KNOWN_TO_THE_CLUSTER = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'managedFields', 'selfLink'];

/** An object as it was given, without what the cluster wrote into it. */
export function plain({ status: _status, metadata, ...object }: GivenObject, namespace: string): KubeObject {
  const written = Object.entries(metadata).filter(([key]) => !KNOWN_TO_THE_CLUSTER.includes(key));
  return {
    ...object,
    metadata: { namespace, ...Object.fromEntries(written) } as KubeObject['metadata'],
  };
}
