import { readFileSync } from 'node:fs';
import { platform, type BenchService } from './services';

/** What a child process is told: all that the layouts work with. */
export interface ChildInput {
  readonly services: readonly BenchService[];
  readonly template: string;
}

/** What a child process prints. */
export interface Measurement {
  readonly ms: number;
  readonly peakMB: number;
}

/** What the layouts are given, from the file that a child process was told of. */
export function inputIn(file: string) {
  return { ...(JSON.parse(readFileSync(file, 'utf8')) as ChildInput), platform: platform() };
}

/** Does the work, and prints what it took. */
export async function clock(work: () => void | Promise<void>): Promise<void> {
  const start = process.hrtime.bigint();
  await work();
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  console.log(JSON.stringify({ ms, peakMB: peakKilobytes() / 1024 } satisfies Measurement));
}

// Linux hands the peak of the parent on to the child (exec keeps it in `ru_maxrss`); VmHWM is that of this program alone.
function peakKilobytes(): number {
  const peak = process.platform === 'linux' && /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return peak ? Number(peak) : process.resourceUsage().maxRSS;
}
