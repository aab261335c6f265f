import Ajv, { type ErrorObject, type ValidateFunction } from 'ajv';
import { LineCounter, isCollection, isNode, parseDocument, visit, type Document } from 'yaml';
import type { Place, Problem } from '../core/problem';
import type { Rule } from '../core/rule';
import { didYouMean } from '../core/suggest';

/** A file that was read: its data when it has the form of its schema, and where each field of it stands. */
export interface SourceDocument {
  readonly data: unknown;
  readonly problems: readonly Problem[];
  /** Place of a field such as `slots.blue.image`; of the nearest field around it when it is not there. */
  readonly locate: (field: string) => Place;
}

/** Reads YAML or JSON text and holds it against a schema; each problem names line and column. */
export function readDocument(file: string, text: string, schema: object, rule: Rule): SourceDocument {
  const damage = damageOf(file, text, rule);
  if (damage) return { data: undefined, problems: [damage], locate: () => ({ file }) };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const locate = (field: string) => place(file, document, lines, field);
  const [error] = document.errors;
  if (error) {
    // Those after it are mostly what follows from it.
    const { line, col } = lines.linePos(error.pos[0]);
    const at = { file, line, column: col };
    const fix = 'correct the syntax of this line';
    return { data: undefined, problems: [rule.problem({ at, given: error.message, allowed: ALLOWED, fix })], locate };
  }
  const data = toData(document);
  if (data instanceof Error) {
    const at = firstAlias(file, document, lines);
    const problem = rule.problem({
      at,
      given: data.message,
      allowed: 'plain values',
      fix: 'write out what the aliases stand for',
    });
    return { data: undefined, problems: [problem], locate };
  }
  const validate = validator(schema);
  if (validate(data)) return { data, problems: [], locate };
  return {
    data: undefined,
    problems: (validate.errors ?? []).map((error) => schemaProblem(error, data, rule, locate)),
    locate,
  };
}

const ALLOWED = 'YAML or JSON';

/** What a person did not write: marks of a merge, and what is no text at all. */
function damageOf(file: string, text: string, rule: Rule): Problem | undefined {
  if (text.includes('\0')) {
    const fix = 'restore it, such as by git checkout, and look what wrote it';
    return rule.problem({ at: { file, line: 1 }, given: 'bytes that are no text', allowed: ALLOWED, fix });
  }
  const mark = /^(?:<{7}|>{7}|\|{7}) /m.exec(text);
  if (!mark) return undefined;
  const line = text.slice(0, mark.index).split('\n').length;
  return rule.problem({
    at: { file, line },
    given: `a mark of a merge: ${mark[0].trim()}`,
    allowed: ALLOWED,
    fix: 'end the merge: keep what is to be, and take the marks out',
  });
}

/** The data of a document, or why there is none: an alias of nothing, of itself, or of far too much. */
function toData(document: Document): unknown {
  try {
    const data: unknown = document.toJS();
    JSON.stringify(data);
    return data;
  } catch (error) {
    const isCircular = error instanceof TypeError && error.message.includes('circular');
    return isCircular ? new Error('an alias that contains itself') : error;
  }
}

/** Where the first alias stands: only aliases keep a document that was parsed from being data. */
function firstAlias(file: string, document: Document, lines: LineCounter): Place {
  let offset = 0;
  visit(document, {
    Alias: (_key, { range }) => {
      offset = range?.[0] ?? 0;
      return visit.BREAK;
    },
  });
  const { line, col } = lines.linePos(offset);
  return { file, line, column: col };
}

const validators = new Map<object, ValidateFunction>();

function validator(schema: object): ValidateFunction {
  const known = validators.get(schema);
  if (known) return known;
  const compiled = new Ajv({ allErrors: true, verbose: true }).compile(schema);
  validators.set(schema, compiled);
  return compiled;
}

function schemaProblem(error: ErrorObject, data: unknown, rule: Rule, locate: (field: string) => Place): Problem {
  const path = error.instancePath.split('/').slice(1);
  const field = path.map((part) => part.replaceAll('~1', '/').replaceAll('~0', '~')).join('.');
  const params = error.params as Readonly<Record<string, unknown>>;
  const say = (at: Place, given: string, allowed: string, fix: string) => rule.problem({ at, given, allowed, fix });
  switch (error.keyword) {
    case 'additionalProperties': {
      const key = String(params.additionalProperty);
      const keys = Object.keys((error.parentSchema as { properties?: object } | undefined)?.properties ?? {});
      const at = locate(field === '' ? key : `${field}.${key}`);
      return say(at, `key '${key}'`, keys.join(', '), `remove or rename it${didYouMean(key, keys)}`);
    }
    case 'required': {
      const key = String(params.missingProperty);
      return say(locate(field), `no '${key}'`, `'${key}' is required`, `add ${key}`);
    }
    case 'enum': {
      const values = (params.allowedValues as readonly string[]).map(String);
      const given = String(error.data);
      return say(locate(field), `'${given}'`, values.join(', '), `write one of them${didYouMean(given, values)}`);
    }
    default: {
      const given = data === null || data === undefined ? 'an empty file' : JSON.stringify(error.data);
      return say(locate(field), given, `a value that ${error.message ?? 'the schema takes'}`, quoting(error));
    }
  }
}

/** The commonest slip: YAML reads 1.30 as a number and drops its zero. */
function quoting(error: ErrorObject): string {
  const { type } = error.params as { readonly type?: unknown };
  const isScalar = typeof error.data === 'number' || typeof error.data === 'boolean';
  return type === 'string' && isScalar ? 'put it in quotes' : 'correct it';
}

function place(file: string, document: Document, lines: LineCounter, field: string): Place {
  const path = field === '' ? [] : field.replace(/\[(\d+)\]/g, '.$1').split('.');
  const node = nearest(document.contents, path);
  const at = field === '' ? {} : { field };
  if (!isNode(node) || !node.range) return { file, line: 1, ...at };
  const { line, col } = lines.linePos(node.range[0]);
  return { file, line, column: col, ...at };
}

/** The node of a field, or the last one on the way to it. A key may have dots in it, so the longest that fits is taken. */
function nearest(node: unknown, path: readonly string[]): unknown {
  if (!isCollection(node)) return node;
  for (let length = path.length; length > 0; length -= 1) {
    const child = node.get(path.slice(0, length).join('.'), true);
    if (isNode(child)) return nearest(child, path.slice(length));
  }
  return node;
}
