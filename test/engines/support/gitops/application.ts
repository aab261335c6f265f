import type { KubeObject } from 'cutover';
import { until, type ClusterApi, type ClusterObject, type ObjectKey } from '../../../../lib/engines';
import { argoCdApplication } from '../../../../lib/gitops/argo-cd';
import type { Repository } from './repository';

/** What Argo CD says of an Application, as far as it is looked at here. */
export interface ApplicationState {
  readonly sync: string;
  readonly health: string;
  /** The commit that it compared with. */
  readonly revision: string;
  /** Phase of the last operation: Running, Succeeded, Failed, Error. */
  readonly phase: string;
  readonly message: string;
  /** When the last operation began: another one is another operation. */
  readonly startedAt: string;
  /** Operations that came to a good end. */
  readonly history: number;
  /** Tries of the last operation after the first one. */
  readonly retries: number;
  /** What became of each object in the last operation, as far as that has come. */
  readonly results: readonly SyncResult[];
}

export interface ApplicationProps {
  readonly name: string;
  readonly repository: Repository;
  /** What ignore rules are derived from. @default [] (what a release writes needs none) */
  readonly objects?: readonly KubeObject[];
}

/** Each engine has other things to do: this is a hang. */
const LIMIT = 100_000;
const ASKS_AGAIN = 5000;

/** The Application that we write. */
export class Application {
  private readonly key: ObjectKey;

  private constructor(
    private readonly api: ClusterApi,
    readonly name: string,
    readonly repository: Repository,
  ) {
    this.key = { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata: { name, namespace: 'argocd' } };
  }

  static async create(api: ClusterApi, props: ApplicationProps): Promise<Application> {
    const { name, repository, objects = [] } = props;
    const application = new Application(api, name, repository);
    await api.apply(
      argoCdApplication({
        ...{ name, namespace: 'argocd', project: 'default', server: 'https://kubernetes.default.svc' },
        ...{ repository: repository.url, branch: 'main', path: 'manifests', objects },
      }),
    );
    return application;
  }

  /**
   * Wakes Argo CD, as the how-to says, and returns when it has compared. It may miss one that comes while it writes what an
   * operation did: whoever sees the annotation stay asks once more.
   */
  async refresh(kind: 'normal' | 'hard' = 'normal'): Promise<void> {
    let asked = -Infinity;
    await this.until('refreshed', async ({ metadata }) => {
      if (asked > -Infinity && metadata.annotations?.[REFRESH] === undefined) return true;
      if (performance.now() - asked > ASKS_AGAIN) {
        if (asked > -Infinity) await this.annotate(null);
        await this.annotate(kind);
        asked = performance.now();
      }
      return false;
    });
  }

  /** The same without waiting. */
  async wake(kind: 'normal' | 'hard' = 'normal'): Promise<void> {
    await this.annotate(kind);
  }

  private async annotate(kind: 'normal' | 'hard' | null): Promise<void> {
    await this.api.merge(this.key, { metadata: { annotations: { [REFRESH]: kind } } });
  }

  /** Waits until a commit is synced and everything is healthy. */
  untilInSync(revision: string): Promise<ApplicationState> {
    return this.untilState(
      `in sync with ${revision}`,
      (state) =>
        state.revision === revision &&
        state.sync === 'Synced' &&
        state.health === 'Healthy' &&
        state.phase === 'Succeeded',
    );
  }

  /** Waits for what is asked for. */
  async untilState(what: string, look: (state: ApplicationState) => boolean): Promise<ApplicationState> {
    return stateOf(await this.until(what, (application) => look(stateOf(application))));
  }

  async state(): Promise<ApplicationState> {
    return stateOf(await this.until('there', () => true));
  }

  /** The objects that Argo CD takes for its own, and what it says of each. */
  async resources(): Promise<readonly ManagedResource[]> {
    const application = await this.until('there', () => true);
    return (application.status?.resources ?? []) as readonly ManagedResource[];
  }

  /** Ends an operation that runs, as `argocd app terminate-op` does. */
  async terminate(): Promise<void> {
    await this.api.merge(this.key, { status: { operationState: { phase: 'Terminating' } } });
  }

  /** Has Argo CD leave the Application alone, or take it up again. */
  async skip(isSkipped: boolean): Promise<void> {
    await this.api.merge(this.key, { metadata: { annotations: { [SKIP]: isSkipped ? 'true' : null } } });
  }

  private until(
    what: string,
    look: (application: ClusterObject) => boolean | Promise<boolean>,
  ): Promise<ClusterObject> {
    let last: ClusterObject | undefined;
    return until(
      async () => {
        last = await this.api.get(this.key);
        return last !== undefined && (await look(last)) ? last : undefined;
      },
      { limit: LIMIT, every: 250 },
      (why) => new Error(`Application ${this.name} is not ${what}: ${why}\n${describe(last)}`),
    );
  }
}

export interface ManagedResource {
  readonly kind: string;
  readonly name: string;
  readonly status: string;
  readonly health?: { readonly status: string; readonly message?: string };
}

export interface SyncResult {
  readonly kind: string;
  readonly name: string;
  readonly status?: string;
  readonly hookPhase?: string;
  readonly message?: string;
}

const REFRESH = 'argocd.argoproj.io/refresh';
const SKIP = 'argocd.argoproj.io/skip-reconcile';

function stateOf({ operation, status }: ClusterObject & { readonly operation?: unknown }): ApplicationState {
  const state = status?.operationState;
  return {
    sync: status?.sync?.status ?? 'Unknown',
    health: status?.health?.status ?? 'Unknown',
    revision: status?.sync?.revision ?? '',
    // An operation that is asked for and not yet begun is not the last one.
    phase: operation === undefined ? (state?.phase ?? 'None') : 'Running',
    message: state?.message ?? '',
    startedAt: state?.startedAt ?? '',
    history: status?.history?.length ?? 0,
    retries: state?.retryCount ?? 0,
    results: state?.syncResult?.resources ?? [],
  };
}

function describe(application: ClusterObject | undefined): string {
  if (application === undefined) return 'there is none';
  const resources = (application.status?.resources ?? []) as readonly ManagedResource[];
  const lacking = resources
    .filter(({ status, health }) => status !== 'Synced' || (health !== undefined && health.status !== 'Healthy'))
    .map(
      ({ kind, name, status, health }) =>
        `${kind} ${name}: ${status}, ${health?.status ?? ''} ${health?.message ?? ''}`,
    );
  const conditions = (application.status?.conditions ?? []) as readonly { readonly message: string }[];
  return [JSON.stringify(stateOf(application)), ...conditions.map(({ message }) => message), ...lacking].join('\n');
}
