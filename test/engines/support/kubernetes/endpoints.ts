import { askServer } from '../../../../lib/cluster/ask';
import type { ClusterApi } from '../../../../lib/engines';

/** The endpoints of a Service that can be reached, by the names of their pods. */
export type Ready = readonly string[];

/** A state of them, and from when on, in milliseconds since 1970. */
export interface State {
  readonly from: number;
  readonly ready: Ready;
}

interface Slice {
  readonly metadata: { readonly name: string };
  /** None where the pods have no port of the name that the Service looks for: they are there, and nobody reaches them. */
  readonly ports?: readonly object[] | null;
  readonly endpoints?: readonly {
    readonly conditions: { readonly ready?: boolean };
    readonly targetRef?: { readonly name: string };
  }[];
}

/** Every state that the endpoints of a Service go through while something is done, by a watch of their slices. */
export async function endpointsDuring(
  api: ClusterApi,
  namespace: string,
  service: string,
  work: () => Promise<void>,
): Promise<readonly State[]> {
  const client = await import('@kubernetes/client-node');
  const labelSelector = `kubernetes.io/service-name=${service}`;
  const path = `/apis/discovery.k8s.io/v1/namespaces/${namespace}/endpointslices`;
  // The slices that are there are one state, in which the watch begins: one by one they would be states that never were.
  const { items, metadata } = await listOf(api, `${path}?labelSelector=${encodeURIComponent(labelSelector)}`);
  const slices = new Map(items.map((slice) => [slice.metadata.name, slice]));
  const states: State[] = [{ from: Date.now(), ready: readyIn(items) }];
  const seen = (phase: string, slice: Slice): void => {
    if (phase === 'DELETED') slices.delete(slice.metadata.name);
    else slices.set(slice.metadata.name, slice);
    states.push({ from: Date.now(), ready: readyIn([...slices.values()]) });
  };
  let ended: Error | undefined;
  const watch = await new client.Watch(api.config).watch(
    path,
    { labelSelector, resourceVersion: metadata.resourceVersion },
    seen,
    (error) => (ended = new Error(`the watch ended: ${String(error)}`)),
  );
  try {
    await work();
    // A watch that ended early has seen nothing of what came after.
    if (ended) throw ended;
  } finally {
    watch.abort();
  }
  return states;
}

interface SliceList {
  readonly items: readonly Slice[];
  readonly metadata: { readonly resourceVersion: string };
}

async function listOf(api: ClusterApi, path: string): Promise<SliceList> {
  const { status, text } = await askServer(api, { path });
  if (status !== 200) throw new Error(`${path}: ${status} ${text}`);
  return JSON.parse(text) as SliceList;
}

function readyIn(slices: readonly Slice[]): Ready {
  const reached = slices.filter(({ ports }) => (ports ?? []).length > 0);
  const ready = reached.flatMap(({ endpoints }) => endpoints ?? []).filter(({ conditions }) => conditions.ready);
  return [...new Set(ready.map(({ targetRef }) => targetRef?.name ?? ''))].sort();
}
