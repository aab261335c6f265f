import { Call, fieldsOf, type Code } from './code';

/** The width of a line. */
const WIDTH = 120;
/** A long text goes to a line of its own only where that gains something. */
const SHORTEST_KEY = 5;

/**
 * Code as TypeScript, in the form that prettier gives it. `before` is how many characters stand before it on its line, and
 * `after` how many follow it; further lines are indented.
 */
export function printCode(code: Code, indent = '', before = 0, after = 1): string {
  const inline = onOneLine(code);
  if (inline !== undefined && before + inline.length + after <= WIDTH) return inline;
  if (code instanceof Call) return printCall(code, indent, before);
  if (Array.isArray(code)) return printList(code as readonly Code[], indent);
  if (typeof code === 'object' && code !== null) return printObject(code, indent);
  return scalar(code);
}

/** An object is never on one line, so that a field of it can be added with a diff of one line. */
function onOneLine(code: Code): string | undefined {
  if (code instanceof Call) {
    const args = allOnOneLine(code.args);
    return args && `${code.type}.${code.method}(${args.join(', ')})`;
  }
  if (Array.isArray(code)) {
    const items = allOnOneLine(code as readonly Code[]);
    return items && `[${items.join(', ')}]`;
  }
  if (typeof code === 'object' && code !== null) return fieldsOf(code).length === 0 ? '{}' : undefined;
  return scalar(code);
}

function allOnOneLine(list: readonly Code[]): readonly string[] | undefined {
  const texts = list.map(onOneLine);
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function printObject(object: object, indent: string): string {
  const inner = `${indent}  `;
  const lines = fieldsOf(object).map(([key, value]) => {
    const start = `${inner}${property(key)}: `;
    const text = printCode(value, inner, start.length);
    const isLong = typeof value === 'string' && start.length + text.length + 1 > WIDTH;
    const gains = property(key).length >= SHORTEST_KEY;
    return isLong && gains ? `${start.trimEnd()}\n${inner}  ${text},` : `${start}${text},`;
  });
  return ['{', ...lines, `${indent}}`].join('\n');
}

function printList(list: readonly Code[], indent: string): string {
  const inner = `${indent}  `;
  const lines = list.map((item) => `${inner}${printCode(item, inner, inner.length)},`);
  return ['[', ...lines, `${indent}]`].join('\n');
}

/** The last argument takes further lines where it is an object or a list; otherwise each has lines of its own. */
function printCall({ type, method, args }: Call, indent: string, before: number): string {
  const name = `${type}.${method}(`;
  const last = args.at(-1);
  const first = allOnOneLine(args.slice(0, -1));
  if (first && typeof last === 'object' && last !== null && !(last instanceof Call)) {
    const start = [...first, ''].join(', ');
    if (before + name.length + start.length + 1 <= WIDTH) {
      const text = Array.isArray(last) ? printList(last as readonly Code[], indent) : printObject(last, indent);
      return `${name}${start}${text})`;
    }
  }
  const inner = `${indent}  `;
  const lines = args.map((arg) => `${inner}${printCode(arg, inner, inner.length)},`);
  return [name, ...lines, `${indent})`].join('\n');
}

function scalar(code: string | number | boolean | null | undefined): string {
  return typeof code === 'string' ? printString(code) : String(code);
}

/** A text as a literal that nothing in it can end. */
export function printString(text: string): string {
  const [single, double] = [text.split("'").length, text.split('"').length];
  const escaped = JSON.stringify(text).replaceAll('\u2028', '\\u2028').replaceAll('\u2029', '\\u2029');
  if (single > double) return escaped;
  return `'${escaped.slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
}

/** A name of a property; one that would set the prototype is computed. */
function property(key: string): string {
  if (key === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(key) ? key : printString(key);
}
