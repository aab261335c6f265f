import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { plainYaml, toYaml } from '../../lib/files/yaml';

const library = (value: unknown): string =>
  stringify(value, { version: '1.1', lineWidth: 0, aliasDuplicateObjects: false });

const text = fc.oneof(
  fc.string({ maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.stringMatching(/^[a-z0-9:./@ _'"#&*!|>%`{}[\],?-]{0,10}$/),
  fc.stringMatching(/^[an y0e_:#"'{}[\](),=~\\/\n\té-]{0,16}$/),
  fc.constantFrom(
    'on',
    'Yes',
    'NO',
    'null',
    'Null',
    '~',
    '12:30',
    '1e3',
    '0x1F',
    '1_000',
    '.inf',
    '-',
    '---',
    '...',
    '',
  ),
  fc.constantFrom(
    '2026-11-21',
    '<<',
    '=',
    'a: b',
    'a #b',
    ' a',
    'a ',
    'true',
    'TRUE',
    '0o7',
    '010',
    '1.10',
    '-1',
    '+1',
    'e5',
    'e-0',
    'E0',
    'e1a',
  ),
  fc.constantFrom('registry.example.com/a@sha256:0f', '30s', '100m', '512Mi', '{"a":"5s"}', 'a,b: c (d)'),
);
const value = fc.letrec((tie) => ({
  any: fc.oneof(
    { maxDepth: 4 },
    text,
    fc.integer(),
    fc.double(),
    fc.boolean(),
    fc.constant(null),
    tie('list'),
    tie('map'),
  ),
  list: fc.array(tie('any'), { maxLength: 3 }),
  map: fc.dictionary(fc.oneof(fc.stringMatching(/^[a-zA-Z][a-zA-Z0-9./-]{0,8}$/), text), tie('any'), { maxKeys: 4 }),
})).map;

describe('YAML that is written without the library', () => {
  it('has the bytes that the library writes', () => {
    fc.assert(
      fc.property(value, (object) => {
        const plain = plainYaml(object);
        if (plain !== undefined) expect(plain).toBe(library(object));
      }),
      { numRuns: 3000 },
    );
  });

  it.each(['\u00a0', 'a\u00a0', '\u2003', '\ufeff'])(
    'keeps %j, which is no space of its own, at the end of a text',
    (text) => {
      expect(parse(toYaml([{ apiVersion: 'v1', kind: 'A', metadata: { name: 'a' }, text }]))).toMatchObject({
        text,
      });
    },
  );

  it('has the bytes of the library for every text as a value, in a map and in a list', () => {
    fc.assert(
      fc.property(text, (any) => {
        const object = { a: any, b: [any, { c: any, d: [any] }] };
        const plain = plainYaml(object);
        if (plain !== undefined) expect(plain).toBe(library(object));
      }),
      { numRuns: 3000 },
    );
  });

  it('is what nearly all of a manifest is written by', () => {
    const object = {
      apiVersion: 'v1',
      kind: 'Service',
      metadata: { name: 'a', labels: { 'app.kubernetes.io/name': 'a' } },
    };
    expect(plainYaml({ ...object, spec: { ports: [{ port: 80, name: 'http' }], args: ['-a', 'b c'] } })).toBeDefined();
  });

  it.each([
    ['an expression', 'sum(rate(a_total{service="a",code=~"5.."}[2m])) or vector(0)'],
    ['an expression in parentheses', '(a{b="c"}) / (d > 2.5)'],
    ['a sentence with a colon', `a of b: {{ $value }} is 'odd'`],
    ['a sentence with a colon and quotes', 'a of b: "odd"'],
    ['a template', '{{ $labels.pod }}'],
    ['a path', '/usr/bin/env'],
    ['lines', 'b: 1\nc: 2\n'],
    ['lines that do not end', 'a\n\n  b\nc'],
    ['a long text', `${'a '.repeat(600)}b`],
  ])('writes %s by itself, in the bytes of the library', (_, text) => {
    const object = { a: text, b: [text, { c: [text] }] };
    expect(plainYaml(object)).toBe(library(object));
  });

  it('leaves lines that begin or end with space and lists in lists to the library', () => {
    const objects = [{ a: ' b\nc' }, { a: 'b\n\n' }, { a: 'b\n ' }, { a: [[1]] }, { a: 0.5 }, { a: [{}] }];
    for (const object of objects) expect(plainYaml(object)).toBeUndefined();
    const whole = {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: { 'app.yaml': '\nb: 1\n\n' },
    };
    expect(toYaml([whole])).toBe(library(whole));
  });
});
