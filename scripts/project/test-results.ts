import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './files';

interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly notRun: number;
}

/** Where jest leaves what came of the tests without and with engines. */
export const RESULTS = ['build/test-results.json', 'build/engine-results.json'] as const;

/** Tests that passed, failed and were not run; a file of tests that did not even load counts as one that failed, and so does a run without results. */
export function testCounts(results: string): TestCounts {
  const file = join(ROOT, results);
  if (!existsSync(file)) return { passed: 0, failed: 1, notRun: 0 };
  const { numPassedTests, numFailedTests, numPendingTests, numRuntimeErrorTestSuites } = JSON.parse(
    readFileSync(file, 'utf8'),
  ) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numPendingTests: number;
    readonly numRuntimeErrorTestSuites: number;
  };
  return {
    passed: numPassedTests,
    failed: numFailedTests + numRuntimeErrorTestSuites,
    notRun: numPendingTests,
  };
}
