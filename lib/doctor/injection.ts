import { matches } from '../checks/matching';
import type { Labels } from '../core/labels';
import type { SidecarMode } from '../platform/platform';
import { Examination, unlessWrong, type Finding } from './finding';
import type { PodShape, PodSpecShape, WebhookShape } from './shapes';

export const injectionExamination = new Examination({
  id: 'injection',
  title: 'Pods get the proxy that the platform names',
  means:
    'Without a proxy a pod has no share of the traffic by weight, and none of its metrics; with one of the other kind it ends before its requests do.',
});

const PROXY = 'istio-proxy';

/** How the proxy of a pod runs, as the pod shows. */
export function sidecarOf({ containers, initContainers = [] }: PodSpecShape): SidecarMode {
  const isProxy = ({ name }: { readonly name: string }) => name === PROXY;
  if (initContainers.some((container) => isProxy(container) && container.restartPolicy === 'Always')) return 'native';
  return containers.some(isProxy) ? 'classic' : 'none';
}

/** What of a namespace decides how its pods get a proxy. */
export interface Injection {
  readonly namespace: string;
  readonly wanted: SidecarMode;
  /** Labels of the namespace. */
  readonly labels: Labels;
  /** Pods of the services that run there. */
  readonly running: readonly PodShape[];
  /** Pods as the API server would admit them now. */
  readonly admitted: readonly PodSpecShape[];
  /** Labels that pods are created with. */
  readonly podLabels: readonly Labels[];
  /** Webhooks that inject; none where they may not be read. */
  readonly webhooks: readonly WebhookShape[] | undefined;
}

/** Whether pods have the proxy that the platform names: those that run, and those that come. */
export function judgeInjection(injection: Injection): readonly Finding[] {
  const { namespace, wanted, labels, running, admitted } = injection;
  if (labels['istio.io/dataplane-mode'] === 'ambient' && wanted !== 'none') {
    const fix = 'say sidecar: none in platform.yaml, or take istio.io/dataplane-mode off the namespace';
    return [injectionExamination.failed(`namespace ${namespace} is of the ambient mesh, sidecar is ${wanted}`, fix)];
  }
  const seen = [
    ...running.map(({ metadata, spec }) => ({ who: `pod ${metadata.name} runs`, is: sidecarOf(spec) })),
    ...admitted.map((spec) => ({ who: 'a pod that is created now comes', is: sidecarOf(spec) })),
  ];
  if (seen.length === 0) return [byWebhooks(injection)];
  const wrong = seen.filter(({ is }) => is !== wanted);
  const texts = [...new Map(wrong.map(({ who, is }) => [is, `${who} with ${proxyText(is)}`])).entries()];
  const findings = texts.map(([is, text]) =>
    injectionExamination.failed(`${text} in ${namespace}, platform.yaml says sidecar: ${wanted}`, fixOf(is, injection)),
  );
  const well = `${seen.length} pods in ${namespace} with ${proxyText(wanted)}`;
  return unlessWrong(findings, () => injectionExamination.ok(well));
}

function proxyText(mode: SidecarMode): string {
  return mode === 'none' ? 'no proxy' : `a ${mode} sidecar`;
}

function fixOf(is: SidecarMode, { wanted, namespace, webhooks, labels }: Injection): string {
  if (wanted === 'none') return `restart the pods, or say sidecar: ${is} in platform.yaml`;
  if (is !== 'none') return `say sidecar: ${is} in platform.yaml, or set ENABLE_NATIVE_SIDECARS of istiod and restart`;
  const revision = labels['istio.io/rev'];
  if (webhooks?.length === 0) return 'install the injector of Istio: no webhook of it is there';
  return revision !== undefined && !labels['istio-injection']
    ? `see that a revision or tag ${revision} of Istio is there and answers, and restart the pods`
    : `kubectl label namespace ${namespace} istio-injection=enabled --overwrite, and restart the pods`;
}

/** No pod shows it: what the API server would ask the injector is all that can be known. */
function byWebhooks({ wanted, namespace, webhooks, podLabels, labels }: Injection): Finding {
  const look = 'apply the first stage, and look again when pods run';
  if (!webhooks) return injectionExamination.notKnown(`no pod in ${namespace}, and webhooks may not be read`, look);
  const asked = podLabels.some((pod) => webhooks.some((webhook) => isAsked(webhook, labels, pod)));
  if (asked !== (wanted !== 'none')) {
    const fix = asked
      ? 'say sidecar: native in platform.yaml, or take the injection label off the namespace'
      : `kubectl label namespace ${namespace} istio-injection=enabled --overwrite`;
    const text = asked ? 'an injector takes pods' : 'no injector takes pods';
    return injectionExamination.failed(`${text} of ${namespace}, platform.yaml says sidecar: ${wanted}`, fix);
  }
  if (!asked) return injectionExamination.ok(`no injector takes pods of ${namespace}`);
  return injectionExamination.notKnown(`pods of ${namespace} get a proxy; of which kind, none shows yet`, look);
}

/** Whether the API server asks a webhook about a pod. */
function isAsked(
  { namespaceSelector = {}, objectSelector = {} }: WebhookShape,
  namespace: Labels,
  pod: Labels,
): boolean {
  return matches(namespaceSelector, namespace) && matches(objectSelector, pod);
}

/** Whether a webhook is an injector of Istio: by the path that istiod injects at, whatever the webhook is called. */
export function isInjector({ clientConfig: { service, url } }: WebhookShape): boolean {
  const path = service?.path ?? (url !== undefined && URL.canParse(url) ? new URL(url).pathname : '');
  return path === '/inject' || path.startsWith('/inject/');
}
