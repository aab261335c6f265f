import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { until, type EngineName } from '../../../../lib/engines';
import { processesOf, processTable } from './processes';

const START = join(__dirname, 'start.ts');

/** A process of its own that starts engines, and by which folder everything that belongs to it is known. */
export class Launched {
  private output = '';

  private constructor(
    private readonly child: ChildProcess,
    private readonly folder: string,
  ) {
    child.stdout?.on('data', (text: Buffer) => (this.output += text.toString()));
    child.stderr?.on('data', (text: Buffer) => (this.output += text.toString()));
  }

  static start(names: readonly EngineName[], env: Readonly<Record<string, string>> = {}): Launched {
    return Launched.run([process.execPath, ...starts(names)], env);
  }

  /** The same where the system allows no network namespaces. */
  static startWithoutNamespaces(names: readonly EngineName[]): Launched {
    const forbid = 'echo 0 > /proc/sys/user/max_net_namespaces && exec "$@"';
    return Launched.run(['unshare', '--map-root-user', 'sh', '-c', forbid, 'sh', process.execPath, ...starts(names)]);
  }

  private static run([program = '', ...args]: readonly string[], env: Readonly<Record<string, string>> = {}): Launched {
    const folder = mkdtempSync(join(tmpdir(), 'cutover-launched-'));
    const stdio = ['ignore', 'pipe', 'pipe'] as const;
    return new Launched(
      spawn(program, args, { env: { ...process.env, TMPDIR: folder, ...env }, stdio: [...stdio] }),
      folder,
    );
  }

  /** Waits until it has said something, and gives all that it has said. */
  async says(text: string): Promise<string> {
    const failed = (why: string) => new Error(`never said "${text}": ${why}\n${this.output}`);
    await until(() => this.output.includes(text), { limit: 90_000, every: 10 }, failed);
    return this.output;
  }

  /** Waits for its end, and gives all that it has said. */
  async ends(): Promise<string> {
    const hasEnded = () => this.child.exitCode !== null;
    await until(hasEnded, { limit: 60_000 }, (why) => new Error(`did not end: ${why}`));
    return this.output;
  }

  kill(): void {
    this.child.kill('SIGKILL');
  }

  /** Command lines of its processes, its own included. */
  processes(): readonly string[] {
    return processesOf(this.folder).map(({ command }) => command);
  }

  /** Mounts below its folder, as any process of the machine sees them. */
  mounts(): readonly string[] {
    return processTable().flatMap(({ mounts }) => mounts().filter((line) => line.includes(this.folder)));
  }

  /** Folders of runs that it has not removed. */
  leftFolders(): readonly string[] {
    return readdirSync(this.folder).filter((name) => name.startsWith('cutover-engines-'));
  }

  /** The folder for temporary files that it was given; another one that is given the same finds what it left. */
  get temporary(): string {
    return this.folder;
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

function starts(names: readonly EngineName[]): readonly string[] {
  return ['--import', 'tsx', START, ...names];
}
