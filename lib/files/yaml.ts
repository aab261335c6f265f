import { stringify } from 'yaml';
import type { KubeObject } from '../core/kube';

/**
 * YAML 1.1 rules of quoting, as `kubectl` and Argo CD read it: `on`, `yes` and `12:30` stay text. Lines are never folded:
 * a folded command is hard to compare.
 */
const OPTIONS = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

/**
 * Objects as the text of one file. Two thirds of synthesis is YAML, so what nearly every manifest is made of is written
 * here; anything out of the ordinary goes to the library, whose bytes are the same (a property test holds the two
 * against each other).
 */
export function toYaml(objects: readonly KubeObject[]): string {
  return objects.map((object) => plainYaml(object) ?? stringify(object, OPTIONS)).join('---\n');
}

/** The text of plain data, or nothing when something in it is out of the ordinary. */
export function plainYaml(value: object): string | undefined {
  try {
    return Array.isArray(value) || Object.keys(value).length === 0 ? undefined : map(value as Fields, '', '');
  } catch (error) {
    if (error === UNUSUAL) return undefined;
    throw error;
  }
}

/** Thrown to leave at once; never seen outside. */
const UNUSUAL = new Error('not plain');

type Fields = Readonly<Record<string, unknown>>;

/** A map in block style; the first line is indented by what stands before it already. */
function map(fields: Fields, first: string, indent: string): string {
  let text = '';
  let lead = first;
  for (const key in fields) {
    const value = fields[key];
    if (value === undefined) continue;
    text += `${lead}${name(key)}:${field(value, indent)}`;
    lead = indent;
  }
  return text;
}

function field(value: unknown, indent: string): string {
  if (typeof value !== 'object' || value === null) return ` ${scalar(value)}\n`;
  const inner = `${indent}  `;
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${list(value, inner)}`;
  return isEmpty(value) ? ' {}\n' : `\n${map(value as Fields, inner, inner)}`;
}

function list(items: readonly unknown[], indent: string): string {
  let text = '';
  for (const item of items) {
    if (typeof item !== 'object' || item === null) text += `${indent}- ${scalar(item)}\n`;
    else if (Array.isArray(item) || isEmpty(item)) throw UNUSUAL;
    else text += map(item as Fields, `${indent}- `, `${indent}  `);
  }
  return text;
}

function isEmpty(value: object): boolean {
  for (const key in value) if ((value as Fields)[key] !== undefined) return false;
  return true;
}

/** Text that no YAML parser takes for anything else: it starts with a letter and is no word with a meaning. */
const PLAIN = /^[A-Za-z][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*$/;
/** Half a number, which the library quotes. */
const EXPONENT = /^e-?\d+$/i;
const WORDS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

function isPlain(text: string): boolean {
  return PLAIN.test(text) && !EXPONENT.test(text) && !(text.length <= 5 && WORDS.has(text.toLowerCase()));
}

function name(key: string): string {
  if (isPlain(key)) return key;
  throw UNUSUAL;
}

function scalar(value: unknown): string {
  if (typeof value === 'string') return isPlain(value) ? value : quoted(value);
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  throw UNUSUAL;
}

/** What the library makes of odd text on one line; the same few texts come again in every object. */
const known = new Map<string, string>();

/** More than that are not texts that come again. */
const MOST_KNOWN = 4096;

function quoted(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (text.includes('\n') || text.length > 1000) throw UNUSUAL;
  // Only the line end goes: a space that is not ASCII's may end the text, and belongs to it.
  const made = stringify(text, OPTIONS).replace(/\n$/, '');
  if (made.includes('\n')) throw UNUSUAL;
  if (known.size < MOST_KNOWN) known.set(text, made);
  return made;
}
