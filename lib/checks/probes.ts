import { canonicalText } from '../core/canonical';
import type { KubeContainer, KubeProbe } from '../core/kube';
import type { Violation } from '../core/rule';
import { probesRule } from '../service/definition-problems';
import { question } from '../service/probe';
import type { Check } from './check';
import { slotPods } from './slot-pods';

/** The definition was checked before; this holds for what patches, and the probes of other libraries, made of it. */
export const probes: Check = {
  rule: probesRule,
  run(synthesis) {
    return slotPods(synthesis).flatMap((pods) => {
      const violations = pods.container ? containerViolations(pods.container) : [];
      return violations.map(({ at, ...violation }) =>
        probesRule.problem({ ...violation, at: synthesis.place(pods, `${pods.containerField}.${at?.field}`) }),
      );
    });
  },
};

function containerViolations(container: KubeContainer): Violation[] {
  const { readinessProbe, livenessProbe } = container;
  if (readinessProbe && livenessProbe) {
    return [
      ...sameQuestion(container, readinessProbe, livenessProbe),
      ...unknownPorts(container),
      ...emptyQuestions(container),
      ...manyQuestions(container),
    ];
  }
  const missing = (['readinessProbe', 'livenessProbe'] as const).filter((probe) => !container[probe]);
  return missing.map((probe) => ({
    at: { field: probe },
    given: `no ${probe}`,
    allowed: 'one of each: without readiness a pod gets traffic before it can serve, without liveness it hangs on',
    fix: 'take back the patch that removed it',
  }));
}

const PROBES = ['readinessProbe', 'livenessProbe', 'startupProbe'] as const;

function sameQuestion({ ports = [] }: KubeContainer, ready: KubeProbe, live: KubeProbe): Violation[] {
  const numbered = ports.map(({ name, containerPort }) => ({ name, number: containerPort }));
  const asked = canonicalText(question(ready, numbered));
  if (asked !== canonicalText(question(live, numbered))) return [];
  return [
    {
      at: { field: 'livenessProbe' },
      given: `readinessProbe and livenessProbe both ask ${asked}`,
      allowed: 'two questions: ready fails while the pod cannot serve, live only when a restart is the cure',
      fix: "such as ready: Probe.http('/ready') and live: Probe.http('/live')",
    },
  ];
}

function unknownPorts(container: KubeContainer): Violation[] {
  const names = (container.ports ?? []).map(({ name }) => name);
  return PROBES.flatMap((probe) => {
    const { httpGet, tcpSocket, grpc } = container[probe] ?? {};
    const port = (httpGet ?? tcpSocket ?? grpc)?.port;
    if (port === undefined || (typeof port === 'string' ? names.includes(port) : isPort(port))) return [];
    return [
      {
        at: { field: probe },
        given: `a probe of port '${port}'`,
        allowed: `a number from 1 to 65535, or one of the container's ports: ${names.join(', ')}`,
        fix: 'name a port of the container',
      },
    ];
  });
}

function isPort(number: number): boolean {
  return Number.isInteger(number) && number >= 1 && number <= 65535;
}

function emptyQuestions(container: KubeContainer): Violation[] {
  const empty = PROBES.filter((probe) => container[probe]?.exec?.command.length === 0);
  return empty.map((probe) => ({
    at: { field: probe },
    given: 'a probe by a command that is empty',
    allowed: 'a program of the container, and its arguments',
    fix: "such as Probe.command(['/bin/healthy'])",
  }));
}

function manyQuestions(container: KubeContainer): Violation[] {
  return PROBES.flatMap((probe) => {
    const { httpGet, tcpSocket, grpc, exec } = container[probe] ?? {};
    const asked = Object.entries({ httpGet, tcpSocket, grpc, exec }).flatMap(([kind, of]) => (of ? [kind] : []));
    if (asked.length <= 1) return [];
    const fix = 'replace the whole probe by the patch, or remove the other question in it';
    return [{ at: { field: probe }, given: `a probe by ${asked.join(' and ')}`, allowed: 'one of them', fix }];
  });
}
