/** Measures one synthesis, in a process of its own: `node child.js LAYOUT INPUT OUTDIR`. */
import { readFileSync } from 'node:fs';
import { LAYOUTS, type Layout } from './layouts';
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

function main([layout, inputFile = '', outdir = '']: readonly string[]): void {
  const told = JSON.parse(readFileSync(inputFile, 'utf8')) as ChildInput;
  const input = { ...told, platform: platform(), outdir };
  const start = process.hrtime.bigint();
  LAYOUTS[layout as Layout](input);
  const ms = Number(process.hrtime.bigint() - start) / 1e6;
  console.log(JSON.stringify({ ms, peakMB: peakKilobytes() / 1024 } satisfies Measurement));
}

// Linux hands the peak of the parent on to the child (exec keeps it in `ru_maxrss`); VmHWM is that of this program alone.
function peakKilobytes(): number {
  const peak = process.platform === 'linux' && /VmHWM:\s*(\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))?.[1];
  return peak ? Number(peak) : process.resourceUsage().maxRSS;
}

main(process.argv.slice(2));
