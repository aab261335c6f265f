/**
 * Runs the tiers on the real engines and writes what came of it to docs/reference/engines-report.md:
 * `npm run engines:report`, or `npm run engines:report -- 10` for ten runs in a row. The tables are those of the last run.
 * `npm run engines:report -- gates` runs what is about gates and alerts, and writes docs/reference/gates-report.md.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../project/files';
import { RESULTS } from '../project/test-results';
import { readLines } from './lines';
import { gatesPage, reportPage, type FileRun } from './report-page';
import { runEngineTests } from './run';

const PAGE = join(ROOT, 'docs', 'reference', 'engines-report.md');
const GATES_PAGE = join(ROOT, 'docs', 'reference', 'gates-report.md');
/** Names of the files about gates and alerts. */
const GATES = ['gates', 'promtool'];
const [, RESULT] = RESULTS;

interface JestResults {
  readonly testResults: readonly {
    readonly name: string;
    readonly startTime: number;
    readonly endTime: number;
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

async function main(): Promise<void> {
  if (process.argv[2] === 'gates') {
    const run = runOnce(...GATES);
    await write(GATES_PAGE, gatesPage(run, readLines()));
    expectPassed(run);
    return;
  }
  const count = Number(process.argv[2] ?? '1');
  if (!Number.isInteger(count) || count < 1) throw new Error(`how many runs? Given: ${process.argv[2] ?? ''}`);
  const runs: (readonly FileRun[])[] = [];
  for (let run = 1; run <= count; run += 1) {
    console.log(`Run ${run} of ${count}`);
    runs.push(runOnce());
    // After each run: who stops the tenth still has nine.
    const page = reportPage(runs, readLines());
    await write(PAGE, page);
  }
  expectPassed(runs.flat());
}

async function write(file: string, page: string): Promise<void> {
  writeFileSync(file, await format(page, { ...(await resolveConfig(file)), filepath: file }));
}

/** A page of what was not run is no report. */
function expectPassed(run: readonly FileRun[]): void {
  if (run.some(({ failed, notRun }) => failed > 0 || notRun > 0)) process.exitCode = 1;
}

function runOnce(...names: readonly string[]): readonly FileRun[] {
  runEngineTests(...names);
  const { testResults } = JSON.parse(readFileSync(join(ROOT, RESULT), 'utf8')) as JestResults;
  return testResults.map(({ name, startTime, endTime, assertionResults }) => ({
    file: basename(name, '.test.ts'),
    seconds: (endTime - startTime) / 1000,
    passed: assertionResults.filter(({ status }) => status === 'passed').length,
    notRun: assertionResults.filter(({ status }) => status === 'pending').length,
    // A file that did not load has no tests, and did not pass.
    failed: assertionResults.length === 0 ? 1 : assertionResults.filter(({ status }) => status === 'failed').length,
  }));
}

main().catch((error: unknown) => {
  console.error(`engines:report: ${error instanceof Error ? error.message : String(error)}`);
  process.exitCode = 1;
});
