import type { KubeContainer, PodTemplate } from '../core/kube';

/** Annotation with the configuration of a pod's own proxy. */
export const PROXY_CONFIG = 'proxy.istio.io/config';

interface PreStopShape {
  readonly sleep?: { readonly seconds?: number };
  readonly exec?: { readonly command?: readonly string[] };
}

/** Seconds that a container sleeps before it is told to stop, by the action or by a command that says so. */
export function preStopSleep({ lifecycle }: KubeContainer): number | undefined {
  const hook = lifecycle?.preStop as PreStopShape | undefined;
  const command = /\bsleep\s+(\d+)/.exec((hook?.exec?.command ?? []).join(' '))?.[1];
  const seconds = hook?.sleep?.seconds ?? Number(command ?? 0);
  return seconds > 0 ? seconds : undefined;
}

const UNITS: Readonly<Record<string, number>> = { h: 3600, m: 60, s: 1 };

/** Seconds of `terminationDrainDuration` in the proxy configuration of a pod, which is YAML or JSON. */
export function proxyDrain({ metadata }: PodTemplate): number | undefined {
  const config = metadata.annotations?.[PROXY_CONFIG] ?? '';
  const text = /terminationDrainDuration["']?\s*:\s*["']?((?:\d+[hms])+)/.exec(config)?.[1];
  if (text === undefined) return undefined;
  const parts = [...text.matchAll(/(\d+)([hms])/g)];
  return parts.reduce((total, [, amount, unit]) => total + Number(amount) * (UNITS[unit ?? 's'] ?? 1), 0);
}
