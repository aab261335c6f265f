/** Letters and digits that mean something after a backslash in RE2. */
const KNOWN_ESCAPES = /^[AbBdDsSwWzpPafnrtv0]$/;

/** RE2 repeats nothing more often. */
const MOST = 1000;

/** One piece of an expression of RE2: quoted text, an escape, a class, what begins a group, a repetition or a character. */
const PIECES =
  /\\Q(?<quoted>.*?)(?:\\E|$)|\\(?<escape>x\{[\da-fA-F]+\}|x[\da-fA-F]{2}|.|$)|(?<class>\[\^?\]?(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]?)|\(\?(?<flags>[imsU]*(?:-[imsU]+)?[:)]|P<)|\(\?(?<other><?[=!]|>)|\{(?<least>\d+)(?:,(?<most>\d*))?\}|./gs;

/**
 * What is wrong with a regular expression of a matcher, where something is. Prometheus takes RE2; what is checked is
 * what JavaScript refuses as well, and what RE2 does not have.
 */
export function expressionFault(expression: string): string | undefined {
  for (const { groups = {} } of expression.matchAll(PIECES)) {
    if (groups.other !== undefined) return 'looks around';
    const fault = escapeFault(groups.escape) ?? classFault(groups.class);
    if (fault) return fault;
    if ([groups.least, groups.most].some((times) => Number(times) > MOST)) return `repeats more than ${MOST} times`;
  }
  try {
    // Not within the parentheses that make it match all of a text: they would close one that is open.
    new RegExp(forJavaScript(expression), 's');
    return undefined;
  } catch {
    return 'cannot be read';
  }
}

function escapeFault(escaped: string | undefined): string | undefined {
  if (escaped === undefined) return undefined;
  if (/^[1-9k]/.test(escaped)) return 'refers back to a group';
  const isUnknown =
    escaped === '' || escaped > '\x7f' || (/^[a-zA-Z0-9]$/.test(escaped) && !KNOWN_ESCAPES.test(escaped));
  return isUnknown ? `has the escape \\${escaped}` : undefined;
}

const CLASSES = /^(alnum|alpha|ascii|blank|cntrl|digit|graph|lower|print|punct|space|upper|word|xdigit)$/;

function classFault(whole: string | undefined): string | undefined {
  if (whole === undefined) return undefined;
  if (!/^\[(?:\^|(?!\^))(?:\]|(?!\]))(?:\[:\^?\w+:\]|\\.|[^\]\\])*\]$/s.test(whole) || /^\[\^?\]$/.test(whole))
    return 'has a class that does not end';
  for (const [, name = ''] of whole.matchAll(/\[:\^?(\w+):\]/g)) {
    if (!CLASSES.test(name)) return `has the class [:${name}:]`;
  }
  for (const [, escaped] of whole.matchAll(/\\(x\{[\da-fA-F]+\}|x[\da-fA-F]{2}|.)/gs)) {
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
    return piece === '\\z' ? '$' : piece;
  });
}

/** A bracket that comes first is one of the characters, and one that opens needs no backslash. Named classes are letters here. */
function classForJavaScript(whole: string): string {
  const [, negated = '', inner = ''] = /^\[(\^?)(.*)\]$/s.exec(whole) ?? [];
  return `[${negated}${inner.replace(/^\]/, '\\]').replace(/\[:\^?\w+:\]/g, '\\w')}]`;
}
