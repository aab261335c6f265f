import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { isResourceLayout, layoutsAt, type Layout } from './all-layouts';
import type { Measurement } from './clock';
import { ROOT } from './compile';

/** A line of the result. */
export interface Result {
  readonly services: number;
  readonly layout: Layout;
  readonly msPerService: number;
  readonly peakMB: number;
}

/** Where the measuring processes find what they need. */
export interface Bench {
  readonly child: string;
  /** The one that knows Pulumi, which the others do not load. */
  readonly pulumiChild: string;
  /** The file with that many services: one with more of them would show in the memory. */
  readonly input: (services: number) => string;
  readonly outdir: string;
}

/** What is compiled elsewhere finds its packages here, and nothing is set that would slow it down. */
export const ENVIRONMENT = { ...process.env, NODE_OPTIONS: '', NODE_PATH: join(ROOT, 'node_modules') };

/** Measures every layout at every number of services. */
export function measureAll(bench: Bench, counts: readonly number[], onResult: (result: Result) => void): Result[] {
  return counts.flatMap((services) => {
    const results = measureLayouts(bench, services);
    results.forEach(onResult);
    return results;
  });
}

/** A synthesis, and one more of the same on the folder that it left. */
export function measureAgain(bench: Bench, layout: Layout, services: number): Result {
  measure(bench, layout, services);
  const again = resultOf(layout, services, [measure(bench, layout, services)]);
  rmSync(bench.outdir, { recursive: true });
  return again;
}

// Layouts take turns, so that what else the machine does meanwhile falls on all of them.
function measureLayouts(bench: Bench, services: number): Result[] {
  const layouts = layoutsAt(services);
  const rounds = Array.from({ length: repetitions(services) }, () =>
    layouts.map((layout) => {
      const measurement = measure(bench, layout, services);
      // Resources leave none.
      rmSync(bench.outdir, { recursive: true, force: true });
      return measurement;
    }),
  );
  return layouts.map((layout, index) =>
    resultOf(
      layout,
      services,
      rounds.map((round) => round[index]!),
    ),
  );
}

function repetitions(services: number): number {
  if (services <= 10) return 5;
  return services <= 100 ? 3 : 2;
}

function measure({ child, pulumiChild, input, outdir }: Bench, layout: Layout, services: number): Measurement {
  const program = isResourceLayout(layout) ? pulumiChild : child;
  const text = execFileSync(process.execPath, [program, layout, input(services), outdir], {
    encoding: 'utf8',
    env: ENVIRONMENT,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  return JSON.parse(text) as Measurement;
}

/** The best of the repetitions: whatever disturbs a run makes it slower, never faster. */
function resultOf(layout: Layout, services: number, runs: readonly Measurement[]): Result {
  return {
    services,
    layout,
    msPerService: round(Math.min(...runs.map(({ ms }) => ms)) / services, 3),
    peakMB: round(Math.min(...runs.map(({ peakMB }) => peakMB)), 1),
  };
}

function round(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}
