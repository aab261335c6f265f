import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from '../project/files';

/** The folder in which the engine tests keep what they measure; see test/engines/support/report.ts. */
export const ENGINE_LINES = join('build', 'engines');

/** What one test recorded. */
export interface Line {
  readonly tier: string;
  /** Why the tier was not run. @default - it was */
  readonly notRun?: string;
  readonly [fact: string]: unknown;
}

/** Everything that the last run recorded. */
export function readLines(): readonly Line[] {
  const file = join(ROOT, ENGINE_LINES, 'lines.jsonl');
  if (!existsSync(file)) return [];
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as Line);
}
