import type { SlotName } from '../core/labels';
import type { InverseStep } from '../strategy/inverse';

/** A step that waits until a slot is available. */
export type Wait = Extract<InverseStep, { kind: 'wait' }>;

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

/** What is waited for; the number may be a variable of the script. */
type WaitedFor = Omit<Wait, 'kind' | 'replicas'> & { readonly replicas: number | string };

/** Scales a Deployment, and waits until all of its pods are available. Ends the script where they are not in time. */
export function waitLines(step: WaitedFor): string[] {
  const { namespace, deployment, replicas, timeoutSeconds } = step;
  const available = `kubectl -n ${namespace} get deployment ${deployment} -o 'jsonpath={.status.availableReplicas}'`;
  return [
    // An apply that leaves `replicas: 0` out takes it away only from who wrote it: after Flux, an autoscaler stays off.
    `kubectl -n ${namespace} scale deployment/${deployment} --replicas=${replicas}`,
    // The count alone may be that of before the restore: it is the rollout that knows of the new state.
    `kubectl -n ${namespace} rollout status deployment/${deployment} --timeout=${timeoutSeconds}s`,
    ...untilLines(
      `[ "$(${available} | grep . || echo 0)" -ge ${replicas} ]`,
      timeoutSeconds,
      `${deployment} has not ${replicas} available pods after ${timeoutSeconds} s: traffic stays where it is`,
    ),
  ];
}

/** Looks once a second until a command of the shell succeeds. Ends the script with a text where it does not within that time. */
export function untilLines(command: string, seconds: number, failure: string): string[] {
  return [
    `until_second=$(( $(date +%s) + ${seconds} ))`,
    `until ${command}; do`,
    '  if [ "$(date +%s)" -ge "$until_second" ]; then',
    `    echo "${failure}" >&2`,
    '    exit 1',
    '  fi',
    '  sleep 1',
    'done',
  ];
}

/** A step of a script: a file to apply, or a slot to wait for. */
export type ReadStep = Wait | { readonly kind: 'apply'; readonly file: string };

/** The steps of a script as it was written here, for programs that take it without a shell. */
export function scriptSteps(script: string): readonly ReadStep[] {
  const lines = script.split('\n');
  return lines.flatMap((line, index): ReadStep[] => {
    const [, file] = /^kubectl apply -f (\S+\.yaml)$/.exec(line) ?? [];
    if (file !== undefined) return [{ kind: 'apply', file }];
    const [, namespace, deployment, replicas] =
      /^kubectl -n (\S+) scale deployment\/(\S+) --replicas=(\d+)$/.exec(line) ?? [];
    const [, timeout] =
      / --timeout=(\d+)s$/.exec(lines.slice(index).find((each) => each.includes(' rollout status ')) ?? '') ?? [];
    if (namespace === undefined || deployment === undefined || timeout === undefined) return [];
    return [{ kind: 'wait', namespace, deployment, replicas: Number(replicas), timeoutSeconds: Number(timeout) }];
  });
}
