import type { PodSpec } from '../core/kube';
import type { Violation } from '../core/rule';
import type { DrainBudget } from '../service/drain';
import { drainRule } from '../service/drain';
import type { Check } from './check';
import { PROXY_CONFIG, preStopSleep, proxyDrain as proxyDrainOf } from './pod-drain';
import { slotPods, type SlotPods } from './slot-pods';

/** The budget was right when it was computed; this holds for the pods that are written, patches and all. */
export const drain: Check = {
  rule: drainRule,
  run(synthesis) {
    return slotPods(synthesis).flatMap((pods) =>
      drainViolations(pods).map(({ at, ...violation }) =>
        drainRule.problem({ ...violation, at: synthesis.place(pods, at?.field) }),
      ),
    );
  },
};

function drainViolations(pods: SlotPods): Violation[] {
  const { container, version, containerField } = pods;
  if (!container) return [];
  const preStop = preStopSleep(container);
  if (preStop === undefined) return [noSleep(containerField, version.drain)];
  return [...graceViolations(pods, preStop), ...classicViolations(pods, preStop)];
}

function noSleep(containerField: string, { preStopSleep: seconds }: DrainBudget): Violation {
  return {
    at: { field: `${containerField}.lifecycle.preStop` },
    given: 'no preStop sleep',
    allowed: `a sleep before the container is told to stop: proxies go on sending to it for a while (${seconds} s)`,
    fix: `take back the patch that removed it, or sleep in your own hook: preStop: { sleep: { seconds: ${seconds} } }`,
  };
}

/** What Kubernetes gives a pod that says nothing. */
const DEFAULT_GRACE = 30;

function graceViolations({ template, version }: SlotPods, preStop: number): Violation[] {
  const { drain: budget } = version;
  const spec: Partial<PodSpec> = template.spec;
  const given = spec.terminationGracePeriodSeconds ?? DEFAULT_GRACE;
  const last = lastPart(budget);
  const least = preStop + budget.longest + last.seconds;
  if (given >= least) return [];
  return [
    {
      at: { field: 'spec.template.spec.terminationGracePeriodSeconds' },
      given: `${given} s`,
      allowed: `at least ${least} s = ${application(budget, preStop)}${last.text} (${sidecarOf(budget)})`,
      fix: `raise it to ${least} s, or lower the parts; without a patch it is the sum of them`,
    },
  ];
}

function lastPart({ sidecar, proxyDrain }: DrainBudget): { readonly seconds: number; readonly text: string } {
  if (sidecar === 'none') return { seconds: 0, text: '' };
  const name = sidecar === 'native' ? 'proxy drain' : 'exit of the proxy';
  return { seconds: proxyDrain, text: ` + ${name} ${proxyDrain} s` };
}

/** A classic proxy is told to stop together with the application, so its own drain has to outlast that. */
function classicViolations({ template, version: { drain: budget } }: SlotPods, preStop: number): Violation[] {
  if (budget.sidecar !== 'classic') return [];
  const given = proxyDrainOf(template);
  const least = preStop + budget.longest;
  if (given !== undefined && given >= least) return [];
  return [
    {
      at: { field: `spec.template.metadata.annotations."${PROXY_CONFIG}"` },
      given: given === undefined ? 'no terminationDrainDuration' : `terminationDrainDuration ${given} s`,
      allowed: `at least ${least} s = ${application(budget, preStop)} (${sidecarOf(budget)})`,
      fix: `set terminationDrainDuration to ${least}s, or take back the patch of the annotation`,
    },
  ];
}

function application({ longest, maxConnectionAge }: DrainBudget, preStop: number): string {
  return `preStop ${preStop} s + ${maxConnectionAge > 0 ? 'connection age' : 'longest request'} ${longest} s`;
}

function sidecarOf({ sidecar }: DrainBudget): string {
  return sidecar === 'none' ? 'no sidecar' : `${sidecar} sidecar`;
}
