import { readFileSync } from 'node:fs';

const LAST_LINES = 20;

/** An engine that did not do what was asked of it: which one, what was awaited, and the last lines of its log. */
export class EngineError extends Error {
  constructor(
    /** The engine, or the part of the launcher, that failed. */
    readonly engine: string,
    /** What happened, in one sentence. */
    readonly what: string,
    /** The file of its log. @default - it has none */
    readonly log?: string,
  ) {
    super([`${engine}: ${what}`, ...(log === undefined ? [] : lastLines(log))].join('\n'));
    this.name = 'EngineError';
  }
}

function lastLines(log: string): string[] {
  const lines = readFileSync(log, 'utf8').trimEnd().split('\n').slice(-LAST_LINES);
  return [`last lines of ${log}:`, ...lines.map((line) => `  ${line}`)];
}
