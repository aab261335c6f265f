/**
 * `npm test`: first what needs no engine, then the tiers on the real engines. A tier whose engines are not installed is not
 * run, and says so at the end; `npm run test:engines` installs them before. With arguments it is jest without the engines.
 */
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readLines } from './engines/lines';
import { runEngineTests } from './engines/run';
import { ROOT } from './project/files';
import { runProgram } from './project/programs';
import { RESULTS } from './project/test-results';

function main(): void {
  const args = process.argv.slice(2);
  const succeeded = args.length > 0 ? runProgram('jest', args) : runAll();
  if (!succeeded) process.exitCode = 1;
}

function runAll(): boolean {
  const [results] = RESULTS;
  rmSync(join(ROOT, results), { force: true });
  const outcomes = [runProgram('jest', ['--json', `--outputFile=${results}`]), runEngineTests()];
  for (const { tier, notRun } of readLines()) if (notRun !== undefined) console.log(`NOT RUN  ${tier}: ${notRun}`);
  return !outcomes.includes(false);
}

main();
