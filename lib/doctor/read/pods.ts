import { SLOT_LABEL, type SlotName } from '../../core/labels';
import type { KubeObject, PodTemplate } from '../../core/kube';
import { judgeAdmission, type Admitted } from '../admission';
import { added } from '../amount';
import type { Finding } from '../finding';
import { isInjector, judgeInjection } from '../injection';
import { namespacesOf, type Patient } from '../patient';
import { judgeRoom, peakOf, podAmounts } from '../room';
import type { LimitRangeShape, LimitShape, PodShape, PodSpecShape, QuotaShape, WebhookShape } from '../shapes';
import { slotOf, type ClusterReader } from './cluster';

/** The pods of one release: those that run, and those that would come. */
export interface PodsOfRelease {
  readonly namespace: string;
  readonly service: string;
  readonly running: readonly PodShape[];
  readonly coming: readonly (Admitted & {
    readonly slot: SlotName;
    readonly spec?: PodSpecShape;
    readonly template: PodTemplate;
  })[];
}

/** Reads the pods that run, and has the API server admit one of each slot without keeping it. */
export function readPods(reader: ClusterReader, patient: Patient): Promise<readonly PodsOfRelease[]> {
  const { releases, objects, next } = patient;
  const all = [...objects, ...(next.kind === 'objects' ? next.objects : [])];
  return Promise.all(
    releases.map(async ({ namespace, release: { service } }) => {
      const deployments = all.filter(
        ({ kind, metadata }) =>
          kind === 'Deployment' && metadata.namespace === namespace && metadata.labels?.app === service,
      );
      // Of a Deployment that the next stage changes, it is the next one that is to be admitted.
      const latest = [...new Map(deployments.map((each) => [each.metadata.name, each])).values()];
      const running = await reader.pods(namespace, service);
      return { namespace, service, running, coming: await Promise.all(latest.map((each) => admit(reader, each))) };
    }),
  );
}

async function admit(reader: ClusterReader, { metadata, spec }: KubeObject): Promise<PodsOfRelease['coming'][number]> {
  const { template } = spec as { readonly template: PodTemplate };
  const { name, namespace = '', labels = {} } = metadata;
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { ...template.metadata, namespace, generateName: `${name}-` },
    spec: template.spec,
  };
  const answer = await reader.admit(namespace, pod);
  const admitted = { namespace, of: name, slot: labels[SLOT_LABEL] as SlotName, template };
  return 'message' in answer ? { ...admitted, refusal: answer } : { ...admitted, spec: answer };
}

/** Whether the API server takes the pods. */
export function examineAdmission(pods: readonly PodsOfRelease[]): readonly Finding[] {
  return judgeAdmission(pods.flatMap(({ coming }) => coming));
}

/** Whether the pods have the proxy that the platform names. */
export async function examineInjection(
  reader: ClusterReader,
  { answer }: Patient,
  pods: readonly PodsOfRelease[],
): Promise<readonly Finding[]> {
  const webhooks = await injectors(reader);
  const namespaces = [...new Set(pods.map(({ namespace }) => namespace))];
  const found = namespaces.map(async (namespace) => {
    const there = await reader.api.get({ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } });
    const own = pods.filter((each) => each.namespace === namespace);
    return judgeInjection({
      namespace,
      wanted: answer.platform.sidecar,
      labels: there?.metadata.labels ?? {},
      running: own.flatMap(({ running }) => running),
      admitted: own.flatMap(({ coming }) => coming.flatMap(({ spec }) => spec ?? [])),
      podLabels: own.flatMap(({ coming }) => coming.map(({ template }) => template.metadata.labels)),
      webhooks,
    });
  });
  return (await Promise.all(found)).flat();
}

/** Webhooks that inject; none where they may not be read. */
async function injectors(reader: ClusterReader): Promise<readonly WebhookShape[] | undefined> {
  const kind = { apiVersion: 'admissionregistration.k8s.io/v1', kind: 'MutatingWebhookConfiguration' };
  try {
    const configurations = await reader.list(kind);
    return configurations.flatMap((each) =>
      ((each as { webhooks?: WebhookShape[] }).webhooks ?? []).filter(isInjector),
    );
  } catch {
    return undefined;
  }
}

/** Whether quotas and limits leave room for both slots. */
export async function examineRoom(
  reader: ClusterReader,
  patient: Patient,
  pods: readonly PodsOfRelease[],
): Promise<readonly Finding[]> {
  const found = namespacesOf({ objects: [], releases: patient.releases }).map(async (namespace) => {
    const [quotas, ranges] = await Promise.all([
      reader.api.list('v1', 'ResourceQuota', namespace),
      reader.api.list('v1', 'LimitRange', namespace),
    ]);
    const own = pods.filter((each) => each.namespace === namespace);
    const peaks = patient.releases
      .filter((each) => each.namespace === namespace)
      .flatMap(({ lock, lockAfter, release }) => {
        const kept = lockAfter ?? lock;
        const of = own.find(({ service }) => service === release.service);
        return kept && of ? [peakOf(kept, specsOf(of))] : [];
      });
    return judgeRoom({
      namespace,
      quotas: quotas.map(({ metadata, spec, status }) => quotaOf(metadata.name, namespace, spec, status)),
      ranges: ranges.map(({ metadata, spec }): LimitRangeShape => ({
        name: metadata.name,
        namespace,
        limits: (spec as { limits: LimitShape[] }).limits,
      })),
      peaks,
      running: own
        .flatMap(({ running }) => running)
        .map(({ spec }) => podAmounts(spec))
        .reduce(added, {}),
      specs: own.flatMap((each) => Object.values(specsOf(each))),
    });
  });
  return (await Promise.all(found)).flat();
}

function quotaOf(name: string, namespace: string, spec: unknown, status: unknown): QuotaShape {
  const {
    hard,
    scopes = [],
    scopeSelector,
  } = spec as {
    readonly hard: Readonly<Record<string, string>>;
    readonly scopes?: readonly string[];
    readonly scopeSelector?: { readonly matchExpressions?: readonly { readonly scopeName: string }[] };
  };
  const { used = {} } = (status ?? {}) as { readonly used?: Readonly<Record<string, string>> };
  const selected = scopeSelector?.matchExpressions?.map(({ scopeName }) => scopeName) ?? [];
  return { name, namespace, hard, used, scopes: [...scopes, ...selected] };
}

/** Pods of each slot with their proxy: as they would come, else as they run, else as they are written. */
function specsOf({ running, coming }: PodsOfRelease): Readonly<Partial<Record<SlotName, PodSpecShape>>> {
  const ran = running.flatMap((pod) => {
    const slot = slotOf(pod);
    return slot ? [[slot, pod.spec] as const] : [];
  });
  const come = coming.flatMap(({ slot, spec }) => (spec ? [[slot, spec] as const] : []));
  const written = coming.map(({ slot, template }) => [slot, template.spec] as const);
  return Object.fromEntries([...written, ...ran, ...come]) as Partial<Record<SlotName, PodSpecShape>>;
}
