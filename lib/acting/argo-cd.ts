import { ApiRefusal, type ClusterApi, type ClusterObject, type ObjectKey } from '../cluster/api';
import { CutoverError } from '../core/error';
import { DOMAIN } from '../core/labels';
import { Rule } from '../core/rule';
import type { AppliedQuestion, AppliedState, GitOpsSide } from './gitops';

export const actorApplicationRule = new Rule({
  id: 'actor-application',
  title: 'The actor knows the Application that applies the release',
  why: 'Without it nobody knows what is applied, and a rollback waits for minutes until the engine looks at Git.',
});

const API = 'argoproj.io/v1alpha1';
const REFRESH = 'argocd.argoproj.io/refresh';
/** Argo CD leaves an Application alone that has it: no sync, no self-heal, until it is taken away. */
const SKIP = 'argocd.argoproj.io/skip-reconcile';
/** That it was an actor who said so, and may take it back. */
const PAUSED = `${DOMAIN}/paused`;
/** That it was paused already. */
const BEFORE = 'before';

/** An Application, as far as it is looked at here. */
interface Application extends ClusterObject {
  readonly operation?: unknown;
  readonly spec: {
    readonly source?: Source;
    readonly sources?: readonly Source[];
  };
  readonly status?: {
    readonly sync?: { readonly status?: string; readonly revision?: string; readonly revisions?: readonly string[] };
    readonly operationState?: {
      readonly phase?: string;
      readonly operation?: { readonly sync?: { readonly revision?: string } };
    };
    readonly resources?: readonly {
      readonly kind: string;
      readonly name: string;
      readonly namespace?: string;
      readonly status?: string;
    }[];
  };
}

interface Source {
  readonly path?: string;
  readonly repoURL?: string;
}

/** An Application of Argo CD. */
export class ArgoCd implements GitOpsSide {
  private readonly key: ObjectKey;

  constructor(
    private readonly api: ClusterApi,
    { namespace, name }: { readonly namespace: string; readonly name: string },
  ) {
    this.key = { apiVersion: API, kind: 'Application', metadata: { name, namespace } };
  }

  /** Whether Argo CD compared with the commit, and found every object of the release in sync. */
  async applied({ commit, has, objects }: AppliedQuestion): Promise<AppliedState> {
    const { metadata, status = {} } = await this.get();
    const isPaused = metadata.annotations?.[PAUSED] !== undefined;
    const { revision, revisions } = status.sync ?? {};
    const compared = [...(revisions ?? []), ...(revision === undefined ? [] : [revision])];
    for (const each of compared) {
      if (!(await has(each))) continue;
      const ours = new Set(objects.map(({ kind, metadata: { name } }) => `${kind} ${name}`));
      const unapplied = (status.resources ?? [])
        .filter(({ kind, name, status: state }) => ours.has(`${kind} ${name}`) && state !== 'Synced')
        .map(({ kind, name, status: state = 'unknown' }) => `${kind} ${name} is ${state}, says Argo CD`);
      return { unapplied, isPaused };
    }
    const at = compared.map((each) => each.slice(0, 10)).join(', ') || 'nothing yet';
    return { unapplied: [`Argo CD has compared with ${at}, and not with ${commit.slice(0, 10)}`], isPaused };
  }

  /** Has it look at Git at once, where it has not seen the commit: then it syncs by itself. */
  async wake(commit: string, urgent: boolean): Promise<void> {
    if (urgent) await this.endOther(commit);
    const { status } = await this.get();
    if (status?.sync?.revision !== commit) await this.annotate({ [REFRESH]: 'normal' });
  }

  /** Has it leave the Application alone. Where somebody else has said so before, that stays when the actor is done. */
  async pause(): Promise<void> {
    const { annotations = {} } = (await this.get()).metadata;
    if (annotations[PAUSED] !== undefined) return;
    await this.annotate({ [SKIP]: 'true', [PAUSED]: annotations[SKIP] === 'true' ? BEFORE : 'true' });
  }

  /** Has it go on, and look at Git at once. */
  async resume(): Promise<void> {
    const { annotations = {} } = (await this.get()).metadata;
    const ours: Readonly<Record<string, null>> = annotations[PAUSED] === 'true' ? { [SKIP]: null } : {};
    await this.annotate({ ...ours, [PAUSED]: null, [REFRESH]: 'normal' });
  }

  /** A sync that waits for a candidate which fails sees no newer commit until it is ended, as by `argocd app terminate-op`. */
  private async endOther(commit: string): Promise<void> {
    const { operation, status, metadata } = await this.get();
    const state = status?.operationState;
    const isOther = state?.operation?.sync?.revision !== commit;
    if (operation === undefined || state?.phase !== 'Running' || !isOther) return;
    try {
      // Only in the state that was looked at: an operation that has ended meanwhile must not be marked.
      const { resourceVersion } = metadata;
      await this.api.merge(this.key, {
        metadata: { resourceVersion },
        status: { operationState: { phase: 'Terminating' } },
      });
    } catch (error) {
      if (!(error instanceof ApiRefusal && error.status === 409)) throw error;
    }
  }

  private async annotate(annotations: Readonly<Record<string, string | null>>): Promise<void> {
    await this.api.merge(this.key, { metadata: { annotations } });
  }

  private async get(): Promise<Application> {
    const found = await this.api.get(this.key);
    if (found) return found as Application;
    const { name, namespace = '' } = this.key.metadata;
    throw refusal(`${namespace}/${name}, which is not there`);
  }
}

/** The one Application whose source is a folder of a repository, or one that it is in. Throws when there is none, or several. */
export async function findApplication(
  api: ClusterApi,
  folder: string,
  repository: string,
): Promise<{ readonly namespace: string; readonly name: string }> {
  const all = (await api.list(API, 'Application')) as readonly Application[];
  const leading = all.filter((each) =>
    sourcesOf(each).some(
      ({ path = '', repoURL = '' }) => leadsTo(path, folder) && isSameRepository(repoURL, repository),
    ),
  );
  const [found, ...others] = leading;
  if (found && others.length === 0) {
    return { namespace: found.metadata.namespace ?? '', name: found.metadata.name };
  }
  const names = leading.map(({ metadata }) => `${metadata.namespace ?? ''}/${metadata.name}`);
  throw refusal(`${names.join(', ') || 'no Application'} for ${folder} of ${plainAddress(repository)}`);
}

function sourcesOf({ spec }: Application): readonly Source[] {
  return [...(spec.source ? [spec.source] : []), ...(spec.sources ?? [])];
}

/** Whether a folder is the one of a path, or below it. */
export function leadsTo(path: string, folder: string): boolean {
  const plain = path.replace(/^\.?\/+|\/+$/g, '').replace(/^\.$/, '');
  return plain === '' || folder === plain || folder.startsWith(`${plain}/`);
}

/** Whether two addresses name one repository, whatever way leads to it. */
export function isSameRepository(one: string, other: string): boolean {
  return plainAddress(one) === plainAddress(other);
}

function plainAddress(address: string): string {
  return address
    .replace(/^[a-z+]+:\/\//, '')
    .replace(/^[^@/]+@/, '')
    .replace(/^([^/:]+):(?:\d+\/)?/, '$1/')
    .replace(/(\.git)?\/*$/, '')
    .toLowerCase();
}

function refusal(given: string): CutoverError {
  const allowed = 'one Application of Argo CD whose source is the output of the app';
  const fix = 'name it: --application NAMESPACE/NAME';
  return new CutoverError([actorApplicationRule.problem({ given, allowed, fix })]);
}
