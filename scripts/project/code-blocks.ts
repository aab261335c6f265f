import type { ProjectFile } from './files';

/** A fenced block of TypeScript in a markdown file. */
export interface CodeBlock {
  readonly file: string;
  /** Line of the opening fence; the code begins on the next one. */
  readonly line: number;
  /** What follows the language on the opening fence. */
  readonly meta: string;
  readonly code: string;
}

interface Fence {
  readonly line: number;
  readonly prefix: string;
  readonly mark: string;
  readonly info: string;
}

const OPENING = /^(?<prefix>[ \t>]*)(?<mark>`{3,}|~{3,})(?<info>[^`]*)$/;

/** The TypeScript blocks of a markdown file. */
export function codeBlocks({ file, text }: ProjectFile): readonly CodeBlock[] {
  const blocks: CodeBlock[] = [];
  let open: Fence | undefined;
  let code: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (!open) {
      open = openingFence(line, index + 1);
      code = [];
    } else if (closes(open, line)) {
      blocks.push(...typescriptBlock(file, open, code));
      open = undefined;
    } else {
      code.push(withoutPrefix(open, line));
    }
  }
  return open ? [...blocks, ...typescriptBlock(file, open, code)] : blocks;
}

/** Whether a block asks not to be checked, which none may: an example that does not compile misleads its readers. */
export function optsOut({ meta }: CodeBlock): boolean {
  return /\bno-?check/i.test(meta);
}

function openingFence(line: string, number: number): Fence | undefined {
  const { prefix, mark, info } = OPENING.exec(line)?.groups ?? {};
  if (prefix === undefined || mark === undefined || info === undefined) return undefined;
  return { line: number, prefix, mark, info: info.trim() };
}

function closes({ mark }: Fence, line: string): boolean {
  const bare = line.replace(/^[ \t>]*/, '').trimEnd();
  return bare.startsWith(mark) && bare === mark.charAt(0).repeat(bare.length);
}

// A block inside a list or a quotation is set off by as much as its fence is.
function withoutPrefix({ prefix }: Fence, line: string): string {
  const own = /^[ \t>]*/.exec(line)?.[0].length ?? 0;
  return line.slice(Math.min(prefix.length, own));
}

function typescriptBlock(file: string, { line, info }: Fence, code: readonly string[]): readonly CodeBlock[] {
  const [, meta] = /^(?:ts|typescript)(?![\w-])(.*)$/.exec(info) ?? [];
  return meta === undefined ? [] : [{ file, line, meta: meta.trim(), code: code.join('\n') }];
}
