/** Measures synthesis, each layout and size in fresh processes: `npm run bench`. */
import { copyFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ChildInput } from './clock';
import { HELP, parseArguments, type BenchOptions } from './arguments';
import { compiled, ROOT } from './compile';
import { inTemporaryFolder, unlikeTheirBaselines } from './documents';
import { beyondLimits } from './limits';
import { ENVIRONMENT, measureAgain, measureAll, type Bench, type Result } from './measure';
import { playedServices } from './play';
import { table } from './report';
import type { BenchService } from './services';
import { measureStartUp, startUpText } from './start-up';
import { templateOf } from './template';

async function main(): Promise<void> {
  const options = readOptions();
  if (!options) return;
  if (options.help) {
    process.stdout.write(HELP);
    return;
  }
  const services = playedServices(Math.max(10, ...options.services));
  await assertSame(services.slice(0, 10));
  inTemporaryFolder((folder) => {
    run(options, prepare(folder, options.services, services));
    if (!options.json) runStartUp(join(folder, 'command'));
  });
}

function readOptions(): BenchOptions | undefined {
  try {
    return parseArguments(process.argv.slice(2));
  } catch (error) {
    console.error(`${(error as Error).message}\n\n${HELP}`);
    process.exitCode = 1;
    return undefined;
  }
}

/** A baseline that makes something else would measure something else. */
async function assertSame(services: readonly BenchService[]): Promise<void> {
  const unlike = await unlikeTheirBaselines(services);
  if (unlike.length > 0) throw new Error(unlike.join('\n'));
}

function prepare(folder: string, counts: readonly number[], services: readonly BenchService[]): Bench {
  const input = (count: number) => join(folder, `${count}.json`);
  const template = templateOf(services);
  for (const count of counts) {
    const told: ChildInput = { services: services.slice(0, count), template };
    writeFileSync(input(count), JSON.stringify(told));
  }
  const build = join(folder, 'build');
  return {
    child: compiled('bench/child.ts', build),
    pulumiChild: compiled('bench/pulumi-child.ts', build),
    input,
    outdir: join(folder, 'manifests'),
  };
}

function run({ services, json }: BenchOptions, bench: Bench): void {
  const results = measureAll(bench, services, showProgress);
  expectWithinLimits(results);
  if (json) {
    console.log(JSON.stringify(results, undefined, 2));
    return;
  }
  console.log(`\n${table(results)}`);
  const again = measureAgain(bench, 'chart-per-service', Math.max(...services));
  console.log(`nothing changed, ${again.services} services: ${again.msPerService} ms/service, ${again.peakMB} MB`);
}

function expectWithinLimits(results: readonly Result[]): void {
  const beyond = beyondLimits(results);
  if (beyond.length === 0) return;
  console.error(beyond.join('\n'));
  process.exitCode = 1;
}

function runStartUp(folder: string): void {
  const main = compiled('lib/cli/main.ts', folder);
  // The command reads its version there.
  copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  console.log(startUpText(measureStartUp(main, ENVIRONMENT)));
}

// On stderr: stdout has the result and nothing else.
function showProgress({ services, layout, msPerService }: Result): void {
  console.error(`${services} ${layout}: ${msPerService} ms/service`);
}

void main();
