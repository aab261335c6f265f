import type { SlotName } from '../core/labels';
import type { InverseStep } from '../strategy/inverse';

type Wait = Extract<InverseStep, { kind: 'wait' }>;

/** A step of the way back, as far as its files are concerned. */
export type ScriptStep = Wait | { readonly kind: 'apply'; readonly name: string };

/** A step of the way back with the name of its file, where it has one. */
export function stepFile(step: ScriptStep, index: number): string | undefined {
  return step.kind === 'apply' ? `${index + 1}-${step.name}.yaml` : undefined;
}

/**
 * The way back as a script for people without a GitOps engine, or when Git is down. Everything in it that comes from
 * users is a DNS name by then, so that nothing needs quoting. `live` is the slot that Git has to name as live besides,
 * which is so after the roles have swapped.
 */
export function rollbackScript(service: string, steps: readonly ScriptStep[], live?: SlotName): string {
  const edit = `${live === undefined ? '' : `\`live: ${live}\` and `}\`stage: rollback\``;
  return [
    '#!/bin/sh',
    `# Takes the release of ${service} back. Where a GitOps engine heals by itself, set ${edit} in Git as well.`,
    'set -eu',
    'cd "$(dirname "$0")"',
    ...steps.flatMap((step, index) =>
      step.kind === 'wait' ? waitLines(step) : [`kubectl apply -f ${stepFile(step, index)}`],
    ),
    '',
  ].join('\n');
}

function waitLines(step: Wait): string[] {
  const { namespace, deployment, replicas, timeoutSeconds } = step;
  const available = `kubectl -n ${namespace} get deployment ${deployment} -o 'jsonpath={.status.availableReplicas}'`;
  return [
    // An apply that leaves `replicas: 0` out takes it away only from who wrote it: after Flux, an autoscaler stays off.
    `kubectl -n ${namespace} scale deployment/${deployment} --replicas=${replicas}`,
    // The count alone may be that of before the restore: it is the rollout that knows of the new state.
    `kubectl -n ${namespace} rollout status deployment/${deployment} --timeout=${timeoutSeconds}s`,
    `until_second=$(( $(date +%s) + ${timeoutSeconds} ))`,
    `until [ "$(${available} | grep . || echo 0)" -ge ${replicas} ]; do`,
    '  if [ "$(date +%s)" -ge "$until_second" ]; then',
    `    echo "${deployment} has not ${replicas} available pods after ${timeoutSeconds} s: traffic stays where it is" >&2`,
    '    exit 1',
    '  fi',
    '  sleep 1',
    'done',
  ];
}
