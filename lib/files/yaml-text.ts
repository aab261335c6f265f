import { stringify } from 'yaml';

/**
 * YAML 1.1 rules of quoting, as `kubectl` and Argo CD read it: `on`, `yes` and `12:30` stay text. Lines are never folded:
 * a folded command is hard to compare.
 */
export const YAML_OPTIONS = { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false } as const;

/** Text that no YAML parser takes for anything else: it starts with a letter and is no word with a meaning. */
const WORD = /^[A-Za-z][A-Za-z0-9_./@-]*(:[A-Za-z0-9_./@-]+)*$/;
/** Half a number, which the library quotes. */
const EXPONENT = /^e-?\d+$/i;
const MEANINGS = new Set(['y', 'n', 'yes', 'no', 'on', 'off', 'true', 'false', 'null']);

/** Whether a text of one word is written as it is; a key is one, too. */
export function isPlainWord(text: string): boolean {
  return WORD.test(text) && !EXPONENT.test(text) && !(text.length <= 5 && MEANINGS.has(text.toLowerCase()));
}

/** Sentences, expressions and paths: with a space or a sign in it no word has a meaning, and no number begins so. */
const PHRASE = /^(?:[A-Za-z][\w./@:-]*[ "'(){}[\]<>=!|&*,;?%$^~`\\+#]|[(/])[ -~]*$/;
/** What ends a plain text, or begins something else. */
const NOT_PLAIN = /^[ ,[\]{}#&*!|>'"%@`]|^[?-]$|^[?-] |: | #|[ :]$/;
const PRINTABLE = /^[ -~]*$/;
/** Lines that neither begin nor end with space, but for one line end. */
const LINES = /^[!-~](?:[ -~\n]*[!-~])?\n?$/;

/**
 * A text as a value in a map or a list whose lines are indented so; nothing when only the library knows. Nearly all texts
 * of what watches a release are other ones in each service, so that remembering them would be of no use.
 */
export function textValue(text: string, indent: string): string | undefined {
  if (isPlainWord(text)) return text;
  if (text.includes('\n')) return LINES.test(text) ? block(text, indent) : undefined;
  if (PRINTABLE.test(text)) {
    if (NOT_PLAIN.test(text)) return quoted(text);
    if (PHRASE.test(text)) return text;
  }
  return asLibrary(text);
}

function block(text: string, indent: string): string {
  const isEnded = text.endsWith('\n');
  const body = isEnded ? text.slice(0, -1) : text;
  return `|${isEnded ? '' : '-'}\n${indent}${body.replace(/\n+/g, `$&${indent}`)}`;
}

/** In the quotes that need no escapes. */
function quoted(text: string): string {
  return text.includes('"') && !text.includes("'") ? `'${text}'` : JSON.stringify(text);
}

/** What the library makes of odd text on one line; the same few texts come again in every object. */
const known = new Map<string, string>();

/** More than that are not texts that come again. */
const MOST_KNOWN = 4096;

function asLibrary(text: string): string | undefined {
  const before = known.get(text);
  if (before !== undefined) return before;
  if (text.length > 1000) return undefined;
  // Only the line end goes: a space that is not ASCII's may end the text, and belongs to it.
  const made = stringify(text, YAML_OPTIONS).replace(/\n$/, '');
  if (made.includes('\n')) return undefined;
  if (known.size < MOST_KNOWN) known.set(text, made);
  return made;
}
