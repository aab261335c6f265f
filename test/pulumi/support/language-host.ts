import { spawn } from 'node:child_process';
import { FakeMonitor, type Computed, type Message } from './monitor';
import type { Registered } from './engine';

/** What the engine starts for a program in TypeScript or JavaScript. */
const RUN = require.resolve('@pulumi/pulumi/cmd/run');

/** Programs are TypeScript as it is. */
const TYPESCRIPT = require.resolve('tsx/cjs');

const WITHIN = 60_000;

/** What came of a run of a program. */
export interface ProgramRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** What the user is shown. */
  readonly messages: readonly Message[];
  /** In the order in which the engine was asked. */
  readonly registered: readonly Registered[];
  /** Whether the engine was told that all is registered: it deletes then what was not. */
  readonly isComplete: boolean;
}

/** Runs the program in a folder as Pulumi's engine does, by the program that Pulumi's SDK has for that. */
export async function runProgram(
  folder: string,
  {
    preview,
    computed = {},
    main = '.',
  }: { readonly preview: boolean; readonly computed?: Computed; readonly main?: string },
): Promise<ProgramRun> {
  const monitor = new FakeMonitor(preview ? {} : computed);
  try {
    const address = await monitor.start();
    const ended = await runToEnd(folder, [
      ...['--require', TYPESCRIPT, RUN],
      ...[`--monitor=${address}`, `--engine=${address}`, `--pwd=${folder}`],
      ...['--project=project', '--stack=stack', '--organization=organization', '--parallel=16'],
      ...(preview ? ['--dry-run'] : []),
      main,
    ]);
    const { messages, registered, isComplete } = monitor;
    return { ...ended, messages, registered, isComplete };
  } finally {
    monitor.stop();
  }
}

function runToEnd(cwd: string, args: readonly string[]): Promise<Pick<ProgramRun, 'code' | 'stdout' | 'stderr'>> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] });
    const limit = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error(`the program did not end within ${WITHIN / 1000} s: ${stderr}`));
    }, WITHIN);
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (stderr += text));
    child.on('error', reject);
    child.on('close', (code) => {
      clearTimeout(limit);
      resolve({ code, stdout, stderr });
    });
  });
}
