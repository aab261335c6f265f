/** Letters and digits that mean something after a backslash in RE2. */
const KNOWN_ESCAPES = /^[AbBdDsSwWzpPafnrtv0]$/;

/** RE2 repeats nothing more often. */
const MOST = 1000;

/** One piece of an expression of RE2: quoted text, an escape, a class, what begins a group, a repetition or a character. */
const PIECES =
  /\\Q(?<quoted>.*?)(?:\\E|$)|\\(?<escape>x\{[\da-fA-F]+\}|x[\da-fA-F]{2}|[pP]\{\^?\w*\}|[pP].|.|$)|(?<class>\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]?)|\(\?(?<flags>[imsU]*(?:-[imsU]+)?[:)]|P<)|\(\?(?<other><?[=!]|>)|\{(?<least>\d+)(?:,(?<most>\d*))?\}|./gs;

/**
 * What is wrong with a regular expression of a matcher, where something is. Prometheus takes RE2; what is checked is
 * what JavaScript refuses as well, and what RE2 does not have.
 */
export function expressionFault(expression: string): string | undefined {
  for (const { groups = {} } of expression.matchAll(PIECES)) {
    if (groups.other !== undefined) return 'looks around';
    const fault = escapeFault(groups.escape) ?? classFault(groups.class);
    if (fault) return fault;
  }
  if (mostRepeated(expression) > MOST) return `repeats more than ${MOST} times`;
  // Not within the parentheses that make it match all of a text: they would close one that is open.
  return isRegExp(forJavaScript(expression), 's') ? undefined : 'cannot be read';
}

function isRegExp(expression: string, flags: string): boolean {
  try {
    new RegExp(expression, flags);
    return true;
  } catch {
    return false;
  }
}

function escapeFault(escaped: string | undefined): string | undefined {
  if (escaped === undefined) return undefined;
  if (/^[1-9k]/.test(escaped)) return 'refers back to a group';
  const isUnknown =
    escaped === '' ||
    (/^[pP]/.test(escaped) && !isProperty(escaped)) ||
    parseInt(/^x\{(.*)\}/.exec(escaped)?.[1] ?? '0', 16) > 0x10ffff ||
    escaped > '\x7f' ||
    (/^[a-zA-Z0-9]$/.test(escaped) && !KNOWN_ESCAPES.test(escaped));
  return isUnknown ? `has the escape \\${escaped}` : undefined;
}

/** A category or a script of Unicode: one letter, or a name in braces. */
function isProperty(escaped: string): boolean {
  const { named, letter } = /^[pP](?:\{\^?(?<named>\w+)\}|(?<letter>[A-Z]))$/.exec(escaped)?.groups ?? {};
  const name = named ?? letter ?? '';
  return name === 'Any' || ['gc', 'sc'].some((kind) => isRegExp(`\\p{${kind}=${name}}`, 'u'));
}

/** How often the most repeated part of it is repeated: counts multiply where one is within another. */
function mostRepeated(expression: string): number {
  // What is within each open group, the outermost first, and the part that came last.
  const open = [1];
  let [last, most] = [1, 1];
  for (const { 0: piece, groups = {} } of expression.matchAll(PIECES)) {
    if (piece === '(' || (groups.flags !== undefined && !groups.flags.endsWith(')'))) {
      open.push(1);
      last = 1;
    } else if (piece === ')') {
      last = open.length > 1 ? (open.pop() ?? 1) : 1;
    } else if (groups.least !== undefined) {
      last *= Math.max(1, Number(groups.most) || Number(groups.least));
    } else if (!/^[*+?]$/.test(piece)) {
      last = 1;
    }
    most = Math.max(most, last);
    open.push(Math.max(open.pop() ?? 1, last));
  }
  return most;
}

/** What follows a backslash, where it is more than one character too. */
const ESCAPED = /\\(x\{[\da-fA-F]+\}|x[\da-fA-F]{2}|[pP]\{\^?\w*\}|[pP].|.)/gs;

/** What a class is made of, with the end of a range that is none: an escape for many characters. */
const RANGES =
  /\[:\^?\w+:\]|\\[dDsSwWpP]|(?:\\x\{[^}]*\}|\\x..|\\.|[^\\])(?:-(?:(?<end>\\[dDsSwWpP])|\\x\{[^}]*\}|\\.|[^\\\]]))?/gs;

const CLASSES = /^(alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit)$/;

function classFault(whole: string | undefined): string | undefined {
  if (whole === undefined) return undefined;
  if (!/^\[(?:\^|(?!\^))(?:\]|(?!\]))(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]$/s.test(whole) || /^\[\^?\]$/.test(whole))
    return 'has a class that does not end';
  for (const [, name = ''] of whole.matchAll(/\[:\^?(\w+):\]/g)) {
    if (!CLASSES.test(name)) return `has the class [:${name}:]`;
  }
  for (const [range, end] of whole.slice(1).matchAll(RANGES)) {
    if (end !== undefined) return `has the range ${range} to more than one character`;
  }
  for (const [, escaped] of whole.matchAll(ESCAPED)) {
    const fault = /^[bBAzQE]$/.test(escaped ?? '') ? `has \\${escaped} in a class` : escapeFault(escaped);
    if (fault) return fault;
  }
  return undefined;
}

/** An expression of RE2 as one of JavaScript, which has to match the whole text. Flags within it are left out. */
export function asRegExp(expression: string): RegExp {
  return new RegExp(`^(?:${forJavaScript(expression)})$`, 's');
}

function forJavaScript(expression: string): string {
  return expression.replace(PIECES, (piece, ...rest) => {
    const groups = rest.at(-1) as Readonly<Record<string, string | undefined>>;
    if (groups.quoted !== undefined) return groups.quoted.replace(/[\\.+*?()|[\]{}^$]/g, String.raw`\$&`);
    if (groups.class !== undefined) return classForJavaScript(piece);
    if (groups.flags !== undefined) return groups.flags === 'P<' ? '(?<' : groups.flags.endsWith(':') ? '(?:' : '';
    if (piece === '\\A') return '^';
    return piece === '\\z' ? '$' : escapesForJavaScript(piece);
  });
}

/** A bracket that comes first is one of the characters, and one that opens needs no backslash. Named classes are letters here. */
function classForJavaScript(whole: string): string {
  const [, negated = '', inner = ''] = /^\[(\^?)(.*)\]$/s.exec(whole) ?? [];
  return `[${negated}${escapesForJavaScript(inner.replace(/^\]/, '\\]')).replace(/\[:\^?\w+:\]/g, '\\w')}]`;
}

/** Characters by their number, and properties of Unicode as letters: without its flag `u` JavaScript has neither. */
function escapesForJavaScript(text: string): string {
  return text.replace(ESCAPED, (whole, escaped: string) => {
    if (/^[pP]/.test(escaped)) return '\\w';
    const [, hex] = /^x\{(.*)\}/.exec(escaped) ?? [];
    return hex === undefined ? whole : `\\u${parseInt(hex, 16).toString(16).padStart(4, '0').slice(-4)}`;
  });
}
