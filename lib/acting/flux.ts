import type { ClusterApi, ClusterObject, ObjectKey } from '../cluster/api';
import { CutoverError } from '../core/error';
import { DOMAIN } from '../core/labels';
import { actorApplicationRule, leadsTo } from './argo-cd';
import type { AppliedQuestion, AppliedState, GitOpsSide } from './gitops';

const REQUESTED = 'reconcile.fluxcd.io/requestedAt';
const PAUSED = `${DOMAIN}/paused`;

/** A Kustomization, as far as it is looked at here. */
interface Kustomization extends ClusterObject {
  readonly spec: {
    readonly path?: string;
    readonly suspend?: boolean;
    readonly sourceRef: { readonly kind: string; readonly name: string; readonly namespace?: string };
  };
  readonly status?: { readonly lastAppliedRevision?: string };
}

/** The Kustomizations of Flux that apply the folders of a release. */
export class Flux implements GitOpsSide {
  constructor(
    private readonly api: ClusterApi,
    /** Where they are. @default - anywhere */
    private readonly namespace: string | undefined,
    /** Folder of the release in its repository. */
    private readonly folder: string,
    /** Seconds since 1970. */
    private readonly now: () => number,
  ) {}

  /** Whether every folder of the release has the commit. */
  async applied({ commit, has }: AppliedQuestion): Promise<AppliedState> {
    const all = await this.kustomizations();
    const unapplied: string[] = [];
    for (const { metadata, status } of all) {
      const revision = status?.lastAppliedRevision ?? '';
      if (await has(commitOf(revision))) continue;
      const at = revision === '' ? 'nothing yet' : revision;
      unapplied.push(`Kustomization ${metadata.name} has applied ${at}, and not ${commit.slice(0, 10)}`);
    }
    return { unapplied, isPaused: all.some(({ metadata }) => metadata.annotations?.[PAUSED] !== undefined) };
  }

  /** Has Flux fetch the sources and apply the folders at once, in its own order. */
  async wake(): Promise<void> {
    const all = await this.kustomizations();
    const annotations = { [REQUESTED]: new Date(this.now() * 1000).toISOString() };
    const sources = new Map(all.map((each) => [sourceKey(each).metadata.name, sourceKey(each)]));
    for (const key of [...sources.values(), ...all]) await this.api.merge(key, { metadata: { annotations } });
  }

  /** Suspends the Kustomizations that go on. */
  async pause(): Promise<void> {
    for (const each of await this.kustomizations()) {
      // What somebody else has suspended stays so when the actor is done.
      if (each.spec.suspend === true) continue;
      await this.api.merge(each, { metadata: { annotations: { [PAUSED]: 'true' } }, spec: { suspend: true } });
    }
  }

  /** Has those go on that an actor has suspended. */
  async resume(): Promise<void> {
    for (const each of await this.kustomizations()) {
      if (each.metadata.annotations?.[PAUSED] === undefined) continue;
      await this.api.merge(each, { metadata: { annotations: { [PAUSED]: null } }, spec: { suspend: false } });
    }
    await this.wake();
  }

  private async kustomizations(): Promise<readonly Kustomization[]> {
    const all = await this.api.list('kustomize.toolkit.fluxcd.io/v1', 'Kustomization', this.namespace);
    const mine = (all as readonly Kustomization[]).filter(({ spec }) => leadsTo(this.folder, plain(spec.path)));
    if (mine.length > 0) return mine;
    const allowed = 'a Kustomization for each folder of the release';
    const fix = 'create them, as docs/how-to/flux.md has them; name their namespace and source by --application';
    const given = `no Kustomization for ${this.folder}`;
    throw new CutoverError([actorApplicationRule.problem({ given, allowed, fix })]);
  }
}

function plain(path = ''): string {
  return path.replace(/^\.?\/+|\/+$/g, '');
}

/** `main@sha1:<commit>`, or `main/<commit>` of older ones. */
function commitOf(revision: string): string {
  return /([0-9a-f]{40,64})$/.exec(revision)?.[1] ?? '';
}

function sourceKey({ metadata, spec: { sourceRef } }: Kustomization): ObjectKey {
  const namespace = sourceRef.namespace ?? metadata.namespace;
  return {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: sourceRef.kind,
    metadata: { name: sourceRef.name, ...(namespace === undefined ? {} : { namespace }) },
  };
}
