import type { SlotName } from 'cutover';
import { slotObjectName } from '../../../../lib/core/labels';
import { until, type ClusterApi, type ClusterObject } from '../../../../lib/engines';

/** One state that an object had. */
export interface Entry {
  readonly object: ClusterObject;
  /** Its place in the order of all writes to the cluster, whatever was written. */
  readonly version: number;
  /** When we heard of it, by `performance.now()`. */
  readonly heardAt: number;
  readonly gone: boolean;
}

/** A kind of object that a journal keeps. */
export interface Watched {
  readonly apiVersion: string;
  readonly kind: string;
  /** As paths of the API have it. */
  readonly plural: string;
}

const DELIVERED: readonly Watched[] = [
  { apiVersion: 'v1', kind: 'Pod', plural: 'pods' },
  { apiVersion: 'apps/v1', kind: 'Deployment', plural: 'deployments' },
  { apiVersion: 'networking.istio.io/v1', kind: 'DestinationRule', plural: 'destinationrules' },
  { apiVersion: 'networking.istio.io/v1', kind: 'VirtualService', plural: 'virtualservices' },
  { apiVersion: 'argoproj.io/v1alpha1', kind: 'AnalysisRun', plural: 'analysisruns' },
];

/**
 * Every state of a namespace's objects of some kinds, in the order in which the API server wrote them: versions come from one
 * counter, so that what was before what is no question of clocks.
 */
export class Journal {
  private readonly written: Entry[] = [];
  private readonly ends: (() => void)[] = [];
  private failure?: Error;
  private closed = false;

  private constructor(
    private readonly api: ClusterApi,
    private readonly namespace: string,
    private readonly watched: readonly Watched[],
  ) {}

  /** By default of what a delivery is made of: pods, Deployments, routes and analyses. */
  static async open(api: ClusterApi, namespace: string, watched = DELIVERED): Promise<Journal> {
    const journal = new Journal(api, namespace, watched);
    await journal.begin();
    return journal;
  }

  /** All states until now, in order. */
  async entries(): Promise<readonly Entry[]> {
    await this.catchUp();
    return this.written.toSorted((one, other) => one.version - other.version);
  }

  close(): void {
    this.closed = true;
    for (const end of this.ends) end();
  }

  private async begin(): Promise<void> {
    const { Watch } = await import('@kubernetes/client-node');
    for (const each of this.watched) {
      const path = this.pathOf(each);
      // A list is asked again until a kind that was just defined is served; a watch is refused.
      await this.api.list(each.apiVersion, each.kind, this.namespace);
      const ended = (error: unknown): void => {
        if (!this.closed) this.failure = new Error(`the watch of ${path} ended: ${String(error)}`);
      };
      const take = (type: string, object: ClusterObject): void => {
        const version = Number(object.metadata.resourceVersion);
        this.written.push({ object, version, heardAt: performance.now(), gone: type === 'DELETED' });
      };
      const controller = await new Watch(this.api.config).watch(path, {}, take, ended);
      this.ends.push(() => controller.abort());
    }
  }

  private pathOf({ apiVersion, plural }: Watched): string {
    const group = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    return `${group}/namespaces/${this.namespace}/${plural}`;
  }

  /** Watches bring what was written a moment later: waits for all that is there now. */
  private async catchUp(): Promise<void> {
    const lists = await Promise.all(
      this.watched.map(({ apiVersion, kind }) => this.api.list(apiVersion, kind, this.namespace)),
    );
    const now = new Map(lists.flat().map(({ metadata }) => [metadata.uid!, Number(metadata.resourceVersion)]));
    await until(
      () => {
        if (this.failure) throw this.failure;
        return [...now].every(([uid, version]) =>
          this.written.some((entry) => entry.object.metadata.uid === uid && entry.version >= version),
        );
      },
      { limit: 60_000 },
      (why) => new Error(`the journal of ${this.namespace} is behind: ${why}`),
    );
  }
}

/** The first state of an object of which something is true. */
export function firstWith(
  entries: readonly Entry[],
  kind: string,
  name: string,
  is: (object: ClusterObject) => boolean,
): Entry {
  const found = entries.find((entry) => isOf(entry, kind, name) && !entry.gone && is(entry.object));
  if (found === undefined) throw new Error(`no ${kind} ${name} was ever like that`);
  return found;
}

/** Pods of a slot that were available when a version was written. */
export function available(entries: readonly Entry[], version: number, service: string, slot: SlotName): number {
  const name = slotObjectName(service, slot);
  const last = entries.findLast((entry) => isOf(entry, 'Deployment', name) && entry.version < version);
  return last === undefined || last.gone ? 0 : ((last.object.status?.availableReplicas as number | undefined) ?? 0);
}

function isOf({ object }: Entry, kind: string, name: string): boolean {
  return object.kind === kind && object.metadata.name === name;
}
