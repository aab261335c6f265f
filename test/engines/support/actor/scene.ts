import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { GitAccess } from '../../../../lib/actor/git-access';
import { actorObjects } from '../../../../lib/actor/manifests';
import { actorRights } from '../../../../lib/actor/rights';
import type { KubeObject } from '../../../../lib/core/kube';
import { SecretRef } from '../../../../lib/service/references';
import { until, type ObjectKey, type Process } from '../../../../lib/engines';
import type { TestCluster } from '../cluster';
import { Journal } from '../gitops/journal';
import { weightChanges, type Weights } from '../gitops/weights';
import type { Outcomes, Stream } from '../traffic/load';
import type { Mesh } from '../traffic/mesh';
import { IDENTITY, SERVICE, Team } from './team';

const MAIN = resolve(__dirname, '../../../../build/lib/cli/main.js');
/** A release takes about four minutes here, on a machine that has time. */
const ENDS_WITHIN = 900_000;

/** Each moment at which the weights changed, in milliseconds of the machine's clock. */
export interface Moved {
  readonly at: number;
  readonly to: Weights;
}

/** A service that a team releases with Argo CD and actors, in a namespace of its own, under load. */
export class Scene {
  /** Brings the first version to work, sends requests, and then deploys the second. */
  static async begin(cluster: TestCluster, mesh: Mesh, namespace: string): Promise<Scene> {
    const team = await Team.create(namespace);
    await cluster.namespace(namespace);
    const journal = await Journal.open(cluster.api, namespace);
    const scene = new Scene(cluster, mesh, team, journal);
    for (const object of scene.account()) await cluster.api.apply(object);
    await cluster.api.apply(scene.application());
    await scene.untilStatus('in sync', 'Synced');
    await mesh.routes.divide(scene.host, { blue: 100, green: 0 });
    await mesh.routes.endpoints(scene.host, 'blue', 2);
    scene.stream = await mesh.load.begin({ host: scene.host, inFlight: 8, pause: 25 });
    await team.deploy(scene.version);
    return scene;
  }

  private stream?: Stream;
  private actors = 0;
  private readonly begun = { clock: Date.now(), performance: performance.now() };

  private constructor(
    private readonly cluster: TestCluster,
    readonly mesh: Mesh,
    readonly team: Team,
    private readonly journal: Journal,
  ) {}

  /** The version that is released, which tells its pods from those of other scenes. */
  get version(): string {
    return `v2-${this.team.namespace}`;
  }

  get host(): string {
    return `${SERVICE}.${this.team.namespace}.svc.cluster.local`;
  }

  /** Starts the built command as an actor, inside, in a clone of its own. */
  actor(...args: readonly string[]): RunningActor {
    return this.actorIn(this.team.clone(), ...args);
  }

  /** The same in a clone that is there. */
  actorIn(folder: string, ...args: readonly string[]): RunningActor {
    this.actors += 1;
    const { engines } = this.cluster;
    const options = ['run', '--interval', '2', '--application', `argocd/${this.team.namespace}`, ...args];
    const process = engines.spawn(`actor-${this.team.namespace}-${this.actors}`, {
      program: globalThis.process.execPath,
      args: [MAIN, '--folder', folder, ...options],
      env: { ...IDENTITY, KUBECONFIG: this.kubeconfig() },
    });
    return new RunningActor(process, folder);
  }

  /** Waits until the branch has come to a stage. */
  untilStage(stage: string): Promise<true> {
    return until(
      () => this.team.stage() === stage,
      { limit: ENDS_WITHIN, every: 200 },
      (why) => new Error(`${this.team.namespace} is at ${this.team.stage()} and not at ${stage} ${why}\n${this.log()}`),
    );
  }

  /** Waits until the route divides the traffic like that. */
  untilCandidate(percent: number): Promise<true> {
    return until(
      async () => (await this.moves()).at(-1)?.to.green === percent,
      { limit: ENDS_WITHIN, every: 200 },
      (why) => new Error(`the candidate of ${this.team.namespace} does not have ${percent} % ${why}\n${this.log()}`),
    );
  }

  /** Every change of the weights until now. */
  async moves(): Promise<readonly Moved[]> {
    const { clock, performance: then } = this.begun;
    return weightChanges(await this.journal.entries()).map(({ entry, to }) => ({
      at: clock + entry.heardAt - then,
      to,
    }));
  }

  /** Every state that analyses and others had. */
  entries(): ReturnType<Journal['entries']> {
    return this.journal.entries();
  }

  /** What is annotated on the Application. */
  async annotations(): Promise<Readonly<Record<string, string>>> {
    return (await this.cluster.api.get(this.key))?.metadata.annotations ?? {};
  }

  /** What has become of the requests until now. */
  soFar(): Promise<Outcomes> {
    return this.requests.outcomes();
  }

  /** Sends no more, and gives what became of every request since the release began. */
  async end(): Promise<Outcomes> {
    const outcomes = await this.requests.stop();
    this.journal.close();
    return outcomes;
  }

  remove(): void {
    this.team.remove();
  }

  /** What all of its actors have said. */
  log(): string {
    const logs = [...Array(this.actors).keys()].map((index) => {
      const file = join(this.cluster.engines.folder, 'logs', `actor-${this.team.namespace}-${index + 1}.log`);
      return readFileSync(file, 'utf8');
    });
    return logs.join('--- next actor\n');
  }

  private get requests(): Stream {
    if (!this.stream) throw new Error('the scene has not begun');
    return this.stream;
  }

  private get key(): ObjectKey {
    const metadata = { name: this.team.namespace, namespace: 'argocd' };
    return { apiVersion: 'argoproj.io/v1alpha1', kind: 'Application', metadata };
  }

  private application(): object {
    const { namespace, url } = this.team;
    return {
      ...this.key,
      spec: {
        project: 'default',
        source: { repoURL: url, targetRevision: 'main', path: 'manifests/release', directory: { recurse: true } },
        destination: { server: 'https://kubernetes.default.svc', namespace },
        syncPolicy: { automated: { prune: true, selfHeal: true } },
      },
    };
  }

  /** Who its actors are, and what they may do: as they would be in the cluster. */
  private account(): readonly KubeObject[] {
    const { namespace } = this.team;
    const application = { namespace: this.key.metadata.namespace ?? '', name: namespace };
    const objects = actorObjects({
      ...{ service: SERVICE, namespace, image: '', args: [] },
      repository: { url: this.team.url, branch: 'main', folder: '' },
      access: GitAccess.ssh(SecretRef.external('deploy-key')),
      rights: actorRights({ service: SERVICE, namespace, gitOps: 'argo-cd', application }),
    });
    return objects.filter(({ kind }) => kind !== 'Deployment');
  }

  /** Leads into the cluster as that account, and as nobody else. */
  private kubeconfig(): string {
    const { engines } = this.cluster;
    const config = JSON.parse(readFileSync(engines.kubeconfig(), 'utf8')) as { users: { user: object }[] };
    const as = `system:serviceaccount:${this.team.namespace}:${SERVICE}-actor`;
    const users = config.users.map(({ user, ...each }) => ({ ...each, user: { ...user, as } }));
    return engines.write(`actor/${this.team.namespace}.kubeconfig`, { ...config, users });
  }

  private async untilStatus(what: string, wanted: string): Promise<void> {
    await until(
      async () => {
        const { status } = (await this.cluster.api.get(this.key)) ?? {};
        return status?.sync?.status === wanted && status?.health?.status === 'Healthy';
      },
      { limit: 120_000, every: 250 },
      (why) => new Error(`Application ${this.team.namespace} is not ${what} ${why}`),
    );
  }
}

/** A command that runs. */
export class RunningActor {
  constructor(
    private readonly process: Process,
    readonly folder: string,
  ) {}

  /** Waits for its end, and gives its exit code. */
  async ended(): Promise<number | null | undefined> {
    return (await this.process.ended).code;
  }

  /** Ends it without a word. */
  async kill(): Promise<void> {
    this.process.stop('SIGKILL');
    await this.process.ended;
  }
}
