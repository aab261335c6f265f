import { spawn, type ChildProcess } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { EngineError } from './error';
import { until, within } from '../cluster/wait';

/** Addresses that pods get; inside, every one of them is this machine. */
export const POD_ADDRESSES = '10.244.0.0/16';

/** Room for one program to run. */
export interface Program {
  readonly program: string;
  readonly args: readonly string[];
  /** Its whole environment beside PATH and HOME. @default {} */
  readonly env?: Readonly<Record<string, string>>;
  /** What it reads from its standard input. @default - nothing */
  readonly input?: string;
}

/** How a program came to its end. */
export interface Ending {
  /** Its exit code. @default - it was killed, or never started */
  readonly code?: number | null;
  /** The same in words. */
  readonly how: string;
}

/** What a program printed, on both of its outputs, and its exit code. */
export interface Result {
  readonly code: number;
  readonly output: string;
}

type Told =
  | { readonly kind: 'ready' }
  | { readonly kind: 'refused'; readonly why: string }
  | ({ readonly kind: 'ended'; readonly id: number } & Ending)
  | { readonly kind: 'listening'; readonly id: number; readonly error?: string };

const INSIDE = join(__dirname, 'inside.cjs');
const OPENS_WITHIN = 10_000;
const CLOSES_WITHIN = 10_000;

/**
 * Network, process and mount namespaces of their own, with one process of ours in them that starts the others. Nothing in
 * there reaches the network, no port of the host is taken, and all of it ends with this process, even by `kill -9`: the
 * channel to it closes, it ends, and the kernel ends everything else in its process namespace.
 */
export class PrivateNamespace {
  private readonly waiting = new Map<number, (told: Told) => void>();
  private readonly sockets = new Map<number, Promise<string>>();
  private lastId = 0;
  private gone?: string;

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    child.on('message', (told: Told) => {
      if (told.kind === 'ended' || told.kind === 'listening') this.waiting.get(told.id)?.(told);
    });
    child.on('exit', () => {
      this.gone = 'the private namespace was closed';
      for (const [id, tell] of this.waiting) tell({ kind: 'ended', id, how: this.gone });
    });
  }

  /**
   * Opens one. `folder` is where it keeps its logs and sockets; `hosts` are names for 127.0.0.1.
   * Throws an EngineError where the system does not allow namespaces.
   */
  static async open(folder: string, hosts: readonly string[]): Promise<PrivateNamespace> {
    for (const part of ['logs', 'data', 'sockets']) mkdirSync(join(folder, part), { recursive: true });
    writeFileSync(join(folder, 'hosts'), hosts.map((host) => `127.0.0.1 ${host}\n`).join(''));
    const log = join(folder, 'logs', 'namespace.log');
    const child = spawnInside(folder, log);
    const opened = new Promise<void>((resolve, reject) => {
      child.once('message', (told: Told) => {
        if (told.kind === 'refused') reject(notAllowed(told.why));
        else resolve();
      });
      child.once('error', (error) => reject(notAllowed(error.message)));
      child.once('exit', () => reject(notAllowed(readFileSync(log, 'utf8').trim())));
    });
    try {
      await within(opened, OPENS_WITHIN, () => new EngineError('namespace', 'did not open in 10 s', log));
    } catch (error) {
      if (child.connected) child.disconnect();
      child.kill('SIGKILL');
      throw error;
    }
    return new PrivateNamespace(child, folder);
  }

  /** Starts a program inside, its output in a log of that name. */
  start(name: string, { program, args, env = {}, input }: Program): Process {
    const log = join(this.folder, 'logs', `${name}.log`);
    const id = this.nextId();
    const ended = new Promise<Ending>((resolve) => {
      if (this.gone !== undefined) resolve({ how: this.gone });
      this.waiting.set(id, (told) => {
        this.waiting.delete(id);
        resolve(told as Ending & Told);
      });
    });
    const { PATH = '', HOME = '' } = process.env;
    writeFileSync(log, '', { flag: 'a' });
    this.tell({ kind: 'start', id, program, args, env: { PATH, HOME, ...env }, cwd: this.folder, log, input });
    return new Process(name, log, ended, (signal) => this.tell({ kind: 'stop', id, signal }));
  }

  /** Runs a program inside to its end, within `limit` milliseconds. An exit code is an answer, whichever it is. */
  async run(name: string, program: Program, limit: number): Promise<Result> {
    const running = this.start(`${name}-${this.lastId + 1}`, program);
    const late = () => new EngineError(name, `did not end within ${limit / 1000} s`, running.log);
    const { code, how } = await within(running.ended, limit, late).catch((error: unknown) => {
      running.stop('SIGKILL');
      throw error;
    });
    if (typeof code !== 'number') throw new EngineError(name, `ended by itself: ${how}`, running.log);
    return { code, output: readFileSync(running.log, 'utf8') };
  }

  /** A Unix socket that leads to a port of 127.0.0.1 inside, whether or not something listens there yet. */
  socket(port: number): Promise<string> {
    if (this.gone !== undefined) return Promise.reject(new EngineError('namespace', this.gone));
    const known = this.sockets.get(port);
    if (known) return known;
    const socket = join(this.folder, 'sockets', String(port));
    const id = this.nextId();
    const listening = new Promise<string>((resolve, reject) => {
      this.waiting.set(id, (told) => {
        this.waiting.delete(id);
        if (told.kind === 'listening' && told.error === undefined) resolve(socket);
        else reject(new EngineError('namespace', `no socket for port ${port}: ${JSON.stringify(told)}`));
      });
    });
    this.sockets.set(port, listening);
    this.tell({ kind: 'listen', id, socket, port });
    return listening;
  }

  /** Ends everything inside, and waits until it is gone. */
  async close(): Promise<void> {
    if (this.child.connected) this.child.disconnect();
    const hasEnded = () => this.child.exitCode !== null || this.child.signalCode !== null;
    const failed = (why: string) => new EngineError('namespace', `did not close: ${why}`);
    await until(hasEnded, { limit: CLOSES_WITHIN, every: 10 }, failed).catch((error: unknown) => {
      this.child.kill('SIGKILL');
      throw error;
    });
  }

  private nextId(): number {
    this.lastId += 1;
    return this.lastId;
  }

  private tell(message: Readonly<Record<string, unknown>>): void {
    if (this.child.connected) this.child.send(message);
  }
}

/** A program that runs inside. */
export class Process {
  private ending?: Ending;

  constructor(
    readonly name: string,
    readonly log: string,
    readonly ended: Promise<Ending>,
    /** Sends it a signal. */
    readonly stop: (signal: NodeJS.Signals) => void,
  ) {
    void ended.then((ending) => (this.ending = ending));
  }

  /** Throws when it has ended, which an engine never should. */
  expectRunning(): void {
    if (this.ending) throw new EngineError(this.name, `ended by itself: ${this.ending.how}`, this.log);
  }

  /** What it has printed until now. */
  output(): string {
    return readFileSync(this.log, 'utf8');
  }
}

/**
 * `setpriv` has the kernel kill `unshare` when this process ends, and `unshare` its child: a second rope beside the channel,
 * for the moments before the child listens to that.
 */
function spawnInside(folder: string, log: string): ChildProcess {
  const user = process.getuid?.() === 0 ? [] : ['--map-root-user'];
  const namespaces = ['--net', '--mount', '--pid', '--fork', '--mount-proc', '--kill-child'];
  const network = { pods: POD_ADDRESSES, hosts: join(folder, 'hosts'), data: join(folder, 'data') };
  const inside = [process.execPath, INSIDE, JSON.stringify(network)];
  const out = openSync(log, 'a');
  try {
    return spawn('setpriv', ['--pdeathsig', 'KILL', '--', 'unshare', ...user, ...namespaces, '--', ...inside], {
      stdio: ['ignore', out, out, 'ipc'],
      // Node would hand these on, and what they name need not exist inside.
      env: { ...process.env, NODE_OPTIONS: '' },
    });
  } finally {
    closeSync(out);
  }
}

function notAllowed(why: string): EngineError {
  const lacking = ['setpriv', 'unshare', 'ip', 'mount'].filter((program) => !isOnPath(program));
  const way =
    lacking.length > 0
      ? `install ${lacking.join(', ')} (ip is in the package iproute2, the others are in util-linux and mount)`
      : 'run as root, or allow unprivileged user namespaces (sysctl kernel.unprivileged_userns_clone=1, on Ubuntu also kernel.apparmor_restrict_unprivileged_userns=0); in a container, run it with the privilege to make them';
  return new EngineError(
    'namespace',
    `this system does not let us make private namespaces, which keep the engines off your network: ${why}. To mend it, ${way}`,
  );
}

function isOnPath(program: string): boolean {
  const folders = (process.env.PATH ?? '').split(':');
  return folders.some((folder) => folder !== '' && existsSync(join(folder, program)));
}
