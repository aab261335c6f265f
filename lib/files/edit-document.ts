import { isDeepStrictEqual } from 'node:util';
import {
  Scalar,
  isCollection,
  isMap,
  isNode,
  isPair,
  isScalar,
  isSeq,
  parseDocument,
  stringify,
  type Document,
  type Node,
  type Pair,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';

/** Data of a file as JSON has it. */
export type Data = Readonly<Record<string, unknown>>;

/**
 * The text of a YAML or JSON file with other data in it. What stays the same keeps its bytes: comments, quotes, order and
 * line ends. Where no small edit is enough the whole document is written anew, with its comments. The text must be one
 * that can be read.
 */
export function editDocument(text: string, data: Data): string {
  const document = parseDocument(text);
  const before = document.toJS() as Data;
  if (isDeepStrictEqual(before, data)) return text;
  const spliced = splice(text, document, data);
  return spliced !== undefined && says(spliced, data) ? spliced : rewritten(document, before, data, text);
}

function says(text: string, data: Data): boolean {
  const document = parseDocument(text);
  return document.errors.length === 0 && isDeepStrictEqual(document.toJS(), data);
}

/** A piece of a text, and what takes its place. */
interface Edit {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/** The text with the least edits; nothing where the document has a form that they do not fit. */
function splice(text: string, { contents }: Document, data: Data): string | undefined {
  const edits = isMap(contents) ? mapEdits(text, contents, data) : undefined;
  if (!edits) return undefined;
  return [...edits]
    .sort((one, other) => other.from - one.from)
    .reduce((whole, { from, to, text: piece }) => whole.slice(0, from) + piece + whole.slice(to), text);
}

function mapEdits(text: string, map: YAMLMap, data: Data): Edit[] | undefined {
  if (map.flow) return undefined;
  const edits: Edit[] = [];
  const kept = new Set<string>();
  for (const pair of map.items) {
    const key = keyOf(pair);
    if (key === undefined || !isPair(pair)) return undefined;
    kept.add(key);
    const edit = Object.hasOwn(data, key) ? valueEdits(text, pair, data[key]) : [removal(text, pair)];
    if (!edit) return undefined;
    edits.push(...edit);
  }
  const added = Object.entries(data).filter(([key]) => !kept.has(key));
  if (added.length > 0) edits.push(addition(text, map, Object.fromEntries(added)));
  return edits;
}

function keyOf({ key }: Pair): string | undefined {
  return isScalar(key) ? String(key.value) : undefined;
}

function valueEdits(text: string, { value }: Pair, data: unknown): Edit[] | undefined {
  if (isCollection(value)) {
    if (isDeepStrictEqual(plain(value), data)) return [];
    if (value.flow) return [{ ...spanOf(value), text: flowText(data) }];
    if (isMap(value) && isPlainObject(data)) return mapEdits(text, value, data);
    return isSeq(value) && Array.isArray(data) ? appended(text, value, data) : undefined;
  }
  if (!isScalar(value) || !value.range) return undefined;
  if (value.value === data) return [];
  if (typeof data === 'object' || value.type === 'BLOCK_LITERAL' || value.type === 'BLOCK_FOLDED') return undefined;
  const [from, to] = value.range;
  return [{ from, to, text: scalarText(data, value) }];
}

/** What a part of a document says; the parts that are edited have no aliases, or the whole is written anew. */
function plain(node: YAMLMap | YAMLSeq): unknown {
  return node.toJSON();
}

function spanOf({ range }: Node): { readonly from: number; readonly to: number } {
  const [from = 0, to = 0] = range ?? [];
  return { from, to };
}

function flowText(data: unknown): string {
  return stringify(data, { collectionStyle: 'flow', lineWidth: 0 }).trimEnd();
}

/** Items after those that a list has; nothing where it differs in others. */
function appended(text: string, list: YAMLSeq, data: readonly unknown[]): Edit[] | undefined {
  const had: unknown = plain(list);
  const last = list.items.at(-1);
  if (!Array.isArray(had) || !isNode(last) || !isDeepStrictEqual(data.slice(0, had.length), had)) return undefined;
  const start = spanOf(list).from;
  const indent = ' '.repeat(start - lineStart(text, start));
  return [linesAt(text, lineEnd(text, spanOf(last).to), indent, data.slice(had.length))];
}

/** A value as the one before it was quoted. */
function scalarText(data: unknown, { type }: Scalar): string {
  const scalar = new Scalar(data);
  if (type !== undefined && type !== Scalar.PLAIN && typeof data === 'string') scalar.type = type;
  return stringify(scalar, { lineWidth: 0 }).trimEnd();
}

function isPlainObject(data: unknown): data is Data {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** The lines of a key with all that is below it. */
function removal(text: string, pair: Pair): Edit {
  const from = lineStart(text, startOf(pair));
  return { from, to: lineEnd(text, endOf(pair)), text: '' };
}

/** Lines after the last of a map, indented as its keys are. */
function addition(text: string, map: YAMLMap, data: Data): Edit {
  const [first, last] = [map.items[0], map.items.at(-1)];
  const from = last ? lineEnd(text, endOf(last)) : text.length;
  const indent = first ? ' '.repeat(startOf(first) - lineStart(text, startOf(first))) : '';
  return linesAt(text, from, indent, data);
}

function linesAt(text: string, from: number, indent: string, data: unknown): Edit {
  const lines = stringify(data, { lineWidth: 0 }).trimEnd().split('\n');
  const end = text.includes('\r\n') ? '\r\n' : '\n';
  const before = from > 0 && !text.slice(0, from).endsWith('\n') ? end : '';
  return { from, to: from, text: before + lines.map((line) => `${indent}${line}${end}`).join('') };
}

function startOf({ key }: Pair): number {
  return isScalar(key) ? (key.range?.[0] ?? 0) : 0;
}

function endOf(pair: Pair): number {
  const { key, value } = pair;
  const node = (value ?? key) as { readonly range?: readonly [number, number, number] | null };
  return node.range?.[1] ?? startOf(pair);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

/** After the end of the line; a value that ends with its line already has it. */
function lineEnd(text: string, at: number): number {
  if (at > 0 && text[at - 1] === '\n') return at;
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end + 1;
}

/** The whole document, written by the library. */
function rewritten(document: Document, before: Data, data: Data, text: string): string {
  const isJson = /^\s*\{/.test(text);
  if (isJson) return `${JSON.stringify(data, undefined, 2)}\n`;
  for (const key of Object.keys(before)) if (!Object.hasOwn(data, key)) document.deleteIn([key]);
  for (const [key, value] of Object.entries(data)) {
    if (!isDeepStrictEqual(before[key], value)) document.setIn([key], document.createNode(value));
  }
  return document.toString({ lineWidth: 0 });
}
