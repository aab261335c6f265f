import { CutoverError } from '../core/error';
import type { KubeObject } from '../core/kube';
import { slotObjectName } from '../core/labels';
import { isValidName } from '../core/names';
import { toYaml } from '../files/yaml';
import type { Adoption } from './adoption';
import { adoptRule } from './rule';
import { back } from './takeover-back';
import { forth } from './takeover-forth';
import { countLines } from './takeover-pods';
import { endpointsFunction } from './takeover-services';
import type { Step } from './takeover-step';

/**
 * The files by which the slot takes over: objects, and two scripts, forth and back. The old pods go on as they are until the
 * slot has as many, and clients and routes lead to it.
 */
export function takeoverFiles(adoption: Adoption, objects: readonly KubeObject[]): ReadonlyMap<string, string> {
  refuseNames(adoption);
  const steps = [...forth(adoption, objects)];
  const undo = [...back(adoption, objects)];
  const { service, slot, deployment } = adoption.around;
  const slotName = slotObjectName(service, slot);
  const old = deployment.metadata.name;
  const files = [...steps, ...undo].flatMap(({ file }) => (file ? [[file.name, toYaml(file.objects)] as const] : []));
  return new Map([
    ...files,
    [
      'takeover.sh',
      script(
        adoption,
        `The slot ${slotName} takes over from Deployment ${old}. It can be run again where it ended.`,
        steps,
      ),
    ],
    ['undo.sh', script(adoption, `Deployment ${old} takes over again from the slot ${slotName}.`, undo)],
  ]);
}

function script(adoption: Adoption, says: string, steps: readonly Step[]): string {
  const { namespace } = adoption.around;
  return [
    '#!/bin/sh',
    `# ${says}`,
    'set -eu',
    'cd "$(dirname "$0")"',
    'put() {',
    '  if kubectl get -f "$1" >/dev/null 2>&1; then kubectl replace -f "$1"; else kubectl create -f "$1"; fi',
    '}',
    ...endpointsFunction(namespace),
    '# Without the kinds of Istio there would be no routes at the end.',
    `kubectl -n ${namespace} get virtualservices.networking.istio.io,destinationrules.networking.istio.io >/dev/null`,
    ...countLines(adoption),
    ...steps.flatMap(({ says: step, lines }) => ['', `# ${step}`, ...lines]),
    '',
  ].join('\n');
}

/** Names become part of a script: only those that the API server would have taken. */
function refuseNames({ around, network }: Adoption): void {
  const { deployment, aliases, rules, autoscaler, scaledObjects, selecting } = around;
  const scalers = [...(autoscaler ? [autoscaler] : []), ...scaledObjects];
  const objects = [deployment, ...aliases, ...network.replaced, ...rules, ...scalers, ...selecting];
  const bad = [around.namespace, ...objects.map(({ metadata }) => metadata.name)].filter(
    (name) => !isValidName('subdomain', name),
  );
  const labels = Object.entries(deployment.spec.selector.matchLabels ?? {})
    .filter(([key, value]) => !isValidName('labelKey', key) || !isValidName('labelValue', value))
    .map(([key, value]) => `${key}=${value}`);
  if (bad.length + labels.length === 0) return;
  throw new CutoverError(
    [...bad, ...labels].map((name) =>
      adoptRule.problem({
        at: {},
        given: JSON.stringify(name),
        allowed: 'names and labels that the API server takes',
        fix: 'give objects that can be applied',
      }),
    ),
  );
}
