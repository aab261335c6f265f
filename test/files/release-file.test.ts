import * as fs from 'node:fs';
import { Chart } from 'cdk8s';
import * as fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { BlueGreen, CutoverApp, CutoverError, Platform, Probe, Release, ReleasePlan } from 'cutover';
import { filesIn, useFolder, writeFiles } from '../support/folder';
import { image } from '../support/recipes';

const at = useFolder();

const VALID = `# The release of checkout.
service: checkout
environment: production
live: blue
stage: preview
attempt: 1
slots:
  blue:
    version: v1
    image: ${image('1')}
  green:
    version: v2
    image: ${image('2')}
`;

const AT_IDLE = VALID.replace('preview', 'idle');

/** An app with a release of each file, at the paths of the test's own folder. */
function appOf(...files: readonly string[]): CutoverApp {
  const app = new CutoverApp({ outdir: at('out'), platform: Platform.of({ environment: 'production' }) });
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  for (const [index, file] of files.entries()) {
    new BlueGreen(chart, `release-${index}`, {
      release: Release.fromFile(at(file)),
      plan: ReleasePlan.guide000(),
      container: { port: 8080, ready: Probe.http('/ready'), live: Probe.http('/live') },
    });
  }
  return app;
}

/** Synthesizes, with one more release for each file, and gives what it was refused with. */
function refusal(...files: readonly string[]): CutoverError | undefined {
  try {
    appOf(...files).synth();
  } catch (error) {
    if (!(error instanceof CutoverError)) throw error;
    return error;
  }
  return undefined;
}

const PROBLEM =
  /^(error|warning) [a-z-]+ at \S.*\n {2}given {4}\S.*\n {2}allowed {2}\S.*\n {2}why {6}\S.*\n {2}fix {6}\S.*\n {2}page {5}docs\/reference\/checks\.md#[a-z-]+$/;

/** What a report must be for somebody who reads it in a terminal. */
function expectReadable({ message, stack, problems }: CutoverError): void {
  const [count, ...parts] = message.split('\n\n');
  expect(count).toMatch(/^\d+ errors?(, \d+ warnings?)?$/);
  expect(parts).toHaveLength(problems.length);
  for (const part of parts) expect(part).toMatch(PROBLEM);
  expect(message).not.toMatch(/\n {4}at /);
  expect(stack).toBe(message);
}

/** Every problem is of this file, and says the line. */
function expectInFile({ problems }: CutoverError, file: string, ids: readonly string[]): void {
  for (const { id, at: place } of problems) {
    expect(ids).toContain(id);
    expect(place.file).toBe(at(file));
    expect(place.line).toBeGreaterThanOrEqual(1);
  }
}

/** Synthesizes at idle first, so that there is an output and a lock; `bad` must leave both as they are. */
function expectRefusedAndIntact(bad: string | Uint8Array, ids: readonly string[] = ['release-file']): CutoverError {
  if (!fs.existsSync(at('out'))) {
    writeFiles(at(), { 'release.yaml': AT_IDLE });
    expect(refusal('release.yaml')).toBeUndefined();
  }
  writeFiles(at(), { 'release.yaml': bad });
  const before = filesIn(at());
  const error = refusal('release.yaml');
  expect(filesIn(at())).toEqual(before);
  expect(fs.readdirSync(at()).sort()).toEqual(['out', 'release.lock.yaml', 'release.yaml']);
  expect(error).toBeInstanceOf(CutoverError);
  expectReadable(error!);
  expectInFile(error!, 'release.yaml', ids);
  return error!;
}

type Plain = Record<string, unknown>;

/** Keys of the file that can be changed, as the path to each. */
const KEYS = [
  ['service'],
  ['environment'],
  ['live'],
  ['stage'],
  ['attempt'],
  ['slots'],
  ['slots', 'blue'],
  ['slots', 'blue', 'version'],
  ['slots', 'blue', 'image'],
  ['slots', 'green'],
  ['slots', 'green', 'version'],
  ['slots', 'green', 'image'],
] as const;

const REQUIRED = KEYS.filter((path) => !['environment', 'attempt', 'blue', 'green'].includes(path.at(-1)!));

/** The file with one place of its data changed. */
function changedAt(path: readonly string[], change: (holder: Plain, key: string) => void): string {
  const data = parse(VALID) as Plain;
  const holder = path.slice(0, -1).reduce((plain, key) => plain[key] as Plain, data);
  change(holder, path.at(-1)!);
  return stringify(data);
}

/** A word with one slip of the fingers in it. */
const misspelled = (word: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.nat(word.length - 1), fc.constantFrom('double', 'drop', 'swap', 'capital'))
    .map(([place, slip]) => {
      const [before, here, after] = [word.slice(0, place), word[place]!, word.slice(place + 1)];
      if (slip === 'double') return before + here + here + after;
      if (slip === 'drop') return before + after;
      if (slip === 'capital') return before + here.toUpperCase() + after;
      return before + after.slice(0, 1) + here + after.slice(1);
    })
    .filter((slipped) => slipped !== word);

const RUNS = { numRuns: 20 };

describe('a release file', () => {
  it('that is right is taken', () => {
    writeFiles(at(), { 'release.yaml': AT_IDLE });
    expect(refusal('release.yaml')).toBeUndefined();
    writeFiles(at(), { 'release.yaml': VALID });
    expect(refusal('release.yaml')).toBeUndefined();
  });

  it('may be JSON, and its lock is beside it', () => {
    writeFiles(at(), { 'shop.json': JSON.stringify(parse(AT_IDLE)) });
    expect(refusal('shop.json')).toBeUndefined();
    expect(fs.existsSync(at('shop.lock.yaml'))).toBe(true);
  });

  it('without a key that is needed is refused at the line of what holds it', () => {
    for (const path of REQUIRED) {
      const error = expectRefusedAndIntact(changedAt(path, (holder, key) => Reflect.deleteProperty(holder, key)));
      expect(error.problems).toMatchObject([{ given: `no '${path.at(-1)}'`, fix: `add ${path.at(-1)}` }]);
    }
  });

  it('with a value of another type is refused at its line, whichever value it is', () => {
    const values: readonly unknown[] = [null, true, 1.3, [], ['a'], {}, { a: 1 }, 'blau'];
    const anyWrong = fc
      .tuple(fc.constantFrom(...KEYS), fc.constantFrom(...values))
      .filter(([[...path], value]) => !(typeof value === 'string' && ['service', 'version'].includes(path.at(-1)!)));
    fc.assert(
      fc.property(anyWrong, ([path, value]) => {
        const text = changedAt(path, (holder, key) => (holder[key] = value));
        const lines = text.split('\n');
        const holder = path.includes('green' as never) ? lines.indexOf('  green:') : 0;
        const line = lines.findIndex((each, index) => index >= holder && each.trim().startsWith(`${path.at(-1)}:`)) + 1;
        const ids = ['release-file', 'stage', 'image-digest', 'environment'];
        const { problems } = expectRefusedAndIntact(text, ids);
        // A list or a mapping stands below its key.
        expect([line, line + 1]).toEqual(expect.arrayContaining(problems.map((problem) => problem.at.line)));
      }),
      RUNS,
    );
  });

  it('with a key that has a slip of the fingers in it is refused and told the right one', () => {
    const anySlip = fc
      .constantFrom(...KEYS.filter((path) => path.at(-1)!.length > 4))
      .chain((path) => misspelled(path.at(-1)!).map((slip) => ({ path, slip })));
    fc.assert(
      fc.property(anySlip, ({ path, slip }) => {
        const text = changedAt(path, (holder, key) => {
          holder[slip] = holder[key];
          Reflect.deleteProperty(holder, key);
        });
        const { problems } = expectRefusedAndIntact(text);
        expect(problems).toContainEqual(
          expect.objectContaining({
            given: `key '${slip}'`,
            fix: `remove or rename it; did you mean '${path.at(-1)}'?`,
          }),
        );
      }),
      RUNS,
    );
  });

  it('with a slip of the fingers in a value is refused and told what was meant', () => {
    const anySlip = fc
      .constantFrom('live: blue', 'stage: preview', 'stage: shift-100', 'stage: rollback')
      .map((line) => line.split(': ') as [string, string])
      .chain(([key, value]) => misspelled(value).map((slip) => ({ key, slip })))
      .filter(({ slip }) => !/^shift-(10|25|50|75|100)$/.test(slip) && !/\s/.test(slip));
    fc.assert(
      fc.property(anySlip, ({ key, slip }) => {
        const text = changedAt([key], (holder) => (holder[key] = slip));
        const [problem, ...others] = expectRefusedAndIntact(text, ['release-file', 'stage']).problems;
        expect(others).toEqual([]);
        expect(problem).toMatchObject({ given: `'${slip}'`, at: { field: key } });
        expect(problem!.fix).toMatch(/^(write|name) one of them; did you mean '[a-z0-9-]+'\?$/);
      }),
      RUNS,
    );
  });

  it.each([
    ['a bracket that is never closed', 'service: [checkout\n', 2],
    ['a quote that is never closed', 'service: checkout\nlive: "blue\n', 3],
    ['a tab', 'service: checkout\nslots:\n\tblue: {}\n', 3],
    ['a line that belongs nowhere', 'service: checkout\n  live: blue\n', 1],
    ['a key that comes twice', 'service: checkout\nlive: blue\nlive: green\n', 3],
    ['two documents', `${VALID}---\n${VALID}`, 14],
    [
      'a merge conflict',
      VALID.replace('stage: preview', '<<<<<<< HEAD\nstage: preview\n=======\nstage: soak\n>>>>>>> main'),
      5,
    ],
    ['an alias of nothing', VALID.replace('checkout\n', '*nothing\n'), 2],
    ['an alias of itself', VALID.replace('checkout\n', '&service [*service]\n'), 2],
    ['an alias of itself deeper down', VALID.replace('  green:', '  green: &green\n    more: *green'), 12],
  ])('with %s is refused at its line', (_, text, line) => {
    const { problems } = expectRefusedAndIntact(text);
    expect(problems.map((problem) => problem.at.line)).toContain(line);
  });

  it.each([
    ['a value', VALID.replace('live: blue', 'live: |\n  blue\n  green')],
    ['a key', VALID.replace('environment: production', '"envi\\nronment": production')],
    ['a key that is a mapping', VALID.replace('environment: production', '? {a: 1, b: 2}\n: production')],
  ])('with %s of several lines is refused in a report of one line each', (_, text) => {
    expectRefusedAndIntact(text);
  });

  it('with a bomb of aliases is refused in no time', () => {
    const levels = Array.from({ length: 12 }, (_, level) => {
      const items = Array(10)
        .fill(level === 0 ? 'x' : `*a${level - 1}`)
        .join(', ');
      return `a${level}: &a${level} [${items}]`;
    });
    const start = performance.now();
    expectRefusedAndIntact(`${levels.join('\n')}\n${VALID}`);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it.each([
    ['empty', ''],
    ['nothing but space', ' \n\n'],
    ['nothing but a comment', '# to be written\n'],
    ['a word', 'checkout'],
    ['a list', '- service: checkout\n'],
    ['null', '~\n'],
    ['a number', '42'],
    ['a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])],
    ['nothing but zeros', new Uint8Array(100)],
    ['text in two bytes a letter', Uint8Array.from([0xff, 0xfe, ...Buffer.from(VALID, 'utf16le')])],
  ])('that is %s is refused', (_, text) => {
    expectRefusedAndIntact(text);
  });

  it('that is a folder is refused', () => {
    fs.mkdirSync(at('release.yaml'));
    const error = refusal('release.yaml');
    expectReadable(error!);
    expect(error!.problems).toMatchObject([{ id: 'file', at: { file: at('release.yaml') } }]);
  });

  it('that is not there is refused, and told where it was looked for', () => {
    const error = refusal('release.yaml');
    expectReadable(error!);
    expect(error!.problems).toMatchObject([{ id: 'release-file', given: 'no such file' }]);
  });

  it('of any bytes is taken or refused, and nothing else', () => {
    const anyBytes = fc.oneof(fc.uint8Array({ maxLength: 60 }), fc.string({ maxLength: 60 }));
    fc.assert(
      fc.property(anyBytes, (bytes) => void expectRefusedAndIntact(bytes)),
      { numRuns: 15 },
    );
  });

  it('with any slip of a key on the keyboard is taken or refused, and nothing else', () => {
    const anyEdit = fc.tuple(
      fc.nat(VALID.length - 1),
      fc.constantFrom(
        '',
        'x',
        '0',
        ' ',
        '\n',
        ':',
        '-',
        '*',
        '&',
        '!',
        '|',
        '>',
        '"',
        "'",
        '[',
        '{',
        '#',
        '%',
        '?',
        '\t',
      ),
      fc.boolean(),
    );
    writeFiles(at(), { 'release.yaml': AT_IDLE });
    expect(refusal('release.yaml')).toBeUndefined();
    fc.assert(
      fc.property(anyEdit, ([place, character, replace]) => {
        const text = VALID.slice(0, place) + character + VALID.slice(replace ? place + 1 : place);
        writeFiles(at(), { 'release.yaml': text });
        const data = Release.fromFile(at('release.yaml')).source;
        expect(data.data === undefined).toBe(data.problems.length > 0);
        if (data.problems.length > 0) expectReadable(new CutoverError(data.problems));
        for (const { at: place } of data.problems) {
          if (place.file === at('release.yaml')) expect(place.line).toBeGreaterThanOrEqual(1);
          else expect(place.file).toBe(at('release.lock.yaml'));
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('several releases of which several are wrong', () => {
  const other = (service: string): string => AT_IDLE.replace('service: checkout', `service: ${service}`);

  it('are reported at once, each with its file and line', () => {
    writeFiles(at(), {
      'one.yaml': other('one').replace('live: blue', 'live: bleu'),
      'two.yaml': other('two').replace('stage: idle', 'stgae: idle'),
      'three.yaml': other('three'),
      'four.yaml': 'service: [\n',
    });
    const error = refusal('one.yaml', 'two.yaml', 'three.yaml', 'four.yaml')!;
    expectReadable(error);
    const places = error.problems.map(({ at: { file, line } }) => `${file}:${line}`);
    expect(new Set(places)).toEqual(
      new Set([`${at('one.yaml')}:4`, `${at('two.yaml')}:2`, `${at('two.yaml')}:5`, `${at('four.yaml')}:2`]),
    );
    for (const place of places) expect(error.message).toContain(place);
    expect(fs.readdirSync(at()).sort()).toEqual(['four.yaml', 'one.yaml', 'three.yaml', 'two.yaml']);
  });

  it('keep the output and the locks of those that are right', () => {
    writeFiles(at(), { 'one.yaml': other('one'), 'two.yaml': other('two') });
    expect(refusal('one.yaml', 'two.yaml')).toBeUndefined();
    writeFiles(at(), { 'one.yaml': other('one').replace('idle', 'preview'), 'two.yaml': 'live: red' });
    const before = filesIn(at());
    expect(refusal('one.yaml', 'two.yaml')).toBeInstanceOf(CutoverError);
    expect(filesIn(at())).toEqual(before);
  });
});

describe('the lock beside a release file', () => {
  const start = (): void => {
    writeFiles(at(), { 'release.yaml': AT_IDLE });
    expect(refusal('release.yaml')).toBeUndefined();
  };
  const refusedFor = (): (readonly [string, string | undefined])[] =>
    (refusal('release.yaml')?.problems ?? []).map((problem) => [problem.id, problem.at.file] as const);

  it('that was lost after a synthesis is asked for, at idle too', () => {
    start();
    fs.rmSync(at('release.lock.yaml'));
    const before = filesIn(at());
    expect(refusedFor()).toEqual([['lock-missing', at('release.lock.yaml')]]);
    expect(filesIn(at())).toEqual(before);
  });

  it('may be missing where nothing was ever synthesized', () => {
    start();
    fs.rmSync(at('release.lock.yaml'));
    fs.rmSync(at('out'), { recursive: true });
    expect(refusedFor()).toEqual([]);
  });

  it('with a merge conflict is one problem, with its line', () => {
    start();
    const text = fs.readFileSync(at('release.lock.yaml'), 'utf8');
    fs.writeFileSync(at('release.lock.yaml'), text.replace('{\n', '{\n<<<<<<< HEAD\n'));
    expect(refusal('release.yaml')!.problems).toMatchObject([
      { id: 'lock-file', at: { file: at('release.lock.yaml'), line: 4 }, given: 'a merge conflict' },
    ]);
  });

  it('that was edited by hand is one problem', () => {
    start();
    const text = fs.readFileSync(at('release.lock.yaml'), 'utf8');
    fs.writeFileSync(at('release.lock.yaml'), text.replace('"replicas": 2', '"replicas": 5'));
    expect(refusedFor()).toEqual([['lock-file', at('release.lock.yaml')]]);
  });

  it('of another service is one problem that names both', () => {
    start();
    fs.writeFileSync(at('release.yaml'), AT_IDLE.replace('service: checkout', 'service: cart'));
    const { problems } = refusal('release.yaml')!;
    expect(problems).toMatchObject([{ id: 'lock-file', given: 'the lock of checkout' }]);
    expect(problems[0]!.allowed).toContain('cart');
  });

  it('may be removed for a service that was renamed, as the report of it says', () => {
    start();
    fs.writeFileSync(at('release.yaml'), AT_IDLE.replace('service: checkout', 'service: cart'));
    expect(refusal('release.yaml')!.problems[0]!.fix).toContain('starts at idle without a lock');
    fs.rmSync(at('release.lock.yaml'));
    expect(refusedFor()).toEqual([]);
  });
});
