/** Letters and digits that mean something after a backslash in RE2. */
const KNOWN_ESCAPES = /^[AbBdDsSwWzQEpPafnrtvxC0]$/;

/**
 * What is wrong with a regular expression of a matcher, where something is. Prometheus takes RE2; what is checked is
 * what JavaScript refuses as well, and what RE2 does not have.
 */
export function expressionFault(expression: string): string | undefined {
  if (/(?<!\\)(?:\\\\)*\(\?(?:<?[=!]|>)/.test(expression)) return 'looks around';
  for (const [, escaped = ''] of expression.matchAll(/\\(.)/gs)) {
    if (/[1-9k]/.test(escaped)) return 'refers back to a group';
    if (/[a-zA-Z0-9]/.test(escaped) && !KNOWN_ESCAPES.test(escaped)) return `has the escape \\${escaped}`;
  }
  try {
    asRegExp(expression);
    return undefined;
  } catch {
    return 'cannot be read';
  }
}

/** An expression of RE2 as one of JavaScript, which has to match the whole text. Flags within it are left out. */
export function asRegExp(expression: string): RegExp {
  const forJavaScript = expression
    .replace(/\(\?[imsU]+\)/g, '')
    .replace(/\(\?[imsU]*(?:-[imsU]+)?:/g, '(?:')
    .replace(/\(\?P</g, '(?<');
  return new RegExp(`^(?:${forJavaScript})$`, 's');
}
