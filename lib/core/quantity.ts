import { Rule } from './rule';
import { CutoverError } from './error';

/** A span of time: seconds, or anything that knows its seconds, such as the `Duration` of cdk8s. */
export type Seconds = number | { toSeconds(options?: { integral?: boolean }): number };

/** An amount of CPU: cores, a quantity such as `250m`, or the `Cpu` of cdk8s-plus. */
export type CpuAmount = number | string | { readonly amount: string };

/** An amount of memory: a quantity such as `512Mi`, or the `Size` of cdk8s. */
export type MemoryAmount = string | { toKibibytes(): number };

export const quantityRule = new Rule({
  id: 'quantity',
  title: 'A duration is a whole number of seconds and a quantity one that Kubernetes can read',
  why: 'The API server refuses what it cannot read, and a fraction of a second is rounded differently by each engine.',
});

/** Kubernetes counts in 32 bits: the API server refuses what is larger. */
const MOST = 2 ** 31 - 1;

/** Whole seconds of a span of time, at least `least`. */
export function seconds(given: Seconds, field: string, least = 0): number {
  const value = typeof given === 'number' ? given : given.toSeconds({ integral: false });
  if (isWhole(value, least, MOST)) return value;
  const upTo = value > MOST ? `at most ${MOST}` : `at least ${least}`;
  throw refusal(field, `${value} seconds`, `a whole number of seconds, ${upTo}`, 'Duration.seconds(30)');
}

/** A CPU quantity as Kubernetes writes it. */
export function cpu(given: CpuAmount, field: string): string {
  const text = typeof given === 'object' ? given.amount : String(given);
  if (/^(\d+m|\d+(\.\d{1,3})?)$/.test(text) && millicores(text) > 0) return text;
  throw refusal(field, JSON.stringify(text), 'cores or thousandths of one, above 0', `'250m' or Cpu.millis(250)`);
}

/** The API server counts thousandths of a byte in 64 bits. */
const MOST_BYTES = 2 ** 63 / 1000;

/** A memory quantity as Kubernetes writes it. */
export function memory(given: MemoryAmount, field: string): string {
  const text = typeof given === 'string' ? given : kibibytes(given.toKibibytes());
  if (/^[1-9]\d*(Ki|Mi|Gi|Ti|k|M|G|T)?$/.test(text) && bytes(text) < MOST_BYTES) return text;
  throw refusal(field, JSON.stringify(text), 'bytes with a unit such as Mi or Gi', `'512Mi' or Size.mebibytes(512)`);
}

/** A whole number within bounds, both included. */
export function whole(given: number, field: string, least: number, most = MOST): number {
  if (isWhole(given, least, most)) return given;
  const upTo = most === MOST && !(given > MOST) ? `at least ${least}` : `from ${least} to ${most}`;
  throw refusal(field, String(given), `a whole number, ${upTo}`, String(least));
}

/** A number above 0. */
export function positive(given: number, field: string): number {
  if (Number.isFinite(given) && given > 0) return given;
  throw refusal(field, String(given), 'a number above 0', '10');
}

function isWhole(value: number, least: number, most: number): boolean {
  return Number.isSafeInteger(value) && value >= least && value <= most;
}

/** The unit that people would write. */
function kibibytes(amount: number): string {
  return amount % 1024 === 0 ? `${amount / 1024}Mi` : `${amount}Ki`;
}

const UNITS = { '': 1, k: 1e3, M: 1e6, G: 1e9, T: 1e12, Ki: 2 ** 10, Mi: 2 ** 20, Gi: 2 ** 30, Ti: 2 ** 40 } as const;

/** Bytes in a memory quantity. */
export function bytes(text: string): number {
  const [, amount = '0', unit = ''] = /^(\d+)(\D*)$/.exec(text) ?? [];
  return Number(amount) * UNITS[unit as keyof typeof UNITS];
}

/** Thousandths of a core in a CPU quantity. */
export function millicores(text: string): number {
  return text.endsWith('m') ? Number(text.slice(0, -1)) : Math.round(Number(text) * 1000);
}

function refusal(field: string, given: string, allowed: string, example: string): CutoverError {
  const fix = `give ${field} as, for example, ${example}`;
  return new CutoverError([quantityRule.problem({ at: { field }, given, allowed, fix })]);
}
