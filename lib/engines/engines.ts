import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClusterApi } from '../cluster/api';
import { clusterApi } from './api';
import { argoCd, argoCdRepoServer, redis } from './argo-cd';
import { argoRollouts } from './argo-rollouts';
import { customResources, istioResources } from './custom-resources';
import type { Engine, EngineName } from './engine';
import { EngineError } from './error';
import { fluxResources, kustomizeController } from './flux';
import { envoy, istiod } from './istio';
import { apiServer, controllerManager, etcd, scheduler } from './kubernetes';
import { kwok } from './kwok';
import { PrivateNamespace, type Process, type Program, type Result } from './namespace';
import { notInstalled } from './pins';
import { prometheus } from './prometheus';
import { Setting } from './setting';
import { Final, until, within } from '../cluster/wait';

const ENGINES: readonly Engine[] = [
  etcd,
  apiServer,
  istioResources,
  customResources,
  controllerManager,
  scheduler,
  kwok,
  istiod,
  envoy,
  argoRollouts,
  prometheus,
  redis,
  argoCdRepoServer,
  argoCd,
  fluxResources,
  kustomizeController,
];

/** Milliseconds that one engine may take until it is ready; the slowest takes 5,000 on two cores. */
const READY_WITHIN = 60_000;
const RUN_FOLDER = 'cutover-engines-';
const OWNER = 'owner';

/** The engines that have to be installed to start some, by their folder under `tools/`. */
export function pinsOf(names: readonly EngineName[]): readonly string[] {
  return [...new Set(closure(names).map(({ pin }) => pin))];
}

/**
 * Real engines on this machine, in namespaces of their own: what is proved on them is proved on the programs that people
 * run. No container, no port of the host, no network; gone with this process, however that ends.
 */
export class Engines {
  /** Milliseconds until each was ready, from its own start. */
  readonly readyAfter = new Map<EngineName, number>();
  private readonly processes = new Map<EngineName, Process>();

  private constructor(private readonly setting: Setting) {}

  /**
   * Starts engines, and what they need, side by side as far as they do not wait for each other.
   * Throws an EngineError, which names the engine and shows the last lines of its log, when one is not ready in time; then
   * nothing is left running.
   */
  static async start(names: readonly EngineName[]): Promise<Engines> {
    const unknown = names.filter((name) => !ENGINES.some((engine) => engine.name === name));
    if (unknown.length > 0) {
      throw new EngineError(unknown.join(', '), `unknown; there are ${ENGINES.map(({ name }) => name).join(', ')}`);
    }
    const missing = notInstalled(pinsOf(names));
    if (missing.length > 0) throw new EngineError(missing.join(', '), 'not installed: run `npm run engines:install`');
    const wanted = closure(names);
    const folder = runFolder();
    const space = await PrivateNamespace.open(folder, [
      'localhost',
      ...wanted.flatMap(({ hosts = [] }) => hosts),
    ]).catch((error: unknown) => {
      rmSync(folder, { recursive: true, force: true });
      throw error;
    });
    const engines = new Engines(new Setting(folder, space));
    try {
      await engines.startAll(wanted);
    } catch (error) {
      // Why they did not start is the error to show, whatever comes of closing.
      await space.close().catch(() => undefined);
      throw error;
    }
    return engines;
  }

  /** The folder of the run: logs, and whatever else it needed. It is removed when the engines are stopped. */
  get folder(): string {
    return this.setting.folder;
  }

  /** The Kubernetes API. */
  api(): Promise<ClusterApi> {
    return clusterApi(this.setting);
  }

  /** Asks what listens on a port inside, of an engine or of a program that was started there. */
  get ask(): Setting['ask'] {
    return this.setting.ask.bind(this.setting);
  }

  /** Writes a file that programs inside can read, and gives its path. */
  get write(): Setting['write'] {
    return this.setting.write.bind(this.setting);
  }

  /** The file by which programs inside reach the API server. */
  kubeconfig(): string {
    return this.setting.kubeconfig();
  }

  /** Starts a program of yours inside. */
  spawn(name: string, program: Program): Process {
    return this.setting.space.start(name, program);
  }

  /** Runs a program of yours inside to its end, within `limit` milliseconds. */
  run(name: string, program: Program, limit: number): Promise<Result> {
    return this.setting.space.run(name, program, limit);
  }

  /** What an engine has logged. */
  log(name: EngineName): string {
    return this.processes.get(name)?.output() ?? '';
  }

  /** Throws an EngineError when an engine has ended by itself. */
  expectRunning(): void {
    for (const process of this.processes.values()) process.expectRunning();
  }

  /** Ends them all and removes the folder of the run. */
  async stop(): Promise<void> {
    await this.setting.space.close();
    rmSync(this.folder, { recursive: true, force: true });
  }

  private async startAll(engines: readonly Engine[]): Promise<void> {
    const ready = new Map<EngineName, Promise<void>>();
    for (const engine of engines) {
      const needs = (engine.needs ?? []).flatMap((name) => ready.get(name) ?? []);
      ready.set(
        engine.name,
        Promise.all(needs).then(() => this.startOne(engine)),
      );
    }
    await Promise.all(ready.values());
  }

  /** Whatever goes wrong while one is prepared is most often the end of another: then that is the error. */
  private async prepare(name: EngineName, preparing: Promise<void> | void): Promise<void> {
    const late = () => new EngineError(name, `not prepared within ${READY_WITHIN / 1000} s`, this.logOf('api-server'));
    try {
      await within(preparing, READY_WITHIN, late);
    } catch (error) {
      this.expectRunning();
      if (error instanceof EngineError) throw error;
      throw new EngineError(name, `not prepared: ${(error as Error).message}`, this.logOf('api-server'));
    }
  }

  private logOf(name: EngineName): string | undefined {
    return this.processes.get(name)?.log;
  }

  private async startOne(engine: Engine): Promise<void> {
    const { name, prepare, program, ready } = engine;
    const start = performance.now();
    await this.prepare(name, prepare?.(this.setting));
    if (program) {
      const process = this.setting.space.start(name, program(this.setting));
      this.processes.set(name, process);
      await until(
        () => {
          try {
            process.expectRunning();
          } catch (error) {
            throw new Final(error as Error);
          }
          return ready?.(this.setting) ?? true;
        },
        { limit: READY_WITHIN },
        (why) => new EngineError(name, `not ready: ${why}`, process.log),
      );
    }
    this.readyAfter.set(name, performance.now() - start);
  }
}

/** The named engines and all that they need, each after what it needs. */
function closure(names: readonly EngineName[]): readonly Engine[] {
  const wanted = new Set<EngineName>(names);
  for (const { name, needs = [] } of ENGINES.toReversed())
    if (wanted.has(name)) for (const need of needs) wanted.add(need);
  return ENGINES.filter(({ name }) => wanted.has(name));
}

/** A folder of this run. Those of processes that were killed, and could not remove theirs, are removed on the way. */
function runFolder(): string {
  for (const name of readdirSync(tmpdir())) {
    const owner = join(tmpdir(), name, OWNER);
    if (!name.startsWith(RUN_FOLDER) || !existsSync(owner)) continue;
    if (!existsSync(`/proc/${readFileSync(owner, 'utf8')}`))
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(tmpdir(), RUN_FOLDER));
  writeFileSync(join(folder, OWNER), String(process.pid));
  return folder;
}
