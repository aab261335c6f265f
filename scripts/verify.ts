/** Runs every gate, one after the other: `npx tsx scripts/verify.ts`. */
import { runProgram } from './project/programs';
import { RESULTS, testCounts } from './project/test-results';

type Gate = readonly [name: string, program: string, ...args: string[]];

interface Outcome {
  readonly name: string;
  readonly passed: boolean;
  readonly seconds: string;
}

const GATES: readonly Gate[] = [
  ['types', 'tsc', '--noEmit'],
  ['lint', 'eslint', '.', '--max-warnings', '0'],
  ['format', 'prettier', '--check', '.'],
  ['cycles', 'depcruise', 'lib', '--config', '.dependency-cruiser.cjs'],
  ['docs', 'tsx', 'scripts/docs-code.ts'],
  ['tests', 'tsx', 'scripts/test.ts'],
  ['manifests-fresh', 'tsx', 'scripts/manifests-fresh.ts'],
];

function main(): void {
  const outcomes = GATES.map(runGate);
  console.log(`\n${outcomes.map(format).join('\n')}`);
  console.log(`\n${counts(outcomes)}`);
  if (outcomes.some(({ passed }) => !passed)) process.exitCode = 1;
}

/** Tests and the other gates together, as the last line that CI reads; what was not run is in neither number. */
function counts(outcomes: readonly Outcome[]): string {
  const results = RESULTS.map(testCounts);
  const passedTests = results.reduce((sum, { passed }) => sum + passed, 0);
  const failedTests = results.reduce((sum, { failed }) => sum + failed, 0);
  const notRun = results.reduce((sum, each) => sum + each.notRun, 0);
  if (notRun > 0) console.log(`${notRun} tests were not run; the reasons are above`);
  const gates = outcomes.filter(({ name }) => name !== 'tests');
  const failedGates = gates.filter(({ passed }) => !passed).length;
  return `${passedTests + gates.length - failedGates} passed, ${failedTests + failedGates} failed`;
}

function runGate([name, program, ...args]: Gate): Outcome {
  console.log(`\n== ${name}`);
  const start = performance.now();
  const passed = runProgram(program, args);
  const outcome = { name, passed, seconds: ((performance.now() - start) / 1000).toFixed(1) };
  console.log(format(outcome));
  return outcome;
}

function format({ name, passed, seconds }: Outcome): string {
  return `${passed ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`;
}

main();
