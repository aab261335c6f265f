import { execFileSync } from 'node:child_process';

/** How long a command takes that does nothing but begin, and what that is made of. */
export interface StartUp {
  /** Milliseconds of `cutover --version`. */
  readonly command: number;
  /** Milliseconds of Node with an empty script. */
  readonly node: number;
}

const ROUNDS = 15;

/** Measures both in turns; the best of each: whatever disturbs a run makes it slower, never faster. */
export function measureStartUp(main: string, env: NodeJS.ProcessEnv): StartUp {
  const time = (...args: readonly string[]): number => {
    const start = process.hrtime.bigint();
    execFileSync(process.execPath, args, { env, stdio: 'ignore' });
    return Number(process.hrtime.bigint() - start) / 1e6;
  };
  const rounds = Array.from({ length: ROUNDS }, () => ({ command: time(main, '--version'), node: time('-e', '') }));
  return {
    command: Math.min(...rounds.map(({ command }) => command)),
    node: Math.min(...rounds.map(({ node }) => node)),
  };
}

/** In one line. */
export function startUpText({ command, node }: StartUp): string {
  const ratio = (command / node).toFixed(2);
  return `start-up: ${command.toFixed(0)} ms for cutover --version, ${node.toFixed(0)} ms for node alone, ${ratio}×`;
}
