import { objectName, type KubeObject } from '../../core/kube';
import { judgeApis, isServed } from '../apis';
import type { Finding } from '../finding';
import { gatewaysOf, judgeGateways, type GatewayShape } from '../gateways';
import { ENGINE_KINDS, judgeGitOps, trackedBy } from '../gitops';
import { judgeNamespaces } from '../namespaces';
import { namespacesOf, type Patient } from '../patient';
import { READER_KINDS, isSelected, judgeSelectors, type Reader } from '../selectors';
import type { ClusterReader } from './cluster';

/** Whether every kind is served, of this stage, of the next one and of the way back. */
export async function examineApis(
  reader: ClusterReader,
  { objects, next, inverse }: Patient,
): Promise<readonly Finding[]> {
  const all = [...objects, ...(next.kind === 'objects' ? next.objects : []), ...inverse];
  const kinds = new Map(all.map(({ apiVersion, kind }) => [`${apiVersion} ${kind}`, { apiVersion, kind }]));
  const needed = [...kinds.values()];
  return judgeApis(needed, await reader.served(needed));
}

/** Which namespaces are there. */
export async function readNamespaces(
  { api }: ClusterReader,
  patient: Patient,
): Promise<ReadonlyMap<string, string | undefined>> {
  const found = namespacesOf(patient).map(async (name) => {
    const there = await api.get({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    return [name, (there?.status as { phase?: string } | undefined)?.phase] as const;
  });
  return new Map(await Promise.all(found));
}

/** Whether they are all there. */
export function examineNamespaces(phases: ReadonlyMap<string, string | undefined>): readonly Finding[] {
  return judgeNamespaces(phases);
}

/** Whether a Prometheus selects what is to be selected. */
export async function examineSelectors(reader: ClusterReader, { objects }: Patient): Promise<readonly Finding[]> {
  const selected = objects.filter(isSelected);
  const found = READER_KINDS.map(async ([apiVersion, kind]) => {
    const readers = await reader.list({ apiVersion, kind });
    return readers.map(({ metadata, spec }): Reader => ({
      kind,
      name: metadata.name,
      namespace: metadata.namespace ?? '',
      spec: spec as Reader['spec'],
    }));
  });
  const names = [...new Set(selected.flatMap(({ metadata }) => metadata.namespace ?? []))];
  const labels = names.map(async (name) => {
    const there = await reader.api.get({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    return [name, there?.metadata.labels ?? {}] as const;
  });
  // Together: a refusal of one that nobody waits for yet would end the process.
  const [readers, namespaces] = await Promise.all([Promise.all(found), Promise.all(labels)]);
  return judgeSelectors(selected, readers.flat(), new Map(namespaces));
}

/** Whether the gateways are there that the platform and the routes name. */
export async function examineGateways(
  reader: ClusterReader,
  { objects, answer }: Patient,
): Promise<readonly Finding[]> {
  const routes = objects.filter(({ kind, apiVersion }) => kind === 'VirtualService' && apiVersion.includes('istio'));
  const { gateways } = answer.platform;
  if (gateways.length === 0 && routes.flatMap(gatewaysOf).length === 0) return judgeGateways([], [], []);
  const there = await reader.list({ apiVersion: 'networking.istio.io/v1', kind: 'Gateway' });
  return judgeGateways(
    gateways,
    routes,
    there.map(({ metadata, spec }): GatewayShape => {
      const { servers = [] } = spec as { readonly servers?: readonly { readonly hosts?: readonly string[] }[] };
      return {
        name: `${metadata.namespace ?? ''}/${metadata.name}`,
        hosts: servers.flatMap(({ hosts = [] }) => hosts),
      };
    }),
  );
}

/** Whether the engine that the platform names applies. */
export async function examineGitOps(reader: ClusterReader, { objects, answer }: Patient): Promise<readonly Finding[]> {
  const served = await reader.served([...Object.values(ENGINE_KINDS), ...objects]);
  const there = objects.filter((object) => isServed(served, object));
  const tracked = await Promise.all(there.map((object) => trackOf(reader, object)));
  const signs = {
    served: { 'argo-cd': isServed(served, ENGINE_KINDS['argo-cd']), flux: isServed(served, ENGINE_KINDS.flux) },
    tracked: tracked.flat(),
  };
  return [judgeGitOps(answer.platform.gitOps, signs)];
}

async function trackOf({ api }: ClusterReader, object: KubeObject) {
  const found = await api.get(object);
  return found ? [{ object: objectName(object), by: trackedBy(found.metadata) }] : [];
}
