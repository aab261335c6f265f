import { appendFileSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';

/** A line of the report: which tier, and what was measured there. */
export interface ReportLine {
  readonly tier: string;
  readonly [fact: string]: unknown;
}

/** Where lines are kept until `npm run engines:report` makes the page of them. */
const FOLDER = process.env.CUTOVER_ENGINES_REPORT;

/** Keeps a line for the report, and does nothing when none is being written. */
export function record(line: ReportLine): void {
  if (FOLDER === undefined) return;
  mkdirSync(FOLDER, { recursive: true });
  appendFileSync(join(FOLDER, 'lines.jsonl'), `${JSON.stringify(line)}\n`);
}
