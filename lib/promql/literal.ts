/** What one letter after a backslash stands for. */
const ESCAPES: Readonly<Record<string, string>> = {
  a: '\u0007',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\\': '\\',
  '"': '"',
  "'": "'",
};

const ESCAPE = /\\(?:x([0-9a-fA-F]{2})|([0-7]{3})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([abfnrtv\\"']))|\\/g;

/**
 * The text that a PromQL string stands for; nothing where it is none. Strings are Go's: `\x` and octal escapes are
 * bytes of UTF-8, and there are none within backticks.
 */
export function unquote(literal: string): string | undefined {
  const [mark = '', inner] = [literal[0], literal.slice(1, -1)];
  if (literal.length < 2 || !literal.endsWith(mark)) return undefined;
  if (mark === '`') return inner.replaceAll('\r', '');
  if (inner.includes('\n') || !closes(inner)) return undefined;
  const bytes: number[] = [];
  let last = 0;
  for (const match of inner.matchAll(ESCAPE)) {
    const [whole, hex, octal, short, long, letter] = match;
    bytes.push(...utf8(inner.slice(last, match.index)));
    last = match.index + whole.length;
    const byte = hex ? parseInt(hex, 16) : octal ? parseInt(octal, 8) : undefined;
    const code = short ?? long;
    if (byte !== undefined) bytes.push(byte);
    else if (code !== undefined) {
      const point = parseInt(code, 16);
      if (point > 0x10ffff) return undefined;
      bytes.push(...utf8(String.fromCodePoint(point)));
    } else if (letter !== undefined) bytes.push(...utf8(ESCAPES[letter] ?? ''));
    else return undefined;
  }
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(new Uint8Array([...bytes, ...utf8(inner.slice(last))]));
}

/** Whether the last backslash escapes something within, and not the mark that ends the string. */
function closes(inner: string): boolean {
  const trailing = /\\*$/.exec(inner)?.[0].length ?? 0;
  return trailing % 2 === 0;
}

function utf8(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

const UNITS: Readonly<Record<string, number>> = {
  y: 31_536_000,
  w: 604_800,
  d: 86_400,
  h: 3600,
  m: 60,
  s: 1,
  ms: 0.001,
};

/** Seconds of a literal such as `2m30s` or `90`; NaN for anything else. */
export function secondsOf(literal: string): number {
  if (/^\d+(\.\d+)?$/.test(literal)) return Number(literal);
  const parts = [...literal.matchAll(/(\d+)(ms|[ywdhms])/g)];
  if (parts.length === 0 || parts.map(([whole]) => whole).join('') !== literal) return NaN;
  return parts.reduce((sum, [, amount, unit = '']) => sum + Number(amount) * (UNITS[unit] ?? NaN), 0);
}
