import { Rule } from '../../lib/core/rule';
import { readDocument } from '../../lib/files/document';

const rule = new Rule({ id: 'a-file', title: 'A file has the form of its schema', why: 'Nobody would read it.' });

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['stage'],
  properties: {
    stage: { enum: ['preview', 'soak', 'retire'] },
    attempt: { type: 'integer', minimum: 1 },
    note: { type: 'string' },
    hosts: { type: 'array', items: { type: 'string' } },
    labels: { type: 'object', additionalProperties: { type: 'string' } },
    slots: {
      type: 'object',
      additionalProperties: {
        type: 'object',
        additionalProperties: false,
        required: ['version', 'image'],
        properties: { version: { type: 'string' }, image: { type: 'string' } },
      },
    },
  },
};

const read = (text: string, file = 'a.yaml') => readDocument(file, text, schema, rule);
const lines = (...text: string[]) => `${text.join('\n')}\n`;

const GOOD = lines(
  'stage: soak # where it is',
  'attempt: 2',
  'slots:',
  '  blue:',
  '    version: v1',
  '    image: x@y',
  '  green: { version: v2, image: x@z }',
  'hosts:',
  '  - a.example.com',
  '  - b.example.com',
);

describe('a file of the form of its schema', () => {
  it('is data without problems, in YAML and in JSON', () => {
    const { data, problems } = read(GOOD);
    expect(problems).toEqual([]);
    expect(data).toEqual({
      stage: 'soak',
      attempt: 2,
      slots: { blue: { version: 'v1', image: 'x@y' }, green: { version: 'v2', image: 'x@z' } },
      hosts: ['a.example.com', 'b.example.com'],
    });
    const json = read(JSON.stringify(data, undefined, '\t'), 'a.json');
    expect(json.problems).toEqual([]);
    expect(json.data).toEqual(data);
  });

  it.each([
    ['stage', 1, 8],
    ['slots.blue.version', 5, 14],
    ['slots.blue.image', 6, 12],
    ['slots.green.image', 7, 32],
    ['hosts[1]', 10, 5],
    ['hosts.0', 9, 5],
  ])('says where %s stands', (field, line, column) => {
    expect(read(GOOD).locate(field)).toEqual({ file: 'a.yaml', line, column, field });
  });

  it.each([
    ['slots.blue.digest', 5, 5],
    ['slots.red', 4, 3],
    ['hosts[7]', 9, 3],
    ['nothing.of.this', 1, 1],
  ])('says where the nearest field around %s stands when it is not there', (field, line, column) => {
    expect(read(GOOD).locate(field)).toEqual({ file: 'a.yaml', line, column, field });
  });

  it('is located in JSON as well', () => {
    const { locate } = read('{\n\t"stage": "soak",\n\t"hosts": [\n\t\t"a",\n\t\t"b"\n\t]\n}', 'a.json');
    expect(locate('hosts[1]')).toEqual({ file: 'a.json', line: 5, column: 3, field: 'hosts[1]' });
  });
});

describe('a key that the schema does not know', () => {
  it('is refused at its own line, with what it was likely meant to be', () => {
    const { data, problems } = read(lines('stage: soak', 'atempt: 2'));
    expect(data).toBeUndefined();
    expect(problems).toEqual([
      {
        id: 'a-file',
        severity: 'error',
        at: { file: 'a.yaml', line: 2, column: 9, field: 'atempt' },
        given: "key 'atempt'",
        allowed: 'stage, attempt, note, hosts, labels, slots',
        why: 'Nobody would read it.',
        fix: "remove or rename it; did you mean 'attempt'?",
      },
    ]);
  });

  it('is refused deep within, by the keys of that place', () => {
    const { problems } = read(
      lines('stage: soak', 'slots:', '  blue:', '    version: v1', '    imag: x', '    image: y'),
    );
    expect(problems).toMatchObject([
      {
        at: { line: 5, field: 'slots.blue.imag' },
        allowed: 'version, image',
        fix: "remove or rename it; did you mean 'image'?",
      },
    ]);
  });

  it('is like nothing when nothing is near', () => {
    expect(read(lines('stage: soak', 'something: 2')).problems).toMatchObject([{ fix: 'remove or rename it' }]);
  });
});

describe('other slips', () => {
  it('name a key that is missing, at the place that it is missing in', () => {
    const { problems } = read(lines('stage: soak', 'slots:', '  blue:', '    version: v1'));
    expect(problems).toMatchObject([
      {
        at: { file: 'a.yaml', line: 4, field: 'slots.blue' },
        given: "no 'image'",
        allowed: "'image' is required",
        fix: 'add image',
      },
    ]);
    expect(read('attempt: 1\n').problems).toMatchObject([{ at: { line: 1 }, given: "no 'stage'" }]);
  });

  it('name the values of a choice, and the one that was likely meant', () => {
    expect(read('stage: previw\n').problems).toMatchObject([
      {
        at: { line: 1, column: 8, field: 'stage' },
        given: "'previw'",
        allowed: 'preview, soak, retire',
        fix: "write one of them; did you mean 'preview'?",
      },
    ]);
    expect(read('stage: 3\n').problems).toMatchObject([{ given: "'3'", fix: 'write one of them' }]);
  });

  it.each([
    ['note: 1.30', '1.3', 'must be string', 'put it in quotes'],
    ['note: true', 'true', 'must be string', 'put it in quotes'],
    ['note: [a]', '["a"]', 'must be string', 'correct it'],
    ['note:', 'null', 'must be string', 'correct it'],
    ['attempt: x', '"x"', 'must be integer', 'correct it'],
    ['attempt: 0', '0', 'must be >= 1', 'correct it'],
  ])('of type tell what was given and what it must be: %s', (text, given, must, fix) => {
    const problems = read(lines('stage: soak', text)).problems;
    expect(problems).toMatchObject([{ at: { line: 2 }, given, allowed: `a value that ${must}`, fix }]);
  });

  it('do not get the advice to quote a number that must be one', () => {
    expect(read(lines('stage: soak', 'attempt: 1.5')).problems).toMatchObject([{ fix: 'correct it' }]);
  });

  it('name the field as it is written, also where its key has dots and slashes', () => {
    const { problems } = read(lines('stage: soak', 'labels:', '  team: shop', '  app.kubernetes.io/name: 3'));
    expect(problems).toMatchObject([{ at: { line: 4, field: 'labels.app.kubernetes.io/name' }, given: '3' }]);
  });

  it('name an item of a list at its own line', () => {
    const { problems } = read(lines('stage: soak', 'hosts:', '  - a', '  - 3'));
    expect(problems).toMatchObject([{ at: { line: 4, column: 5 }, given: '3', fix: 'put it in quotes' }]);
  });

  it('are all reported, not only the first', () => {
    const { problems } = read(lines('stag: soak', 'attempt: 0', 'note: 3'));
    expect(problems.map(({ given }) => given).sort()).toEqual(['0', '3', "key 'stag'", "no 'stage'"]);
  });

  it('in JSON have line and column too', () => {
    const { problems } = read('{\n  "stage": "soak",\n  "attempt": "2"\n}\n', 'a.json');
    expect(problems).toMatchObject([{ at: { file: 'a.json', line: 3, column: 14, field: 'attempt' }, given: '"2"' }]);
  });
});

describe('a file that is no document', () => {
  it('is refused at the line and column of the slip', () => {
    const { data, problems } = read(lines('stage: soak', 'hosts: [a', 'attempt: 1'));
    expect(data).toBeUndefined();
    expect(problems).toMatchObject([
      {
        id: 'a-file',
        severity: 'error',
        at: { file: 'a.yaml', line: 3, column: 1 },
        allowed: 'YAML or JSON',
        fix: 'correct the syntax of this line',
      },
    ]);
  });

  it.each([
    ['a key twice', lines('stage: soak', 'stage: retire'), 2],
    ['a tab for indentation', lines('slots:', '\tblue: a'), 2],
    ['an open quote', lines('stage: "soak'), 2],
    ['a second document', lines('stage: soak', '---', 'stage: retire'), 2],
    ['broken JSON', '{\n  "stage": "soak"\n  "attempt": 2\n}\n', 3],
  ])('is refused for %s', (_, text, line) => {
    const { data, problems } = read(text);
    expect(data).toBeUndefined();
    expect(problems[0]).toMatchObject({ id: 'a-file', at: { file: 'a.yaml', line }, allowed: 'YAML or JSON' });
  });

  it.each(['', '\n\n', '# only a comment\n', '---\n', 'null\n'])('is empty when it is %j', (text) => {
    const { data, problems } = read(text);
    expect(data).toBeUndefined();
    expect(problems).toMatchObject([{ at: { file: 'a.yaml', line: 1 }, given: 'an empty file' }]);
  });

  it.each([
    ['- soak\n', '["soak"]'],
    ['soak\n', '"soak"'],
  ])('is refused when it is no object: %j', (text, given) => {
    expect(read(text).problems).toMatchObject([{ at: { line: 1 }, given, allowed: 'a value that must be object' }]);
  });

  it('is refused with a report for an alias that names nothing', () => {
    const { problems } = read(lines('stage: soak', 'note: *nothing'));
    expect(problems).toMatchObject([{ id: 'a-file', at: { file: 'a.yaml', line: 2 } }]);
  });
});
