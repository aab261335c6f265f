/**
 * Runs the tiers on the real engines and writes what came of it to docs/reference/engines-report.md:
 * `npm run engines:report`, or `npm run engines:report -- 10` for ten runs in a row. The tables are those of the last run.
 * `npm run engines:report -- gates` runs what is about one thing, and writes its page alone; see PARTS.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { format, resolveConfig } from 'prettier';
import { ROOT } from '../project/files';
import { RESULTS } from '../project/test-results';
import { readLines } from './lines';
import { partPage, reportPage, type FileRun, type Part } from './report-page';
import { runEngineTests } from './run';

const PAGES = join(ROOT, 'docs', 'reference');
/** Pages on some of the files. */
const PARTS: readonly Part[] = [
  {
    ...{ name: 'gates', files: ['gates', 'promtool'], page: 'gates-report.md', title: 'What the gates said' },
    about:
      'Argo Rollouts and Prometheus ran the gates that are written, on series of scenarios. What the simulator says is of ' +
      'the same values. Seconds are those of a release; a controller that is busy looks later.',
  },
  {
    ...{ name: 'releases', files: ['actor-', 'adopt', 'life', 'doctor'], page: 'releases-report.md' },
    title: 'What became of releases',
    about:
      'Whole releases by the command, by the actor with its own rights, and by hand; services that were adopted; the doctor. ' +
      'Holds are scaled to seconds, gates look as often as they would. Times are milliseconds where a column does not say ' +
      'otherwise. A candidate fails from `onset`; the verdict is that of its gate, the commit that of the actor, the ' +
      'weights those of Envoy.',
  },
];
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
  const part = PARTS.find(({ name }) => name === process.argv[2]);
  if (part) {
    const run = runOnce(...part.files);
    await write(join(PAGES, part.page), partPage(part, run, readLines()));
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
    await write(join(PAGES, 'engines-report.md'), page);
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
