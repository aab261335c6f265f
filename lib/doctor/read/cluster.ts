import { askServer, type Reply } from '../../cluster/ask';
import type { ClusterApi, ClusterObject } from '../../cluster/api';
import { SLOT_LABEL, type SlotName } from '../../core/labels';
import { groupOf, isServed, type Kind, type ServedApis } from '../apis';
import { refusalOf, type Refusal } from '../refusal';
import type { PodShape, PodSpecShape } from '../shapes';

interface Discovered {
  readonly resources?: readonly { readonly name: string; readonly kind: string }[];
  readonly versions?: readonly { readonly version: string }[];
}

/** What is read of a cluster: nothing of it is ever written. What several examinations need is read once. */
export class ClusterReader {
  private readonly kinds = new Map<string, Promise<readonly string[] | undefined>>();

  constructor(readonly api: ClusterApi) {}

  /** The version of the API server, with what its clock says. */
  async version(): Promise<{ readonly gitVersion: string; readonly reply: Reply }> {
    const reply = await askServer(this.api, { path: '/version' });
    const { gitVersion } = jsonOf(reply) as { gitVersion?: string };
    return { gitVersion: gitVersion ?? 'a version that it does not say', reply };
  }

  /** What is served of some kinds. */
  async served(needed: readonly Kind[]): Promise<ServedApis> {
    const apiVersions = [...new Set(needed.map(({ apiVersion }) => apiVersion))];
    const kinds = await Promise.all(apiVersions.map(async (each) => [each, await this.kindsOf(each)] as const));
    const unserved = kinds.filter(([, served]) => served === undefined).map(([each]) => groupOf(each));
    const groups = await Promise.all(
      [...new Set(unserved)].map(async (each) => [each, await this.versions(each)] as const),
    );
    const all = apiVersions.map((each): [string, string[]] => [groupOf(each), [each.slice(each.indexOf('/') + 1)]]);
    return { kinds: new Map(kinds), versions: new Map([...all, ...groups]) };
  }

  /** Objects of a kind; none where the kind is not served. */
  async list(kind: Kind, namespace?: string, labels?: string): Promise<readonly ClusterObject[]> {
    if (!(await this.has(kind))) return [];
    return this.api.list(kind.apiVersion, kind.kind, namespace, labels);
  }

  /** Whether a kind is served. */
  async has(kind: Kind): Promise<boolean> {
    return isServed(await this.served([kind]), kind);
  }

  /** Pods of a service that have not ended, with the slot of each. */
  async pods(namespace: string, service: string): Promise<readonly PodShape[]> {
    const pods = (await this.api.list('v1', 'Pod', namespace, `app=${service}`)) as unknown as readonly PodShape[];
    return pods.filter(({ status }) => status.phase !== 'Succeeded' && status.phase !== 'Failed');
  }

  /** A pod as the API server would admit it, or what it has against it. Nothing is kept. */
  async admit(namespace: string, pod: object): Promise<PodSpecShape | Refusal> {
    const path = `/api/v1/namespaces/${encodeURIComponent(namespace)}/pods?dryRun=All`;
    const reply = await askServer(this.api, { path, body: pod });
    const answer = jsonOf(reply) as { readonly message?: string; readonly spec?: PodSpecShape };
    if (reply.status < 300 && answer.spec) return answer.spec;
    return refusalOf(reply.status, answer.message ?? reply.text);
  }

  private kindsOf(apiVersion: string): Promise<readonly string[] | undefined> {
    const known = this.kinds.get(apiVersion) ?? this.discover(apiVersion);
    this.kinds.set(apiVersion, known);
    return known;
  }

  private async discover(apiVersion: string): Promise<readonly string[] | undefined> {
    const found = await this.discovered(apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`);
    return found?.resources?.filter(({ name }) => !name.includes('/')).map(({ kind }) => kind);
  }

  private async versions(group: string): Promise<readonly string[]> {
    return (await this.discovered(`/apis/${group}`))?.versions?.map(({ version }) => version) ?? [];
  }

  private async discovered(path: string): Promise<Discovered | undefined> {
    const reply = await askServer(this.api, { path });
    if (reply.status === 404) return undefined;
    if (reply.status >= 300) throw new Error(`${path}: ${messageOf(reply)}`);
    return jsonOf(reply) as Discovered;
  }
}

/** The slot of a pod, by its label. */
export function slotOf({ metadata }: PodShape): SlotName | undefined {
  return metadata.labels[SLOT_LABEL] as SlotName | undefined;
}

/** An answer as JSON; an empty object where it is none. */
export function jsonOf({ text }: Reply): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return {};
  }
}

/** What a refusal says. */
export function messageOf(reply: Reply): string {
  const { message } = jsonOf(reply) as { readonly message?: string };
  return `${reply.status} ${message ?? reply.text.slice(0, 200)}`.trim();
}
