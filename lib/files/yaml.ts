import { stringify } from 'yaml';
import type { KubeObject } from '../core/kube';
import { YAML_OPTIONS, isPlainWord, textValue } from './yaml-text';

/**
 * Objects as the text of one file. Two thirds of synthesis would be YAML, so what nearly every manifest is made of is
 * written here; anything out of the ordinary goes to the library, whose bytes are the same (a property test holds the two
 * against each other).
 */
export function toYaml(objects: readonly KubeObject[]): string {
  return objects.map((object) => plainYaml(object) ?? stringify(object, YAML_OPTIONS)).join('---\n');
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
  const inner = `${indent}  `;
  if (typeof value !== 'object' || value === null) return ` ${scalar(value, inner)}\n`;
  if (Array.isArray(value)) return value.length === 0 ? ' []\n' : `\n${list(value, inner)}`;
  return isEmpty(value) ? ' {}\n' : `\n${map(value as Fields, inner, inner)}`;
}

function list(items: readonly unknown[], indent: string): string {
  let text = '';
  const inner = `${indent}  `;
  for (const item of items) {
    if (typeof item !== 'object' || item === null) text += `${indent}- ${scalar(item, inner)}\n`;
    else if (Array.isArray(item) || isEmpty(item)) throw UNUSUAL;
    else text += map(item as Fields, `${indent}- `, inner);
  }
  return text;
}

function isEmpty(value: object): boolean {
  for (const key in value) if ((value as Fields)[key] !== undefined) return false;
  return true;
}

function name(key: string): string {
  if (isPlainWord(key)) return key;
  throw UNUSUAL;
}

/** A value that is neither map nor list; further lines of it are indented so. */
function scalar(value: unknown, indent: string): string {
  const text = typeof value === 'string' ? textValue(value, indent) : plainScalar(value);
  if (text === undefined) throw UNUSUAL;
  return text;
}

function plainScalar(value: unknown): string | undefined {
  if (value === null) return 'null';
  if (typeof value === 'boolean') return String(value);
  if (typeof value === 'number' && Number.isSafeInteger(value) && !Object.is(value, -0)) return String(value);
  return undefined;
}
