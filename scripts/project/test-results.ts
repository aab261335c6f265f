import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './files';

/** Where jest leaves what came of the tests without and with engines. */
export const RESULTS = ['build/test-results.json', 'build/engine-results.json'] as const;

/** Tests that passed and failed; a file of tests that did not even load counts as one that failed, and so does a run without results. */
export function testCounts(results: string): { readonly passed: number; readonly failed: number } {
  const file = join(ROOT, results);
  if (!existsSync(file)) return { passed: 0, failed: 1 };
  const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly numPassedTests: number;
    readonly numFailedTests: number;
    readonly numRuntimeErrorTestSuites: number;
  };
  return { passed: numPassedTests, failed: numFailedTests + numRuntimeErrorTestSuites };
}
