import { spawnSync, type StdioOptions } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './files';

interface RunOptions {
  readonly cwd?: string;
  readonly stdio?: StdioOptions;
}

/** Runs a program of node_modules without a shell; whether it succeeded. */
export function runProgram(
  name: string,
  args: readonly string[],
  { cwd = ROOT, stdio = 'inherit' }: RunOptions = {},
): boolean {
  const result = spawnSync(join(ROOT, 'node_modules', '.bin', name), args, { cwd, stdio });
  if (result.error) throw result.error;
  return result.status === 0;
}
