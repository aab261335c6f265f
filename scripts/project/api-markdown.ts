import { oneLine } from './api-docs';

/** A table; nothing without rows. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  if (rows.length === 0) return '';
  return [head, head.map(() => '---'), ...rows].map(row).join('\n');
}

/** Parts of a page with an empty line between them; empty parts are left out. */
export function paragraphs(parts: readonly string[]): string {
  return parts.filter((part) => part !== '').join('\n\n');
}

/** A text as code, whatever backticks it has itself. */
export function code(text: string): string {
  if (!text.includes('`')) return `\`${text}\``;
  const runs = text.match(/`+/g) ?? [];
  const fence = '`'.repeat(Math.max(...runs.map(({ length }) => length)) + 1);
  return `${fence} ${text} ${fence}`;
}

/**
 * A signature as a block. `ts` blocks are examples, which `scripts/docs-code.ts` compiles; a signature by itself is
 * none, and `mts` has the same colours.
 */
export function signatureBlock(lines: readonly string[]): string {
  return ['```mts', ...lines, '```'].join('\n');
}

const LITERAL = String.raw`'[^']*'|\{\}|\[\]|true\b|false\b|\d[\d.]*\b`;
const CALL = String.raw`[A-Z]\w*\.\w+\((?:[^()]|\([^()]*\))*\)`;
const VALUE = new RegExp(`^(?:${LITERAL}|${CALL})`);

/** The text of a `@default` tag: the value that it begins with as code, and prose, which a dash announces, as it is. */
export function defaultText(text: string): string {
  return text.replace(/^-\s+/, '').replace(VALUE, code);
}

function row(cells: readonly string[]): string {
  return `| ${cells.map(cell).join(' | ')} |`;
}

function cell(text: string): string {
  return oneLine(text).replace(/\\?\|/g, '\\|');
}
