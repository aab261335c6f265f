import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../project/files';
import { runProgram } from '../project/programs';
import { RESULTS } from '../project/test-results';
import { ENGINE_LINES } from './lines';

/** Runs the tiers on the real engines, or those whose files have such names; whether all passed, or were not run. */
export function runEngineTests(...names: readonly string[]): boolean {
  const [, results] = RESULTS;
  for (const left of [ENGINE_LINES, results]) rmSync(join(ROOT, left), { recursive: true, force: true });
  process.env.CUTOVER_ENGINES_REPORT = join(ROOT, ENGINE_LINES);
  return runProgram('jest', ['--config', 'jest.engines.config.js', '--json', `--outputFile=${results}`, ...names]);
}
