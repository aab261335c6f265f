/**
 * Runs the tiers on the real engines and writes what came of it to docs/reference/engines-report.md:
 * `npm run engines:report`, or `npm run engines:report -- 10` for ten runs in a row. The tables are those of the last run.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../project/files';
import { RESULTS } from '../project/test-results';
import { readLines } from './lines';
import { reportPage, type FileRun } from './report-page';
import { runEngineTests } from './run';

const PAGE = join(ROOT, 'docs', 'reference', 'engines-report.md');
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
  const count = Number(process.argv[2] ?? '1');
  if (!Number.isInteger(count) || count < 1) throw new Error(`how many runs? Given: ${process.argv[2] ?? ''}`);
  const runs: (readonly FileRun[])[] = [];
  for (let run = 1; run <= count; run += 1) {
    console.log(`Run ${run} of ${count}`);
    runs.push(runOnce());
    // After each run: who stops the tenth still has nine.
    const page = reportPage(runs, readLines());
    writeFileSync(PAGE, await format(page, { ...(await resolveConfig(PAGE)), filepath: PAGE }));
  }
  // A page of what was not run is no report.
  if (runs.flat().some(({ failed, notRun }) => failed > 0 || notRun > 0)) process.exitCode = 1;
}

function runOnce(): readonly FileRun[] {
  runEngineTests();
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
